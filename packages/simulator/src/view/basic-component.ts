import type { Place } from '../contract/errors';
import type { Problems } from '../contract/problems';
import type { ComponentDeclaration } from '../contract/vocabulary';
import type { Owner } from './owner';

/**
 * A basic component of the platform (`view`, `button` …) and how a real element plays it. What is in none of the
 * declared lists is unknown to the platform; both kinds of refusal happen when the app is compiled.
 */
export interface BasicComponent extends ComponentDeclaration {
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

export type EventDetail = Readonly<Record<string, unknown>>;

/** One basic component on the screen, as the code that plays it sees it. */
export interface BasicNode {
  readonly element: HTMLElement;
  readonly basic: BasicComponent;
  readonly host: ScreenHost;
  readonly props: ElementProps;
  readonly attributes: Attributes;
  /** Ends what `setUp` began beside the element's own listeners. */
  onDispose(cleanup: () => void): void;
  /** Calls this node's own handler, if the author gave one. */
  fire(event: string, detail: EventDetail, domEvent?: Event): void;
}

/** What AXML says about one element, its expressions evaluated. */
export interface ElementProps {
  readonly attributes: Attributes;
  readonly dataset: Attributes;
  readonly marks: Attributes;
  readonly handlers: Readonly<Record<string, Handler>>;
  readonly owner: Owner;
  readonly place: Place;
}

export interface Handler {
  readonly name: string;
  readonly isCatch: boolean;
}

/** What the elements on the screen need from the phone. */
export interface ScreenHost {
  readonly problems: Problems;
  /** Runs once all that is under way is on the screen. */
  afterFlush(run: () => void): void;
  /** Address of an image for the browser; nothing for a file that is not in the app, which is a problem. */
  resolveImage(src: string, from: Place): string;
  /** `rpx` in an inline style → CSS. */
  inlineStyle(style: string): string;
}
