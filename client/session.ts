import { isFields, toUserId, type Fields } from './guards';
import type { Host } from './host';
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

/** Who is logged in, and what is known of the user (the record as the server sent it). */
export interface AuthState {
  readonly session: Session | null;
  readonly record: Fields | null;
}

/**
 * The one owner of the session: read from storage once, then held in memory.
 *
 * Every operation that may change it takes a ticket when it is called. A result whose ticket is older
 * than the last change has been overtaken by a later call and is not applied.
 */
export class SessionStore {
  private state: AuthState = { session: null, record: null };
  private loading: Promise<void> | undefined;
  private lastTicket = 0;
  private changedBy = 0;
  private writes: Promise<void> = Promise.resolve();
  private readonly listeners = new Set<(state: AuthState) => void>();
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
    const { session } = this.state;
    return session && session.expiresAtSec > this.host.now() / 1000 ? session : null;
  }

  /** The user's record, as far as it is known in this run of the app. */
  get record(): Fields | null {
    return this.current && this.state.record;
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

  /** Takes over a new session; false if a later call has already changed it. */
  establish(ticket: number, session: Session, record: Fields | null): boolean {
    if (this.isOvertaken(ticket)) return false;
    this.changedBy = ticket;
    this.state = { session, record };
    this.persist();
    if (record) this.notify();
    return true;
  }

  /** Forgets the session; resolves when storage has forgotten it too. */
  clear(ticket = this.ticket()): Promise<void> {
    this.changedBy = Math.max(this.changedBy, ticket);
    const had = this.state.session !== null;
    this.state = { session: null, record: null };
    const erased = this.erase();
    if (had) this.notify();
    return erased;
  }

  /** Forgets the session if it is still this one. */
  drop(session: Session): void {
    if (this.state.session?.token === session.token) void this.clear(this.changedBy);
  }

  /** Keeps a newer record of the session's user; false if the session is another one by now. */
  update(session: Session, record: Fields): boolean {
    if (this.current?.token !== session.token) return false;
    this.state = { session: this.current, record };
    this.notify();
    return true;
  }

  /** Stores which Alipay user the session's user is now linked to. */
  setAlipayUserId(session: Session, alipayUserId: string): void {
    const { session: current, record } = this.state;
    if (current?.token !== session.token) return;
    this.state = { session: { ...current, alipayUserId }, record };
    this.persist();
  }

  /** Calls back after every change; returns the function that stops it. */
  listen(listener: (state: AuthState) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  private notify(): void {
    for (const listener of [...this.listeners]) listener(this.state);
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
      const session = {
        token,
        userId,
        alipayUserId: typeof alipayUserId === 'string' ? alipayUserId : '',
        expiresAtSec,
        anonymous: Number(anonymous) === 1,
      };
      this.state = { session, record: null };
    } catch {
      this.host.log('warn', 'storage: the session could not be read and counts as none');
    }
  }

  private persist(): void {
    const { session } = this.state;
    if (!session) return;
    void this.enqueue('saved', async () => {
      // The token is the commit mark: removed first and written last, so that a crash in between
      // leaves no session, never a mixture of two.
      await this.storage.remove(KEY.token);
      await Promise.all([
        this.storage.write(KEY.userId, session.userId),
        this.storage.write(KEY.alipayUserId, session.alipayUserId),
        this.storage.write(KEY.expiresAtSec, session.expiresAtSec),
        this.storage.write(KEY.anonymous, session.anonymous ? 1 : 0),
      ]);
      await this.storage.write(KEY.token, session.token);
    });
  }

  private erase(): Promise<void> {
    return this.enqueue('removed', async () => {
      await this.storage.remove(KEY.token);
      await Promise.all([
        this.storage.remove(KEY.userId),
        this.storage.remove(KEY.alipayUserId),
        this.storage.remove(KEY.expiresAtSec),
        this.storage.remove(KEY.anonymous),
      ]);
    });
  }

  private enqueue(what: string, write: () => Promise<void>): Promise<void> {
    this.writes = this.writes.then(write).catch((error: unknown) => {
      const number = isFields(error) ? Number(error.error ?? error.code) : NaN;
      this.host.log('warn', `storage: the session could not be ${what} (error ${number})`);
    });
    return this.writes;
  }
}
