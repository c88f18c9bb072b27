import { later } from '../../contract/on-abort';

/** Things that happen later, as long as the app is there. */
export class Turns {
  private readonly cancels = new Set<() => void>();

  constructor(private readonly signal: AbortSignal) {}

  /** Once, after callbacks of the app that are due. */
  later(run: () => void, ms = 0): void {
    const cancel = later(
      this.signal,
      () => {
        this.cancels.delete(cancel);
        run();
      },
      ms,
    );
    this.cancels.add(cancel);
  }

  /** What has not happened yet never does. */
  stop(): void {
    this.cancels.forEach((cancel) => cancel());
    this.cancels.clear();
  }
}
