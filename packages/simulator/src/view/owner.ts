import type { Place } from '../contract/errors';

/** The page or component whose AXML a node is written in: it has the handlers. */
export interface Owner {
  /** Path of its files. */
  readonly is: string;
  /** Calls one of its methods; a missing one is reported, naming the place. */
  call(name: string, args: unknown[], place: Place): unknown;
  /** The function to give a component for `onXxx="name"`: the same one for the same name. */
  handler(name: string, place: Place): (...args: unknown[]) => unknown;
}

/** A page or component with what it shows: the parent, on the way up the screen, of the components in it. */
export interface ViewOwner extends Owner {
  /** How many components it stands in. */
  readonly depth: number;
}
