/** The two parts of the tools. */
export type ToolsPart = 'controls' | 'activity';

/** A button of the toolbar, and what it shows in the tools that it opens. */
export interface Opener {
  button: HTMLButtonElement;
  part: ToolsPart;
  opened: () => void;
}

/**
 * In a narrow window the tools lie over the app, one part at a time, and are called by buttons. The
 * same button and Escape put them away.
 */
export function createDrawer(tools: HTMLElement, openers: readonly Opener[]): void {
  let called: HTMLButtonElement | undefined;
  const show = (opener: Opener | undefined) => {
    for (const { button } of openers) {
      button.setAttribute('aria-expanded', String(button === opener?.button));
    }
    tools.dataset.open = opener?.part ?? '';
  };
  const close = () => {
    show(undefined);
    called?.focus();
    called = undefined;
  };
  for (const opener of openers) {
    opener.button.addEventListener('click', () => {
      if (called === opener.button) {
        close();
        return;
      }
      called = opener.button;
      show(opener);
      opener.opened();
    });
  }
  for (const button of tools.querySelectorAll('[data-close]')) {
    button.addEventListener('click', close);
  }
  tools.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape' && called) {
      close();
    }
  });
}
