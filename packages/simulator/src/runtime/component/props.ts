import type { Slots } from '../../view/vnode';
import type { Problems } from '../../contract/problems';
import type { Data } from '../data';

type Props = Record<string, unknown>;

/** What stands for the content: its number counts, and that it is the same each time. */
const CONTENT: readonly unknown[] = Object.freeze([{}]);

/**
 * Puts `$slots` among the props: a list for each slot that its user filled, `$default` for the one without a name. No
 * page of the platform has it, but its own library mini-antui shows labels, headers and footers by it, and uni-app
 * writes `a:if="{{$slots.$default}}"` for what stands in a slot that nobody fills. It is not counted among the props of
 * the tag.
 */
export function withSlots(props: Props, { filled }: Slots): Props {
  const slots = Object.fromEntries(filled.map((name) => [name || '$default', CONTENT]));
  return Object.defineProperty(props, '$slots', { value: slots });
}

export function slotsIn(props: Props): Props {
  return props.$slots as Props;
}

/** Whether two sets of props, with their `$slots`, are the same. */
export function sameProps(a: Props, b: Props): boolean {
  return sameValues(a, b) && sameValues(slotsIn(a), slotsIn(b));
}

function sameValues(a: Props, b: Props): boolean {
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length && names.every((name) => Object.is(a[name], b[name]))
  );
}

export function withDefaults(given: Data, defaults: Data): Props {
  const props: Props = { ...defaults };
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined) props[name] = value;
  }
  return props;
}

/**
 * `this.props` of a component's code, which 不能在自定义组件内部代码中修改: a change is a problem, and stays without effect on the
 * screen.
 * @see mini/framework/自定义组件/组件对象.md (props) of AlipayDocs/open-docs
 */
export function guardedProps(props: Props, problems: Problems): Props {
  const tell = (name: string | symbol) => {
    const message = `this.props.${String(name)}: a component cannot change its props`;
    problems.unknown('a change of this.props', message);
  };
  return new Proxy(props, {
    set(target, name, value) {
      tell(name);
      return Reflect.set(target, name, value);
    },
    deleteProperty(target, name) {
      tell(name);
      return Reflect.deleteProperty(target, name);
    },
  });
}
