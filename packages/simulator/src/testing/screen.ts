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
 * page. While a query waits, each try would print it for nothing, and the last one a second time.
 */
export function showWhatIsSeen(): void {
  const { getElementError } = getConfig();
  configure({
    getElementError: (message, container) =>
      isWaiting() ? withoutScreen(message) : getElementError(message, seenIn(container)),
  });
}

/** As testing-library's queries by role ask. */
function isWaiting(): boolean {
  const config: object = getConfig();
  return (
    '_disableExpensiveErrorDiagnostics' in config &&
    config._disableExpensiveErrorDiagnostics === true
  );
}

function withoutScreen(message: string | null): Error {
  return Object.assign(new Error(message ?? ''), { name: 'TestingLibraryElementError' });
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
