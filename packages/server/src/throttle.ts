import { tooManyRequests } from './errors';
import { giveBack, isNoted, note, restore, use } from './limits';
import type { Allowance } from './limits';
import type { Database } from './storage/database';
import type { Queries } from './storage/schema';
import { Turns } from './storage/turns';

/** Wrong passwords that are looked at; what is left out has the default. */
export interface ThrottleOptions {
  /** For one account from one address. Default: 5, then one each 30 s. */
  pair?: Allowance;
  /** For one account from all addresses that it never logged in from. Default: 30, then one each 10 s. */
  account?: Allowance;
  /** From one address for all accounts that never logged in from it. Default: 50, then one each 6 s. */
  address?: Allowance;
}

/** How long an address counts as one that an account logs in from. */
const FAMILIAR_MS = 30 * 24 * 60 * 60_000;

/**
 * Slows down the guessing of passwords. The counts are rows, so that servers on one database share them, no
 * flood of other names displaces them, and a restart forgets none. A guess is counted before it is looked at:
 * guessing in parallel gains nothing.
 *
 * An account has one allowance for each address, so that an attacker elsewhere does not keep the owner out. Allowances for
 * the account and for the address as a whole, against attackers with many addresses or many names, do not bind
 * addresses that the account has logged in from before.
 *
 * @see https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies for that idea
 */
export class Throttle {
  readonly #database: Database;
  readonly #now: () => number;
  readonly #options: Required<ThrottleOptions>;
  /** Checks of one account from one address take turns, as long as there are any. */
  readonly #turns = new Map<string, { turns: Turns; users: number }>();

  constructor(database: Database, now: () => number, options: ThrottleOptions = {}) {
    this.#database = database;
    this.#now = now;
    this.#options = {
      pair: { burst: 5, everyMs: 30_000 },
      account: { burst: 30, everyMs: 10_000 },
      address: { burst: 50, everyMs: 6000 },
      ...options,
    };
  }

  /**
   * Checks a password unless there were too many wrong ones, and goes on if it is right.
   *
   * @param account What all names of one account have in common.
   * @param verify Whether the password is right.
   * @param onRight What the password is for, in a transaction. If it refuses, the check counts as a wrong one.
   * @returns What `onRight` returned; undefined if the password is wrong.
   * @throws {HttpError} 429 with `retry-after`.
   */
  async guard<T>(
    account: string,
    address: string,
    verify: () => Promise<boolean>,
    onRight: (tx: Queries) => Promise<T>,
  ): Promise<T | undefined> {
    const pair = `password ${account} ${address}`;
    return this.#inTurn(pair, async () => {
      const counted = await this.#count(account, address, pair);
      let right: boolean;
      try {
        right = await verify();
      } catch (error) {
        await this.#database.transaction((tx) => takeBack(tx, counted));
        throw error;
      }
      if (!right) return undefined;
      return this.#database.transaction(async (tx) => {
        await takeBack(tx, counted);
        await restore(tx, pair);
        await note(tx, `familiar ${account} ${address}`, this.#now() + FAMILIAR_MS);
        return onRight(tx);
      });
    });
  }

  /** @returns The allowances that were used. */
  #count(account: string, address: string, pair: string): Promise<Map<string, Allowance>> {
    const nowMs = this.#now();
    return this.#database.transaction(async (tx) => {
      const familiar = await isNoted(tx, `familiar ${account} ${address}`, nowMs);
      const allowances = new Map([[pair, this.#options.pair]]);
      if (!familiar) {
        allowances.set(`password ${account}`, this.#options.account);
        allowances.set(`passwords ${address}`, this.#options.address);
      }
      for (const [name, allowance] of allowances) {
        const waitMs = await use(tx, name, allowance, nowMs);
        if (waitMs > 0) throw tooManyRequests('too many wrong passwords, try again later', waitMs);
      }
      return allowances;
    });
  }

  async #inTurn<T>(pair: string, work: () => Promise<T>): Promise<T> {
    const entry = this.#turns.get(pair) ?? { turns: new Turns(), users: 0 };
    this.#turns.set(pair, entry);
    entry.users += 1;
    await entry.turns.take();
    try {
      return await work();
    } finally {
      entry.turns.give();
      entry.users -= 1;
      if (entry.users === 0) this.#turns.delete(pair);
    }
  }
}

async function takeBack(tx: Queries, counted: ReadonlyMap<string, Allowance>): Promise<void> {
  for (const [name, allowance] of counted) await giveBack(tx, name, allowance);
}
