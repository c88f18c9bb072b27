import { UNAUTHORIZED } from '../base/codes';
import { hasCode, HError, malformed, sessionMissing } from '../base/errors';
import {
  answeredFields,
  asFields,
  asText,
  isFields,
  optional,
  toUserId,
  type Fields,
} from '../base/guards';
import { copyOf, merged } from '../base/json';
import { askAuthCode, silentAuthCode } from './alipay';
import { nothingSent, type Response } from './answer';
import type { Parts } from './parts';
import type { AlipayLogin } from './options';
import { isToken, type Session } from './session';
import { apiRequest, type Send, type WireRequest } from './wire';

/** Seconds by which a session ends early here, so that no request leaves with a token about to expire. */
const MARGIN_SEC = 30;

/** See {@link createLogins}. */
export type Logins = ReturnType<typeof createLogins>;

/** What logs in and out, and what needs a login first. */
export function createLogins({ config, flights, host, session, wire }: Parts) {
  /** Logs in through Alipay as asked. */
  async function loginThroughAlipay(
    { create_user, scopes, profile, closingRejects }: AlipayLogin,
    ticket: number,
  ): Promise<void> {
    // No sheet may come up before.
    config.required();
    if (scopes) {
      const answer = await askAuthCode(host, scopes);
      if (answer.code) {
        const data = { code: answer.code, create_user, update_userprofile: profile };
        return logIn(ticket, 'v2.5/idp/alipay/authenticate/', data);
      }
      if (answer.closed && closingRejects) {
        throw new HError(UNAUTHORIZED, '', answer.cause);
      }
    }
    await session.ready();
    const { current } = session;
    if (current) {
      try {
        await readRecord(current);
        return;
      } catch (error) {
        if (hasCode(error, 401, 404)) session.end(current);
        else if (!session.isOvertaken(ticket)) throw error;
      }
    }
    if (session.isOvertaken(ticket)) return;
    const data = { code: await silentAuthCode(host), create_user };
    return logIn(ticket, 'v2.5/idp/alipay/silent-login/', data);
  }

  /**
   * Logs in by a request that is answered with a session.
   * @param data - absent for an anonymous login
   */
  async function logIn(ticket: number, path: string, data?: Fields): Promise<void> {
    // The user may have taken their time with the sheet: a login that was overtaken creates no user.
    if (session.isOvertaken(ticket)) return;
    const answer = answeredFields((await wire.send(apiRequest('POST', path, data))).data);
    const given = sessionOf(answer, host.now(), !data);
    // A login through Alipay answers with the record, the others do not.
    const record = isFields(answer.user_info) ? recordOf(answer.user_info, given.userId) : null;
    await session.establish(ticket, given, record);
  }

  /** Ends the session: here whatever the server says, and there if it can be reached. */
  async function logOut(ticket: number): Promise<Response> {
    await session.ready();
    if (session.isOvertaken(ticket)) return nothingSent();
    const { token } = session;
    const erased = session.forget(ticket);
    try {
      if (token) {
        return await wire.send(merged(apiRequest('POST', 'v2.0/session/destroy/'), { token }));
      }
    } catch (error) {
      // With a 401, the server had ended the session before.
      if (!hasCode(error, 401)) throw error;
    } finally {
      await erased;
    }
    return nothingSent();
  }

  /**
   * Reads the record of a session's user from the server, once.
   * @param send - with or without logging in again
   * @throws HError 14, 604 or of the request
   */
  async function readRecord(
    { userId }: Session,
    send: Send = (request) => wire.send(request),
  ): Promise<void> {
    const before = session.userRecord;
    const request = apiRequest('GET', `v2.5/user/info/${userId}/`, undefined, userId);
    const { data } = await send(request);
    const record = recordOf(data, userId);
    // What has changed here since the request was made is newer than its answer.
    if (session.userRecord === before || !session.userRecord) {
      session.setRecord(userId, record);
      await session.setAlipayUserId(userId, alipayUserIdOf(record));
    }
  }

  /** Whether the module may log in by itself. */
  function mayLogIn(): boolean {
    return config.required().autoLogin && session.known && !session.loggedOut;
  }

  /** A silent login of the module's own, shared by all requests that wait; it loses to every call of the app. */
  function logInSilently(): Promise<void> {
    return flights.share(['background'], () =>
      loginThroughAlipay({ create_user: true }, session.changedAt),
    );
  }

  /**
   * The session; with `autoLogin`, after a silent login where there is none.
   * @throws HError 604 if a session ran out and the user is another one now: what waits was meant for the former
   */
  async function ensureSession(): Promise<Session | null> {
    await session.ready();
    const { current, latest } = session;
    if (current || !mayLogIn()) return current;
    await logInSilently();
    if (latest && session.userId !== latest.userId) throw sessionMissing();
    return session.current;
  }

  /**
   * Sends a request as the session's user. With `autoLogin`, one without a session logs in first, and a 401 logs
   * in again, once for all requests that wait. Then the request is sent once more, if the user is still the same:
   * a pending write must not run as another user. Requests to other hosts log in neither before nor after.
   *
   * @throws HError 604 if the user is another one; else as the login and the request
   */
  async function sendAsUser(request: WireRequest): Promise<Response<unknown>> {
    if (!wire.isOwn(request.url)) return wire.send(request);
    const before = await ensureSession();
    try {
      return await wire.send(request);
    } catch (error) {
      if (!before || !hasCode(error, 401) || !mayLogIn()) throw error;
    }
    session.end(before);
    await ensureSession();
    return wire.send(merged(request, { owner: before.userId }));
  }

  /** The same; identical requests in flight share one: a code is good once, and so is a message each minute. */
  function sendShared(request: WireRequest): Promise<Response<unknown>> {
    return flights.share([request], () => sendAsUser(request));
  }

  return {
    loginThroughAlipay,
    logIn,
    logOut,
    readRecord,
    mayLogIn,
    ensureSession,
    sendAsUser,
    sendShared,
  };
}

/** Reads the session that an answer of any login carries. @throws HError 14 */
function sessionOf(answer: Fields, nowMs: number, anonymous: boolean): Session {
  const info = asFields(answer.user_info);
  const { token, expires_in: expiresInSec } = answer as Fields & { expires_in: number };
  const userId = toUserId(optional(info, 'id', answer.user_id));
  const isAlive = Number.isFinite(expiresInSec) && expiresInSec > 0;
  if (!isToken(token) || !isAlive || !userId) {
    throw malformed('no token, expires_in or user id', answer);
  }
  // Half of a short life is left to the margin, at the most.
  const marginSec = Math.min(MARGIN_SEC, expiresInSec / 2);
  return {
    token,
    userId,
    alipayUserId: alipayUserIdOf(info) || asText(answer.alipay_user_id),
    expiresAtSec: Math.floor(nowMs / 1000) + Math.ceil(expiresInSec - marginSec),
    anonymous,
  };
}

/** The id of the Alipay user that a user's record is linked to, or an empty string. */
function alipayUserIdOf(record: Fields): string {
  return asText(asFields(asFields(record._provider).alipay).user_id);
}

/** A copy of the record of this user, as the server sent it. @throws HError 14 */
function recordOf(data: unknown, userId: number): Fields {
  const record = answeredFields(copyOf(data));
  if (toUserId(optional(record, 'id', userId)) !== userId) throw malformed('another user');
  record.id = userId;
  return record;
}
