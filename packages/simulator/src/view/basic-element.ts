import {
  EXTERNAL_ATTRIBUTE,
  ISOLATED_ATTRIBUTE,
  SCOPE_ATTRIBUTE,
  scopeName,
} from '../contract/style-isolation';
import { isTouchEvent } from '../contract/vocabulary';
import { asText, isTrue } from './attribute-values';
import type {
  BasicComponent,
  BasicNode,
  ElementProps,
  EventDetail,
  Handler,
  ScreenHost,
} from './basic-component';
import { pointOnPage } from './drawn-size';
import { createEvent } from './event';
import { declarations } from './inline-style';
import { nodeOf, registerNode } from './node-registry';
import { measureWhenDrawnAgain } from './sized-again';
import { hearInSjs, isNative, tellChange } from './sjs/events';
import { isSjs } from './sjs/functions';
import { SjsOverlay } from './sjs/overlay';
import { DOM_EVENTS } from './touch-events';

/** Roles of something that is operated: the author who gives one means it to be reached by keyboard too. */
const OPERATED = /^(button|link|tab|checkbox|radio|switch|option|menuitem)$/;
const NATIVE_CONTROLS = /^(BUTTON|INPUT|TEXTAREA)$/;

/** A basic component on the screen: its element, its attributes, and where its events go. */
export class BasicElement implements BasicNode {
  readonly sjs: SjsOverlay;
  private current: ElementProps;
  private readonly listened = new Set<string>();
  private readonly cleanups: (() => void)[] = [];
  private appliedAttributes: string[] = [];
  private isDrawn = false;
  private disposed = false;

  constructor(
    readonly element: HTMLElement,
    readonly basic: BasicComponent,
    props: ElementProps,
    readonly host: ScreenHost,
  ) {
    this.sjs = new SjsOverlay(element);
    registerNode(element, this);
    this.current = { ...props, attributes: {}, changes: {} };
    basic.setUp?.(this);
    measureWhenDrawnAgain(this);
    this.update(props);
    if (basic.mounted) {
      host.afterFlush(() => {
        if (!this.disposed) basic.mounted?.(this);
      });
    }
  }

  get props(): ElementProps {
    return this.current;
  }

  get attributes(): ElementProps['attributes'] {
    return this.current.attributes;
  }

  onDispose(cleanup: () => void): void {
    this.cleanups.push(cleanup);
  }

  get isGone(): boolean {
    return this.disposed;
  }

  dispose(): void {
    this.disposed = true;
    this.cleanups.splice(0).forEach((cleanup) => cleanup());
  }

  update(next: ElementProps): void {
    const previous = this.current;
    this.current = next;
    this.refuseFunctions();
    this.sjs.withdrawStyle();
    if (!this.isDrawn || !looksTheSame(previous, next)) this.applyUniversal();
    this.basic.update?.(this, previous.attributes);
    this.sjs.applyStyle();
    this.tellChanges(previous.changes);
    for (const event of Object.keys(next.handlers)) this.listen(event, 'handlers');
    for (const event of Object.keys(next.captures)) this.listen(event, 'captures');
    this.makeOperable();
  }

  fire(event: string, detail: EventDetail, domEvent?: Event): void {
    const handler = this.current.handlers[event];
    if (handler) this.call(handler, event, detail, domEvent);
  }

  private call(handler: Handler, type: string, detail: EventDetail, domEvent?: Event): void {
    const target = domEvent?.target instanceof Element ? domEvent.target : null;
    const hit = nodeOf(target?.closest('[data-node]') ?? null) ?? this;
    if (handler.isCatch) {
      domEvent?.stopPropagation();
      if (type === 'touchMove' && domEvent) holdPage(this, domEvent);
    }
    const { name } = handler;
    const isFunction = isSjs(name) && !isNative(this);
    if (!isFunction && typeof name !== 'string') return;
    const event = createEvent({ type, current: this, hit, detail, domEvent });
    if (isFunction) hearInSjs(name, this, event, type, domEvent);
    else if (typeof name === 'string') this.current.owner.call(name, [event], this.current.place);
  }

  /** Taps and touches come from the DOM and bubble there. */
  private listen(event: string, phase: 'handlers' | 'captures'): void {
    const name = `${phase} ${event}`;
    if (this.listened.has(name)) return;
    this.listened.add(name);
    if (!isTouchEvent(event) || this.basic.touches?.length === 0) return;
    const hear = (domEvent: Event) => {
      const handler = this.current[phase][event];
      if (handler) this.call(handler, event, this.touchDetail(domEvent), domEvent);
    };
    this.element.addEventListener(DOM_EVENTS[event], hear, phase === 'captures');
  }

  private touchDetail(event: Event): EventDetail {
    const target = event.target instanceof Element ? event.target : null;
    return { ...pointDetail(this.element, event), ...this.basic.tapDetail?.(this, target, event) };
  }

  private tellChanges(previous: ElementProps['changes']): void {
    for (const [name, { listener, value }] of Object.entries(this.current.changes)) {
      const before = previous[name];
      if (before && Object.is(before.value, value)) continue;
      if (isSjs(listener) && !isNative(this)) tellChange(listener, this, value, before?.value);
      else {
        const message = `<${this.basic.tag}>: change:${name}: ${isSjs(listener) ? 'SJS hears nothing of native components' : `a function of a SJS module is required, not ${typeof listener}`}`;
        this.host.problems.unknown('change:…', message, this.current.place);
      }
    }
  }

