import { SimulatorError } from '../contract/errors';
import type { BasicNode } from '../view/basic-node';
import { LONG_TAP } from '../view/long-tap';

/**
 * A basic component of the platform (`view`, `button` …) and how a real element plays it. What is in none of the
 * lists is unknown to the platform; both kinds of refusal happen when the app is compiled.
 */
export interface BasicComponent {
  readonly tag: string;
  /** The element that plays it; a function where it depends on the attributes at creation. */
  readonly element: string;
  /** Supported attributes, in camel case. */
  readonly attributes?: readonly string[];
  /** Accepted, since nothing a person could tell depends on them here. */
  readonly ignored?: readonly string[];
  /** Known to the platform, not to the simulator: refused unless the value is nothing. */
  readonly unsupported?: readonly string[];
  /** Supported events beside those of every component, as in `event.type`. */
  readonly events?: readonly string[];
  readonly unsupportedEvents?: readonly string[];
  /** Events that never come, since what brings them is refused. */
  readonly ignoredEvents?: readonly string[];
  /** Whether taps and touches reach it. Default true. */
  readonly tappable?: boolean;
  /** Whether it has `hidden`. Default true. */
  readonly hidable?: boolean;
  /** Whether it has children. Default true. */
  readonly container?: boolean;
  /** Once, when the element has been created. */
  setUp?(node: BasicNode): void;
  /** After creation and after every change of the attributes. `previous` is empty at first. */
  update?(node: BasicNode, previous: Attributes): void;
  /** Once the element is on the screen. */
  mounted?(node: BasicNode): void;
  /** Its value in the form it belongs to, if it has a `name`. */
  formValue?(node: BasicNode): unknown;
  /** Back to the attributes' values, when the form is reset. */
  reset?(node: BasicNode): void;
}

export type Attributes = Readonly<Record<string, unknown>>;

/** Attributes of every basic component. */
export const UNIVERSAL_ATTRIBUTES: ReadonlySet<string> = new Set(['id', 'class', 'style', 'role']);

/** Events of every basic component that can be touched. All of them bubble. */
export const TOUCH_EVENTS: ReadonlyMap<string, string> = new Map([
  ['tap', 'click'],
  ['longTap', LONG_TAP],
  ['touchStart', 'touchstart'],
  ['touchMove', 'touchmove'],
  ['touchEnd', 'touchend'],
  ['touchCancel', 'touchcancel'],
]);

/** A truthy attribute, read as the platform does: the text "false" is truthy too. */
export function isTrue(value: unknown): boolean {
  return Boolean(value);
}

/** An attribute as text; nothing for undefined and null. */
export function asText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : `${value as number}`;
}

export function asNumber(value: unknown, fallback: number): number {
  const number = typeof value === 'number' ? value : Number.parseFloat(asText(value));
  return Number.isFinite(number) ? number : fallback;
}

/** An attribute with a few known values; nothing if it is not given. @throws {SimulatorError} for any other value. */
export function oneOf(node: BasicNode, name: string, values: readonly string[]): string {
  const value = asText(node.attributes[name]);
  if (value === '' || values.includes(value)) return value;
  throw new SimulatorError(
    `<${node.basic.tag}>: ${name} "${value}" is not known`,
    node.props.place,
  );
}
