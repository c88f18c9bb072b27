import type { HError } from '../base/errors';
import { asText, toUserId, type Fields } from '../base/guards';
import type { Host } from '../base/host';
import { merged } from '../base/json';
import { within } from '../base/settle';
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
  return /^[!-~]+$/.test(asText(value));
}

/** See {@link createSessionStore}. */
export type SessionStore = ReturnType<typeof createSessionStore>;

/**
 * The one owner of the session: it is read from storage once, then held in memory.
 *
 * One clock orders the calls of the app that may change the session: each takes a ticket when it is made.
 * Its result is not applied if a call with a later ticket has changed the session in the meantime.
 */
export function createSessionStore(host: Host, storage: Storage) {
  let knownRecord: Fields | null = null;
  let loading: Promise<void> | undefined;
  let tokenIsStored = true;
  let announced = '';
  let writes: Promise<void> = Promise.resolve();
  const listeners = new Set<() => unknown>();

  /** Of the session: nothing if there is none. */
  const held = (): Partial<Session> => store.current ?? {};

  const warn = (what: string, error: unknown): void => {
    const { code } = error as HError;
    host.log('warn', `storage: the session could not be ${what} (error ${code})`);
  };

  /** Reads the token first: without one, which is how most first launches are, the other keys are not needed. */
  const load = async (): Promise<void> => {
    try {
      const token = await storage.read(TOKEN_KEY);
      const stored = isToken(token)
        ? sessionOfStorage(token, await Promise.all(OTHER_KEYS.map((key) => storage.read(key))))
        : null;
      // A login may have come first, after an earlier attempt to read had failed.
      if (store.known) return;
      store.known = true;
      store.latest = stored;
      tokenIsStored = token !== undefined;
    } catch (error) {
      // The next call tries again.
      loading = undefined;
      warn('loaded', error);
    }
  };

  /** Runs one change of storage after the other; resolves once it is done, or after so many ms. */
  const enqueue = (what: string, write: () => Promise<void>, waitMs: number): Promise<void> => {
    writes = writes.then(write).catch((error: unknown) => {
      warn(what, error);
    });
    return within(host, writes, waitMs);
  };

  /**
   * Takes over another session, or none, and stores it. The token is the commit mark, removed first and written
   * last, so that a crash or a failure in between leaves no session, never a mixture of two.
   */
  const change = (
    session: Session | null,
    record: Fields | null,
    what: string,
    waitMs: number,
  ): Promise<void> => {
    store.latest = session;
    store.known = true;
    knownRecord = record;
    const { current } = store;
    const values = current && [
      current.userId,
      current.alipayUserId,
      current.expiresAtSec,
      current.anonymous ? 1 : 0,
    ];
    const stored = enqueue(
      what,
      async () => {
        if (tokenIsStored) {
          // Where removing fails (of a missing key, say), an empty token ends a session as well: the vendor's way.
          await storage.remove(TOKEN_KEY).catch(() => storage.write(TOKEN_KEY, ''));
          tokenIsStored = false;
        }
        await allSettled(
          OTHER_KEYS.map((key, at) =>
            values ? storage.write(key, values[at]) : storage.remove(key),
          ),
        );
        if (!current) return;
        tokenIsStored = true;
        await storage.write(TOKEN_KEY, current.token);
      },
      waitMs,
    );
    // Of a new user whose record is not known yet there is nothing to say.
    if (record || !current) store.announce();
    return stored;
  };

  const store = {
    /** After an explicit logout the module logs in by itself only once the app has called a login. */
    loggedOut: false,

    /** The session, also if it has run out or the server has ended it. */
    latest: null as Session | null,

    /** Whether memory has the session: it could be read from storage, or a call has set it since. */
    known: false,

    /** The ticket of the last call that may change the session. */
    clock: 0,

    /** The ticket of the call that the session comes from. A login in the background takes this one. */
    changedAt: 0,

    /** The session, unless it has expired. */
    get current(): Session | null {
      const { latest } = store;
      return latest && latest.expiresAtSec > host.now() / 1000 ? latest : null;
    },

    /** Id of the user who is logged in. */
    get userId(): number | undefined {
      return held().userId;
    },

    /** Token of the session. */
    get token(): string | undefined {
      return held().token;
    },

    /** The user's record as the server sent it, if it is known in this run of the app. */
    get userRecord(): Fields | null {
      return store.current && knownRecord;
    },

    /**
     * Resolves once storage has been read; a corrupt session counts as none. After a failure the next call reads again.
     * Listeners hear of a session that has run out meanwhile.
     */
    async ready(): Promise<void> {
      if (!store.known) await (loading ??= load());
      if (!store.current) store.announce();
    },

    /** Takes a new ticket. */
    tick: (): number => (store.clock += 1),

    /** Whether a call with a later ticket has changed the session. */
    isOvertaken: (ticket: number): boolean => ticket < store.changedAt,

    /** Takes over a new session, unless the call was overtaken; resolves once it is stored, after 1 s at the most. */
    async establish(ticket: number, session: Session, record: Fields | null): Promise<void> {
      if (store.isOvertaken(ticket)) return;
      store.changedAt = ticket;
      await change(session, record, 'saved', PERSIST_WAIT_MS);
    },

    /** Forgets the session; resolves when storage has forgotten it too, after 5 s at the most. */
    forget(ticket: number): Promise<void> {
      store.changedAt = ticket;
      return change(null, null, 'removed', STORAGE_TIMEOUT_MS);
    },

    /** Whether this session is still the one. */
    holds: (session: Session): boolean => held().token === session.token,

    /** Ends the session if it is still this one. Whose it was stays known as `latest`. */
    end(session: Session): void {
      if (!store.holds(session)) return;
      void change(merged(session, { expiresAtSec: 0 }), null, 'removed', STORAGE_TIMEOUT_MS);
    },

    /** Keeps a newer record of the user, unless another user is logged in by now. */
    setRecord(userId: number, record: Fields): void {
      if (store.userId !== userId) return;
      knownRecord = record;
      store.announce();
    },

    /** Stores which Alipay user the user is linked to, where that is known and new; resolves as `establish` does. */
    async setAlipayUserId(userId: number, alipayUserId: string): Promise<void> {
      const session = held();
      const isNew = alipayUserId && session.alipayUserId !== alipayUserId;
      if (session.userId !== userId || !isNew) return;
      store.latest = merged(session as Session, { alipayUserId });
      await enqueue('saved', () => storage.write(OTHER_KEYS[1], alipayUserId), PERSIST_WAIT_MS);
    },

    /** Calls back after every change of the user or of their record; returns the function that stops it. */
    listen(listener: () => unknown): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },

    /** Calls the listeners if there is something new to say. */
    announce(): void {
      const { userRecord } = store;
      const news = userRecord ? JSON.stringify([held().expiresAtSec, userRecord]) : '';
      if (news === announced) return;
      announced = news;
      for (const listener of [...listeners]) {
        if (listeners.has(listener)) listener();
      }
    },
  };
  return store as Readonly<typeof store> & { loggedOut: boolean };
}

function sessionOfStorage(token: string, values: readonly unknown[]): Session | null {
  const [uid, alipayUserId, expiresAt, anonymous] = values;
  const userId = toUserId(uid);
  const expiresAtSec = Number(expiresAt);
  if (!userId || !Number.isFinite(expiresAtSec)) return null;
  return {
    token,
    userId,
    alipayUserId: asText(alipayUserId),
    expiresAtSec,
    anonymous: Number(anonymous) === 1,
  };
}

/** Waits for all, so that none of them lands after a later write of its key. @throws what one of them failed with */
async function allSettled(writes: readonly Promise<void>[]): Promise<void> {
  let failure = undefined as Error | undefined;
  await Promise.all(
    writes.map((write) =>
      write.catch((error: unknown) => {
        failure = error as Error;
      }),
    ),
  );
  if (failure) throw failure;
}
