import { asNumber, asText, isTrue } from '../view/attribute-values';
import type { BasicComponent } from '../view/basic-component';
import { attributeOf, basicComponent, oneOf } from './define';

/** @see mini/component/基础组件/开放组件/lifestyle 关注生活号.md of AlipayDocs/open-docs */
export const lifestyle: BasicComponent = basicComponent('lifestyle', {
  element: 'div',
  setUp(node) {
    const memo = document.createElement('span');
    const follow = document.createElement('button');
    follow.type = 'button';
    follow.textContent = '关注';
    follow.addEventListener('click', () => {
      if (follow.getAttribute('aria-pressed') === 'true') return;
      follow.setAttribute('aria-pressed', 'true');
      follow.textContent = '已关注';
      node.fire('follow', {});
    });
    node.element.append(memo, follow);
  },
  update({ element, attributes }) {
    const [memo] = [...element.children];
    if (memo) memo.textContent = asText(attributes.memo) || '生活号';
  },
});

/** @see mini/component/基础组件/开放组件/contact-button 智能客服.md of AlipayDocs/open-docs */
export const contactButton: BasicComponent = basicComponent('contact-button', {
  element: 'button',
  setUp({ element }) {
    element.setAttribute('type', 'button');
  },
  update(node) {
    const { element, attributes, host, props } = node;
    if (attributes['aria-label'] === undefined) element.setAttribute('aria-label', '客服');
    const size = asText(attributeOf(node, 'size'));
    const length = /[a-z%]$/.test(size) ? size : `${asNumber(size, 25)}px`;
    const icon = asText(attributes.icon);
    const picture = icon === '' ? '' : host.resolveImage(icon, props.place);
    const own = host.inlineStyle(`width: ${length}; height: ${length}`);
    element.setAttribute('style', `${own}; ${element.getAttribute('style') ?? ''}`);
    element.style.color = asText(attributeOf(node, 'color'));
    if (picture !== '') element.style.backgroundImage = `url(${JSON.stringify(picture)})`;
    element.textContent = picture === '' ? '客服' : '';
  },
});

/** What the platform says of its own accord, by type: the pictures of the page in words. */
const ERRORS: Readonly<Record<string, readonly [title: string, message: string]>> = {
  default: ['暂无内容', ''],
  busy: ['系统繁忙', '请稍后再试'],
  error: ['系统错误', '请稍后再试'],
  network: ['网络异常', '请检查网络后重试'],
  trade: ['交易失败', '请稍后再试'],
};

/** @see mini/component/基础组件/开放组件/error-view 异常视图.md of AlipayDocs/open-docs */
export const errorView: BasicComponent = basicComponent('error-view', {
  element: 'div',
  setUp({ element }) {
    for (const name of ['title', 'message']) {
      const line = document.createElement('div');
      line.className = `a-error-view-${name}`;
      element.append(line);
    }
  },
  update(node) {
    const { element, attributes } = node;
    const [title = '', message = ''] = ERRORS[oneOf(node, 'type')] ?? [];
    const fullscreen = isTrue(attributes.fullscreen);
    element.classList.toggle('a-error-view-full', fullscreen);
    if (!element.hasAttribute('role')) element.setAttribute('role', 'alert');
    const line = (name: string) =>
      element.querySelector<HTMLElement>(`:scope > .a-error-view-${name}`);
    write(line('title'), asText(attributes.title) || title, attributes.titleColor);
    // The second line is for the whole screen alone.
    const second = fullscreen ? asText(attributes.message) || message : '';
    write(line('message'), second, attributes.messageColor);
  },
});

function write(line: HTMLElement | null, text: string, color: unknown): void {
  if (!line) return;
  line.textContent = text;
  line.hidden = text === '';
  line.style.color = asText(color);
}
