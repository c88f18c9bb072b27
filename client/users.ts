import { ErrorCode, HError, malformed } from './errors';
import { answeredFields, toUserId, type Fields } from './guards';
import type { Host } from './host';
import type { Wire } from './request';
import type { Session, SessionStore } from './session';

/** Seconds by which a session ends early here, so that no request leaves with a token about to expire. */
const MARGIN_SEC = 30;

/** Reads the session that an answer of any login carries. @throws HError 14 */
export function sessionOf(data: unknown, host: Host, anonymous = false): Session {
  const answer = answeredFields(data, 'the answer');
  const info = answer.user_info === undefined ? {} : answeredFields(answer.user_info, 'user_info');
  const { token, expires_in: expiresIn } = answer;
  if (typeof token !== 'string' || token === '') throw malformed('no token');
  if (typeof expiresIn !== 'number' || !(expiresIn > 0)) throw malformed('no positive expires_in');
  const userId = toUserId(answer.user_id ?? info.id);
  if (userId === undefined) throw malformed('no user id');
  return {
    token,
    userId,
    alipayUserId: alipayUserIdOf(info) ?? alipayUserIdOf(answer) ?? '',
    expiresAtSec: Math.floor(host.now() / 1000) + Math.floor(expiresIn) - MARGIN_SEC,
    anonymous,
  };
}

/** The id of the Alipay user that a user's record is linked to. */
export function alipayUserIdOf(record: Fields): string | undefined {
  const provider = record._provider as { alipay?: { user_id?: unknown } } | null | undefined;
  const id = provider?.alipay?.user_id;
  return typeof id === 'string' && id !== '' ? id : undefined;
}

/** Reads the record of the session's user from the server, once. @throws HError 14, 604, or of the request */
export async function fetchRecord(
  wire: Wire,
  store: SessionStore,
  session: Session,
): Promise<Fields> {
  const { data } = await wire.send({
    url: `/hserve/v2.5/user/info/${session.userId}/`,
    method: 'GET',
    token: session.token,
  });
  const record = answeredFields(data, 'the user record');
  if (toUserId(record.id) !== session.userId) throw malformed('the record of another user');
  if (store.update(session, record)) return record;
  return currentRecord(wire, store);
}

/** The record of whoever is logged in by now. @throws HError 604, or of the request */
export async function currentRecord(wire: Wire, store: SessionStore): Promise<Fields> {
  const session = store.current;
  if (!session) throw new HError(ErrorCode.SESSION_MISSING);
  return store.record ?? fetchRecord(wire, store, session);
}
