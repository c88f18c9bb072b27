import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

const MAIN = join(__dirname, '../src/main.ts');
const TSX = createRequire(__filename).resolve('tsx');

/** The command line of `npm run server`. */
export const SERVER = [process.execPath, '--import', TSX, MAIN] as const;

/** It reads nothing, and its output is read. */
type Child = ChildProcessByStdio<null, Readable, Readable>;

const children: Child[] = [];

/** Ends with `kill -9` what a test has started, and left running. */
export async function killProcesses(): Promise<void> {
  await Promise.all(
    children.splice(0).map(async (child) => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    }),
  );
}

export interface Run {
  child: Child;
  /** What it has written so far. */
  output: { stdout: string; stderr: string };
  /** Its exit code; null if a signal ended it. */
  exited: Promise<number | null>;
}

/** Runs a command in a folder, without the settings of the shell that runs the tests. */
export function runCommand(folder: string, [command = '', ...args]: readonly string[]): Run {
  const child = spawn(command, args, {
    cwd: folder,
    env: { ...process.env, ALIPAY_APP_ID: '', BAAS_CLIENT_ID: '', DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8');
    child[name].on('data', (chunk: string) => (output[name] += chunk));
  }
  const exited = once(child, 'close').then(([code]) => code as number | null);
  return { child, output, exited };
}

/** Waits until the server's log has what the pattern looks for, and returns its first group. */
export async function logged({ child, output, exited }: Run, pattern: RegExp): Promise<string> {
  for (;;) {
    const found = pattern.exec(output.stdout)?.[1];
    if (found !== undefined) return found;
    const next = await Promise.race([once(child.stdout, 'data'), exited]);
    if (!Array.isArray(next)) throw new Error(`it has ended: ${output.stderr}`);
  }
}

/** Waits until the server has said where it listens. */
export const listening = (run: Run) => logged(run, /(?:listens on |"url":")([^\s"]+)/);
