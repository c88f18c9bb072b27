import { asText, toUserId, type Fields } from '../base/guards';
import type { Host } from '../base/host';
import { merged } from '../base/json';
import { within } from '../base/settle';
import { isHError } from '../base/errors';
import { STORAGE_TIMEOUT_MS, type Storage } from './storage';

export interface Session {
  readonly token: string;
  readonly userId: number;
  /** Empty if the user came in by another way than Alipay. */
  readonly alipayUserId: string;
  /** Unix seconds, as stored. */
  readonly expiresAtSec: number;
  readonly anonymous: boolean;
}

// The keys and meanings of the vendor's SDK. See https://github.com/ifanrx/hydrogen-js-sdk core/constants.js
const TOKEN_KEY = 'auth_token';
const OTHER_KEYS = ['uid', 'alipay_user_id', 'session_expires_at', 'is_anonymous_user'] as const;

/** How long a login waits for its session to be stored, where another SDK beside this module reads it. */
const PERSIST_WAIT_MS = 1000;

/** Whether a token can travel in a header. */
export function isToken(value: unknown): value is string {
  return typeof value === 'string' && /^[!-~]+$/.test(value);
}

/**
 * The one owner of the session: it is read from storage once, then held in memory.
 *
 * One clock orders the calls of the app that may change the session: each takes a ticket when it is made.
 * Its result is not applied if a call with a later ticket has changed the session in the meantime.
 */
export class SessionStore {
  /** The session, also if it has run out or the server has ended it. */
  latest: Session | null = null;
  /** Whether memory has the session: it could be read from storage, or a call has set it since. */
  known = false;
  /** After an explicit logout the module logs in by itself only once the app has called a login. */
  loggedOut = false;
  /** The ticket of the last call that may change the session. */
  clock = 0;
  /** The ticket of the call that the session comes from. A login in the background takes this one. */
  changedAt = 0;

