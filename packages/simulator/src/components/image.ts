import { asText, isTrue } from '../view/attribute-values';
import type { Attributes, BasicComponent, BasicNode } from '../view/basic-component';
import { type Behaviour, basicComponent, oneOf } from './define';

/** An `<img>` with an address from the app or the web. */
export const pictureBehaviour: Behaviour = {
  element: 'img',
  update(node, previous) {
    // Without a name of its own a picture is decoration to a screen reader.
    pictureOf(node).alt = asText(node.attributes['aria-label']);
    if (node.attributes.src !== previous.src) show(node, node.attributes.src);
  },
};

/** @see mini/component/基础组件/媒体组件/image 图片.md of AlipayDocs/open-docs */
export const image: BasicComponent = basicComponent('image', {
  ...pictureBehaviour,
  setUp(node) {
    const picture = pictureOf(node);
    picture.addEventListener('load', (event) => {
      if (picture.dataset.standsIn !== undefined) return;
      node.fire('load', { width: picture.naturalWidth, height: picture.naturalHeight }, event);
    });
    picture.addEventListener('error', (event) => {
      if (picture.dataset.standsIn !== undefined) return;
      node.fire('error', { errMsg: `cannot load ${asText(node.attributes.src)}` }, event);
    });
  },
  update(node, previous) {
    const mode = oneOf(node, 'mode');
    const picture = pictureOf(node);
    picture.classList.add(`a-image-${mode.replace(' ', '-')}`);
    picture.setAttribute('loading', isTrue(node.attributes.lazyLoad) ? 'lazy' : 'eager');
    picture.alt = asText(node.attributes['aria-label']);
    showSource(node, previous);
  },
});

function pictureOf(node: BasicNode): HTMLImageElement {
  return node.element as HTMLImageElement;
}

/** `default-source` stands in until `src` has been loaded. */
function showSource(node: BasicNode, previous: Attributes): void {
  const { src, defaultSource } = node.attributes;
  if (src === previous.src && defaultSource === previous.defaultSource) return;
  const picture = pictureOf(node);
  delete picture.dataset.standsIn;
  if (asText(defaultSource) === '' || asText(src) === '') {
    show(node, src);
    return;
  }
  picture.dataset.standsIn = '';
  show(node, defaultSource);
  const real = new Image();
  const isWanted = () => !node.isGone && node.attributes.src === src;
  real.onload = () => {
    if (!isWanted()) return;
    delete picture.dataset.standsIn;
    show(node, src);
  };
  real.onerror = (event) => {
    if (!isWanted()) return;
    const detail = { errMsg: `cannot load ${asText(src)}` };
    node.fire('error', detail, event instanceof Event ? event : undefined);
  };
  real.src = node.host.resolveImage(asText(src), node.props.place);
}

function show(node: BasicNode, src: unknown): void {
  const address = asText(src);
  const picture = pictureOf(node);
  // The new one may come.
  delete picture.dataset.broken;
  if (address === '') picture.removeAttribute('src');
  else picture.src = node.host.resolveImage(address, node.props.place);
}
