import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';

/** The repository. */
export const ROOT = join(__dirname, '../../..');

/** The mini program does not build; `message` is what the compiler said, with file and line. */
export class BuildError extends Error {
  override name = 'BuildError';
}

export interface WatchOptions {
  /** Where the mini program's sources are; default: this repository. */
  folder?: string;
  /** Hears how each build after the first one went. */
  onBuild: (failure?: BuildError) => void;
  signal?: AbortSignal;
}

/**
 * Builds a mini program into its `dist/`, with source maps, and again after every change of its
 * sources, as `npm run watch` does. `dist/` keeps the last scripts that compiled.
 *
 * @returns Once the first build is done and the sources are watched.
 * @throws {BuildError} if the first build fails; the signal's reason if it was aborted.
 */
export async function watchApp({
  folder = ROOT,
  onBuild,
  signal,
}: WatchOptions): Promise<{ close(): Promise<void> }> {
  signal?.throwIfAborted();
  const gulp = startWatch(folder);
  // What it has sent may be heard after it has ended.
  const closed = Promise.all([once(gulp, 'close'), once(gulp, 'disconnect')]).then(
    ([[exitCode]]) => exitCode as number | null,
  );
  let closing = false;
  const close = async () => {
    closing = true;
    gulp.kill();
    await closed;
  };
  const stop = () => void gulp.kill();
  signal?.addEventListener('abort', stop, { once: true });

  const builds = new Builds();
  gulp.on('message', (message) => builds.hear(message));
  let said = '';
  gulp.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  try {
    await new Promise<void>((resolve, reject) => {
      gulp.once('error', reject);
      builds.onReady = resolve;
      builds.onEnd = (failure) => {
        if (failure) {
          reject(failure);
        }
      };
      void closed.then((exitCode) => {
        const reason = said.trim() || `gulp ended with exit code ${exitCode}`;
        reject(builds.failure ?? new BuildError(reason));
      });
    });
  } catch (error) {
    await close();
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
  }
  builds.onEnd = onBuild;
  void closed.then((exitCode) => {
    if (!closing) {
      onBuild(
        new BuildError(`Sources are no longer watched: gulp ended (${exitCode ?? 'killed'})`),
      );
    }
  });
  return { close };
}

function startWatch(folder: string) {
  const gulp = spawn(
    process.execPath,
    [
      join(ROOT, 'node_modules/gulp/bin/gulp.js'),
      ...['--gulpfile', join(ROOT, 'gulpfile.mjs')],
      ...['--cwd', folder],
      ...['--silent', 'watch'],
    ],
    { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] },
  );
  const { stderr } = gulp;
  if (!stderr) {
    throw new Error('gulp has no stderr, though a pipe was asked for');
  }
  return Object.assign(gulp, { stderr });
}

/** What `gulpfile.mjs` tells of its tasks. */
const taskMessage = z.object({
  event: z.enum(['start', 'stop', 'error']),
  task: z.string(),
  message: z.string().optional(),
});

/** The tasks that build; the others only order them. */
const BUILDERS = ['mappedScripts', 'assets'];

/** A build is over when nothing of it runs any more; it fails while any part of it does. */
class Builds {
  onReady: () => void = () => undefined;
  onEnd: (failure?: BuildError) => void = () => undefined;
  private readonly running = new Set<string>();
  private readonly failures = new Map<string, string>();

  hear(input: unknown): void {
    const { event, task, message } = taskMessage.parse(input);
    if (event === 'stop' && task === 'built') {
      this.onReady();
    }
    if (!BUILDERS.includes(task)) {
      return;
    }
    if (event === 'start') {
      this.running.add(task);
      return;
    }
    this.running.delete(task);
    this.failures.delete(task);
    if (event === 'error') {
      this.failures.set(task, message ?? `${task} failed`);
    }
    if (this.running.size === 0) {
      this.onEnd(this.failure);
    }
  }

  get failure(): BuildError | undefined {
    const messages = [...this.failures.values()];
    return messages.length === 0 ? undefined : new BuildError(messages.join('\n'));
  }
}
