/** What AXML may say about a basic component of the platform (`view`, `button` …): names in camel case. */
export interface ComponentDeclaration {
  readonly tag: string;
  /** The element that plays it. */
  readonly element: string;
  /** Supported attributes. */
  readonly attributes?: readonly string[];
  /** Accepted, since nothing a person could tell depends on them here. */
  readonly ignored?: readonly string[];
  /** Attributes that must be given. */
  readonly required?: readonly string[];
  /** Supported events beside those of every component, as in `event.type`. */
  readonly events?: readonly string[];
  /** Events that never come, since what brings them is refused. */
  readonly ignoredEvents?: readonly string[];
  /** Taps and touches that it has. Default: all. */
  readonly touches?: readonly TouchEventName[];
  /** Whether it has `hidden`. Default true. */
  readonly hidable?: boolean;
  /** Whether it stands for a tag that is not known: then it takes whatever is said about it. */
  readonly isBox?: boolean;
  /** Whether it has children. Default true. */
  readonly container?: boolean;
}

/** Attributes of every basic component. */
export const UNIVERSAL_ATTRIBUTES: ReadonlySet<string> = new Set(['id', 'class', 'style', 'role']);

export const TOUCH_EVENTS = [
  'tap',
  'longTap',
  'touchStart',
  'touchMove',
  'touchEnd',
  'touchCancel',
] as const;

/** An event of every basic component that can be touched. All of them bubble. */
export type TouchEventName = (typeof TOUCH_EVENTS)[number];

export function isTouchEvent(event: string): event is TouchEventName {
  return TOUCH_EVENTS.some((name) => name === event);
}
