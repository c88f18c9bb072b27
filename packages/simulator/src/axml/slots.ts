import { SimulatorError } from '../contract/errors';
import type { Problems } from '../contract/problems';
import { isVariable } from '../contract/variable-name';
import type { AttributeContext } from './attributes';
import { isText, type Markup, type MarkupElement } from './markup';
import type { SlotContent, SlotContents, TemplateNode } from './template';
import { compileValue } from './value';

type Context = Pick<AttributeContext, 'problems' | 'modules'>;

/**
 * Sorts what stands between a component's tags by the slot it is meant for; '' is the default slot. A name with `{{ }}`
 * is known once it is drawn: each item of a list may have one of its own.
 * @see mini/framework/自定义组件/组件模板和样式.md of AlipayDocs/open-docs
 */
export function compileSlots(
  children: readonly Markup[],
  context: Context,
  compileNodes: (list: readonly Markup[]) => TemplateNode[],
): SlotContents {
  const bySlot = new Map<string, { scopeName: string | undefined; markups: Markup[] }>();
  const computed: SlotContent[] = [];
  // White space alone is no content: the default slot keeps what stands inside it.
  const hasDefault = children.some(
    (markup) => !isBlank(markup) && (isText(markup) || !markup.attributes.has('slot')),
  );
  for (const markup of children) {
    if (isBlank(markup) && !hasDefault) continue;
    const name = isText(markup) ? '' : slotName(markup, context.problems);
    const scopeName = isText(markup) ? undefined : slotScope(markup, context.problems);
    if (name.includes('{{') && !isText(markup)) {
      computed.push({ scopeName, nodes: named(compileNodes([markup]), markup, context) });
      continue;
    }
    const slot = bySlot.get(name) ?? { scopeName: undefined, markups: [] };
    slot.scopeName ??= scopeName;
    if (scopeName !== undefined && scopeName !== slot.scopeName) {
      throw new SimulatorError('two names of slot-scope for one slot', markup.place);
    }
    slot.markups.push(markup);
    bySlot.set(name, slot);
  }
  const byName = new Map(
    [...bySlot].map(([name, { scopeName, markups }]) => [
      name,
      { scopeName, nodes: compileNodes(markups) },
    ]),
  );
  return { byName, computed };
}

export function isBlank(markup: Markup): boolean {
  return isText(markup) && markup.text.trim() === '';
}

/** The same nodes, the element among them with the name of its slot: it may stand in a loop or a condition. */
function named(
  nodes: readonly TemplateNode[],
  markup: MarkupElement,
  context: Context,
): TemplateNode[] {
  return nodes.map((node): TemplateNode => {
    switch (node.kind) {
      case 'element':
      case 'component': {
        const source = markup.attributes.get('slot') ?? '';
        return { ...node, slotName: compileValue(source, { place: markup.place, ...context }) };
      }
      case 'loop':
        return { ...node, nodes: named(node.nodes, markup, context) };
      case 'conditional':
        return {
          ...node,
          branches: node.branches.map((branch) => ({
            ...branch,
            nodes: named(branch.nodes, markup, context),
          })),
        };
      default:
        return node;
    }
  });
}

function slotName(markup: MarkupElement, problems: Problems): string {
  const value = markup.attributes.get('slot');
  if (value === undefined || value === true) return '';
  refuseWrappers(markup, 'slot', problems);
  return value;
}

function slotScope(markup: MarkupElement, problems: Problems): string | undefined {
  const value = markup.attributes.get('slot-scope');
  if (value === undefined) return undefined;
  if (value === true || !isVariable(value)) {
    const message = `<${markup.tag}>: slot-scope must be the name of a variable`;
    problems.unknown('slot-scope that is no name', message, markup.place);
    return undefined;
  }
  refuseWrappers(markup, 'slot-scope', problems);
  return value;
}

function refuseWrappers({ tag, place }: MarkupElement, name: string, problems: Problems): void {
  if (tag !== 'block' && tag !== 'template') return;
  problems.unknown(`${name} on <${tag}>`, `<${tag}>: ${name} needs a real element`, place);
}
