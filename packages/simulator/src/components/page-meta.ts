import { isHexColor } from '../contract/colors';
import { asNumber, asText } from '../view/attribute-values';
import type { BasicComponent, BasicNode } from '../view/basic-component';
import { scrollOver } from '../view/scroll-over';
import { attributeOf, basicComponent, perNode } from './define';
import { checkAttribute } from './limits';

/**
 * Draws nothing: it says how the page around it looks.
 * @see mini/component/基础组件/页面配置属性节点/page-meta.md of AlipayDocs/open-docs
 */
export const pageMeta: BasicComponent = basicComponent('page-meta', {
  element: 'div',
  update(node, previous) {
    for (const name of ['backgroundColor', 'backgroundColorTop', 'backgroundColorBottom']) {
      checkAttribute(node, name, 'a colour such as #ffffff is required', isHexColor);
    }
    node.host.afterFlush(() => apply(node, previous.scrollTop));
  },
  mounted(node) {
    const page = scroller(node);
    if (!page) return;
    const scrolled = (event: Event) => {
      if (event.target === page) node.fire('scroll', { scrollTop: page.scrollTop }, event);
    };
    page.addEventListener('scroll', scrolled);
    node.onDispose(() => page.removeEventListener('scroll', scrolled));
  },
});

const SYSTEM_FONT = '16px';

/** Styles that it has put on the page, to be taken off again. */
const written = perNode((): { names: string[] } => ({ names: [] }));

function apply(node: BasicNode, previousScroll: unknown): void {
  const { attributes, host, element } = node;
  const page = scroller(node);
  const root = element.closest<HTMLElement>('.a-page');
  if (!page || !root) return;
  if (attributes.backgroundColor !== undefined) {
    page.style.backgroundColor = asText(attributes.backgroundColor);
  }
  const rem = asText(attributes.rootFontSize);
  // The setting of the phone's Alipay for `system`: what my.getSystemInfo calls fontSizeSetting, by default.
  if (rem === '') page.style.removeProperty('--rem');
  else page.style.setProperty('--rem', rem === 'system' ? SYSTEM_FONT : host.inlineStyle(rem));
  const state = written(node);
  state.names.forEach((name) => root.style.removeProperty(name));
  const size = asText(attributes.pageFontSize);
  const styles = [
    `background-color: ${asText(attributes.rootBackgroundColor)}`,
    size === 'system' ? '' : `font-size: ${size}`,
    asText(attributes.pageStyle),
  ];
  const probe = document.createElement('div');
  probe.setAttribute('style', host.inlineStyle(styles.join(';')));
  state.names = Array.from({ length: probe.style.length }, (_, index) => probe.style.item(index));
  for (const name of state.names) root.style.setProperty(name, probe.style.getPropertyValue(name));
  if (attributes.scrollTop === previousScroll) return;
  const top = pixels(asText(attributes.scrollTop), root);
  scrollOver(page, { top }, asNumber(attributeOf(node, 'scrollDuration'), 300));
}

/** `100px` or `200rpx`. */
function pixels(length: string, root: HTMLElement): number {
  const number = Number.parseFloat(length);
  if (!Number.isFinite(number)) return 0;
  return length.trim().endsWith('rpx') ? (number * root.clientWidth) / 750 : number;
}

function scroller({ element }: BasicNode): HTMLElement | null {
  return element.closest<HTMLElement>('.sim-page');
}
