/**
 * Measures silent logins and reads of the own record against a bare `node:http` that answers the same bytes, in
 * interleaved rounds:
 * `node --conditions=mini-source --import tsx bench/server/load.ts [database …]`
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROUNDS = 5;
const REQUESTS = 1000;
const CLIENTS = 16;
const USER = '2088000000000001';
const HEADERS = { 'content-type': 'application/json', 'x-hydrogen-client-id': 'local-sample' };

interface Process {
  url: string;
  child: ChildProcess;
}

/** Starts one of the two servers in a process of its own. */
async function start(file: string, ...args: string[]): Promise<Process> {
  const child = spawn(
    process.execPath,
    ['--conditions=mini-source', '--import', 'tsx', file, ...args],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  child.stdout.setEncoding('utf8');
  let output = '';
  child.stdout.on('data', (text: string) => (output += text));
  for (;;) {
    const url = /listens on (\S+)/.exec(output)?.[1];
    if (url !== undefined) return { url, child };
    await once(child.stdout, 'data');
  }
}

const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });

function send(
  { url }: Process,
  method: string,
  path: string,
  body?: object,
  token?: string,
): Promise<string> {
  const authorization = token === undefined ? {} : { authorization: `Hydrogen-r1 ${token}` };
  return new Promise((resolve, reject) => {
    const sent = request(url + path, { agent, method, headers: { ...HEADERS, ...authorization } });
    sent.on('error', reject);
    sent.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve(text));
    });
    sent.end(body && JSON.stringify(body));
  });
}

/** Requests per second of several clients at once. */
async function rate(once: (n: number) => Promise<unknown>): Promise<number> {
  let next = 0;
  const startMs = performance.now();
  const client = async () => {
    while (next < REQUESTS) await once(next++);
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return (REQUESTS * 1000) / (performance.now() - startMs);
}

const LOGIN = '/hserve/v2.5/idp/alipay/silent-login/';

async function authCodes(server: Process): Promise<string[]> {
  const issue = async () => {
    const sent = { user_id: USER, scopes: ['auth_base'] };
    const answer = await send(server, 'POST', '/sandbox/alipay/auth-code', sent);
    return (JSON.parse(answer) as { auth_code: string }).auth_code;
  };
  const codes: string[] = [];
  while (codes.length < REQUESTS) {
    codes.push(...(await Promise.all(Array.from({ length: CLIENTS }, issue))));
  }
  return codes;
}

async function measure(database: string): Promise<void> {
  const server = await start('packages/server/src/main.ts', '--port', '0', '--database', database);
  const [code] = await authCodes(server);
  const answer = await send(server, 'POST', LOGIN, { code });
  const { token, user_info } = JSON.parse(answer) as { token: string; user_info: { id: number } };
  const bare = await start('bench/server/bare.ts', answer);
  const own = `/hserve/v2.5/user/info/${user_info.id}/`;
  const rates = { login: [] as number[], record: [] as number[], bare: [] as number[] };
  // The first round warms up.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const codes = await authCodes(server);
    const login = await rate((n) => send(server, 'POST', LOGIN, { code: codes[n] }));
    const record = await rate(() => send(server, 'GET', own, undefined, token));
    const nothing = await rate((n) => send(bare, 'POST', LOGIN, { code: codes[n] }));
    if (round === 0) continue;
    rates.login.push(login);
    rates.record.push(record);
    rates.bare.push(nothing);
  }
  for (const { child } of [server, bare]) child.kill('SIGTERM');
  const base = median(rates.bare);
  for (const name of ['login', 'record'] as const) {
    const perSecond = median(rates[name]);
    console.log(
      `${database.split('?')[0]} ${name}: ${perSecond.toFixed(0)} a second, ` +
        `${(perSecond / base).toFixed(2)} of a bare node:http (${base.toFixed(0)})`,
    );
  }
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

async function main(databases: readonly string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'hserve-bench-'));
  for (const database of [':memory:', join(folder, 'bench.db'), ...databases]) {
    await measure(database);
  }
  agent.destroy();
  await rm(folder, { recursive: true });
}

void main(process.argv.slice(2));
