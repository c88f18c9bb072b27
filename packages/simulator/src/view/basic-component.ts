import type { Camera } from '../contract/camera';
import type { Place } from '../contract/errors';
import type { Problems } from '../contract/problems';
import type { StyleScope } from '../contract/style-isolation';
import type { ComponentDeclaration } from '../contract/vocabulary';
import type { ExternalClass, Owner } from './owner';
import type { SjsOverlay } from './sjs/overlay';

/**
 * A basic component of the platform (`view`, `button` …) and how a real element plays it. What is in none of the
 * declared lists is unknown to the platform; both kinds of refusal happen when the app is compiled.
 */
export interface BasicComponent extends ComponentDeclaration {
  /** Plays the tag of a custom component, which may have the name of a basic one, and nothing of its looks. */
  readonly isHost?: boolean;
  /** Whether it takes the focus by itself, without a role of the author's. Default false. */
  readonly focusable?: boolean;
  /** The part of the element that a person operates: names and roles belong there. Default: the element. */
  control?(element: HTMLElement): HTMLElement;
  /** What its text looks like on the screen. Default: as it is. */
  text?(text: string, attributes: Attributes): string;
  /** What comes with a tap beside the place of it. */
  tapDetail?(node: BasicNode, target: Element | null, event: Event): EventDetail;
  /** Once, when the element has been created. */
  setUp?(node: BasicNode): void;
  /** After creation and after every change of the attributes. `previous` is empty at first. */
  update?(node: BasicNode, previous: Attributes): void;
  /** Once the element is on the screen. */
  mounted?(node: BasicNode): void;
  /** What goes by sizes, once it is drawn again: while it was hidden, or its page covered, it had none. */
  measure?(node: BasicNode): void;
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
  /** What SJS has laid over its look. */
  readonly sjs: SjsOverlay;
  /** Whether it has left the screen for good. */
  readonly isGone: boolean;
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
  /** Listeners of `change:…`, by the name of the property as AXML has it, with the property's value. */
  readonly changes: Readonly<Record<string, Change>>;
  readonly handlers: Readonly<Record<string, Handler>>;
  /** Of touches on their way down to the node that was hit. */
  readonly captures: Readonly<Record<string, Handler>>;
  readonly scope: StyleScope | undefined;
  /** Classes that the user of its component gave it. */
  readonly external: readonly ExternalClass[];
  readonly owner: Owner;
  readonly place: Place;
}

export interface Change {
  /** A function of a SJS module; anything else is a problem. */
  readonly listener: unknown;
  readonly value: unknown;
}

export interface Handler {
  /** Of a method, or a function of a SJS module; anything else is a problem. */
  readonly name: unknown;
  readonly isCatch: boolean;
}

/** What the elements on the screen need from the phone. */
export interface ScreenHost {
  readonly problems: Problems;
  /** Runs once all that is under way is on the screen. */
  afterFlush(run: () => void): void;
  /** Address of an image for the browser; nothing for a file that is not in the app, which is a problem. */
  resolveImage(src: string, from: Place): string;
  /** `rpx` and pictures of the app in an inline style → CSS. @param from Where it is written. */
  inlineStyle(style: string, from?: Place): string;
  /** Width and height of the phone's screen; px. */
  screenSize(): { readonly width: number; readonly height: number };
  /** What the phone's camera sees. */
  camera(): Camera;
  /** Goes where a link with that open-type leads. */
  navigate(openType: string, url: string, place: Place): void;
  /** Lets the user choose from wheels above the page. @returns Closes it unasked. */
  pick(request: PickRequest): () => void;
  /** Lets the user choose one of some actions above the page. */
  choose(title: string, actions: readonly Action[]): void;
  /** @param handle Asked before the app goes back: true if that was meant for the component. @returns Forgets it. */
  onBack(handle: () => boolean): () => void;
  /** Brings about what a tap on a button with an open-type does. */
  openType(request: OpenTypeRequest): void;
}

export interface PickRequest {
  readonly title: string;
  readonly columns: readonly { readonly options: readonly string[]; readonly selected: number }[];
  /** @param selected Index in each column. */
  onDone(selected: number[]): void;
  onCancel(): void;
}

export interface Action {
  readonly label: string;
  run(): void;
}

export interface OpenTypeRequest {
  readonly openType: string;
  readonly scope: string;
  readonly publicId: string;
  /** The button, as `onShareAppMessage` hears of it. */
  readonly target: Readonly<Record<string, unknown>>;
  /** Hands an event to the button. */
  fire(event: string, detail: EventDetail): void;
}
