import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../..');

export interface Ended {
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

export interface PreviewProcess {
  child: ChildProcess;
  /** Resolves with the addresses it printed; rejects if it ends before that. */
  ready: Promise<{ url: string; serverUrl: string; stdout: string }>;
  ended: Promise<Ended>;
}

/** Runs what `npm start` runs, as npm runs it: it also ends when the process that started it is gone. */
export function startPreviewProcess(
  flags: readonly string[],
  { throughShell = false, fullDisk = false } = {},
): PreviewProcess {
  const command = [
    process.execPath,
    '--conditions=mini-source',
    '--import',
    'tsx',
    'packages/preview/src/main.ts',
    ...flags,
  ];
  // With something to do after it, the shell stays in between, as npm's does.
  const script = fullDisk ? 'exec "$@" > /dev/full 2> /dev/full' : '"$@"; :';
  const isShell = throughShell || fullDisk;
  const [file = '', ...args] = isShell ? ['sh', '-c', script, 'sh', ...command] : command;
  const child = spawn(file, args, {
    cwd: ROOT,
    env: { ...process.env, npm_lifecycle_event: 'start', DATABASE_URL: undefined },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  // A character may come in two parts.
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  const ended = once(child, 'close').then(([exitCode]) => ({
    exitCode: exitCode as number | null,
    stdout,
    stderr,
  }));
  const ready = new Promise<{ url: string; serverUrl: string; stdout: string }>(
    (resolve, reject) => {
      child.stdout.on('data', () => {
        const url = /Preview +(http\S+)/.exec(stdout)?.[1];
        const serverUrl = /知晓云 +(http\S+)/.exec(stdout)?.[1];
        if (url !== undefined && serverUrl !== undefined) {
          resolve({ url, serverUrl, stdout });
        }
      });
      void ended.then((end) =>
        reject(new Error(`The preview ended before it was ready: ${JSON.stringify(end)}`)),
      );
    },
  );
  // A test that only waits for the end has heard of it there.
  ready.catch(() => undefined);
  return { child, ready, ended };
}

/** Ends it, however it stands. */
export async function killPreviewProcess({ child, ended }: PreviewProcess): Promise<void> {
  child.kill('SIGKILL');
  await ended;
}