  private knownRecord: Fields | null = null;
  private loading: Promise<void> | undefined;
  private tokenIsStored = true;
  private announced = '';
  private writes: Promise<void> = Promise.resolve();
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly host: Host,
    private readonly storage: Storage,
  ) {}

  /** Resolves once storage has been read; a corrupt session counts as none. After a failure the next call reads again. */
  ready(): Promise<void> {
    if (this.known) return Promise.resolve();
    this.loading ??= this.load();
    return this.loading;
  }

  /** The session, unless it has expired. */
  get current(): Session | null {
    const { latest } = this;
    return latest && latest.expiresAtSec > this.host.now() / 1000 ? latest : null;
  }

  /** The token of the session, unless it has expired. */
  get token(): string | undefined {
    return this.current?.token;
  }

  /** Id of the user who is logged in. */
  get userId(): number | undefined {
    return this.current?.userId;
  }

  /** The user's record as the server sent it, if it is known in this run of the app. */
  get record(): Fields | null {
    return this.current && this.knownRecord;
  }

  /** Takes a new ticket. */
  tick(): number {
    this.clock += 1;
    return this.clock;
  }

  /** Whether a call with a later ticket has changed the session. */
  isOvertaken(ticket: number): boolean {
    return ticket < this.changedAt;
  }

  /** Takes over a new session, unless the call was overtaken; resolves once it is stored, after 1 s at the most. */
  async establish(ticket: number, session: Session, record: Fields | null): Promise<void> {
    if (this.isOvertaken(ticket)) return;
    this.changedAt = ticket;
    this.change(session, record);
    const stored = this.persist(session);
    if (record) this.announce();
    await within(this.host, stored, PERSIST_WAIT_MS);
  }

  /** Forgets the session; resolves when storage has forgotten it too, after 5 s at the most. */
  clear(ticket: number): Promise<void> {
    this.changedAt = ticket;
    this.change(null, null);
    const erased = this.erase();
    this.announce();
    return within(this.host, erased, STORAGE_TIMEOUT_MS);
  }

  /** Whether this session is still the one. */
  holds(session: Session): boolean {
    return this.token === session.token;
  }

  /** Ends the session if it is still this one. Whose it was stays known as `latest`. */
  end(session: Session): void {
    if (!this.holds(session)) return;
    this.change(merged(session, { expiresAtSec: 0 }), null);
    void this.erase();
    this.announce();
  }

  /** Keeps a newer record of the user, unless another user is logged in by now. */
  setRecord(userId: number, record: Fields): void {
    if (this.userId !== userId) return;
    this.knownRecord = record;
    this.announce();
  }

  /** Stores which Alipay user the user is now linked to. */
  setAlipayUserId(userId: number, alipayUserId: string): void {
    if (this.latest?.userId !== userId) return;
    this.latest = merged(this.latest, { alipayUserId });
    void this.enqueue('saved', () => this.storage.write(OTHER_KEYS[1], alipayUserId));
  }

  /** Calls back after every change of the user or of their record; returns the function that stops it. */
  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Calls the listeners if there is something new to say. */
  announce(): void {
    const news = this.record ? JSON.stringify([this.latest?.expiresAtSec, this.record]) : '';
    if (news === this.announced) return;
    this.announced = news;
    for (const listener of [...this.listeners]) {
      if (this.listeners.has(listener)) listener();
    }
  }

  private change(session: Session | null, record: Fields | null): void {
    this.latest = session;
    this.knownRecord = record;
    this.known = true;
  }

  /** Reads the token first: without one, which is how most first launches are, the other keys are not needed. */
  private async load(): Promise<void> {
    const read = (key: string) => this.storage.read(key);
    try {
      const token = await read(TOKEN_KEY);
      const values = isToken(token) ? await Promise.all(OTHER_KEYS.map(read)) : [];
      // A login may have come first, after an earlier attempt to read had failed.
      if (this.known) return;
      this.known = true;
      this.tokenIsStored = token !== undefined;
      this.latest = sessionOfStorage(token, values);
    } catch {
      this.loading = undefined;
      this.host.log('warn', 'storage: the session could not be read; the next call tries again');
    }
  }

  /**
   * The token is the commit mark, removed first and written last, so that a crash or a failure in between
   * leaves no session, never a mixture of two.
   */
  private persist(session: Session): Promise<void> {
    const values = [
      session.userId,
      session.alipayUserId,
      session.expiresAtSec,
      session.anonymous ? 1 : 0,
    ];
    return this.enqueue('saved', async () => {
      await this.removeToken();
      await allSettled(OTHER_KEYS.map((key, at) => this.storage.write(key, values[at])));
      this.tokenIsStored = true;
      await this.storage.write(TOKEN_KEY, session.token);
    });
  }

  private erase(): Promise<void> {
    return this.enqueue('removed', async () => {
      await this.removeToken();
      await allSettled(OTHER_KEYS.map((key) => this.storage.remove(key)));
    });
  }

  /** Where removing fails (of a missing key, say), an empty token ends a session as well: the vendor's way. */
  private async removeToken(): Promise<void> {
    if (!this.tokenIsStored) return;
    await this.storage.remove(TOKEN_KEY).catch(() => this.storage.write(TOKEN_KEY, ''));
    this.tokenIsStored = false;
  }

  /** Runs one change of storage after the other. */
  private enqueue(what: string, write: () => Promise<void>): Promise<void> {
    this.writes = this.writes.then(write).catch((error: unknown) => {
      const code = isHError(error) ? error.code : 'unknown';
      this.host.log('warn', `storage: the session could not be ${what} (error ${code})`);
    });
    return this.writes;
  }
}

function sessionOfStorage(token: unknown, values: readonly unknown[]): Session | null {
  const [uid, alipayUserId, expiresAt, anonymous] = values;
  const userId = toUserId(uid);
  const expiresAtSec = Number(expiresAt);
  if (!isToken(token) || userId === undefined || !Number.isFinite(expiresAtSec)) return null;
  return {
    token,
    userId,
    alipayUserId: asText(alipayUserId),
    expiresAtSec,
    anonymous: Number(anonymous) === 1,
  };
}

/** Waits for all, so that none of them lands after a later write of its key. @throws what the first failed with */
async function allSettled(writes: readonly Promise<void>[]): Promise<void> {
  const failures: unknown[] = [];
  await Promise.all(
    writes.map((write) => write.catch((error: unknown) => void failures.push(error))),
  );
  if (failures.length > 0) throw failures[0];
}
