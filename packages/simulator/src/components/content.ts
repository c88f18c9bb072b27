import { asNumber, asText, isTrue, oneOf } from '../view/attribute-values';
import type { BasicComponent } from '../view/basic-component';
import { APPEAR_EVENTS, watchAppearance } from './appear';
import { hover } from './hover';
import { ICONS } from './icons';

/** @see mini/component/基础组件/视图容器/view 视图容器.md of AlipayDocs/open-docs */
export const view: BasicComponent = {
  tag: 'view',
  element: 'div',
  attributes: [
    'hoverClass',
    'hoverStartTime',
    'hoverStayTime',
    'hoverStopPropagation',
    'disableScroll',
  ],
  unsupported: ['animation'],
  events: [
    'transitionEnd',
    'animationStart',
    'animationIteration',
    'animationEnd',
    ...APPEAR_EVENTS,
  ],
  setUp(node) {
    hover(node, '');
    for (const event of ['transitionEnd', 'animationStart', 'animationIteration', 'animationEnd']) {
      node.element.addEventListener(event.toLowerCase(), (domEvent) => {
        if (domEvent.target === node.element) node.fire(event, {}, domEvent);
      });
    }
  },
  update({ element, attributes }) {
    element.classList.toggle('a-view-still', isTrue(attributes.disableScroll));
  },
  mounted(node) {
    if (APPEAR_EVENTS.some((event) => event in node.props.handlers)) watchAppearance(node);
  },
};

/** @see mini/component/基础组件/基础内容/text 文本.md of AlipayDocs/open-docs */
export const text: BasicComponent = {
  tag: 'text',
  element: 'span',
  attributes: ['selectable', 'numberOfLines'],
  unsupported: ['space', 'decode'],
  hidable: false,
  update({ element, attributes }) {
    element.classList.toggle('a-text-selectable', isTrue(attributes.selectable));
    const lines = asNumber(attributes.numberOfLines, 0);
    element.classList.toggle('a-text-clamped', lines > 0);
    if (lines > 0) element.style.setProperty('-webkit-line-clamp', String(lines));
  },
};

const IMAGE_MODES = [
  'scaleToFill',
  'aspectFit',
  'aspectFill',
  'widthFix',
  'heightFix',
  'top',
  'bottom',
  'center',
  'left',
  'right',
  'top left',
  'top right',
  'bottom left',
  'bottom right',
];

/** @see mini/component/基础组件/媒体组件/image 图片.md of AlipayDocs/open-docs */
export const image: BasicComponent = {
  tag: 'image',
  element: 'img',
  container: false,
  attributes: ['src', 'mode', 'lazyLoad'],
  unsupported: ['defaultSource'],
  events: ['load', 'error'],
  setUp(node) {
    const picture = node.element as HTMLImageElement;
    picture.draggable = false;
    picture.addEventListener('load', (event) => {
      node.fire('load', { width: picture.naturalWidth, height: picture.naturalHeight }, event);
    });
    picture.addEventListener('error', (event) => {
      node.fire('error', { errMsg: `cannot load ${asText(node.attributes.src)}` }, event);
    });
  },
  update(node, previous) {
    const { element, attributes, host, props } = node;
    const picture = element as HTMLImageElement;
    const mode = oneOf(node, 'mode', IMAGE_MODES) || 'scaleToFill';
    element.classList.add(`a-image-${mode.replace(' ', '-')}`);
    picture.loading = isTrue(attributes.lazyLoad) ? 'lazy' : 'eager';
    // Without a name of its own a picture is decoration to a screen reader.
    picture.alt = asText(attributes['aria-label']);
    if (attributes.src === previous.src) return;
    const src = asText(attributes.src);
    if (src === '') picture.removeAttribute('src');
    else picture.src = host.resolveImage(src, props.place);
  },
};

/** @see mini/component/基础组件/基础内容/icon 图标.md of AlipayDocs/open-docs */
export const icon: BasicComponent = {
  tag: 'icon',
  element: 'span',
  container: false,
  attributes: ['type', 'size', 'color'],
  update(node) {
    const { element, attributes } = node;
    const type = oneOf(node, 'type', Object.keys(ICONS));
    const drawing = ICONS[type];
    const size = `${asNumber(attributes.size, 23)}px`;
    element.classList.toggle('a-icon-loading', type === 'loading');
    element.style.width = size;
    element.style.height = size;
    element.style.color = asText(attributes.color) || (drawing?.color ?? '');
    element.innerHTML = drawing
      ? `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${drawing.path}"/></svg>`
      : '';
  },
};

/** @see mini/component/基础组件/视图容器/scroll-view 可滚动视图区域.md of AlipayDocs/open-docs */
export const scrollView: BasicComponent = {
  tag: 'scroll-view',
  element: 'div',
  attributes: [
    'scrollX',
    'scrollY',
    'upperThreshold',
    'lowerThreshold',
    'scrollTop',
    'scrollLeft',
    'scrollIntoView',
    'scrollWithAnimation',
    'trapScroll',
  ],
  ignored: ['enableBackToTop', 'scrollAnimationDuration'],
  unsupported: ['disableLowerScroll', 'disableUpperScroll'],
  events: ['scroll', 'scrollToUpper', 'scrollToLower'],
  setUp(node) {
    const { element } = node;
    element.addEventListener('scroll', (event) => {
      const { scrollLeft, scrollTop, scrollHeight, scrollWidth } = element;
      node.fire('scroll', { scrollLeft, scrollTop, scrollHeight, scrollWidth }, event);
      const vertical = isTrue(node.attributes.scrollY);
      const before = vertical ? scrollTop : scrollLeft;
      const after = vertical
        ? scrollHeight - scrollTop - element.clientHeight
        : scrollWidth - scrollLeft - element.clientWidth;
      if (before <= asNumber(node.attributes.upperThreshold, 50)) {
        node.fire('scrollToUpper', {}, event);
      }
      if (after <= asNumber(node.attributes.lowerThreshold, 50)) {
        node.fire('scrollToLower', {}, event);
      }
    });
  },
  update({ element, attributes, host }, previous) {
    element.classList.toggle('a-scroll-view-x', isTrue(attributes.scrollX));
    element.classList.toggle('a-scroll-view-y', isTrue(attributes.scrollY));
    element.classList.toggle('a-scroll-view-trap', isTrue(attributes.trapScroll));
    element.style.scrollBehavior = isTrue(attributes.scrollWithAnimation) ? 'smooth' : 'auto';
    host.afterFlush(() => {
      if (attributes.scrollTop !== previous.scrollTop) {
        element.scrollTop = asNumber(attributes.scrollTop, 0);
      }
      if (attributes.scrollLeft !== previous.scrollLeft) {
        element.scrollLeft = asNumber(attributes.scrollLeft, 0);
      }
      const target = asText(attributes.scrollIntoView);
      if (target !== '' && target !== asText(previous.scrollIntoView)) {
        element.querySelector(`[id="${CSS.escape(target)}"]`)?.scrollIntoView();
      }
    });
  },
};
