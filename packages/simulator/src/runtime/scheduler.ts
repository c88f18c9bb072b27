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
  private readonly stale = new Set<Updatable>();
  private callbacks: (() => void)[] = [];
  private scheduled = false;
  private flushing = false;

  constructor(
    private readonly problems: Problems,
    private readonly report: (error: unknown) => void,
  ) {}

  schedule(view: Updatable): void {
    this.stale.add(view);
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
        if (round === MAX_ROUNDS) {
          this.tooMany();
          return;
        }
        this.updateStale();
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
    setTimeout(() => this.flush(), FRAME_MS);
  }

  stop(): void {
    this.stale.clear();
    this.callbacks = [];
  }

  private updateStale(): void {
    for (;;) {
      const [next] = [...this.stale].sort((a, b) => a.depth - b.depth);
      if (!next) return;
      this.stale.delete(next);
      this.attempt(() => next.update());
    }
  }

  private attempt(run: () => void): void {
    try {
      run();
    } catch (error) {
      this.report(error);
    }
  }

  private wake(): void {
    if (this.scheduled || this.flushing) return;
    this.scheduled = true;
    // Not by queueMicrotask, which fake timers would hold back.
    void Promise.resolve().then(() => this.flush());
  }
}
