import type { BasicComponent } from '../view/basic-component';
import { boxFor } from './box';
import { button } from './button';
import { canvas } from './canvas';
import { checkbox, checkboxGroup, radio, radioGroup, switchComponent } from './choice';
import { coverImage, coverView } from './cover';
import { form, label } from './form';
import { icon } from './icon';
import { image } from './image';
import { input } from './input';
import { map } from './map';
import { matchMedia } from './match-media';
import { ad, camera, livePlayer, lottie } from './media-boxes';
import { movableArea, movableView } from './movable';
import { navigator } from './navigator';
import { contactButton, errorView, lifestyle } from './open';
import { pageContainer } from './page-container';
import { pageMeta } from './page-meta';
import { picker } from './picker';
import { pickerView, pickerViewColumn } from './picker-view';
import { progress } from './progress';
import { richText } from './rich-text';
import { rootPortal } from './root-portal';
import { scrollView } from './scroll-view';
import { shareElement } from './share-element';
import { slider } from './slider';
import { swiper, swiperItem } from './swiper';
import { text } from './text';
import { textarea } from './textarea';
import { video } from './video';
import { view } from './view';
import { webView } from './web-view';

const SUPPORTED = [
  view,
  scrollView,
  swiper,
  swiperItem,
  movableArea,
  movableView,
  coverView,
  coverImage,
  matchMedia,
  pageContainer,
  shareElement,
  rootPortal,
  text,
  icon,
  progress,
  richText,
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
  slider,
  picker,
  pickerView,
  pickerViewColumn,
  navigator,
  image,
  video,
  lottie,
  camera,
  livePlayer,
  canvas,
  map,
  webView,
  lifestyle,
  contactButton,
  errorView,
  pageMeta,
  ad,
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
const UNSUPPORTED = new Set(['ar-camera', 'life-follow', 'live-pusher']);

/** The basic component of that tag; `lacking` for one of the platform that the simulator does not have. */
export function findBasicComponent(tag: string): BasicComponent | 'lacking' | undefined {
  return UNSUPPORTED.has(tag) ? 'lacking' : BASIC_COMPONENTS.get(tag);
}

export { canIUseComponent } from './can-i-use';
