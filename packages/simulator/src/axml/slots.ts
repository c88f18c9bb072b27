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
  for (const branches of conditionalsIn(children)) {
    const here = new Map<string, Markup[]>();
    for (const markup of branches) {
      if (isBlank(markup) && !hasDefault) continue;
      const name = isText(markup) ? '' : slotName(markup, context.problems);
      const scopeName = isText(markup) ? undefined : slotScope(markup, context.problems);
      if (name.includes('{{') && !isText(markup)) {
        const nodes = compileNodes(withOnly([markup], branches));
        computed.push({ scopeName, nodes: named(nodes, markup, context) });
        continue;
      }
      const slot = bySlot.get(name) ?? { scopeName: undefined, markups: [] };
      slot.scopeName ??= scopeName;
      if (scopeName !== undefined && scopeName !== slot.scopeName) {
        throw new SimulatorError('two names of slot-scope for one slot', markup.place);
      }
      bySlot.set(name, slot);
      here.set(name, [...(here.get(name) ?? []), markup]);
    }
    here.forEach((own, name) => bySlot.get(name)?.markups.push(...withOnly(own, branches)));
  }
  const byName = new Map(
    [...bySlot].map(([name, { scopeName, markups }]) => [
      name,
      { scopeName, nodes: compileNodes(markups) },
    ]),
  );
  return { byName, computed };
}

/** Each by itself, but `a:if` with what goes on with `a:elif` and `a:else`, for whichever slots they are. */
function conditionalsIn(children: readonly Markup[]): Markup[][] {
  const groups: Markup[][] = [];
  let spaces: Markup[] = [];
  for (const markup of children) {
    const [first] = groups.at(-1) ?? [];
    if (isBlank(markup)) spaces.push(markup);
    else {
      const goesOn = first && has(first, 'a:if') && !has(first, 'a:for');
      if (goesOn && has(markup, 'a:elif', 'a:else')) groups.at(-1)?.push(markup);
      else groups.push(...spaces.map((space) => [space]), [markup]);
      spaces = [];
    }
  }
  return [...groups, ...spaces.map((space) => [space])];
}

function has(markup: Markup, ...names: readonly string[]): boolean {
  return !isText(markup) && names.some((name) => markup.attributes.has(name));
}

/** The branches of a conditional, those that are for other slots with nothing in them. */
function withOnly(own: readonly Markup[], branches: readonly Markup[]): Markup[] {
  return branches.map((branch) => {
    if (own.includes(branch) || isText(branch)) return branch;
    const condition = [...branch.attributes].filter(([name]) => name.startsWith('a:'));
    return { ...branch, tag: 'block', attributes: new Map(condition), children: [] };
  });
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
