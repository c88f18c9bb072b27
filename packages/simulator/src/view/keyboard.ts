/** How much of the screen the keyboard takes; px. Each phone has its own: this is about an iPhone's. */
const KEYBOARD_PX = 291;

/**
 * Tells of the keyboard, which comes with the focus of an `<input>` and goes with it. Of the one that a `<textarea>` brings
 * nothing is told: 不支持通过 textarea 获取键盘高度 (textarea 多行输入框.md of AlipayDocs/open-docs).
 * @param changed Its height, 0 for none.
 */
export function watchKeyboard(page: HTMLElement, changed: (height: number) => void): void {
  let height = 0;
  const become = (next: number) => {
    if (next === height) return;
    height = next;
    changed(next);
  };
  page.addEventListener('focusin', ({ target }) => {
    if (isIn(target, '[data-node="input"]')) become(KEYBOARD_PX);
  });
  page.addEventListener('focusout', ({ relatedTarget }) => {
    // It stays where the next field needs it too.
    if (!isIn(relatedTarget, '[data-node="input"], [data-node="textarea"]')) become(0);
  });
}

function isIn(target: EventTarget | null, selector: string): boolean {
  return target instanceof Element && target.closest(selector) !== null;
}
