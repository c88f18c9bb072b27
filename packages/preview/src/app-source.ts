import { randomUUID } from 'node:crypto';
import type { AppFiles, Problem } from 'alipay-mini-simulator';
import { Topic } from './topic';

/** How the mini program's build stands. */
export interface BuildState {
  /** Differs for each run of the preview: its page may have changed as well. */
  run: string;
  /** Counts builds that went well. */
  version: number;
  /** Why the newest sources do not build; the app is then the last one that did. */
  failure?: string;
}

/** A mini program as the simulator takes it. */
export interface BuiltApp {
  files: AppFiles;
  /** Files that could not be compiled, and are empty. */
  problems: readonly Problem[];
}

/** The newest build of the mini program, and the news of each. */
export class AppSource extends Topic<BuildState> {
  private built: BuiltApp | undefined;

  /** @param readLast Reads the app as the last build left it, while no build has been taken over. */
  constructor(private readonly readLast: () => BuiltApp) {
    super({ run: randomUUID(), version: 1 });
  }

  get app(): BuiltApp {
    return this.built ?? this.readLast();
  }

  /** Takes over a build. */
  take(app: BuiltApp): void {
    const { run, version } = this.read();
    this.built = app;
    this.set({ run, version: version + 1 });
  }

  /** The newest sources do not build; the app stays as it was. */
  fail(failure: string): void {
    const { run, version } = this.read();
    this.set({ run, version, failure });
  }
}
