import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';

const ROOT = join(__dirname, '../..');

let folder: string;
let running: ChildProcess[];

beforeEach(async () => {
  running = [];
  folder = await mkdtemp(join(tmpdir(), 'preview-'));
});

afterEach(async () => {
  for (const child of running.filter(
    ({ exitCode, signalCode }) => exitCode === null && !signalCode,
  )) {
    const closed = once(child, 'close');
    child.kill('SIGKILL');
    await closed;
  }
  await rm(folder, { recursive: true, force: true });
});

/** Runs what `npm start` runs, without the build, which belongs to the checkout and not to a test. */
function preview(...flags: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'preview/main.ts', ...flags], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: undefined },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const closed = once(child, 'close').then(([exitCode]) => ({
    exitCode: exitCode as number | null,
    stdout,
    stderr,
  }));
  const ready = new Promise<{ url: string; serverUrl: string; stdout: string }>(
    (resolve, reject) => {
      child.stdout.on('data', () => {
        const url = /Preview +(\S+)/.exec(stdout)?.[1];
        const serverUrl = /知晓云 +(http\S+)/.exec(stdout)?.[1];
        if (url !== undefined && serverUrl !== undefined) {
          resolve({ url, serverUrl, stdout });
        }
      });
      void closed.then((end) =>
        reject(new Error(`ended before it was ready: ${JSON.stringify(end)}`)),
      );
    },
  );
  ready.catch(() => undefined);
  return { child, closed, ready };
}

const startOnFreePorts = (...flags: string[]) =>
  preview(
    '--no-build',
    '--port=0',
    '--server-port=0',
    '--database',
    join(folder, 'test.db'),
    ...flags,
  );

/** Something else that has the port. */
async function occupy(): Promise<{ port: number; server: Server }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, server };
}

describe('npm start', () => {
  it('--help shows the flags and starts nothing', async () => {
    const { exitCode, stdout, stderr } = await preview('--help').closed;

    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain('--server-port <number>');
  });

  it('ends with 2 and names a flag it does not know', async () => {
    const { exitCode, stdout, stderr } = await preview('--prot', '1').closed;

    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('--prot');
    expect(stderr).toContain('--help');
    expect(stderr).not.toContain('    at ');
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('serves, and ends with 0 on %s', async (signal) => {
    const { child, ready, closed } = startOnFreePorts();
    const { url, serverUrl } = await ready;
    const page = await fetch(url);
    const users = await fetch(`${serverUrl}/sandbox/alipay/users`);

    child.kill(signal);

    expect(await page.text()).toContain('<html lang="zh-CN">');
    expect(users.status).toBe(200);
    await users.json();
    expect(await closed).toMatchObject({ exitCode: 0, stderr: '' });
    await expect(fetch(url)).rejects.toThrow('fetch failed');
    await expect(fetch(serverUrl)).rejects.toThrow('fetch failed');
  });

  it('takes free ports, and says so, if its own are taken', async () => {
    const [first, second] = [await occupy(), await occupy()];
    const { child, ready, closed } = preview(
      '--no-build',
      `--port=${first.port}`,
      `--server-port=${second.port}`,
      ...['--database', join(folder, 'test.db')],
    );
    const { url, serverUrl, stdout } = await ready;

    expect(stdout).toContain(`Port ${first.port} is taken`);
    expect(stdout).toContain(`Port ${second.port} is taken`);
    expect((await fetch(url)).status).toBe(200);
    expect((await fetch(`${serverUrl}/sandbox/alipay/users`)).status).toBe(200);

    child.kill('SIGTERM');
    expect(await closed).toMatchObject({ exitCode: 0, stderr: '' });
    for (const { server } of [first, second]) {
      server.close();
      await once(server, 'close');
    }
  });

  it('ends with 1 and says why if the database cannot be opened', async () => {
    const { closed } = preview('--no-build', '--port=0', '--server-port=0', '--database', folder);

    const { exitCode, stderr } = await closed;

    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^Cannot start: /);
  });
});
