import type { ComponentDeclaration } from '../contract/vocabulary';
import type { Place } from '../contract/errors';
import type { StyleScope } from '../contract/style-isolation';
import { camelCase } from '../contract/camel-case';
import { compileAttributes, nameHere } from './attributes';
import { readDirectives, type Directives } from './directives';
import { compileGeneric, isGeneric, type DeclaredComponent } from './generics';
import { isText, type Markup, type MarkupElement } from './markup';
import { checkParent, checkSlot, insideBlock, type Placement } from './placement';
import { compileSlots, isBlank } from './slots';
import { asWritten } from './text-content';
import type {
  ComponentNode,
  ConditionalNode,
  LoopNode,
  NamedTemplate,
  NamedValue,
  TemplateNode,
} from './template';
import { compileValue, type Value } from './value';

/** What a tag can mean in the file being compiled. */
export interface CompileContext extends Placement {
  /** Basic component of that tag, or what the platform has and the simulator lacks; undefined if there is none. */
  readonly basic: (tag: string) => ComponentDeclaration | 'lacking' | undefined;
  /** The custom component that `usingComponents` gives the tag, or the abstract node of that name. */
  readonly component: (tag: string) => DeclaredComponent | undefined;
  /** The nodes of an `<include>`. */
  readonly include: (src: string, place: Place) => readonly TemplateNode[];
  /** Of the page or component whose AXML it is. */
  readonly scope: StyleScope | undefined;
  readonly templates: ReadonlyMap<string, NamedTemplate>;
  /** Names of the SJS modules the file imports. */
  readonly modules: ReadonlySet<string>;
  /** Where no custom component may stand: what the AXML being compiled is, other than a page's or component's own. */
  readonly foreign?: '<template>' | '<include>' | undefined;
}

/** Turns markup into template nodes; every tag, attribute and event that is not known is a problem. */
export function compileNodes(list: readonly Markup[], context: CompileContext): TemplateNode[] {
  const nodes: TemplateNode[] = [];
  /** Branches of the conditional that an `a:elif` or `a:else` may still join. */
  let branches: { test: Value | undefined; nodes: readonly TemplateNode[] }[] | undefined;

  for (const markup of list) {
    if (isText(markup)) {
      const { text, place } = markup;
      // A space between `a:if` and `a:else` does not part them.
      if (branches && text.trim() === '') continue;
      branches = undefined;
      const value = compileValue(text, { place, ...context });
      nodes.push({ kind: 'text', value, source: text, place });
      continue;
    }
    const { tag, place } = markup;
    const directives = readDirectives(markup, context.problems);
    const { condition, loop } = directives;
    const element = compileElement(markup, directives.attributes, context);
    const test =
      condition === undefined || condition.kind === 'else'
        ? undefined
        : compileValue(condition.test, { place, ...context });

    if (loop && condition?.kind === 'if') {
      // The test sees the item: it stands inside the loop, and nothing can be its a:else.
      branches = undefined;
      const each: ConditionalNode = { kind: 'conditional', branches: [{ test, nodes: element }] };
      nodes.push(compileLoop(loop, [each], place, context));
      continue;
    }
    const compiled = loop ? [compileLoop(loop, element, place, context)] : element;
    if (condition === undefined) {
      branches = undefined;
      nodes.push(...compiled);
    } else if (condition.kind === 'if') {
      branches = [{ test, nodes: compiled }];
      nodes.push({ kind: 'conditional', branches } satisfies ConditionalNode);
    } else {
      if (!branches) {
        const message = `<${tag}>: a:${condition.kind} without a:if before it`;
        context.problems.unknown('a:else without a:if', message, place);
        nodes.push(...compiled);
        continue;
      }
      branches.push({ test, nodes: compiled });
      if (condition.kind === 'else') branches = undefined;
    }
  }
  return nodes;
}

function compileLoop(
  loop: NonNullable<Directives['loop']>,
  nodes: readonly TemplateNode[],
  place: Place,
  context: CompileContext,
): LoopNode {
  const list = compileValue(loop.list, { place, ...context });
  const { item, index, key } = loop;
  const itemKey = key === undefined ? keyOf(nodes) : undefined;
  return { kind: 'loop', list, item, index, key, itemKey, nodes, place };
}

/** A `key` that can tell one item from another. */
function keyOf([node]: readonly TemplateNode[]): Value | undefined {
  if (node?.kind === 'conditional') return keyOf(node.branches[0]?.nodes ?? []);
  if (node?.kind !== 'element' && node?.kind !== 'component' && node?.kind !== 'block') {
    return undefined;
  }
  return node.key?.constant === undefined ? node.key : undefined;
}

