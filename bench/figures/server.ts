import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import autocannon from 'autocannon';
import { fillWithUsers } from 'local-hserve/bench';
import type { Figure, Group } from '../figure';
import { interleave, ratios, summarize } from '../rounds';
import { startProcess, type ServerProcess } from '../servers/process';

/** Requests of one round. */
const AMOUNT = 2000;
const CLIENTS = [16, 64];
const FEW_ACCOUNTS = 1_000;
const MANY_ACCOUNTS = 1_000_000;
const WITH_MANY = ' with 1,000,000 accounts';

/** As many as there are clients at the most. */
const ALIPAY_USERS = 64;

const HEADERS = { 'content-type': 'application/json', 'x-hydrogen-client-id': 'local-sample' };
const LOGIN = '/hserve/v2.5/idp/alipay/silent-login/';

interface Target {
  url: string;
  /** Ids of Alipay users, who log in in turn: logins of one and the same wait for each other. */
  users: readonly string[];
  /** One-time codes that are left. */
  codes: string[];
  token: string;
  userId: number;
}

/** Silent logins, and own records read, of the local 知晓云. */
export const server: Group = {
  name: 'server',
  what: 'logins and records per second, against a bare node:http that answers the same bytes',
  async measure({ check, databases, rounds, progress }) {
    if (check) return [];
    const folder = mkdtempSync(join(tmpdir(), 'bench-server-'));
    const fileUrl = (name: string) => pathToFileURL(join(folder, name)).href;
    try {
      const figures: Figure[] = [];
      const named = databases.map((url): [string, string] => [url.split(':')[0] ?? url, url]);
      const lasting = [['file', fileUrl('bench.db')] as const, ...named];
      const stores: [name: string, url: string, accounts: number][] = [
        ['memory', ':memory:', 0],
        ...lasting.map(([name, url]): [string, string, number] => [name, url, FEW_ACCOUNTS]),
        ...lasting.map(([name, url]): [string, string, number] => [
          name + WITH_MANY,
          url,
          MANY_ACCOUNTS,
        ]),
      ];
      for (const [name, url, accounts] of stores) {
        progress(`server, ${name}`);
        if (accounts > 0) await fillWithUsers(url, accounts);
        figures.push(...(await measureStore(name, url, rounds)));
      }
      return [...figures, ...lasting.flatMap(([name]) => growth(figures, name))];
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

/** What remains of the speed, against bare, when there are many accounts in place of few. */
function growth(figures: readonly Figure[], store: string): Figure[] {
  const valueOf = (name: string) =>
    figures.find((figure) => figure.name === name)?.value ?? Number.NaN;
  return CLIENTS.flatMap((clients) =>
    ['silent logins, against bare', 'own record, against bare'].map((what): Figure => {
      const rest = `${clients} clients: ${what}`;
      return {
        name: `server, ${store}, ${rest},${WITH_MANY} against ${FEW_ACCOUNTS}`,
        value:
          valueOf(`server, ${store}${WITH_MANY}, ${rest}`) / valueOf(`server, ${store}, ${rest}`),
        unit: 'ratio',
      };
    }),
  );
}

async function measureStore(name: string, url: string, rounds: number): Promise<Figure[]> {
  const hserve = await startProcess('hserve.ts', [url]);
  const started: ServerProcess[] = [hserve];
  try {
    const target = await logIn(hserve.url);
    const bareLogin = await startBare(started, LOGIN, target);
    const recordPath = `/hserve/v2.5/user/info/${target.userId}/`;
    const bareRecord = await startBare(started, recordPath, target);
    const figures: Figure[] = [];
    for (const clients of CLIENTS) {
      const login = (base: string) => load(base, LOGIN, clients, target);
      const record = (base: string) => load(base, recordPath, clients, target);
      const latencies: { p50: number; p99: number }[] = [];
      const values = await interleave(rounds, {
        bareLogin: async () => (await login(bareLogin)).perSecond,
        login: async () => {
          target.codes = await issueCodes(target, AMOUNT);
          const result = await login(hserve.url);
          latencies.push(result);
          return result.perSecond;
        },
        bareRecord: async () => (await record(bareRecord)).perSecond,
        record: async () => (await record(hserve.url)).perSecond,
      });
      const what = `server, ${name}, ${clients} clients`;
      const perSecond = summarize(values.login);
      const loginRatio = summarize(ratios(values.login, values.bareLogin));
      const recordRatio = summarize(ratios(values.record, values.bareRecord));
      const latency = (percentile: 'p50' | 'p99'): Figure => {
        const { median, spread } = summarize(latencies.map((one) => one[percentile]));
        return { name: `${what}: silent login, ${percentile}`, value: median, spread, unit: 'ms' };
      };
      figures.push(
        {
          name: `${what}: silent logins`,
          value: perSecond.median,
          spread: perSecond.spread,
          unit: 'per s',
        },
        {
          name: `${what}: silent logins, against bare`,
          value: loginRatio.median,
          spread: loginRatio.spread,
          unit: 'ratio',
        },
        {
          name: `${what}: own record, against bare`,
          value: recordRatio.median,
          spread: recordRatio.spread,
          unit: 'ratio',
        },
        latency('p50'),
        latency('p99'),
      );
    }
    return figures;
  } finally {
    await Promise.all(started.map((one) => one.stop()));
  }
}

/** A bare server that answers what the real one answers to this request. */
async function startBare(started: ServerProcess[], path: string, target: Target): Promise<string> {
  const [code = ''] = await issueCodes(target, 1);
  const isLogin = path === LOGIN;
  const answer = await fetch(target.url + path, {
    method: isLogin ? 'POST' : 'GET',
    headers: isLogin ? HEADERS : { ...HEADERS, authorization: `Hydrogen-r1 ${target.token}` },
    ...(isLogin ? { body: JSON.stringify({ code, create_user: true }) } : {}),
  });
  const bare = await startProcess('bare.ts', [await answer.text(), String(answer.status)]);
  started.push(bare);
  return bare.url;
}

/** One round of requests; any status but success fails the bench. */
async function load(base: string, path: string, clients: number, target: Target) {
  const isLogin = path === LOGIN;
  const { result, durationMs } = await timed({
    url: base,
    connections: clients,
    amount: AMOUNT,
    requests: [
      {
        method: isLogin ? 'POST' : 'GET',
        path,
        headers: isLogin ? HEADERS : { ...HEADERS, authorization: `Hydrogen-r1 ${target.token}` },
        setupRequest: (request) =>
          isLogin
            ? {
                ...request,
                body: JSON.stringify({ code: target.codes.pop() ?? 'none', create_user: true }),
              }
            : request,
      },
    ],
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${path}: ${result.non2xx} refused, ${result.errors} failed`);
  }
  return {
    perSecond: (AMOUNT / durationMs) * 1000,
    p50: result.latency.p50,
    p99: result.latency.p99,
  };
}

/** The time to the last answer: what autocannon itself reports ends with a full second. */
function timed(
  options: autocannon.Options,
): Promise<{ result: autocannon.Result; durationMs: number }> {
  return new Promise((resolve, reject) => {
    const begunMs = performance.now();
    let lastMs = begunMs;
    const run = autocannon(options, (error: Error | null, result) => {
      if (error) reject(error);
      else resolve({ result, durationMs: lastMs - begunMs });
    });
    run.on('response', () => (lastMs = performance.now()));
  });
}

async function logIn(url: string): Promise<Target> {
  const added = Array.from({ length: ALIPAY_USERS }, () => post(`${url}/sandbox/alipay/users`, {}));
  const users = (await Promise.all(added)).map((user) => (user as { user_id: string }).user_id);
  const target = { url, users, codes: [], token: '', userId: 0 };
  const [code = ''] = await issueCodes(target, 1);
  const answer = await post(url + LOGIN, { code, create_user: true });
  const { token, user_info } = answer as { token: string; user_info: { id: number } };
  return { ...target, token, userId: user_info.id };
}

async function issueCodes({ url, users }: Target, count: number): Promise<string[]> {
  const codes: string[] = [];
  while (codes.length < count) {
    const batch = Math.min(64, count - codes.length);
    const answers = await Promise.all(
      Array.from({ length: batch }, (_one, at) =>
        post(`${url}/sandbox/alipay/auth-code`, {
          user_id: users[(codes.length + at) % users.length],
          scopes: ['auth_base'],
        }),
      ),
    );
    codes.push(...answers.map((answer) => (answer as { auth_code: string }).auth_code));
  }
  return codes;
}

async function post(url: string, body: object): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: HEADERS,
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.json();
}
