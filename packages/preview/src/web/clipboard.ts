const DONE_MS = 2000;

/** Makes a button copy a text, and say that it did. */
export function copyWith(button: HTMLButtonElement, read: () => string): void {
  const label = button.textContent;
  button.addEventListener('click', () => {
    void navigator.clipboard.writeText(read()).then(() => {
      button.textContent = '已复制';
      setTimeout(() => (button.textContent = label), DONE_MS);
    });
  });
}
