import type { Slots } from '../view/vnode';

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