function compileElement(
  { tag, children, place }: MarkupElement,
  attributes: ReadonlyMap<string, string | true>,
  context: CompileContext,
): TemplateNode[] {
  const valueOf = (source: string | true, asObject = false) =>
    compileValue(source, { place, ...context, asObject });
  const refuseOthers = (...allowed: string[]) => {
    for (const name of attributes.keys()) {
      if (allowed.includes(name)) continue;
      const message = `<${tag}>: attribute ${name} is not known${nameHere(name)}`;
      context.problems.unknown(`<${tag} ${name}>`, message, place);
    }
  };

  switch (tag) {
    case 'block':
      refuseOthers('key');
      if (attributes.has('key')) {
        context.problems.unknown('key on <block>', '<block>: key cannot stand on a block', place);
      }
      return [
        {
          kind: 'block',
          key: attributes.has('key') ? valueOf(attributes.get('key') ?? '') : undefined,
          nodes: compileNodes(children, insideBlock(context)),
        },
      ];
    case 'slot':
      return [
        {
          kind: 'slot',
          name: valueOf(attributes.get('name') ?? ''),
          props: [...attributes]
            .filter(([name]) => name !== 'name')
            .map(([name, value]) => [camelCase(name), valueOf(value)] as const),
          fallback: compileNodes(children, context),
        },
      ];
    case 'template': {
      // It was read with the file's head, and shows nothing itself.
      if (attributes.has('name')) return [];
      refuseOthers('is', 'data');
      const is = attributes.get('is');
      if (is === undefined || is === true) {
        context.problems.unknown('<template>', '<template>: is or name is required', place);
        return [];
      }
      const data = attributes.get('data');
      return [
        {
          kind: 'template',
          is: valueOf(is),
          data: data === undefined ? undefined : valueOf(data, true),
          templates: context.templates,
          place,
        },
      ];
    }
    case 'include': {
      refuseOthers('src');
      const src = attributes.get('src');
      if (typeof src !== 'string') {
        context.problems.unknown('<include>', '<include>: src is required', place);
        return [];
      }
      return [{ kind: 'block', key: undefined, nodes: context.include(src, place) }];
    }
    case 'import':
    case 'import-sjs':
      // It was read with the file's head, and shows nothing itself.
      return [];
  }

  checkSlot({ tag, attributes, place }, context);
  const used = context.component(tag);
  if (used && context.foreign !== undefined) {
    const message = `<${tag}>: a custom component does not work in ${context.foreign}`;
    context.problems.unknown(`custom component in ${context.foreign}`, message, place);
  }
  if (used) return [compileComponent({ tag, children, place, used, attributes }, context)];

  const found = context.basic(tag);
  if (found === undefined) {
    const message = `<${tag}> is not known: no basic component, and none of usingComponents`;
    context.problems.unknown(`<${tag}>`, message, place);
  }
  if (found === 'lacking') {
    const message = `<${tag}> is not supported by the simulator`;
    context.problems.lacking(`<${tag}>`, message, place);
  }
  const basic: ComponentDeclaration =
    typeof found === 'object' ? found : { tag, element: 'div', isBox: true };
  if (basic.isBox !== true && !checkParent({ tag, attributes, place }, context)) return [];
  const isEmpty = basic.container === false;
  if (isEmpty && !children.every(isBlank)) {
    const message = `<${tag}> has no children`;
    context.problems.unknown(`children of <${tag}>`, message, place);
  }
  const own = new Map(attributes);
  own.delete('slot');
  own.delete('slot-scope');
  return [
    {
      kind: 'element',
      basic,
      ...compileAttributes(basic, own, { place, ...context }),
      children: isEmpty
        ? []
        : compileNodes(tag === 'text' ? asWritten(children) : children, {
            ...context,
            around: 'element',
            parent: tag,
          }),
      scope: context.scope,
      slotName: undefined,
      place,
    },
  ];
}

interface ComponentTag {
  tag: string;
  used: DeclaredComponent;
  attributes: ReadonlyMap<string, string | true>;
  children: readonly Markup[];
  place: Place;
}

function compileComponent(
  { tag, used, attributes, children, place }: ComponentTag,
  context: CompileContext,
): ComponentNode {
  const props: NamedValue[] = [];
  const handlers: NamedValue[] = [];
  const generics: ComponentNode['generics'][number][] = [];
  let ref: Value | undefined;
  let key: Value | undefined;
  for (const [name, source] of attributes) {
    if (name === 'slot' || name === 'slot-scope') continue;
    if (isGeneric(name)) {
      const chosen = compileGeneric([name, source], { tag, used, place }, context);
      if (chosen) generics.push(chosen);
      continue;
    }
    if (name.startsWith('change:')) {
      const message = `<${tag}>: ${name}: SJS listens to basic components alone`;
      context.problems.unknown('change:…', message, place);
      continue;
    }
    if (name.startsWith('wx:')) {
      const message = `<${tag}>: ${name} is no prop of a component${nameHere(name)}`;
      context.problems.unknown('wx:…', message, place);
    }
    const value = compileValue(source, { place, ...context });
    if (name === 'ref') ref = value;
    else if (name === 'key') key = value;
    else if (/^(on|catch)[A-Z]/.test(name)) handlers.push([name, value]);
    else props.push([/^(data|aria)-/.test(name) ? name : camelCase(name), value]);
  }
  // No page says so, but `page/common/search` of Alipay's own API demo, mini-antui and what Antmove builds count on it.
  const [, classes] = props.find(([name]) => name === 'class') ?? [];
  const isNamed = props.some(([name]) => name === 'className');
  if (classes && !isNamed) props.push(['className', classes]);
  const inside: CompileContext = { ...context, around: 'component', parent: undefined };
  const slots = compileSlots(children, context, (list) => compileNodes(list, inside));
  return {
    kind: 'component',
    tag,
    component: { path: used.path, generic: used.generic },
    generics,
    props,
    handlers,
    ref,
    key,
    slots,
    slotName: undefined,
    place,
  };
}
