/**
 * Makes a row or list of controls one stop for Tab: the arrows, Home and End lead to the others.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/practices/keyboard-interface/#kbd_roving_tabindex
 * @param onMove Called when an arrow has led to a control.
 */
export function rove(
  container: HTMLElement,
  selector: string,
  onMove: (control: HTMLElement) => void = () => undefined,
): void {
  const controls = () => [...container.querySelectorAll<HTMLElement>(selector)];
  container.addEventListener('keydown', (event) => {
    const all = controls();
    const at = all.findIndex((control) => control === document.activeElement);
    const next = at === -1 ? undefined : all[target(event.key, at, all.length)];
    if (next) {
      event.preventDefault();
      next.focus();
      onMove(next);
    }
  });
  container.addEventListener('focusin', ({ target: focused }) => {
    if (focused instanceof HTMLElement && focused.matches(selector)) {
      controls().forEach((control) => (control.tabIndex = control === focused ? 0 : -1));
    }
  });
}

function target(key: string, at: number, count: number): number {
  switch (key) {
    case 'ArrowDown':
    case 'ArrowRight':
      return (at + 1) % count;
    case 'ArrowUp':
    case 'ArrowLeft':
      return (at + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return -1;
  }
}
