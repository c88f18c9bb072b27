import type { Problems } from '../contract/problems';

/** Something on the screen that its data can make stale. */
export interface Updatable {
  /** Outer ones are brought up to date first: they may change or remove inner ones. */
  readonly depth: number;
  update(): void;
}

/** More rounds than this mean that an update causes itself. */
const MAX_ROUNDS = 100;

/** How long a screen is left alone before an app in a circle goes on. */
const FRAME_MS = 16;

/** Brings the screen up to date: asynchronously and all at once, as `setData` is documented to work. */
export class Scheduler {
  /** Each with the number of updates, one caused by the other, that have led to it. */
  private readonly stale = new Map<Updatable, number>();
  /** Of the update under way. */
  private causes = 0;
  private callbacks: (() => void)[] = [];
  private scheduled = false;
  private flushing = false;
  /** An app in a circle waits for its next frame, whatever else becomes stale. */
  private resting = false;

  constructor(
    private readonly problems: Problems,
    private readonly report: (error: unknown) => void,
  ) {}

  schedule(view: Updatable): void {
    if (!this.stale.has(view)) this.stale.set(view, this.causes);
    this.wake();
  }

  /** Nothing is stale about a view that has just been brought up to date, or has gone. */
  drop(view: Updatable): void {
    this.stale.delete(view);
  }

  /** Runs once all that is stale now is up to date. */
  afterFlush(run: () => void): void {
    this.callbacks.push(run);
    this.wake();
  }

  flush(): void {
    if (this.flushing) return;
    this.flushing = true;
    this.scheduled = false;
    try {
      for (let round = 0; this.stale.size > 0 || this.callbacks.length > 0; round += 1) {
        if (round === MAX_ROUNDS || !this.updateStale()) {
          this.tooMany();
          return;
        }
        this.callbacks.splice(0).forEach((callback) => this.attempt(callback));
      }
    } catch (error) {
      this.report(error);
    } finally {
      this.flushing = false;
    }
  }

  /** A device goes on for as long as the app does, one update at a time; a test must come to an end. */
  private tooMany(): void {
    const message = `setData keeps causing itself: more than ${MAX_ROUNDS} updates at once`;
    try {
      this.problems.unknown('setData in a circle', message);
    } catch (error) {
      this.stop();
      throw error;
    }
    for (const view of this.stale.keys()) this.stale.set(view, 0);
    this.resting = true;
    setTimeout(() => {
      this.resting = false;
      this.flush();
    }, FRAME_MS);
  }

  stop(): void {
    this.stale.clear();
    this.callbacks = [];
  }

  /** @returns Whether it came to an end: a view may be made stale by what it is made of. */
  private updateStale(): boolean {
    for (;;) {
      const next = this.outermost();
      if (!next) return true;
      const causes = this.stale.get(next) ?? 0;
      if (causes > MAX_ROUNDS) return false;
      this.stale.delete(next);
      this.causes = causes + 1;
      this.attempt(() => next.update());
      this.causes = 0;
    }
  }

  private outermost(): Updatable | undefined {
    let first: Updatable | undefined;
    for (const view of this.stale.keys()) if (!first || view.depth < first.depth) first = view;
    return first;
  }

  private attempt(run: () => void): void {
    try {
      run();
    } catch (error) {
      this.report(error);
    }
  }

  private wake(): void {
    if (this.scheduled || this.flushing || this.resting) return;
    this.scheduled = true;
    // Not by queueMicrotask, which fake timers would hold back.
    void Promise.resolve().then(() => this.resting || this.flush());
  }
}
