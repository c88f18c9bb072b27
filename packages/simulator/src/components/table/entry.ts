import type { TouchEventName } from '../../contract/vocabulary';

/**
 * What becomes of an attribute or event of the platform: it `works`, or it is `ignored` because nothing a person could
 * tell here depends on it.
 */
export type State = 'works' | 'ignored';

export interface AttributeEntry {
  readonly state: State;
  /** Value that counts when none is given. */
  readonly byDefault?: unknown;
  /** Values the platform knows; any value, if left out. */
  readonly values?: readonly string[];
  /** Values on no page, yet component libraries pass them. */
  readonly passed?: readonly string[];
  /** Not on the component's page, yet component libraries pass it. */
  readonly undocumented?: true;
}

/** One basic component of the platform, as its page describes it. */
export interface ComponentEntry {
  /** Page below `mini/component/基础组件/` of AlipayDocs/open-docs, without `.md`; none for a page that is not there. */
  readonly page?: string;
  /** By name in camel case. */
  readonly attributes: Readonly<Record<string, AttributeEntry>>;
  /** Attributes that must be given (必填). */
  readonly required?: readonly string[];
  /** By the name in `event.type`, without taps and touches. */
  readonly events: Readonly<Record<string, State>>;
  /**
   * Taps and touches that it has, if not all: by its page, or as the page on events lists them.
   * @see mini/framework/事件系统/事件介绍.md (支持冒泡的组件和事件明细) of AlipayDocs/open-docs
   */
  readonly touches?: readonly TouchEventName[];
  /** Whether it has `hidden`. Default true. */
  readonly hidable?: false;
  /** Whether it has children. Default true. */
  readonly container?: false;
}

/** Entries by tag. */
export type ComponentTable = Readonly<Record<string, ComponentEntry>>;

/** Of a component that can be touched, and not tapped. */
export const TOUCHES_ALONE: readonly TouchEventName[] = [
  'touchStart',
  'touchMove',
  'touchEnd',
  'touchCancel',
];

export function works(byDefault?: unknown, values?: readonly string[]): AttributeEntry {
  return entry('works', byDefault, values);
}

export function ignored(byDefault?: unknown, values?: readonly string[]): AttributeEntry {
  return entry('ignored', byDefault, values);
}

/** An attribute that is on no page, yet used by libraries. */
export function undocumented({ state, ...rest }: AttributeEntry): AttributeEntry {
  return { state, ...rest, undocumented: true };
}

/** Events of that state. */
export function events(state: State, names: string): Record<string, State> {
  return Object.fromEntries(names.split(' ').map((name) => [name, state]));
}

/** Attributes of that state about which there is nothing more to say. */
export function attributes(state: State, names: string): Record<string, AttributeEntry> {
  return Object.fromEntries(names.split(' ').map((name) => [name, { state }]));
}

function entry(state: State, byDefault: unknown, values?: readonly string[]): AttributeEntry {
  return {
    state,
    ...(byDefault === undefined ? {} : { byDefault }),
    ...(values === undefined ? {} : { values }),
  };
}
