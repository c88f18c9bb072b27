import { asNumber, asText, isTrue } from '../view/attribute-values';
import type { BasicComponent, BasicNode } from '../view/basic-component';
import { isMutedAnew, mute } from '../view/muted';
import { attributeOf, basicComponent, oneOf } from './define';

/** Events of the browser's `<video>` and what they are on the platform. */
const EVENTS: readonly (readonly [dom: string, event: string])[] = [
  ['play', 'play'],
  ['pause', 'pause'],
  ['ended', 'ended'],
  ['waiting', 'loading'],
  ['playing', 'renderStart'],
  ['abort', 'stop'],
];

/** What the browser's `MediaError` is on the platform; anything else is 数据源错误. */
const ERRORS: Readonly<Record<number, readonly [errorCode: number, errorMessage: string]>> = {
  2: [1008, '网络错误。'],
  3: [3002, '硬解码错误。'],
};

/**
 * A real `<video>` for addresses of the web.
 * @see mini/component/基础组件/媒体组件/video 视频.md of AlipayDocs/open-docs
 */
export const video: BasicComponent = basicComponent('video', {
  element: 'video',
  setUp(node) {
    const film = filmOf(node);
    film.playsInline = true;
    for (const [dom, event] of EVENTS) {
      film.addEventListener(dom, (domEvent) => node.fire(event, {}, domEvent));
    }
    film.addEventListener('timeupdate', (event) => {
      const { currentTime, duration } = film;
      const detail = { currentTime, userPlayDuration: currentTime, videoDuration: duration };
      node.fire('timeUpdate', detail, event);
    });
    film.addEventListener('error', (event) => {
      const [errorCode, errorMessage] = ERRORS[film.error?.code ?? 0] ?? [1006, '数据源错误。'];
      node.fire('error', { errorCode, errorMessage }, event);
    });
    film.addEventListener('volumechange', (event) => {
      if (!isMutedAnew(film)) return;
      node.fire('userAction', { tag: 'mute', value: film.muted ? 1 : 0 }, event);
    });
    film.addEventListener('fullscreenchange', (event) => {
      const fullScreen = document.fullscreenElement === film;
      const direction = film.videoWidth > film.videoHeight ? 'horizontal' : 'vertical';
      node.fire('fullScreenChange', { fullScreen, direction }, event);
    });
    film.addEventListener('loadedmetadata', () => {
      film.currentTime = asNumber(node.attributes.initialTime, 0);
    });
  },
  update(node, previous) {
    const { attributes, host, props } = node;
    const film = filmOf(node);
    film.controls = isTrue(attributeOf(node, 'controls'));
    film.autoplay = isTrue(attributes.autoplay);
    film.loop = isTrue(attributes.loop);
    // What the user has chosen stays until the attribute itself changes.
    if (isTrue(attributes.muted) !== isTrue(previous.muted)) mute(film, isTrue(attributes.muted));
    film.style.objectFit = oneOf(node, 'objectFit');
    if (attributes['aria-label'] === undefined) film.setAttribute('aria-label', '视频');
    if (attributes.src !== previous.src) setSource(node, film, asText(attributes.src));
    if (attributes.poster === previous.poster) return;
    const poster = asText(attributes.poster);
    if (poster === '') film.removeAttribute('poster');
    else film.poster = host.resolveImage(poster, props.place);
  },
  tapDetail: (_node, _target, event) => {
    const { offsetX: x, offsetY: y } =
      event instanceof MouseEvent ? event : { offsetX: 0, offsetY: 0 };
    return { ptInView: { x, y } };
  },
});

function filmOf(node: BasicNode): HTMLVideoElement {
  return node.element as HTMLVideoElement;
}

/**
 * An address, or a file that the app has, as `my.chooseVideo` gives it. A code of Youku names a film that only Alipay can
 * fetch: the element stays without a source.
 */
function setSource({ host, props }: BasicNode, film: HTMLVideoElement, src: string): void {
  if (/^(https?:|data:|blob:)/.test(src)) film.src = host.resolveImage(src, props.place);
  else film.removeAttribute('src');
}
