import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface ServerProcess {
  url: string;
  stop(): Promise<void>;
}

/** Starts one of the servers beside this file, as `npm run server` does, and waits for its address. */
export async function startProcess(name: string, args: readonly string[]): Promise<ServerProcess> {
  const child = spawn(
    process.execPath,
    ['--conditions=mini-source', '--import', 'tsx', join(__dirname, name), ...args],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = once(child, 'exit');
  const printed = once(child.stdout, 'data').then(([chunk]) => String(chunk).trim());
  const url = await Promise.race([
    printed,
    ended.then(() => Promise.reject(new Error(`${name} ended before it was ready`))),
  ]);
  return {
    url,
    async stop() {
      child.kill();
      await ended;
    },
  };
}
