import type { ComponentDeclaration } from '../contract/vocabulary';
import type { Place } from '../contract/errors';
import type { StyleScope } from '../contract/style-isolation';
import type { Value } from './value';

/** A compiled piece of AXML, ready to be rendered with a scope. */
export type TemplateNode =
  | TextNode
  | ElementNode
  | ComponentNode
  | SlotNode
  | ConditionalNode
  | LoopNode
  | BlockNode
  | UseTemplateNode;

export interface TextNode {
  readonly kind: 'text';
  readonly value: Value;
  readonly source: string;
  readonly place: Place;
}

export type NamedValue = readonly [name: string, value: Value];

export interface EventBinding {
  /** As in `event.type`: tap, touchStart, input. */
  readonly event: string;
  readonly isCatch: boolean;
  /** Whether it is heard on the way down to the node that was hit. */
  readonly isCapture: boolean;
  readonly handler: Value;
}

/** A basic component: view, text, button … */
export interface ElementNode {
  readonly kind: 'element';
  readonly basic: ComponentDeclaration;
  /** Names in camel case; id, class, style, hidden, role and aria-* included. */
  readonly attributes: readonly NamedValue[];
  readonly dataset: readonly NamedValue[];
  readonly marks: readonly NamedValue[];
  /** `change:…`: listeners of SJS, by the name of the property as it is written. */
  readonly changes: readonly NamedValue[];
  readonly events: readonly EventBinding[];
  readonly children: readonly TemplateNode[];
  readonly key: Value | undefined;
  readonly scope: StyleScope | undefined;
  readonly slotName: SlotName;
  readonly place: Place;
}

/** A custom component, or an abstract node, whose component the user of the page's or component's AXML may choose. */
export interface ComponentChoice {
  /** Of its files; of an abstract node the default, if it has one. */
  readonly path: string | undefined;
  /** Name of the abstract node. */
  readonly generic: string | undefined;
}

/** A custom component on the page. */
export interface ComponentNode {
  readonly kind: 'component';
  readonly tag: string;
  readonly component: ComponentChoice;
  /** What it chooses for the abstract nodes of its component. */
  readonly generics: readonly (readonly [name: string, choice: ComponentChoice])[];
  readonly props: readonly NamedValue[];
  /** `onXxx`: the name of a method of the page or component whose AXML has the tag. */
  readonly handlers: readonly NamedValue[];
  readonly ref: Value | undefined;
  readonly slots: SlotContents;
  readonly key: Value | undefined;
  readonly slotName: SlotName;
  readonly place: Place;
}

/** Of content for a slot whose name is computed: it is drawn in that slot alone. */
export type SlotName = Value | undefined;

/** What stands between the tags of a component. */
export interface SlotContents {
  /** For slots whose name is plain text; '' is the default slot. */
  readonly byName: ReadonlyMap<string, SlotContent>;
  /** Each has an element with a `slotName`. */
  readonly computed: readonly SlotContent[];
}

/** What the user of a component puts between its tags, for one slot. */
export interface SlotContent {
  /** Name under which the content sees what the component put on `<slot>`. */
  readonly scopeName: string | undefined;
  readonly nodes: readonly TemplateNode[];
}

export interface SlotNode {
  readonly kind: 'slot';
  readonly name: Value;
  readonly props: readonly NamedValue[];
  readonly fallback: readonly TemplateNode[];
}

/** `a:if` and what follows it: the first branch whose test holds, `undefined` being `a:else`. */
export interface ConditionalNode {
  readonly kind: 'conditional';
  readonly branches: readonly { test: Value | undefined; nodes: readonly TemplateNode[] }[];
}

export interface LoopNode {
  readonly kind: 'loop';
  readonly list: Value;
  readonly item: string;
  readonly index: string;
  /** `*this`, or the name of a property of the item. */
  readonly key: string | undefined;
  /** Without `a:key`: the `key` of what is repeated, which sees the item. */
  readonly itemKey: Value | undefined;
  readonly nodes: readonly TemplateNode[];
  readonly place: Place;
}

export interface BlockNode {
  readonly kind: 'block';
  /** The documentation allows none on a block, but the compiler takes it, and antd-mini relies on that. */
  readonly key: Value | undefined;
  readonly nodes: readonly TemplateNode[];
}

/** `<template is data>`: its nodes see the data and nothing else. */
export interface UseTemplateNode {
  readonly kind: 'template';
  readonly is: Value;
  readonly data: Value | undefined;
  readonly templates: ReadonlyMap<string, NamedTemplate>;
  readonly place: Place;
}

export interface NamedTemplate {
  readonly nodes: readonly TemplateNode[];
  /** SJS modules of the file it is written in. */
  readonly modules: Readonly<Record<string, unknown>>;
}
