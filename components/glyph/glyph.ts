import { glyphDefaults } from './props';

/** A small picture that only decorates, so that screen readers pass over it. */
Component({ props: glyphDefaults });
