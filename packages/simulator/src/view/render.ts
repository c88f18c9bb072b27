import { asText } from './attribute-values';
import { SimulatorError } from '../contract/errors';
import type { Problems } from '../contract/problems';
import { datasetName } from '../axml/attributes';
import { camelCase } from '../contract/camel-case';
import type { Scope } from '../axml/expression';
import type {
  ComponentNode,
  ElementNode,
  LoopNode,
  NamedValue,
  SlotNode,
  TemplateNode,
  UseTemplateNode,
} from '../axml/template';
import { printable, type Value } from '../axml/value';
import { asViewHasIt } from '../axml/worker-functions';
import type { Handler } from './basic-component';
import { putExternalClasses } from './external-classes';
import { chosenGenerics, chosenPath } from './generics';
import type { Owner } from './owner';
import { isSjs } from './sjs/functions';
import { entriesOf, isForOtherSlot, slotsOf, turnOf } from './slots';
import type { Slots, VNode } from './vnode';

export interface RenderContext {
  readonly owner: Owner;
  /** What was put into the slots of the component being rendered. */
  readonly slots: Slots;
  readonly problems: Problems;
  /** The component between whose tags the nodes are written. */
  readonly enclosing?: Owner | undefined;
  /** The slot that content with a computed name is being drawn for. */
  readonly wantedSlot?: string | undefined;
  /** How many templates stand in each other here. */
  readonly templateDepth?: number;
}

/** A template may use itself as long as its data says so; more than this is taken for a ring without an end. */
const MAX_TEMPLATE_DEPTH = 200;

/** Renders template nodes with what they can see. Fragments keep siblings at their places, shown or not. */
export function renderNodes(
  nodes: readonly TemplateNode[],
  scope: Scope,
  context: RenderContext,
): VNode[] {
  return nodes.map((node) => renderNode(node, scope, context));
}

function renderNode(node: TemplateNode, scope: Scope, context: RenderContext): VNode {
  switch (node.kind) {
    case 'text':
      return {
        kind: 'text',
        text: printable(
          node.value.evaluate(scope),
          { problems: context.problems, place: node.place },
          node.source,
        ),
      };
    case 'element':
    case 'component':
      if (isForOtherSlot(node.slotName, scope, context.wantedSlot))
        return { kind: 'fragment', children: [] };
      return node.kind === 'element'
        ? renderElement(node, scope, context)
        : renderComponent(node, scope, context);
    case 'block':
      return {
        kind: 'fragment',
        ...keyOf(node, scope),
        children: renderNodes(node.nodes, scope, context),
      };
    case 'conditional': {
      const index = node.branches.findIndex(
        ({ test }) => test === undefined || Boolean(asViewHasIt(test.evaluate(scope))),
      );
      const branch = node.branches[index];
      // The branch is part of the identity: the nodes of one never become those of another.
      const children: VNode[] = branch
        ? [
            {
              kind: 'fragment',
              key: String(index),
              children: renderNodes(branch.nodes, scope, context),
            },
          ]
        : [];
      return { kind: 'fragment', children };
    }
    case 'loop':
      return renderLoop(node, scope, context);
    case 'slot':
      return renderSlot(node, scope, context);
    case 'template':
      return renderTemplate(node, scope, context);
  }
}

function renderElement(node: ElementNode, scope: Scope, context: RenderContext): VNode {
  const handlers: Record<string, Handler> = {};
  const captures: Record<string, Handler> = {};
  for (const { event, isCatch, isCapture, handler } of node.events) {
    const name = asViewHasIt(handler.evaluate(scope));
    // `onTap="{{enabled ? 'go' : ''}}"` is the usual way to have no handler.
    if (name === undefined || name === null || name === '' || name === false) continue;
    const known = isCapture ? captures : handlers;
    if (known[event]) {
      const message = `<${node.basic.tag}>: both on and catch have a handler for ${event}`;
      context.problems.unknown('on and catch', message, node.place);
      if (!isCatch) continue;
    }
    known[event] = { name, isCatch };
  }
  const attributes = viewValues(node.attributes, scope);
  const dataset = viewValues(node.dataset, scope);
  const changes = Object.fromEntries(
    node.changes.map(([name, listener]) => [
      name,
      {
        listener: asViewHasIt(listener.evaluate(scope)),
        value: name.startsWith('data-') ? dataset[datasetName(name)] : attributes[camelCase(name)],
      },
    ]),
  );
  const external = putExternalClasses(attributes, context.owner);
  return {
    kind: 'element',
    basic: node.basic,
    ...keyOf(node, scope),
    props: {
      attributes,
      dataset,
      marks: viewValues(node.marks, scope),
      changes,
      handlers,
      captures,
      scope: node.scope,
      external,
      owner: context.owner,
      place: node.place,
    },
    children: renderNodes(node.children, scope, { ...context, wantedSlot: undefined }),
  };
}

