import { byId } from './dom';

/** A button of the toolbar, and what it shows in the tools that it opens. */
export interface Opener {
  button: HTMLButtonElement;
  opened: () => void;
}

/** In a narrow window the tools lie over the app and are called by buttons; Escape puts them away. */
export function createDrawer(tools: HTMLElement, openers: readonly Opener[]): void {
  let called: HTMLButtonElement | undefined;
  const set = (open: boolean) => {
    for (const { button } of openers) {
      button.setAttribute('aria-expanded', String(open));
    }
    tools.toggleAttribute('data-open', open);
  };
  const close = () => {
    set(false);
    called?.focus();
  };
  for (const { button, opened } of openers) {
    button.addEventListener('click', () => {
      called = button;
      set(true);
      opened();
    });
  }
  byId('tools-close', HTMLButtonElement).addEventListener('click', close);
  tools.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape' && tools.hasAttribute('data-open')) {
      close();
    }
  });
}
