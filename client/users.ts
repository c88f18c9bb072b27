import type { Response } from './answer';
import type { Context } from './context';
import { CurrentUser } from './current-user';
import { ErrorCode, HError, malformed } from './errors';
import { answeredFields, isFields, toUserId, type Fields } from './guards';
import type { Host } from './host';
import { redact } from './redact';
import type { WireRequest } from './request';
import type { Session } from './session';

/** Seconds by which a session ends early here, so that no request leaves with a token about to expire. */
const MARGIN_SEC = 30;

/** Reads the session that an answer of any login carries. @throws HError 14 */
export function sessionOf(data: unknown, host: Host, anonymous = false): Session {
  const answer = answeredFields(data, 'the answer');
  const info = answer.user_info === undefined ? {} : answeredFields(answer.user_info, 'user_info');
  const cause = redact(answer, []);
  const { token, expires_in: expiresIn } = answer;
  if (typeof token !== 'string' || token === '') throw malformed('no token', cause);
  if (typeof expiresIn !== 'number' || !(expiresIn > 0)) {
    throw malformed('no positive expires_in', cause);
  }
  const userId = toUserId(info.id ?? answer.user_id);
  if (userId === undefined) throw malformed('no user id', cause);
  return {
    token,
    userId,
    alipayUserId: alipayUserIdOf(info) ?? alipayUserIdOf(answer) ?? '',
    expiresAtSec: Math.floor(host.now() / 1000) + Math.floor(expiresIn) - MARGIN_SEC,
    anonymous,
  };
}

/** The id of the Alipay user that a user's record is linked to. */
function alipayUserIdOf(record: Fields): string | undefined {
  const provider = isFields(record._provider) ? record._provider : {};
  const alipay = isFields(provider.alipay) ? provider.alipay : {};
  return typeof alipay.user_id === 'string' && alipay.user_id ? alipay.user_id : undefined;
}

/**
 * Reads the record of the session's user from the server, once.
 * @param send - by what way: with or without logging in again
 * @throws HError 14, 604 or of the request
 */
export async function fetchRecord(
  { session: store }: Context,
  session: Session,
  send: (request: WireRequest) => Promise<Response>,
): Promise<void> {
  const { revision } = store;
  const { data } = await send({
    url: `/hserve/v2.5/user/info/${session.userId}/`,
    method: 'GET',
    owner: session.userId,
  });
  const record = answeredFields(data, 'the user record');
  if (toUserId(record.id) !== session.userId) throw malformed('the record of another user');
  // What has changed since it was asked for is newer than this answer.
  if (store.revision === revision || !store.record) store.update(session.userId, record);
}

/** Sees to it that the record of whoever is logged in is known. @throws HError 604 or of the request */
export async function ensureRecord(context: Context): Promise<void> {
  const { session: store, wire } = context;
  while (!store.record) {
    const session = store.current;
    if (!session) throw new HError(ErrorCode.SESSION_MISSING);
    try {
      await fetchRecord(context, session, (request) => wire.send(request));
    } catch (error) {
      if (!store.holds(session)) continue;
      store.announce();
      throw error;
    }
  }
}

/** Whoever is logged in by now, as an object for one caller. @throws HError 604 or of the request */
export async function currentUser(context: Context): Promise<CurrentUser> {
  await ensureRecord(context);
  const { current, record } = context.session;
  return current && record ? new CurrentUser(context, record, current) : currentUser(context);
}
