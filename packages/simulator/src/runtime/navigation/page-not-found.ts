import { SimulatorError } from '../../contract/errors';
import type { AppInstance } from '../app-instance';
import type { Navigation } from '.';
import type { Timers } from '../javascript/timers';

/** A page that is not there, as the app is told of it. */
export interface PageNotFound {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Whether the app was started into it. */
  readonly isEntryPage: boolean;
}

export interface PageNotFoundParts {
  /** Those that there are. */
  readonly pages: readonly string[];
  readonly app: AppInstance | undefined;
  /** Those of `my.onPageNotFound`. */
  readonly listeners: { has(event: string): boolean; emit(event: string, detail: object): void };
  readonly navigation: Navigation;
  readonly timers: Timers;
  readonly guard: (run: () => unknown) => void;
}

/**
 * Asks the app what to open in the place of a page that is not there; it has to open it in its handler.
 * @throws {SimulatorError} unless the app has such a handler.
 * @see mini/api/基础API/应用级事件/my.onPageNotFound.md of AlipayDocs/open-docs
 */
export function askForOther(event: PageNotFound, parts: PageNotFoundParts): void {
  const { app, listeners, navigation } = parts;
  const missing = new SimulatorError(
    `there is no page ${event.path}; app.json lists ${parts.pages.join(', ')}`,
  );
  if (app?.has('onPageNotFound') !== true && !listeners.has('PageNotFound')) throw missing;
  const before = navigation.top;
  parts.guard(() => app?.call('onPageNotFound', event));
  listeners.emit('PageNotFound', event);
  parts.timers.setTimeout(() => {
    if (navigation.top === before) throw missing;
  }, 0);
}
