import { noticeDefaults } from './props';

Component({ props: noticeDefaults });
