import { glyphDefaults } from './props';

/** A small picture that only decorates: whoever cannot see it misses nothing. */
Component({ props: glyphDefaults });
