import type { Scope } from '../axml/expression';
import type { LoopNode, SlotContent, SlotContents, SlotName, TemplateNode } from '../axml/template';
import { asViewHasIt } from '../axml/worker-functions';
import { asText } from './attribute-values';
import type { Owner } from './owner';
import type { Slots, VNode } from './vnode';

/** Draws nodes that the user of a component put into one of its slots. */
type Draw = (
  nodes: readonly TemplateNode[],
  scope: Scope,
  within: { readonly enclosing: Owner; readonly wantedSlot: string },
) => VNode[];

/**
 * What the user of a component has put between its tags. It is worked out once for each time that the user is drawn: when
 * the component around it is drawn again, what stands in its slots has the same props as before, and no `didUpdate`,
 * which 外部调用者调用 this.setData brings about. What sees data of the slot is worked out each time.
 * @see mini/framework/自定义组件/生命周期.md (didUpdate) of AlipayDocs/open-docs
 * @param outer what stands in the slots of the user itself, which it may hand on.
 */
export function slotsOf(
  { byName, computed }: SlotContents,
  scope: Scope,
  outer: Slots,
  draw: Draw,
): Slots {
  const render = (
    name: string,
    { scopeName, nodes }: SlotContent,
    slotProps: object,
    enclosing: Owner,
  ) => {
    const inner = scopeName === undefined ? scope : { ...scope, [scopeName]: slotProps };
    return draw(nodes, inner, { enclosing, wantedSlot: name });
  };
  const drawn = new WeakMap<Owner, Map<string, readonly VNode[]>>();
  const renderAll = (
    name: string,
    contents: readonly SlotContent[],
    slotProps: object,
    enclosing: Owner,
  ) => {
    const all = () => contents.flatMap((each) => render(name, each, slotProps, enclosing));
    if (contents.some(({ scopeName }) => scopeName !== undefined)) return all();
    const known = drawn.get(enclosing) ?? new Map<string, readonly VNode[]>();
    drawn.set(enclosing, known);
    const vnodes = known.get(name) ?? all();
    known.set(name, vnodes);
    return vnodes.map(copyOf);
  };
  return {
    size: byName.size + computed.length,
    get filled() {
      return filledSlots({ byName, computed }, scope, outer);
    },
    get(name) {
      const content = byName.get(name);
      const contents = content ? [content, ...computed] : computed;
      if (contents.length === 0) return undefined;
      return (props, enclosing) => {
        const all = renderAll(name, contents, props, enclosing);
        return content === undefined && all.every(isNothing) ? undefined : all;
      };
    },
  };
}

/** Whether content for a slot with a computed name is meant for another slot than the one being drawn. */
export function isForOtherSlot(name: SlotName, scope: Scope, wanted: string | undefined): boolean {
  return name !== undefined && asText(name.evaluate(scope)) !== wanted;
}

/** The same node for another place, or for the same one once more: what is on the screen is noted in the node. */
function copyOf(node: VNode): VNode {
  return 'children' in node ? { ...node, children: node.children.map(copyOf) } : { ...node };
}

function isNothing(node: VNode): boolean {
  return node.kind === 'fragment' && node.children.every(isNothing);
}

/** Without what a false condition and an empty list leave out. What sees data of the slot is taken for there. */
function filledSlots(contents: SlotContents, scope: Scope, outer: Slots): string[] {
  const names = new Set<string>();
  for (const [name, { scopeName, nodes }] of contents.byName) {
    if (scopeName !== undefined || shown(nodes, scope, outer).length > 0) names.add(name);
  }
  for (const { nodes } of contents.computed) {
    for (const [node, inner] of shown(nodes, scope, outer)) {
      if ('slotName' in node && node.slotName) names.add(asText(node.slotName.evaluate(inner)));
    }
  }
  return [...names].sort();
}

type Shown = readonly [node: TemplateNode, scope: Scope];

/** Those among the nodes that are seen, each with what it sees. */
function shown(nodes: readonly TemplateNode[], scope: Scope, outer: Slots): Shown[] {
  return nodes.flatMap((node): Shown[] => {
    switch (node.kind) {
      case 'text':
        return node.source.trim() === '' ? [] : [[node, scope]];
      case 'block':
        return shown(node.nodes, scope, outer);
      case 'conditional': {
        const branch = node.branches.find(
          ({ test }) => test === undefined || Boolean(asViewHasIt(test.evaluate(scope))),
        );
        return branch ? shown(branch.nodes, scope, outer) : [];
      }
      case 'loop':
        return entriesOf(node.list.evaluate(scope)).flatMap(([index, item]) =>
          shown(node.nodes, turnOf(node, scope, index, item), outer),
        );
      case 'slot': {
        const isGiven = outer.filled.includes(asText(node.name.evaluate(scope)));
        return isGiven ? [[node, scope]] : shown(node.fallback, scope, outer);
      }
      default:
        return [[node, scope]];
    }
  });
}

/** What the nodes of a loop see in one of its turns. */
export function turnOf(node: LoopNode, scope: Scope, index: unknown, item: unknown): Scope {
  return { ...scope, [node.item]: item, [node.index]: index };
}

/** A list, the entries of an object, or as many turns as a number says. */
export function entriesOf(value: unknown): [index: unknown, item: unknown][] {
  // Not map(): it passes over the holes that setData({ "list[9]": … }) leaves, and each is a turn.
  if (Array.isArray(value)) return Array.from(value, (item: unknown, index) => [index, item]);
  if (typeof value === 'number') return Array.from({ length: value }, (_, index) => [index, index]);
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}
