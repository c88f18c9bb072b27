import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listeningPorts } from './listening-ports';
import { killProcesses, listening, runCommand, SERVER } from './server-process';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hserve-'));
});
afterEach(async () => {
  await killProcesses();
  await rm(folder, { recursive: true });
});

/** Runs the command as `npm run server` does, in an empty folder. */
const run = (...args: string[]) => runCommand(folder, [...SERVER, ...args]);

async function answerTo(url: string, path: string, body: object, token?: string) {
  const response = await fetch(url + path, {
    method: token === undefined ? 'POST' : 'PUT',
    headers: {
      'content-type': 'application/json',
      'x-hydrogen-client-id': 'local-sample',
      ...(token === undefined ? {} : { authorization: `Hydrogen-r1 ${token}` }),
    },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as { token: string } };
}

async function post(url: string, path: string, body: object): Promise<number> {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hydrogen-client-id': 'local-sample' },
    body: JSON.stringify(body),
  });
  await response.arrayBuffer();
  return response.status;
}

/** A port that something else listens on until it is released. */
async function takenPort() {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  return { port, release: () => other[Symbol.asyncDispose]() };
}

const ACCOUNT = { username: 'li', password: 'secret-1' };

describe('npm run server', () => {
  test('--help names every flag and leaves', async () => {
    const { output, exited } = run('--help');
    expect(await exited).toBe(0);
    for (const flag of ['--port', '--database', '--reset', '--help']) {
      expect(output.stdout).toContain(flag);
    }
    expect(output.stderr).toBe('');
  });

  test('a flag that cannot be used is an error that names it, with exit code 2', async () => {
    const { output, exited } = run('--port', 'many');
    expect(await exited).toBe(2);
    expect(output.stderr).toMatch(/^--port: /);
    expect(output.stdout).toBe('');
  });

  test.each([
    ['HOST=203.0.113.5', /^HOST: "203\.0\.113\.5" is no address of this machine$/m],
    ['ALIPAY_PRIVATE_KEY=key', /^ALIPAY_APP_ID: is required with ALIPAY_PRIVATE_KEY$/m],
  ])('%s is an error that names the variable, with exit code 2', async (variable, message) => {
    const { output, exited } = runCommand(folder, [
      'env',
      variable,
      ...SERVER,
      '--port=0',
      '--database=:memory:',
    ]);
    expect(await exited).toBe(2);
    expect(output.stderr).toMatch(message);
  });

  test('goes on when the disk of its log is full', async () => {
    const server = runCommand(folder, [
      'bash',
      '-c',
      'exec "$0" "$@" > /dev/full 2> /dev/full',
      ...SERVER,
      '--port=0',
      '--database=:memory:',
    ]);
    let port: number | undefined;
    while (port === undefined && server.child.exitCode === null) {
      [port] = await listeningPorts(server.child);
    }
    const url = `http://127.0.0.1:${port}`;
    for (let count = 1; count <= 2; count += 1) {
      expect(await post(url, '/hserve/v2.1/login/username/', ACCOUNT)).toBe(400);
    }
    server.child.kill('SIGTERM');
    expect(await server.exited).toBe(0);
  });

  test('goes on when what reads its log goes away', async () => {
    const server = run('--port', '0', '--database', ':memory:');
    const url = await listening(server);
    server.child.stdout.destroy();
    server.child.stderr.destroy();
    for (let count = 1; count <= 3; count += 1) {
      expect(await post(url, '/hserve/v2.1/login/username/', ACCOUNT)).toBe(400);
    }
    server.child.kill('SIGTERM');
    expect(await server.exited).toBe(0);
  });

  test('a full disk is 507, the log says what to do, and the server goes on', async () => {
    // A limit of the size of files stands for the disk; its signal is ignored, so that writing fails.
    const server = runCommand(folder, [
      'bash',
      '-c',
      'trap "" XFSZ; ulimit -f 400; exec "$0" "$@"',
      ...SERVER,
      '--port',
      '0',
    ]);
    const url = await listening(server);
    const avatar = `data:image/png,${'x'.repeat(16_000)}`;
    let status = 201;
    for (let count = 1; count <= 100 && status === 201; count += 1) {
      const answer = await answerTo(url, '/hserve/v2.1/register/username/', {
        username: `user-${count}`,
        password: 'secret-1',
      });
      status = answer.status;
      if (status !== 201) break;
      const filled = await answerTo(url, '/hserve/v2.5/user/info/', { avatar }, answer.body.token);
      if (filled.status !== 200) status = filled.status;
    }
    expect(status).toBe(507);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    server.child.kill('SIGTERM');
    expect(await server.exited).toBe(0);
    expect(server.output.stderr).toContain('Free some space');
  });

  test('LOG_FORMAT=json: one object a line, without secrets', async () => {
    const json = runCommand(folder, [
      'env',
      'LOG_FORMAT=json',
      ...SERVER,
      '--port',
      '0',
      '--database',
      ':memory:',
    ]);
    const url = await listening(json);
    await post(url, '/hserve/v2.1/register/username/', ACCOUNT);
    await post(url, '/hserve/v2.2/sms-verification-code/', { phone: '13900139000' });
    json.child.kill('SIGTERM');
    expect(await json.exited).toBe(0);
    const lines = json.output.stdout.trim().split('\n');
    const entries = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(entries).toContainEqual(
      expect.objectContaining({ level: 'info', kind: 'answer', method: 'POST', status: 201 }),
    );
    expect(entries).toContainEqual(expect.objectContaining({ kind: 'message', sent: false }));
    expect(json.output.stdout).not.toMatch(/secret-1|13900139000/);
  });

  test('a taken port: takes a free one, says so, and prints messages, not secrets', async () => {
    const { port, release } = await takenPort();
    const server = run('--port', String(port), '--database', ':memory:');
    const url = await listening(server);
    await release();
    expect(new URL(url).port).not.toBe(String(port));
    expect(server.output.stdout).toContain(`Port ${port} is taken`);

    await post(url, '/hserve/v2.1/register/username/', ACCOUNT);
    await post(url, '/hserve/v2.2/sms-verification-code/', { phone: '13900139000' });
    server.child.kill('SIGINT');
    expect(await server.exited).toBe(0);
    expect(server.output.stdout).toMatch(/^Text message to 13900139000: .*\d{6}/m);
    expect(server.output.stdout).toMatch(
      /^POST \/hserve\/v2\.1\/register\/username\/ 201 \d+ ms$/m,
    );
    expect(server.output.stdout).not.toContain('secret-1');
    expect(server.output.stderr).toBe('');
  });
});
