import { configure, getConfig } from '@testing-library/dom';

/** Of the phone around the page: what is not there now, or says nothing. */
const UNSEEN = '[class^="sim-"][hidden], .sim-capsule, [class^="sim-"][role="status"]:empty';

/** What only the simulator's own styles and code need. */
const INNER_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  '[data-node]': ['data-node'],
  '[class^="sim"]': ['style', 'tabindex', 'data-platform', 'lang'],
};

/**
 * A query that fails prints the screen, of which testing-library shows the first 7,000 characters: those are to be the
 * page.
 */
export function showWhatIsSeen(): void {
  const { getElementError } = getConfig();
  configure({
    getElementError: (message, container) => getElementError(message, seenIn(container)),
  });
}

function seenIn(container: Element): Element {
  const seen = container.cloneNode(true) as Element;
  for (const element of seen.querySelectorAll(UNSEEN)) element.remove();
  for (const [selector, names] of Object.entries(INNER_ATTRIBUTES)) {
    for (const element of seen.querySelectorAll(selector)) {
      for (const name of names) element.removeAttribute(name);
    }
  }
  return seen;
}
