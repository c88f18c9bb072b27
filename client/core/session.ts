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
  let latest: Session | null = null;
  let knownRecord: Fields | null = null;
  let known = false;
  let clock = 0;
  let changedAt = 0;
  let loading: Promise<void> | undefined;
  let tokenIsStored = true;
  let announced = '';
  let writes: Promise<void> = Promise.resolve();
  const listeners = new Set<() => unknown>();

  const currentSession = (): Session | null =>
    latest && latest.expiresAtSec > host.now() / 1000 ? latest : null;

  /** Of the session: nothing if there is none. */
  const held = (): Partial<Session> => currentSession() ?? {};

  const currentRecord = (): Fields | null => currentSession() && knownRecord;

  const isOvertaken = (ticket: number): boolean => ticket < changedAt;

  const holds = (session: Session): boolean => held().token === session.token;

  const change = (session: Session | null, record: Fields | null): void => {
    latest = session;
    knownRecord = record;
    known = true;
  };

  /** Calls the listeners if there is something new to say. */
  const announce = (): void => {
    const record = currentRecord();
    const news = record ? JSON.stringify([held().expiresAtSec, record]) : '';
    if (news === announced) return;
    announced = news;
    for (const listener of [...listeners]) {
      if (listeners.has(listener)) listener();
    }
  };

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
      if (known) return;
      known = true;
      tokenIsStored = token !== undefined;
      latest = stored;
    } catch (error) {
      // The next call tries again.
      loading = undefined;
      warn('loaded', error);
    }
  };

  /** Runs one change of storage after the other; resolves once it is done, or after so many ms. */
  const enqueue = (
    what: string,
    write: () => Promise<void>,
    waitMs = PERSIST_WAIT_MS,
  ): Promise<void> => {
    writes = writes.then(write).catch((error: unknown) => {
      warn(what, error);
    });
    return within(host, writes, waitMs);
  };

  /** Where removing fails (of a missing key, say), an empty token ends a session as well: the vendor's way. */
  const removeToken = async (): Promise<void> => {
    if (!tokenIsStored) return;
    await storage.remove(TOKEN_KEY).catch(() => storage.write(TOKEN_KEY, ''));
    tokenIsStored = false;
  };

  /**
   * The token is the commit mark, removed first and written last, so that a crash or a failure in between
   * leaves no session, never a mixture of two.
   */
  const persist = (session: Session): Promise<void> => {
    const values = [
      session.userId,
      session.alipayUserId,
      session.expiresAtSec,
      session.anonymous ? 1 : 0,
    ];
    return enqueue('saved', async () => {
      await removeToken();
      await allSettled(OTHER_KEYS.map((key, at) => storage.write(key, values[at])));
      tokenIsStored = true;
      await storage.write(TOKEN_KEY, session.token);
    });
  };

  const erase = (): Promise<void> =>
    enqueue(
      'removed',
      async () => {
        await removeToken();
        await allSettled(OTHER_KEYS.map((key) => storage.remove(key)));
      },
      STORAGE_TIMEOUT_MS,
    );

  return {
    /** After an explicit logout the module logs in by itself only once the app has called a login. */
    loggedOut: false,

    /** The session, also if it has run out or the server has ended it. */
    get latest() {
      return latest;
    },

    /** Whether memory has the session: it could be read from storage, or a call has set it since. */
    get known() {
      return known;
    },

    /** The ticket of the last call that may change the session. */
    get clock() {
      return clock;
    },

    /** The ticket of the call that the session comes from. A login in the background takes this one. */
    get changedAt() {
      return changedAt;
    },

    /** The session, unless it has expired. */
    get current() {
      return currentSession();
    },

    /** Id of the user who is logged in. */
    get userId() {
      return held().userId;
    },

    /** Token of the session. */
    get token() {
      return held().token;
    },

    /** The user's record as the server sent it, if it is known in this run of the app. */
    get userRecord() {
      return currentRecord();
    },

    /** Resolves once storage has been read; a corrupt session counts as none. After a failure the next call reads again. */
    async ready() {
      if (!known) await (loading ??= load());
    },

    /** Takes a new ticket. */
    tick: () => (clock += 1),

    /** Whether a call with a later ticket has changed the session. */
    isOvertaken,

    /** Takes over a new session, unless the call was overtaken; resolves once it is stored, after 1 s at the most. */
    async establish(ticket: number, session: Session, record: Fields | null) {
      if (isOvertaken(ticket)) return;
      changedAt = ticket;
      change(session, record);
      const stored = persist(session);
      if (record) announce();
      await stored;
    },

    /** Forgets the session; resolves when storage has forgotten it too, after 5 s at the most. */
    forget(ticket: number) {
      changedAt = ticket;
      change(null, null);
      const erased = erase();
      announce();
      return erased;
    },

    /** Whether this session is still the one. */
    holds,

    /** Ends the session if it is still this one. Whose it was stays known as `latest`. */
    end(session: Session) {
      if (!holds(session)) return;
      change(merged(session, { expiresAtSec: 0 }), null);
      void erase();
      announce();
    },

    /** Keeps a newer record of the user, unless another user is logged in by now. */
    setRecord(userId: number, record: Fields) {
      if (held().userId !== userId) return;
      knownRecord = record;
      announce();
    },

    /** Stores which Alipay user the user is linked to, where that is known and new; resolves as `establish` does. */
    async setAlipayUserId(userId: number, alipayUserId: string) {
      const session = held();
      if (!alipayUserId || session.userId !== userId || session.alipayUserId === alipayUserId)
        return;
      latest = merged(session as Session, { alipayUserId });
      await enqueue('saved', () => storage.write(OTHER_KEYS[1], alipayUserId));
    },

    /** Calls back after every change of the user or of their record; returns the function that stops it. */
    listen(listener: () => unknown) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },

    announce,
  };
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
