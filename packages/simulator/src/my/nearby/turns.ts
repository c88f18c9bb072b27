import { onAbort } from '../on-abort';

/** Things that happen later, as long as the app is there. */
export class Turns {
  private readonly timers = new Set<ReturnType<typeof setTimeout>>();

  constructor(private readonly signal: AbortSignal) {
    onAbort(signal, () => this.stop());
  }

  /** Once, after callbacks of the app that are due. */
  later(run: () => void, ms = 0): void {
    if (this.signal.aborted) return;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      run();
    }, ms);
    this.timers.add(timer);
  }

  /** What has not happened yet never does. */
  stop(): void {
    this.timers.forEach((timer) => clearTimeout(timer));
    this.timers.clear();
  }
}
