import type { ApiHost } from '../call';
import { later } from '../../contract/on-abort';

interface Parts {
  readonly host: ApiHost;
  /** Runs code of the app once the screen is up to date. */
  later(run: () => unknown): void;
}

/**
 * Runs after the timers that are due now, and what they have set. On a device `onReady` comes after them; here it comes
 * sooner than Taro, which calls `setData` by a timer, has drawn what its own `onReady` draws on or asks for.
 */
export function onceSet(parts: Parts, run: () => unknown): void {
  later(parts.host.signal, () => parts.later(run));
}
