import { camelCase, lowerFirst } from '../axml/attributes';
import { isTouchEvent, UNIVERSAL_ATTRIBUTES } from '../contract/vocabulary';
import type { BasicComponent } from '../view/basic-component';
import { boxFor } from './box';
import { checkbox, checkboxGroup, radio, radioGroup, switchComponent } from './choice';
import { icon, image, scrollView, text, view } from './content';
import { button, form, label } from './form';
import { input, textarea } from './input';

const SUPPORTED = [
  view,
  text,
  image,
  icon,
  scrollView,
  button,
  form,
  label,
  input,
  textarea,
  checkbox,
  checkboxGroup,
  radio,
  radioGroup,
  switchComponent,
];

/** The basic components there are, by tag. */
export const BASIC_COMPONENTS: ReadonlyMap<string, BasicComponent> = new Map(
  SUPPORTED.map((component) => [component.tag, component]),
);

/** How an element plays a tag: what is no basic component here is a box with the tag as its label. */
export function playerOf(tag: string): BasicComponent {
  return BASIC_COMPONENTS.get(tag) ?? boxFor(tag);
}

/** Tags of the platform that the simulator lacks. */
const UNSUPPORTED = new Set(
  `ad camera canvas contact-button cover-image cover-view error-view lifestyle live-player lottie map match-media
  movable-area movable-view navigator page-container page-meta picker picker-view picker-view-column progress
  rich-text share-element slider swiper swiper-item video web-view`.split(/\s+/),
);

/** The basic component of that tag; `lacking` for one of the platform that the simulator does not have. */
export function findBasicComponent(tag: string): BasicComponent | 'lacking' | undefined {
  return UNSUPPORTED.has(tag) ? 'lacking' : BASIC_COMPONENTS.get(tag);
}

/** `my.canIUse('button')`, `my.canIUse('button.form-type')`, `my.canIUse('input.onInput')`. */
export function canIUseComponent([tag = '', member, ...rest]: string[]): boolean {
  const component = BASIC_COMPONENTS.get(tag);
  if (!component) return false;
  if (member === undefined) return true;
  if (rest.length > 1) return false;
  const name = camelCase(member);
  const event = /^(on|catch)[A-Z]/.test(name) ? lowerFirst(name.replace(/^(on|catch)/, '')) : '';
  return (
    UNIVERSAL_ATTRIBUTES.has(name) ||
    component.attributes?.includes(name) === true ||
    component.events?.includes(event) === true ||
    (component.tappable !== false && isTouchEvent(event))
  );
}
