import { button, h, uniqueId } from './dom';
import type { OpenModal } from './modal';

/**
 * A surface of Alipay that covers the app until the person closes it: a picture, a map, another page of Alipay.
 */
export function showViewer(
  open: OpenModal,
  title: string,
  content: readonly (Node | string)[],
): void {
  const titleId = uniqueId();
  const closeButton = button('', 'sim-close', () => close());
  closeButton.setAttribute('aria-label', '关闭');
  const close = open({
    className: 'sim-viewer',
    labelledBy: titleId,
    content: [
      h(
        'div',
        { class: 'sim-sheet-head' },
        h('h2', { class: 'sim-sheet-title', id: titleId }, title),
        closeButton,
      ),
      ...content,
    ],
    onCancel: () => close(),
  });
}

/** Pictures one below the other. */
export function pictures(urls: readonly string[]): HTMLElement[] {
  return urls.map((src, index) =>
    h('img', { class: 'sim-viewer-picture', src, alt: `图片 ${index + 1}` }),
  );
}
