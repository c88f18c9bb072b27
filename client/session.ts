import { isFields, toUserId, type Fields } from './guards';
import type { Host } from './host';
import { within } from './settle';
import type { Storage } from './storage';

export interface Session {
  readonly token: string;
  readonly userId: number;
  /** Empty if the user came in by another way than Alipay. */
  readonly alipayUserId: string;
  /** Unix seconds, as stored: now + expires_in − 30. */
  readonly expiresAtSec: number;
  readonly anonymous: boolean;
}

/** The keys and meanings of the vendor's SDK. @see https://github.com/ifanrx/hydrogen-js-sdk core/constants.js */
const KEY = {
  token: 'auth_token',
  userId: 'uid',
  alipayUserId: 'alipay_user_id',
  expiresAtSec: 'session_expires_at',
  anonymous: 'is_anonymous_user',
} as const;

/** How long a caller waits for storage to have forgotten a session. */
const ERASE_WAIT_MS = 5000;

/**
 * The one owner of the session: read from storage once, then held in memory.
 *
 * Every operation that may change it takes a ticket when it is called. A result whose ticket is older
 * than the last change has been overtaken by a later call and is not applied.
 */
export class SessionStore {
  private session: Session | null = null;
  private knownRecord: Fields | null = null;
  private loading: Promise<void> | undefined;
  private lastTicket = 0;
  private changedBy = 0;
  private changes = 0;
  private announced = '';
  private writes: Promise<void> = Promise.resolve();
  private readonly listeners = new Set<() => void>();
  /** After an explicit logout nothing logs in by itself until the app calls a login. */
  loggedOut = false;

  constructor(
    private readonly host: Host,
    private readonly storage: Storage,
  ) {}

  /** Resolves once the stored session has been read; a corrupt one counts as none. */
  ready(): Promise<void> {
    this.loading ??= this.load();
    return this.loading;
  }

  /** The session, unless it has expired. */
  get current(): Session | null {
    return this.session && this.session.expiresAtSec > this.host.now() / 1000 ? this.session : null;
  }

  /** The user's record as the server sent it, as far as it is known in this run of the app. */
  get record(): Fields | null {
    return this.current && this.knownRecord;
  }

  /** Counts changes: a record read before one of them is older than what is known. */
  get revision(): number {
    return this.changes;
  }

  ticket(): number {
    this.lastTicket += 1;
    return this.lastTicket;
  }

  /** For a login that nobody asked for: as old as the last change, it loses to every call of the app. */
  backgroundTicket(): number {
    return this.changedBy;
  }

  /** The ticket of the last call that may change the session. */
  get latestTicket(): number {
    return this.lastTicket;
  }

  /** Whether a later call has changed the session since this ticket was taken. */
  isOvertaken(ticket: number): boolean {
    return ticket < this.changedBy;
  }

  /** Takes over a new session, unless a later call has already changed it. */
  establish(ticket: number, session: Session, record: Fields | null): void {
    if (this.isOvertaken(ticket)) return;
    this.changedBy = ticket;
    this.change(session, record);
    this.persist(session);
    if (record) this.announce();
  }

  /** Forgets the session; resolves when storage has forgotten it too, or does not answer. */
  clear(ticket: number): Promise<void> {
    this.changedBy = ticket;
    this.change(null, null);
    const erased = this.erase();
    this.announce();
    return within(this.host, erased, ERASE_WAIT_MS);
  }

  /** Whether this session is still the one. */
  holds(session: Session): boolean {
    return this.session?.token === session.token;
  }

  /** Forgets the session if it is still this one. */
  drop(session: Session): void {
    if (this.holds(session)) void this.clear(this.changedBy);
  }

  /** Keeps a newer record of the user, unless somebody else is logged in by now. */
  update(userId: number, record: Fields): void {
    if (this.current?.userId !== userId) return;
    this.change(this.current, record);
    this.announce();
  }

  /** Stores which Alipay user the user is now linked to. */
  setAlipayUserId(userId: number, alipayUserId: string): void {
    if (this.session?.userId !== userId) return;
    this.session = { ...this.session, alipayUserId };
    this.persist(this.session);
  }

  /** Calls back after every change of who is logged in, or of their record; returns the function that stops it. */
  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Tells the listeners, if they were last told something else. */
  announce(): void {
    const news = this.record ? JSON.stringify([this.session?.expiresAtSec, this.record]) : '';
    if (news === this.announced) return;
    this.announced = news;
    for (const listener of [...this.listeners]) {
      if (this.listeners.has(listener)) listener();
    }
  }

  private change(session: Session | null, record: Fields | null): void {
    this.session = session;
    this.knownRecord = record;
    this.changes += 1;
  }

  private async load(): Promise<void> {
    const read = (key: string) => this.storage.read(key);
    try {
      const [token, uid, alipayUserId, expiresAt, anonymous] = await Promise.all([
        read(KEY.token),
        read(KEY.userId),
        read(KEY.alipayUserId),
        read(KEY.expiresAtSec),
        read(KEY.anonymous),
      ]);
      const userId = toUserId(uid);
      const expiresAtSec = Number(expiresAt);
      if (typeof token !== 'string' || token === '' || userId === undefined) return;
      if (!Number.isFinite(expiresAtSec)) return;
      this.session = {
        token,
        userId,
        alipayUserId: typeof alipayUserId === 'string' ? alipayUserId : '',
        expiresAtSec,
        anonymous: Number(anonymous) === 1,
      };
    } catch {
      this.host.log('warn', 'storage: the session could not be read and counts as none');
    }
  }

  /**
   * The token is the commit mark: removed first and written last, one write after the other, so that a
   * crash or a failure in between leaves no session, never a mixture of two.
   */
  private persist(session: Session): void {
    void this.enqueue('saved', async () => {
      await this.removeToken();
      await this.storage.write(KEY.userId, session.userId);
      await this.storage.write(KEY.alipayUserId, session.alipayUserId);
      await this.storage.write(KEY.expiresAtSec, session.expiresAtSec);
      await this.storage.write(KEY.anonymous, session.anonymous ? 1 : 0);
      await this.storage.write(KEY.token, session.token);
    });
  }

  private erase(): Promise<void> {
    return this.enqueue('removed', async () => {
      await this.removeToken();
      for (const key of [KEY.userId, KEY.alipayUserId, KEY.expiresAtSec, KEY.anonymous]) {
        await this.storage.remove(key);
      }
    });
  }

  /** Where removing fails (of a missing key, say), an empty token ends a session as well: the vendor's way. */
  private removeToken(): Promise<void> {
    return this.storage.remove(KEY.token).catch(() => this.storage.write(KEY.token, ''));
  }

  private enqueue(what: string, write: () => Promise<void>): Promise<void> {
    this.writes = this.writes.then(write).catch((error: unknown) => {
      const number = isFields(error) ? Number(error.error ?? error.code) : NaN;
      this.host.log('warn', `storage: the session could not be ${what} (error ${number})`);
    });
    return this.writes;
  }
}
