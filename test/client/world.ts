import {
  createBaaS,
  createHost,
  type BaaS,
  type Host,
  type LogLevel,
  type Platform,
} from '../../client/testing';
import {
  type AlipayUser,
  createMy,
  fetchTransport,
  type HttpRequest,
  type HttpResponse,
  memoryStorage,
  type Phone,
  sandboxAlipay,
  type StatusWorld,
} from 'alipay-mini-simulator/my';

export const STATUS_WORLDS: StatusWorld[] = ['success', 'fail'];

/** The sandbox's Alipay users. */
export const KNOWN: AlipayUser = { userId: '2088000000000001', nickname: '小芝' };
export const NEWCOMER: AlipayUser = { userId: '2088000000000002', nickname: '小信' };

export const API_HOST = 'http://127.0.0.1:7290';
export const CLIENT_ID = 'local-sample';

/** A clock that moves only when a test moves it. */
export class Clock {
  private timers: { dueMs: number; run: () => void }[] = [];
  nowMs = Date.UTC(2026, 0, 1);

  readonly setTimer = (run: () => void, delayMs: number): (() => void) => {
    const timer = { dueMs: this.nowMs + delayMs, run };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  };

  advance(ms: number): void {
    this.nowMs += ms;
    const due = this.timers.filter((timer) => timer.dueMs <= this.nowMs);
    this.timers = this.timers.filter((timer) => timer.dueMs > this.nowMs);
    for (const timer of due) timer.run();
  }
}

export interface World {
  baas: BaaS;
  platform: Platform;
  phone: Phone;
  clock: Clock;
  /** Every request that left the phone. */
  sent: HttpRequest[];
  /** Every `my.getAuthCode`: the scopes asked for. */
  asked: (string | string[])[];
  logged: { level: LogLevel; text: string }[];
  /** The app killed and started again on the same phone. */
  restart(): BaaS;
}

export interface WorldOptions {
  user?: AlipayUser;
  statusWorld?: StatusWorld;
  /** What answers requests. Default: the server at `url`; without one, every request is unplanned. */
  transport?: (request: HttpRequest) => Promise<HttpResponse>;
  /** Origin of a running local server. */
  url?: string;
  /** Replaces parts of the platform. */
  platform?: (platform: Platform) => Partial<Platform>;
}

/** A phone with the module on it. */
export function createWorld(options: WorldOptions = {}): World {
  const { user = KNOWN, statusWorld = 'success', url = API_HOST } = options;
  const send = options.transport ?? (options.url === undefined ? plan().transport : fetchTransport);
  const sent: HttpRequest[] = [];
  const asked: (string | string[])[] = [];
  const logged: World['logged'] = [];
  const clock = new Clock();
  const { my, phone } = createMy({
    user,
    statusWorld,
    alipay: options.url === undefined ? scriptedAlipay() : sandboxAlipay(url),
    storage: memoryStorage(),
    hosts: { [API_HOST]: url },
    transport: (request) => {
      sent.push(request);
      return send(request);
    },
  });
  const real = my as unknown as Platform;
  const watched: Platform = {
    request: (given) => real.request(given),
    getStorage: (given) => real.getStorage(given),
    setStorage: (given) => real.setStorage(given),
    removeStorage: (given) => real.removeStorage(given),
    getStorageSync: (given) => real.getStorageSync(given),
    setStorageSync: (given) => real.setStorageSync(given),
    getAuthCode: (given) => {
      asked.push(given.scopes);
      return real.getAuthCode(given);
    },
  };
  const platform: Platform = { ...watched, ...options.platform?.(watched) };
  const host: Host = {
    ...createHost(platform),
    now: () => clock.nowMs,
    setTimer: clock.setTimer,
    log: (level, text) => void logged.push({ level, text }),
  };
  const boot = (): BaaS => {
    const baas = createBaaS(host);
    baas.init(CLIENT_ID, { host: API_HOST });
    return baas;
  };
  const world: World = {
    baas: boot(),
    platform,
    phone,
    clock,
    sent,
    asked,
    logged,
    restart() {
      world.baas = boot();
      return world.baas;
    },
  };
  return world;
}

