import parseSelector, { type Node as SelectorNode, type Selector } from 'postcss-selector-parser';
import type { Problems } from '../../contract/problems';
import { asText } from '../../view/attribute-values';
import type { Owner } from '../../view/owner';
import type { ComponentInstance, ComponentVNode, ElementVNode, VNode } from '../../view/vnode';

/** A tag of the AXML that is on the screen. */
interface Tag {
  readonly vnode: ElementVNode | ComponentVNode;
  /** What it stands in on the screen, of whichever AXML. */
  readonly parent: Tag | undefined;
}

type Combinator = ' ' | '>' | '>>>';

interface Step {
  /** How it is joined to the step before it. */
  readonly combinator: Combinator;
  readonly ids: readonly string[];
  readonly classes: readonly string[];
}

export interface SelectionRoot {
  /** Whose own AXML is looked through; with `>>>` the AXML of components inside it too. */
  readonly owner: Owner;
  readonly vnodes: readonly VNode[];
  /** What a component on the screen shows. */
  shownBy(instance: ComponentInstance): readonly VNode[];
  readonly problems: Problems;
}

/**
 * Custom components by the id and class of their tags, in the order in which they are seen.
 * @see mini/framework/自定义组件/组件对象.md, mini/framework/SJS 语法参考/SJS 响应事件.md (selector 语法) of
 *   AlipayDocs/open-docs
 */
export function selectComponents(selector: unknown, root: SelectionRoot): ComponentInstance[] {
  return selectTags(selector, root, '$selectComponent').flatMap(({ vnode }) =>
    vnode.kind === 'component' && vnode.instance ? [vnode.instance] : [],
  );
}

/** Basic components by id and class, as SJS selects them. @param within Selects what stands in it. */
export function selectElements(
  selector: unknown,
  root: SelectionRoot,
  within: Element | undefined,
): Element[] {
  return selectTags(selector, root, 'selectComponent').flatMap(({ vnode, parent }) =>
    vnode.kind === 'element' && vnode.binding && isInside(parent, within)
      ? [vnode.binding.element]
      : [],
  );
}

function isInside(parent: Tag | undefined, within: Element | undefined): boolean {
  if (within === undefined) return true;
  for (let above = parent; above; above = above.parent) {
    if (above.vnode.kind === 'element' && above.vnode.binding?.element === within) return true;
  }
  return false;
}

function selectTags(selector: unknown, root: SelectionRoot, method: string): Tag[] {
  const steps = typeof selector === 'string' ? readSelector(selector) : undefined;
  if (!steps) {
    const message = `${method}: ids and classes, joined by space, >, >>> and commas, select a component; not ${asText(selector)}`;
    const file = `${root.owner.is}.${method.startsWith('$') ? 'js' : 'axml'}`;
    root.problems.unknown(method, message, { file });
    return [];
  }
  return [...tagsIn(root.vnodes, undefined, root)].filter((tag) =>
    steps.some((each) => isMatch(tag, each, each.length - 1, root.owner)),
  );
}

/** All components on the screen below these nodes, in the order in which they are seen. */
export function componentsIn(
  vnodes: readonly VNode[],
  root: Pick<SelectionRoot, 'shownBy'>,
): ComponentInstance[] {
  return [...tagsIn(vnodes, undefined, root)].flatMap(({ vnode }) =>
    vnode.kind === 'component' && vnode.instance ? [vnode.instance] : [],
  );
}

function* tagsIn(
  vnodes: readonly VNode[],
  parent: Tag | undefined,
  root: Pick<SelectionRoot, 'shownBy'>,
): Generator<Tag> {
  for (const vnode of vnodes) {
    if (vnode.kind === 'text') continue;
    if (vnode.kind === 'fragment') {
      yield* tagsIn(vnode.children, parent, root);
      continue;
    }
    const tag = { vnode, parent };
    yield tag;
    if (vnode.kind === 'element') yield* tagsIn(vnode.children, tag, root);
    else if (vnode.instance) yield* tagsIn(root.shownBy(vnode.instance), tag, root);
  }
}

function readSelector(selector: string): Step[][] | undefined {
  try {
    const { nodes } = parseSelector().astSync(selector);
    return nodes.map(readSteps);
  } catch {
    return undefined;
  }
}

/** @throws {TypeError} for what the platform does not select by. */
function readSteps({ nodes }: Selector): Step[] {
  const steps: { combinator: Combinator; ids: string[]; classes: string[] }[] = [];
  let combinator: Combinator | undefined = ' ';
  for (const node of nodes) {
    if (node.type === 'combinator') {
      combinator = readCombinator(node);
      continue;
    }
    if (combinator !== undefined) steps.push({ combinator, ids: [], classes: [] });
    combinator = undefined;
    const step = steps.at(-1);
    if (node.type === 'id') step?.ids.push(node.value);
    else if (node.type === 'class') step?.classes.push(node.value);
    else throw new TypeError(node.type);
  }
  if (steps.length === 0 || combinator !== undefined) throw new TypeError('nothing is selected');
  return steps;
}

function readCombinator(node: SelectorNode): Combinator {
  const text = (node.value ?? '').trim();
  if (text === '') return ' ';
  if (text === '>' || text === '>>>') return text;
  throw new TypeError(text);
}

function isMatch(tag: Tag, steps: readonly Step[], index: number, root: Owner): boolean {
  const step = steps[index];
  if (!step || !hasAll(tag, step)) return false;
  const { owner } = tag.vnode.props;
  if (index === 0) return owner === root;
  for (let above = tag.parent; above; above = above.parent) {
    const isInSight = step.combinator === '>>>' || above.vnode.props.owner === owner;
    if (!isInSight) continue;
    if (isMatch(above, steps, index - 1, root)) return true;
    if (step.combinator === '>') return false;
  }
  return false;
}

function hasAll({ vnode }: Tag, { ids, classes }: Step): boolean {
  const given = vnode.kind === 'element' ? vnode.props.attributes : vnode.props.props;
  // SJS may have given it others.
  const own =
    vnode.kind === 'element' && vnode.binding
      ? [...vnode.binding.element.classList].filter((name) => !name.startsWith('a-'))
      : asText(given.class).split(/\s+/);
  return ids.every((id) => id === asText(given.id)) && classes.every((name) => own.includes(name));
}
