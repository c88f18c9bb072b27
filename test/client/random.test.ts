import { createBaaS, isHError, type BaaS, type CurrentUser } from '../../client/testing';
import { Dice, RandomPhone } from './random-world';
import { settled } from './world';

const STEPS = 40;
const WALKS = 600;
/** Calls that change the session if they go well; one through Alipay may leave it as it was. */
const CHANGES = new Set(['a', 'b', 'anonymous', 'logout', 'clear']);

/**
 * What holds whatever happens, and in whatever order: calls at the same time, answers in any order, lost, failed
 * and given twice, sessions that run out, an app that is killed. A walk is known by its seed.
 */
class Walk {
  readonly faults: string[] = [];
  private readonly dice: Dice;
  private readonly phone: RandomPhone;
  private readonly autoLogin: boolean;
  private baas: BaaS;
  private users: CurrentUser[] = [];
  /** Calls that have not settled. */
  private open = new Set<string>();
  private heard: number | undefined;
  private count = 0;
  private readonly asksAlipay: boolean;
  /** The latest call, of those that went well, that may change the session: who is logged in after it. */
  private last: { order: number; name: string; userId: number | undefined } | undefined;

  constructor(seed: number) {
    this.dice = new Dice(seed);
    this.autoLogin = this.dice.chance(0.5);
    this.asksAlipay = this.dice.chance(0.7);
    this.phone = new RandomPhone(this.dice, ({ data }, userId) => {
      const { writer = userId } = (data ?? {}) as { writer?: number };
      // Without a session, the server refuses.
      if (userId !== undefined && writer !== userId)
        this.fault(`a write of ${writer} leaves as ${userId} (R7)`);
    });
    this.baas = this.start();
  }

  async run(): Promise<void> {
    for (let step = 0; step < STEPS; step += 1) {
      if (this.dice.chance(0.45)) this.call();
      else if (this.dice.chance(0.02)) this.baas = this.start();
      else this.phone.step();
      await this.check();
    }
    // Whatever is under way ends, by an answer or by a timer.
    for (let rest = 0; rest < 3; rest += 1) {
      while (this.phone.step() || this.phone.wait(31_000)) {
        rest = 0;
        await this.check();
      }
      await this.check();
    }
    this.checkOrder();
    // A sheet that never calls back waits for its user (R13).
    const hanging = [...this.open].filter((name) => !name.includes('forced'));
    if (hanging.length > 0) this.fault(`never settled: ${hanging.join(', ')} (R13)`);
  }

  private fault(what: string): void {
    this.faults.push(what);
  }

  /** Where no session ends by itself, the last call that may change the session has the last word. */
  private checkOrder(): void {
    const { isFaulty, backend } = this.phone;
    const isLong = backend.lifeSec === 1_000_000;
    if (isFaulty || this.autoLogin || this.asksAlipay || !isLong) return;
    if (this.last && this.last.userId !== this.heard) {
      this.fault(`${this.heard} is logged in, after ${this.last.name} (R7)`);
    }
  }

  /** The app, killed if it ran, starts. */
  private start(): BaaS {
    const baas = createBaaS(this.phone.start());
    baas.init('client-id', { host: 'https://api.example.com', autoLogin: this.autoLogin });
    this.users = [];
    this.last = undefined;
    this.open = new Set();
    baas.auth.onAuthStateChange((user) => {
      this.heard = user?.id;
    });
    return baas;
  }

  private call(): void {
    const { baas, dice } = this;
    const { auth } = baas;
    const user = this.users.length > 0 ? dice.pick(this.users) : undefined;
    const createUser = dice.chance(0.5);
    const forceLogin = true;
    const calls: Record<string, () => Promise<unknown>> = {
      a: () => this.enter(auth.login({ username: 'a', password: 'secret-a' })),
      b: () => this.enter(auth.login({ username: 'b', password: 'secret-b' })),
      anonymous: () => this.enter(auth.anonymousLogin()),
      current: () => this.enter(auth.getCurrentUser()),
      logout: () => auth.logout(),
      clear: () => baas.clearSession(),
      token: () => baas.getAuthToken(),
      request: () => baas.request({ url: '/item/' }),
      ...(this.asksAlipay && {
        silent: () => this.enter(auth.loginWithAlipay({ createUser })),
        forced: () => this.enter(auth.loginWithAlipay({ forceLogin, createUser })),
      }),
      ...(user && {
        'link, forced': () => user.linkAlipay({ forceLogin }),
        link: () => user.linkAlipay(),
        update: () => user.set('writer', user.id).update(),
        name: () => user.setUsername('name'),
      }),
      time: () => Promise.resolve(this.phone.wait(dice.pick([500, 5000, 40_000]))),
    };
    const name = dice.pick(Object.keys(calls));
    this.count += 1;
    const opened = `${this.count} ${name}`;
    const { open } = this;
    open.add(opened);
    const order = this.count;
    (calls[name] as () => Promise<unknown>)().then(
      (result) => {
        open.delete(opened);
        const resolved = typeof result === 'number' ? result : undefined;
        if (baas === this.baas) this.note(order, name, { a: 1, b: 2 }[name] ?? resolved);
      },
      (error: unknown) => {
        open.delete(opened);
        // It ends the session here, whatever the server says (R15).
        if (baas === this.baas && name === 'logout') this.note(order, name, undefined);
        if (!isHError(error)) this.fault(`${name} rejects with ${String(error)} (R12)`);
      },
    );
  }

  /** Who is logged in after a call, unless it has no say in that, or a later one has. */
  private note(order: number, name: string, userId: number | undefined): void {
    if (!CHANGES.has(name) || order < (this.last?.order ?? 0)) return;
    this.last = { order, name, userId };
  }

  /** Of a login, or of a call that reads the user: who is logged in by then is who it resolves to. */
  private async enter(login: Promise<CurrentUser>): Promise<number | undefined> {
    const { baas } = this;
    const user = await login;
    if (baas !== this.baas) return undefined;
    if (user.id !== this.heard) {
      this.fault(`resolves to ${user.id} while ${this.heard} is logged in (R7, R16)`);
    }
    this.users.push(user);
    return user.id;
  }

  /** Storage, as the app would find it if it were killed here. */
  private async check(): Promise<void> {
    await settled();
    const { storage, backend } = this.phone;
    const token = storage.get('ifx_baas_auth_token');
    if (!token) return;
    const owner = backend.issued.get(token as string);
    const isAnonymous = owner !== undefined && backend.users.get(owner)?._anonymous ? 1 : 0;
    const isWhole =
      storage.get('ifx_baas_uid') === owner &&
      storage.get('ifx_baas_is_anonymous_user') === isAnonymous;
    if (!isWhole) this.fault('a mixture of two sessions is stored (R8)');
  }
}

test.each(Array.from({ length: WALKS / 100 }, (_, block) => block * 100))(
  'calls, answers, losses and restarts in any order, walks from %i on (R7, R8, R12, R13, R16)',
  async (first) => {
    for (let seed = first; seed < first + 100; seed += 1) {
      const walk = new Walk(seed);
      await walk.run();
      expect({ seed, faults: walk.faults }).toEqual({ seed, faults: [] });
    }
  },
);
