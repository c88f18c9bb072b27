import type { Host, Platform } from '../../client/testing';

/** Chances that come out the same each time for the same seed. */
export class Dice {
  constructor(private seed: number) {}

  /** From 0 to 1, without 1. */
  throw(): number {
    this.seed = (this.seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.seed ^ (this.seed >>> 15), 1 | this.seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  chance(share: number): boolean {
    return this.throw() < share;
  }

  /** Takes one of the list, and out of it. */
  take<T>(list: T[]): T | undefined {
    return list.splice(Math.floor(this.throw() * list.length), 1)[0];
  }

  pick<T>(list: readonly T[]): T {
    return this.take([...list]) as T;
  }
}

type Options = Parameters<Platform['request']>[0];
type Body = Record<string, unknown>;
const HOST = 'https://api.example.com';

const tokenOf = ({ headers }: Options) => (headers.Authorization ?? '').replace('Hydrogen-r1 ', '');

/** A 知晓云 with two accounts, a and b, and one Alipay user. */
class Backend {
  readonly users = new Map<number, Body>([
    [1, { id: 1 }],
    [2, { id: 2 }],
  ]);
  readonly tokens = new Map<string, { userId: number; untilMs: number }>();
  /** Whose each token is or was. */
  readonly issued = new Map<string, number>();
  private linked: number | undefined;
  readonly lifeSec: number;

  constructor(
    private readonly dice: Dice,
    private readonly now: () => number,
  ) {
    this.lifeSec = dice.pick([10, 59, 1000, 1_000_000]);
  }

  /** Ends the session that a request comes with. */
  end(request: Options): void {
    this.tokens.delete(tokenOf(request));
  }

  /** Id of the user as whom a request comes. */
  userOf(request: Options): number | undefined {
    const session = this.tokens.get(tokenOf(request));
    return session && session.untilMs > this.now() ? session.userId : undefined;
  }

  answer(request: Options): [status: number, body: unknown] {
    const { url, headers, method } = request;
    const path = url.slice(HOST.length);
    const data = request.data as Body;
    const userId = this.userOf(request);
    const isRead = (headers['X-Hydrogen-Request-Method'] ?? method) === 'GET';
    if (/silent-login|authenticate/.test(path)) {
      if (this.linked === undefined && !data.create_user) return [404, {}];
      this.linked ??= this.newUser({ _provider: { alipay: { user_id: 'ali' } } });
      return [201, { ...this.session(this.linked), user_info: this.users.get(this.linked) }];
    }
    if (path.includes('/login/username/'))
      return [201, this.session(data.username === 'a' ? 1 : 2)];
    if (path.includes('/anonymous/'))
      return [201, this.session(this.newUser({ _anonymous: true }))];
    if (userId === undefined) return [401, {}];
    if (path.includes('/destroy/')) {
      this.end(request);
      return [201, {}];
    }
    if (path.includes('/user-associate/')) {
      this.linked ??= userId;
      return this.linked === userId ? [200, { alipay_user_id: 'ali' }] : [400, {}];
    }
    const asked = Number(path.split('/').at(-2));
    return isRead && this.users.has(asked) ? [200, this.users.get(asked)] : [200, {}];
  }

  private newUser(fields: Body): number {
    const id = 100 + this.users.size;
    this.users.set(id, { id, ...fields });
    return id;
  }

  private session(userId: number): Body {
    const token = `token-${this.tokens.size}-${this.dice.throw()}`;
    this.issued.set(token, userId);
    this.tokens.set(token, { userId, untilMs: this.now() + this.lifeSec * 1000 });
    return { token, expires_in: this.lifeSec, user_id: userId };
  }
}

/** A phone on which each thing happens when it is drawn, in any order; with faults, or without. */
export class RandomPhone {
  readonly storage = new Map<string, unknown>();
  readonly backend: Backend;
  /** What is still to happen. */
  readonly pending: (() => void)[] = [];
  private timers: { dueMs: number; run: () => void }[] = [];
  private nowMs = Date.UTC(2026, 0, 1);
  /** Counts the runs of the app: one that was killed does nothing any more. */
  private run = 0;
  readonly isFaulty: boolean;
  private readonly hasBadStorage: boolean;
  private readonly failsStatuses: boolean;

  /** @param onRequest - sees each request that reaches the server */
  constructor(
    private readonly dice: Dice,
    private readonly onRequest: (request: Options, userId: number | undefined) => void,
  ) {
    this.isFaulty = dice.chance(0.5);
    this.hasBadStorage = this.isFaulty && dice.chance(0.4);
    this.failsStatuses = dice.chance(0.5);
    this.backend = new Backend(dice, () => this.nowMs);
  }

  /** Kills the app that ran before. @returns the environment of the next one */
  start(): Host {
    this.run += 1;
    this.pending.length = 0;
    this.timers = [];
    const { run } = this;
    const alive =
      <T>(call: (options: T) => void) =>
      (options: T) => {
        if (run === this.run) call(options);
      };
    return {
      platform: {
        request: alive((options) => this.request(options)),
        getAuthCode: alive((options) => this.getAuthCode(options)),
        getStorage: alive(this.stored(({ key }) => ({ data: this.storage.get(key) ?? null }))),
        setStorage: alive(this.stored(({ key, data }) => void this.storage.set(key, data))),
        removeStorage: alive(this.stored(({ key }) => void this.storage.delete(key))),
        getStorageSync: () => ({}),
        setStorageSync: () => ({}),
      },
      now: () => this.nowMs,
      setTimer: (tell, delayMs) => {
        const timer = { dueMs: this.nowMs + delayMs, run: tell };
        this.timers.push(timer);
        return () => (this.timers = this.timers.filter((other) => other !== timer));
      },
      log: () => undefined,
    };
  }

  /** Lets one thing happen. @returns whether there was one */
  step(): boolean {
    const next = this.dice.take(this.pending);
    next?.();
    return next !== undefined;
  }

  /** @returns whether a timer was waiting */
  wait(ms: number): boolean {
    this.nowMs += ms;
    const due = this.timers.filter(({ dueMs }) => dueMs <= this.nowMs);
    const isWaiting = this.timers.length > 0;
    this.timers = this.timers.filter(({ dueMs }) => dueMs > this.nowMs);
    for (const timer of due) timer.run();
    return isWaiting;
  }

  private faulty(share: number): boolean {
    return this.isFaulty && this.dice.chance(share);
  }

  /** Calls back, now and then twice. */
  private call(callback: (answer: unknown) => void, answer: unknown): void {
    callback(answer);
    if (this.faulty(0.1)) this.pending.push(() => callback(answer));
  }

  private request(options: Options): void {
    // Lost without a word.
    if (this.faulty(0.03)) return;
    this.pending.push(() => {
      if (this.faulty(0.05)) {
        this.call(options.fail, { error: this.dice.pick([12, 13]) });
        return;
      }
      // As another device may, with a new password.
      if (this.faulty(0.15)) this.backend.end(options);
      this.onRequest(options, this.backend.userOf(options));
      const [status, data] = this.faulty(0.08)
        ? this.dice.pick<[number, unknown]>([
            [500, {}],
            [200, 'no object'],
          ])
        : this.backend.answer(options);
      this.pending.push(() => {
        if (this.failsStatuses && status !== 200) {
          this.call(options.fail, { error: 19, status, data });
        } else {
          this.call(options.success, { status, data, headers: {} });
        }
      });
    });
  }

  private getAuthCode(options: Parameters<Platform['getAuthCode']>[0]): void {
    if (this.faulty(0.03)) return;
    this.pending.push(() => {
      if (this.dice.chance(0.15)) {
        this.call(options.fail, { error: this.dice.pick([3, 10, 11, 12]) });
      } else {
        this.call(options.success, { authCode: 'code' });
      }
    });
  }

  private stored(act: (options: Parameters<Platform['setStorage']>[0]) => unknown) {
    return (options: Parameters<Platform['setStorage']>[0]): void => {
      if (this.hasBadStorage && this.dice.chance(0.03)) return;
      this.pending.push(() => {
        if (this.hasBadStorage && this.dice.chance(0.15)) {
          this.call(options.fail, { error: 13 });
        } else {
          this.call(options.success, act(options));
        }
      });
    };
  }
}