  /** A handler is the name of a method, or a function of a SJS module. */
  private refuseFunctions(): void {
    const { handlers, captures } = this.current;
    for (const [event, { name }] of [...Object.entries(handlers), ...Object.entries(captures)]) {
      if (typeof name === 'string' || (isSjs(name) && !isNative(this))) continue;
      const what = isSjs(name)
        ? 'SJS hears no events of native components'
        : `the name of a method is required, not ${typeof name}`;
      const message = `<${this.basic.tag}>: ${event}: ${what}`;
      this.host.problems.unknown('SJS function as a handler', message, this.current.place);
    }
  }

  private applyUniversal(): void {
    const { element, basic, attributes } = this;
    const kind = basic.isHost ? 'host' : basic.tag;
    const own = `a-${kind}`;
    element.dataset.node = kind;
    this.applyScope();
    element.className = [own, asText(attributes.class).trim()].filter(Boolean).join(' ');
    this.sjs.applyClasses();
    setOrRemove(element, 'id', attributes.id);
    const control = basic.control?.(element) ?? element;
    setOrRemove(control, 'role', attributes.role);
    element.hidden = isTrue(attributes.hidden);
    this.applyStyle(attributes.style);

    const aria = Object.keys(attributes).filter((name) => name.startsWith('aria-'));
    for (const name of new Set([...this.appliedAttributes, ...aria])) {
      setOrRemove(control, name, attributes[name]);
    }
    this.appliedAttributes = aria;
    this.isDrawn = true;
  }

  /** Tells the styles that reach it from those that do not. */
  private applyScope(): void {
    const { element } = this;
    const { scope, external } = this.current;
    const scopes = [scope, ...external.map((each) => each.scope)].filter(
      (each) => each !== undefined,
    );
    setOrRemove(element, SCOPE_ATTRIBUTE, [...new Set(scopes.map(scopeName))].join(' '));
    setOrRemove(element, ISOLATED_ATTRIBUTE, scope?.isolated ? 'true' : undefined);
    const isReached = external.some((each) => each.scope?.isolated !== true);
    setOrRemove(element, EXTERNAL_ATTRIBUTE, isReached ? 'true' : undefined);
  }

  private applyStyle(style: unknown): void {
    if (style === undefined || style === null || style === '') {
      this.element.removeAttribute('style');
    } else if (typeof style === 'string') {
      this.element.setAttribute('style', this.host.inlineStyle(style, this.current.place));
    } else {
      if (typeof style !== 'object') {
        const message = `<${this.basic.tag}>: style must be text, not ${typeof style}`;
        this.host.problems.unknown('style', message, this.current.place);
      }
      // No page has an object, but the platform's own libraries do: the tabs and the search bar of mini-antui.
      const css = declarations(Object(style) as object);
      this.element.setAttribute('style', this.host.inlineStyle(css, this.current.place));
    }
  }

  private makeOperable(): void {
    const { element, current } = this;
    if (this.basic.focusable || NATIVE_CONTROLS.test(element.tagName)) return;
    const operated = OPERATED.test(asText(current.attributes.role)) && 'tap' in current.handlers;
    if (!operated) {
      element.removeAttribute('tabindex');
      return;
    }
    element.tabIndex = 0;
    if (this.listened.has('keydown')) return;
    this.listened.add('keydown');
    element.addEventListener('keydown', (event) => {
      if (event.target !== element || !(event.key === 'Enter' || event.key === ' ')) return;
      event.preventDefault();
      element.click();
    });
  }
}

/**
 * A view that catches movements keeps the page below from scrolling; what scrolls inside it still does.
 * @see support/支付宝小程序/常见问题/视图组件常见问题.md (弹出层滚动穿透) of AlipayDocs/open-docs
 */
function holdPage({ basic, element }: BasicElement, event: Event): void {
  if (basic.tag !== 'view' || !event.cancelable) return;
  for (let at = event.target; at instanceof Element; at = at.parentElement) {
    const isLonger = at.scrollHeight > at.clientHeight || at.scrollWidth > at.clientWidth;
    if (isLonger && /auto|scroll/.test(getComputedStyle(at).overflow)) return;
    if (at === element) break;
  }
  event.preventDefault();
}

/** Most elements are drawn again only because something beside them changed. */
function looksTheSame(previous: ElementProps, next: ElementProps): boolean {
  const names = Object.keys(next.attributes);
  return (
    previous.scope === next.scope &&
    previous.external.length === next.external.length &&
    previous.external.every(({ scope }, index) => scope === next.external[index]?.scope) &&
    names.length === Object.keys(previous.attributes).length &&
    names.every((name) => Object.is(previous.attributes[name], next.attributes[name]))
  );
}

function setOrRemove(element: Element, name: string, value: unknown): void {
  const isAria = name.startsWith('aria-');
  if (value === undefined || value === null || (value === '' && !isAria)) {
    element.removeAttribute(name);
  } else element.setAttribute(name, asText(value));
}

function pointDetail(element: Element, event: Event): EventDetail {
  if (!(event instanceof MouseEvent)) return {};
  const point = pointOnPage(element, event);
  return { x: point.clientX, y: point.clientY, ...point };
}
