import type { BasicComponent, Attributes } from '../components/basic';
import type { ShadowTree, TreeNode } from './engine';
import type { Place } from '../contract/errors';
import type { BasicNode } from './basic-node';

/** What is to be on the screen, as plain data; {@link patch} makes it so. */
export type VNode = TextVNode | ElementVNode | ComponentVNode | FragmentVNode;

interface Common {
  /** Identity among siblings of a list. */
  key?: string;
  /** Once it is on the screen. */
  node?: TreeNode;
}

export interface TextVNode extends Common {
  readonly kind: 'text';
  readonly text: string;
}

export interface ElementVNode extends Common {
  readonly kind: 'element';
  readonly basic: BasicComponent;
  readonly props: ElementProps;
  readonly children: VNode[];
  binding?: BasicNode;
}

export interface ComponentVNode extends Common {
  readonly kind: 'component';
  readonly path: string;
  readonly props: ComponentProps;
  instance?: ComponentInstance;
}

/** Nodes without an element around them: a branch, a loop, a block, a slot. */
export interface FragmentVNode extends Common {
  readonly kind: 'fragment';
  readonly children: VNode[];
}

export interface ElementProps {
  readonly attributes: Attributes;
  readonly dataset: Attributes;
  readonly marks: Attributes;
  readonly handlers: Readonly<Record<string, Handler>>;
  readonly owner: Owner;
  readonly place: Place;
}

export interface Handler {
  readonly name: string;
  readonly isCatch: boolean;
}

export interface ComponentProps {
  readonly props: Readonly<Record<string, unknown>>;
  readonly slots: Slots;
  readonly ref: ((instance: unknown) => void) | undefined;
  readonly owner: Owner;
}

/** A custom component on the screen. */
export interface ComponentInstance {
  readonly depth: number;
  /** New props, slots or owner from whoever uses it. */
  receive(props: ComponentProps): void;
  unmount(): void;
}

export type CreateComponent = (
  path: string,
  props: ComponentProps,
  tree: ShadowTree,
  depth: number,
) => ComponentInstance;

/** Renders what the user of a component put into one of its slots; '' is the default slot. */
export type Slots = ReadonlyMap<string, (slotProps: Record<string, unknown>) => VNode[]>;

/** The page or component whose AXML a node is written in: it has the handlers. */
export interface Owner {
  /** Path of its files. */
  readonly is: string;
  /** Calls one of its methods; a missing one is reported, naming the place. */
  call(name: string, args: unknown[], place: Place): unknown;
  /** The function to give a component for `onXxx="name"`: the same one for the same name. */
  handler(name: string, place: Place): (...args: unknown[]) => unknown;
}
