/**
 * Measures two attacks on the limit of wrong passwords, with password hashes at their real cost:
 * `node --conditions=mini-source --import tsx bench/server/attacks.ts`
 */
import { type RunningServer, startServer } from 'local-hserve';

const SECOND_MS = 1000;
const FLOOD_MS = 20 * SECOND_MS;
const SIEGE_MS = 20 * SECOND_MS;
const ATTACKER = '203.0.113.7';
const OWNER = '198.51.100.9';
const VICTIM = { name: 'xiaowei', password: 'xiaowei-2088' };

type Login = (
  address: string,
  username: string,
  password: string,
) => Promise<{ status: number; retryAfterS: number }>;

/** Logs in as from an address, and returns the status and how long to wait. */
const loginAt =
  ({ url }: RunningServer): Login =>
  async (address, username, password) => {
    const response = await fetch(`${url}/hserve/v2.1/login/username/`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-hydrogen-client-id': 'local-sample',
        'x-forwarded-for': address,
      },
      body: JSON.stringify({ username, password }),
    });
    await response.arrayBuffer();
    return { status: response.status, retryAfterS: Number(response.headers.get('retry-after')) };
  };

/** Guesses at the victim until refused; the number that was looked at. */
async function guess(login: Login): Promise<number> {
  for (let looked = 0; ; looked += 1) {
    const { status } = await login(ATTACKER, VICTIM.name, `wrong-${looked}`);
    if (status !== 400) return looked;
  }
}

/** Does it again and again for a while, many at once; how often it was done. */
async function flood(durationMs: number, clients: number, once: (n: number) => Promise<unknown>) {
  const endMs = performance.now() + durationMs;
  let count = 0;
  const one = async () => {
    while (performance.now() < endMs) await once((count += 1));
  };
  await Promise.all(Array.from({ length: clients }, one));
  return count;
}

async function washOut(login: Login): Promise<void> {
  const before = await guess(login);
  const startMs = performance.now();
  const names = await flood(FLOOD_MS, 50, (n) => login(`10.0.${n % 250}.1`, `flood-${n}`, 'wrong'));
  const seconds = (performance.now() - startMs) / SECOND_MS;
  const after = await guess(login);
  console.log(
    `Washing out: ${before} guesses, then ${names} logins under new names from 250 addresses in ` +
      `${seconds.toFixed(0)} s, then ${after} more guesses (one each 30 s comes back anyway).`,
  );
}

async function lockOut(login: Login): Promise<void> {
  const waitsMs: number[] = [];
  const attack = { isUnderWay: true };
  const owner = (async () => {
    while (attack.isUnderWay) {
      const startMs = performance.now();
      const { status } = await login(OWNER, VICTIM.name, VICTIM.password);
      waitsMs.push(status === 201 ? performance.now() - startMs : Infinity);
    }
  })();
  const guesses = await flood(SIEGE_MS, 20, (n) => login(ATTACKER, VICTIM.name, `wrong-${n}`));
  attack.isUnderWay = false;
  await owner;
  const beside = await login(ATTACKER, VICTIM.name, VICTIM.password);
  console.log(
    `Locking out: under ${guesses} guesses in ${SIEGE_MS / SECOND_MS} s, the owner elsewhere logged in ` +
      `${waitsMs.length} times, at the worst after ${Math.round(Math.max(...waitsMs))} ms; at the attacker's own ` +
      `address the owner waits ${beside.retryAfterS} s once the attack ends.`,
  );
}

async function main(): Promise<void> {
  const server = await startServer({ databaseUrl: ':memory:', trustProxy: 'loopback' });
  await washOut(loginAt(server));
  await lockOut(loginAt(server));
  await server.close();
}

void main();
