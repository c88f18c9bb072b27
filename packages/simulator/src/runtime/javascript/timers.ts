import { toError } from '../../contract/errors';

/** The app's timers: errors in them are reported, and all of them end with the app. */
export class Timers {
  private readonly timeouts = new Map<
    unknown,
    { readonly delayMs: unknown; readonly fire: () => void }
  >();
  private readonly intervals = new Set<unknown>();
  private hasEnded = false;

  constructor(private readonly report: (error: Error) => void) {}

  readonly setTimeout = (run: unknown, delayMs?: number, ...args: unknown[]): unknown => {
    if (this.hasEnded) return undefined;
    const fire = () => {
      this.timeouts.delete(id);
      this.call(run, args);
    };
    const id = setTimeout(fire, delayMs);
    this.timeouts.set(id, { delayMs, fire });
    return id;
  };

  readonly clearTimeout = (id: unknown): void => {
    this.timeouts.delete(id);
    clearTimeout(id as number);
  };

  readonly setInterval = (run: unknown, delayMs?: number, ...args: unknown[]): unknown => {
    if (this.hasEnded) return undefined;
    const id = setInterval(() => this.call(run, args), delayMs);
    this.intervals.add(id);
    return id;
  };

  readonly clearInterval = (id: unknown): void => {
    this.intervals.delete(id);
    clearInterval(id as number);
  };

  /** Those that wait for no more than a turn, now: what comes next is an event of its own on a device. */
  runDue(): void {
    for (const [id, { delayMs, fire }] of [...this.timeouts]) {
      if (Number(delayMs) > 1 || !this.timeouts.has(id)) continue;
      clearTimeout(id as number);
      fire();
    }
  }

  /** For good: a promise of the app's may go on behind the end. */
  stop(): void {
    this.hasEnded = true;
    for (const id of this.timeouts.keys()) this.clearTimeout(id);
    for (const id of this.intervals) this.clearInterval(id);
  }

  private call(run: unknown, args: unknown[]): void {
    try {
      if (typeof run !== 'function') throw new TypeError('a timer needs a function, not text');
      (run as (...args: unknown[]) => unknown)(...args);
    } catch (error) {
      this.report(toError(error));
    }
  }
}

/** Those of the app's code. */
export function timerGlobals(timers: Timers): Readonly<Record<string, unknown>> {
  const { setTimeout, clearTimeout, setInterval, clearInterval } = timers;
  return { setTimeout, clearTimeout, setInterval, clearInterval };
}
