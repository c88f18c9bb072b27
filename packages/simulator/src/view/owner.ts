import type { Place } from '../contract/errors';
import type { StyleScope } from '../contract/style-isolation';

/** A class that a component's user gave it, for one of its `externalClasses`. */
export interface ExternalClass {
  readonly name: string;
  /** Of the page or component whose styles it comes from; none if those are shared. */
  readonly scope: StyleScope | undefined;
}

/** What the user of a component gave for one of its `externalClasses`; undefined for any other class. */
export type ExternalClasses = (name: string) => readonly ExternalClass[] | undefined;

/** Path of the component that stands for each abstract node its user has chosen one for. */
export type Generics = ReadonlyMap<string, string>;

/** The page or component whose AXML a node is written in: it has the handlers. */
export interface Owner {
  /** Path of its files. */
  readonly is: string;
  /** How far its styles reach; none if they are shared. */
  readonly scope: StyleScope | undefined;
  /** Of a component that takes classes from outside. */
  readonly external: ExternalClasses | undefined;
  /** What its user has chosen for its abstract nodes. */
  readonly generics: Generics;
  /** Calls one of its methods; a missing one is reported, naming the place. */
  call(name: string, args: unknown[], place: Place): unknown;
  /** Runs code of a SJS module, as long as the owner is there; what it throws is reported. */
  runSjs(run: () => unknown): unknown;
  /** Calls one of its methods from SJS: the scripts run elsewhere, so that it happens a little later. */
  callFromSjs(method: string, arg: unknown, place: Place): void;
  /** Elements of basic components by a selector: all of its own AXML, or those inside one of them. */
  selectElements(selector: unknown, within: Element | undefined): Element[];
  /** The page or component that uses it; a page has none. */
  readonly parentOwner: Owner | undefined;
  /** The function to give a component for `onXxx="name"`: the same one for the same name. */
  handler(name: string, place: Place): (...args: unknown[]) => unknown;
}

/** A page or component with what it shows: the parent, on the way up the screen, of the components in it. */
export interface ViewOwner extends Owner {
  /** How many components it stands in. */
  readonly depth: number;
}
