import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { AppFiles } from '../simulator/types';
import { readApp } from '../simulator/node';
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
export class AppSource {
  private built: AppFiles | undefined;
  private current: BuildState = { run: randomUUID(), version: 1 };
  private readonly listeners = new Set<(state: BuildState) => void>();

  /** @param folder Where the mini program is; its build is in `dist/`. */
  constructor(private readonly folder: string) {}

  get state(): BuildState {
    return this.current;
  }

  /**
   * The app as it was last built, or as `dist/` holds it while nobody builds: another build may
   * write there at any time, and half of it is no app.
   */
  get files(): AppFiles {
    return this.built ?? this.read();
  }

  /** Takes over what a build came to, and tells it. */
  update(failure?: BuildError): void {
    const { run, version } = this.current;
    if (failure) {
      this.current = { run, version, failure: failure.message };
    } else {
      this.built = this.read();
      this.current = { run, version: version + 1 };
    }
    for (const listener of this.listeners) {
      listener(this.current);
    }
  }

  /** @returns Stops listening. */
  listen(listener: (state: BuildState) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  private read(): AppFiles {
    return readApp(join(this.folder, 'dist'));
  }
}