function scriptedAlipay() {
  let count = 0;
  return {
    issueAuthCode: () => {
      count += 1;
      return Promise.resolve(`auth-code-${count}`);
    },
  };
}

export interface Reply {
  /** The request this reply is for: `METHOD path`. */
  to: string;
  status?: number;
  body?: unknown;
  /** Holds the reply back until the test lets it go. */
  until?: Promise<unknown>;
  /** Answers every further request to this address, too. */
  repeat?: boolean;
}

interface Plan {
  replies: Reply[];
  used: Set<Reply>;
  /** Requests without a reply. */
  unplanned: string[];
}

const plans: Plan[] = [];

// Whatever a test checks itself, an unplanned request and an unused reply fail it.
afterEach(() => {
  const faults = plans.splice(0).flatMap(({ replies, used, unplanned }) => {
    const unused = replies.filter((reply) => !used.has(reply));
    return [...unplanned, ...unused.map(({ to }) => `unused reply to ${to}`)];
  });
  if (faults.length > 0) throw new Error(faults.join('\n'));
});

/** Answers requests from a plan, those to one path in order. */
export function plan(...replies: Reply[]) {
  const made: Plan = { replies, used: new Set(), unplanned: [] };
  plans.push(made);
  const transport = async (request: HttpRequest): Promise<HttpResponse> => {
    const to = `${request.method} ${new URL(request.url).pathname}`;
    const reply = replies.find(
      (other) => other.to === to && (other.repeat === true || !made.used.has(other)),
    );
    if (!reply) {
      made.unplanned.push(`unplanned request ${to}`);
      throw new Error(`unplanned request ${to}`);
    }
    made.used.add(reply);
    await reply.until;
    const body = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body ?? {});
    return { status: reply.status ?? 200, headers: { 'content-type': 'application/json' }, body };
  };
  return { transport };
}

export const SILENT = 'POST /hserve/v2.5/idp/alipay/silent-login/';
export const AUTHENTICATE = 'POST /hserve/v2.5/idp/alipay/authenticate/';
export const LOGIN = 'POST /hserve/v2.1/login/username/';
export const LOGOUT = 'POST /hserve/v2.0/session/destroy/';
export const userInfo = (id: number): string => `GET /hserve/v2.5/user/info/${id}/`;

/** A user's record as the server sends it. */
export function record(id: number, fields: Record<string, unknown> = {}): Record<string, unknown> {
  return { id, nickname: `user ${id}`, is_authorized: false, _anonymous: false, ...fields };
}

/** An answer of an Alipay login. */
export function alipayAnswer(id: number, fields: Record<string, unknown> = {}): object {
  return {
    token: `token-of-${id}`,
    expires_in: 2592000,
    user_info: record(id, { _provider: { alipay: { user_id: KNOWN.userId } } }),
    ...fields,
  };
}

/** An answer of a login with a password. */
export function passwordAnswer(id: number): object {
  return { user_id: id, token: `token-of-${id}`, expires_in: 2592000 };
}

/** A promise and the function that resolves it. */
export function gate(): { opened: Promise<void>; open: () => void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** What was stored below the module's prefix, by its key. */
export function stored(world: World, key: string): unknown {
  const answer = world.platform.getStorageSync({ key: `ifx_baas_${key}` });
  return (answer as { data: unknown }).data ?? undefined;
}

/** Runs until nothing is under way that needs no outside event. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
}

/** Waits, without a clock, until a check holds. */
export async function until(check: () => boolean): Promise<void> {
  for (let turn = 0; turn < 1000; turn += 1) {
    if (check()) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error('it never came to be');
}

/** Method, path and parsed body of what was sent. */
export function calls(world: World): { to: string; body: unknown }[] {
  return world.sent.map(({ method, url, body }) => ({
    to: `${method} ${new URL(url).pathname}`,
    body: body === undefined ? undefined : (JSON.parse(body) as unknown),
  }));
}

/** The rejection of a promise; fails if it resolves. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('expected a rejection');
}
