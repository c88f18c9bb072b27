import { asText } from '../attribute-values';
import type { BasicNode } from '../basic-component';
import { rectOnPage } from '../drawn-size';
import { cssProperty, declarations } from '../inline-style';
import { nodeOf } from '../node-registry';
import type { Owner } from '../owner';

type Run = (...args: unknown[]) => unknown;
type Descriptor = Readonly<Record<string, unknown>>;

const DOM_PROPERTIES = ['scrollLeft', 'scrollTop'] as const;
const owners = new WeakMap<Owner, Descriptor>();
const nodes = new WeakMap<BasicNode, Descriptor>();

/**
 * A page or custom component as SJS sees it: the same object for the same one, so that its state stays.
 * @see mini/framework/SJS 语法参考/SJS 响应事件.md of AlipayDocs/open-docs
 */
export function describeOwner(owner: Owner): Descriptor {
  const known = owners.get(owner) ?? commonMembers(owner, undefined);
  owners.set(owner, known);
  return known;
}

/** A basic component as SJS sees it. */
export function describeNode(node: BasicNode): Descriptor {
  const known = nodes.get(node) ?? {
    ...commonMembers(node.props.owner, node),
    ...elementMembers(node),
  };
  nodes.set(node, known);
  return known;
}

/** The basic components from the one that was hit to the page, of whichever AXML. */
export function composedPath(hit: Element): Descriptor[] {
  const path: Descriptor[] = [];
  for (let element: Element | null = hit; element !== null; element = element.parentElement) {
    const node = nodeOf(element);
    if (node) path.push(describeNode(node));
  }
  return path;
}

function commonMembers(owner: Owner, node: BasicNode | undefined): Descriptor {
  const state = {};
  const select = (selector: unknown) =>
    owner.selectElements(selector, node?.element).flatMap((each) => {
      const found = nodeOf(each);
      return found ? [describeNode(found)] : [];
    });
  const place = { file: `${owner.is}.axml` };
  const frames = new Set<unknown>();
  const timers = new Set<unknown>();
  const whileThere = (run: unknown) => (time?: number) => {
    if (typeof run === 'function') owner.runSjs(() => (run as Run)(time));
  };
  return {
    selectComponent: (selector: unknown) => select(selector)[0],
    selectAllComponents: select,
    getState: () => state,
    callMethod: (method: unknown, arg: unknown) => owner.callFromSjs(asText(method), arg, place),
    selectOwnerComponent: () => {
      const parent = node ? owner : owner.parentOwner;
      return parent && describeOwner(parent);
    },
    requestAnimationFrame(run: unknown) {
      const call = whileThere(run);
      const id = requestAnimationFrame((time) => {
        frames.delete(id);
        call(time);
      });
      frames.add(id);
      return id;
    },
    cancelAnimationFrame(id: unknown) {
      if (frames.delete(id)) cancelAnimationFrame(id as number);
    },
    setTimeout(run: unknown, timeout: unknown) {
      const call = whileThere(run);
      const id = setTimeout(
        () => {
          timers.delete(id);
          call();
        },
        Number(timeout ?? 0),
      );
      timers.add(id);
      return id;
    },
    clearTimeout(id: unknown) {
      if (timers.delete(id)) clearTimeout(id as number);
    },
  };
}

function elementMembers(node: BasicNode): Descriptor {
  const { element, host } = node;
  const refuse = (method: string, what: string) =>
    host.problems.unknown(`${method} of SJS`, `${method}: ${what}`, node.props.place);
  /** Class names that begin so are the platform's own. */
  const isOwn = (method: string, name: unknown): name is string => {
    const isName = typeof name === 'string' && /^[^\s]+$/.test(name);
    if (isName && !name.startsWith('a-')) return true;
    const what = isName ? `${name}: classes a-* are the platform's` : 'a class name is required';
    refuse(method, what);
    return false;
  };
  const isKnown = (method: string, name: string): name is (typeof DOM_PROPERTIES)[number] => {
    if (DOM_PROPERTIES.some((each) => each === name)) return true;
    refuse(method, `${name} is not known`);
    return false;
  };
  const list = (method: string, value: unknown): string[] => {
    if (Array.isArray(value)) return value.map(asText);
    refuse(method, 'a list of names is required');
    return [];
  };
  return {
    getComputedStyle(props: unknown) {
      const style = getComputedStyle(element);
      return Object.fromEntries(
        list('getComputedStyle', props).map((name) => [
          name,
          style.getPropertyValue(cssProperty(name)),
        ]),
      );
    },
    getBoundingClientRect: () => rectangle(element),
    getDataset: () => ({ ...node.props.dataset }),
    hasClass: (name: unknown) => isOwn('hasClass', name) && element.classList.contains(name),
    addClass(...names: unknown[]) {
      for (const name of names) if (isOwn('addClass', name)) node.sjs.addClass(name);
    },
    removeClass(...names: unknown[]) {
      for (const name of names) if (isOwn('removeClass', name)) node.sjs.removeClass(name);
    },
    setStyle(style: unknown) {
      const isObject = typeof style === 'object' && style !== null;
      if (!isObject && typeof style !== 'string') {
        refuse('setStyle', `text or an object is required, not ${typeof style}`);
        return;
      }
      node.sjs.setStyle(host.inlineStyle(isObject ? declarations(style) : style));
    },
    getDOMProperty(names: unknown) {
      const known = list('getDOMProperty', names).filter((name) => isKnown('getDOMProperty', name));
      return Object.fromEntries(known.map((name) => [name, element[name]]));
    },
    setDOMProperty(values: unknown) {
      for (const [name, value] of Object.entries(Object(values) as object)) {
        if (isKnown('setDOMProperty', name)) element[name] = Number(value);
      }
    },
  };
}

/** In the window that the app sees, as a browser has it. */
function rectangle(element: Element): object {
  const rect = rectOnPage(element, element.closest('.sim-page'));
  return { x: rect.left, y: rect.top, ...rect };
}
