import { tooManyRequests } from './errors';

export interface ThrottleOptions {
  /** Wrong passwords per account within the window. Default 5. */
  failuresPerAccount?: number;
  /** Wrong passwords per address, over all accounts, within the window. Default 50. */
  failuresPerAddress?: number;
  /** Length of the window, counted from its first failure. Default 5 minutes. */
  windowMs?: number;
}

interface Gate {
  limit: number;
  failures: number;
  inFlight: number;
  windowEndsAtMs: number;
  wake: (() => void)[];
}

/** More keys than this are only seen in an attack: the oldest are forgotten then. */
const MAX_GATES = 20_000;

/**
 * Slows down whoever guesses passwords. The counts live in memory, not in the database: a guess must
 * not cost a write, and a restart that forgets them gains an attacker a handful of guesses.
 */
export class Throttle {
  readonly #now: () => number;
  readonly #options: Required<ThrottleOptions>;
  readonly #gates = new Map<string, Gate>();

  constructor(now: () => number, options: ThrottleOptions = {}) {
    this.#now = now;
    this.#options = {
      failuresPerAccount: 5,
      failuresPerAddress: 50,
      windowMs: 5 * 60_000,
      ...options,
    };
  }

  /**
   * Runs `verify` unless there were too many failures, and counts its outcome. While as many checks
   * are under way as failures are left, further ones wait: guessing in parallel gains nothing.
   *
   * @throws {HttpError} 429 with `retry-after`.
   */
  async attempt(account: string, address: string, verify: () => Promise<boolean>) {
    const { failuresPerAccount, failuresPerAddress } = this.#options;
    const pick = () => ({
      account: this.#gate(`account ${account}`, failuresPerAccount),
      address: this.#gate(`address ${address}`, failuresPerAddress),
    });
    let gates = pick();
    for (;;) {
      const full = [gates.account, gates.address].find((g) => g.failures + g.inFlight >= g.limit);
      if (!full) break;
      if (full.failures >= full.limit) {
        throw tooManyRequests(
          'too many wrong passwords, try again later',
          full.windowEndsAtMs - this.#now(),
        );
      }
      await new Promise<void>((resolve) => full.wake.push(resolve));
      gates = pick();
    }
    const both = [gates.account, gates.address];
    for (const gate of both) gate.inFlight += 1;
    try {
      const right = await verify();
      if (right) gates.account.failures = 0;
      else for (const gate of both) this.#countFailure(gate);
      return right;
    } finally {
      for (const gate of both) {
        gate.inFlight -= 1;
        for (const wake of gate.wake.splice(0)) wake();
      }
    }
  }

  /** Forgets everything. */
  clear(): void {
    this.#gates.clear();
  }

  #gate(key: string, limit: number): Gate {
    const known = this.#gates.get(key);
    if (known) {
      if (known.windowEndsAtMs <= this.#now()) known.failures = 0;
      return known;
    }
    const fresh: Gate = { limit, failures: 0, inFlight: 0, windowEndsAtMs: 0, wake: [] };
    this.#gates.set(key, fresh);
    if (this.#gates.size > MAX_GATES) this.#forgetOldest();
    return fresh;
  }

  #countFailure(gate: Gate): void {
    if (gate.failures === 0) gate.windowEndsAtMs = this.#now() + this.#options.windowMs;
    gate.failures += 1;
  }

  #forgetOldest(): void {
    for (const [key, gate] of this.#gates) {
      if (gate.inFlight === 0) {
        this.#gates.delete(key);
        return;
      }
    }
  }
}