function renderComponent(node: ComponentNode, scope: Scope, context: RenderContext): VNode {
  const { owner } = context;
  const path = chosenPath(node.component, owner);
  // An abstract node without a default, which is a problem of its own.
  if (path === undefined) return { kind: 'fragment', children: [] };
  const props = evaluateAll(node.props, scope);
  for (const [name, value] of node.handlers) {
    const handler = value.evaluate(scope);
    if (typeof handler === 'string' && handler !== '') {
      props[name] = owner.handler(handler, node.place);
    } else if (isSjs(handler)) {
      const message = `<${node.tag}>: ${name}: SJS hears the events of basic components alone`;
      context.problems.unknown('SJS function as a handler', message, node.place);
    } else if (typeof handler === 'function') props[name] = handler;
  }
  const ref = node.ref?.evaluate(scope);
  const slots = slotsOf(node.slots, scope, context.slots, (nodes, inner, within) =>
    renderNodes(nodes, inner, { ...context, ...within }),
  );
  return {
    kind: 'component',
    tag: node.tag,
    path,
    ...keyOf(node, scope),
    props: {
      props,
      slots,
      generics: chosenGenerics(node, owner),
      ref:
        typeof ref === 'string' && ref !== ''
          ? (instance) => owner.call(ref, [instance], node.place)
          : undefined,
      owner,
      enclosing: context.enclosing,
      place: node.place,
    },
  };
}

function renderLoop(node: LoopNode, scope: Scope, context: RenderContext): VNode {
  const children = toList(node.list.evaluate(scope), node, context).map(([index, item]): VNode => {
    const inner = turnOf(node, scope, index, item);
    const key = loopKey(node, item, inner);
    return {
      kind: 'fragment',
      ...(key === undefined ? {} : { key }),
      children: renderNodes(node.nodes, inner, context),
    };
  });
  return { kind: 'fragment', children };
}

function toList(value: unknown, { place }: LoopNode, { problems }: RenderContext) {
  const isList = ['undefined', 'object', 'number'].includes(typeof value);
  if (!isList) problems.unknown('a:for', `a:for: a list is required, not a ${typeof value}`, place);
  return entriesOf(value);
}

function loopKey(node: LoopNode, item: unknown, scope: Scope): string | undefined {
  if (node.key === undefined) return keyOf({ key: node.itemKey }, scope).key;
  const key =
    node.key === '*this' ? item : (item as Record<string, unknown> | null | undefined)?.[node.key];
  return typeof key === 'string' || typeof key === 'number' ? String(key) : undefined;
}

function renderSlot(node: SlotNode, scope: Scope, context: RenderContext): VNode {
  const name = asText(node.name.evaluate(scope));
  const content = context.slots.get(name)?.(evaluateAll(node.props, scope), context.owner);
  return { kind: 'fragment', children: content ?? renderNodes(node.fallback, scope, context) };
}

function renderTemplate(node: UseTemplateNode, scope: Scope, context: RenderContext): VNode {
  const is = node.is.evaluate(scope);
  const template = node.templates.get(String(is));
  if (!template) {
    const message = `<template is="${String(is)}"> is not defined`;
    context.problems.unknown('<template is>', message, node.place);
    return { kind: 'fragment', children: [] };
  }
  const templateDepth = (context.templateDepth ?? 0) + 1;
  if (templateDepth > MAX_TEMPLATE_DEPTH) {
    throw new SimulatorError(
      `<template is="${String(is)}"> uses itself without an end`,
      node.place,
    );
  }
  const data = node.data?.evaluate(scope);
  const inner = { ...template.modules, ...(Object(data) as Record<string, unknown>) };
  return {
    kind: 'fragment',
    children: [
      {
        kind: 'fragment',
        key: String(is),
        children: renderNodes(template.nodes, inner, { ...context, templateDepth }),
      },
    ],
  };
}

function evaluateAll(values: readonly NamedValue[], scope: Scope): Record<string, unknown> {
  return Object.fromEntries(values.map(([name, value]) => [name, value.evaluate(scope)]));
}

function viewValues(values: readonly NamedValue[], scope: Scope): Record<string, unknown> {
  return Object.fromEntries(
    values.map(([name, value]) => [name, asViewHasIt(value.evaluate(scope))]),
  );
}

function keyOf(node: { readonly key: Value | undefined }, scope: Scope): { key?: string } {
  const key = node.key?.evaluate(scope);
  return typeof key === 'string' || typeof key === 'number' ? { key: String(key) } : {};
}
