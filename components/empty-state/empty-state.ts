import { emptyStateDefaults } from './props';

/** What a page shows in the middle when there is no user to show; ways on go into the slot. */
Component({ props: emptyStateDefaults });
