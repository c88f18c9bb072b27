import type { ComponentDeclaration } from '../contract/vocabulary';
import type { ElementProps } from './basic-component';
import type { Place } from '../contract/errors';
import type { StyleScope } from '../contract/style-isolation';
import type { BasicElement } from './basic-element';
import type { ShadowTree, TreeNode } from './engine';
import type { Generics, Owner, ViewOwner } from './owner';

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
  readonly basic: ComponentDeclaration;
  readonly props: ElementProps;
  readonly children: VNode[];
  binding?: BasicElement;
}

export interface ComponentVNode extends Common {
  readonly kind: 'component';
  readonly tag: string;
  readonly path: string;
  readonly props: ComponentProps;
  instance?: ComponentInstance;
  /** The element of its tag, if that is one. */
  binding?: BasicElement;
}

/** Nodes without an element around them: a branch, a loop, a block, a slot. */
export interface FragmentVNode extends Common {
  readonly kind: 'fragment';
  readonly children: VNode[];
}

export interface ComponentProps {
  readonly props: Readonly<Record<string, unknown>>;
  readonly slots: Slots;
  /** What its tag chooses for its abstract nodes: the same for as long as it is there. */
  readonly generics: Generics;
  readonly ref: ((instance: unknown) => void) | undefined;
  readonly owner: Owner;
  /** The custom component between whose tags it is written, if there is one. */
  readonly enclosing: Owner | undefined;
  /** Of its tag. */
  readonly place: Place;
}

/** A custom component on the screen. */
export interface ComponentInstance {
  readonly depth: number;
  /** Whether its tag is no element of its own. */
  readonly isVirtual: boolean;
  /** How far its styles reach; none if they are shared. */
  readonly scope: StyleScope | undefined;
  /** Takes new props, slots or another owner from the page or component that uses it. */
  receive(props: ComponentProps): void;
  /** It stands elsewhere among others now. */
  moved(): void;
  unmount(): void;
}

export type CreateComponent = (
  path: string,
  props: ComponentProps,
  tree: ShadowTree,
  parent: ViewOwner,
) => ComponentInstance;

/** Renders what the user of a component put into one of its slots; '' is the default slot. */
export interface Slots {
  readonly size: number;
  /** Names of those that something is put into, in the order of the alphabet. */
  readonly filled: readonly string[];
  /** Undefined if there is nothing for that slot. */
  get(name: string): SlotRender | undefined;
}

/**
 * @param enclosing the component that the slot belongs to.
 * @returns undefined if there is nothing for that slot, after all.
 */
export type SlotRender = (
  slotProps: Record<string, unknown>,
  enclosing: Owner,
) => VNode[] | undefined;

export const NO_SLOTS: Slots = { size: 0, filled: [], get: () => undefined };
