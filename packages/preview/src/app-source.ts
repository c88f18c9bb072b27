import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { AppFiles } from 'alipay-mini-simulator';
import { readApp } from 'alipay-mini-simulator/node';
import { Topic } from './topic';
import type { BuildError } from './watch';

/** How the mini program's build stands. */
export interface BuildState {
  /** Differs for each run of the preview: its page may have changed as well. */
  run: string;
  /** Counts builds that went well. */
  version: number;
  /** Why the newest sources do not build; the app is then the last one that did. */
  failure?: string;
}

/** The built mini program, and whoever wants to know when there is a newer one. */
export class AppSource extends Topic<BuildState> {
  private built: AppFiles | undefined;

  /** @param folder Where the mini program is; its build is in `dist/`. */
  constructor(private readonly folder: string) {
    super({ run: randomUUID(), version: 1 });
  }

  /**
   * The app as it was last built, or as `dist/` holds it while nobody builds: another build may
   * write there at any time, and half of it is no app.
   */
  get files(): AppFiles {
    return this.built ?? this.readBuild();
  }

  /** Takes over what a build came to, and tells it. */
  update(failure?: BuildError): void {
    const { run, version } = this.read();
    if (failure) {
      this.set({ run, version, failure: failure.message });
    } else {
      this.built = this.readBuild();
      this.set({ run, version: version + 1 });
    }
  }

  private readBuild(): AppFiles {
    return readApp(join(this.folder, 'dist'));
  }
}
