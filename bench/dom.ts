import { JSDOM } from 'jsdom';

/** What the simulator and its engine look for on the page, and Node has in no other form. */
const OF_THE_PAGE = [
  'window',
  'document',
  'navigator',
  'Node',
  'Element',
  'HTMLElement',
  'HTMLInputElement',
  'HTMLTextAreaElement',
  'HTMLSelectElement',
  'HTMLFormElement',
  'Event',
  'CustomEvent',
  'MouseEvent',
  'KeyboardEvent',
  'MutationObserver',
  'DOMParser',
  'getComputedStyle',
  'requestAnimationFrame',
  'cancelAnimationFrame',
] as const;

/** Gives this process a page, as Jest's jsdom environment does. The engine reads it when it is imported. */
export function installDom(): void {
  if ('document' in globalThis) return;
  const { window } = new JSDOM('<!doctype html><body></body>', {
    pretendToBeVisual: true,
    url: 'http://127.0.0.1/',
  });
  for (const name of OF_THE_PAGE) {
    Object.defineProperty(globalThis, name, {
      value: name === 'window' ? window : (window as unknown as Record<string, unknown>)[name],
      configurable: true,
      writable: true,
    });
  }
}
