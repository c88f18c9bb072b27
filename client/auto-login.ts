import type { Response } from './answer';
import type { Context } from './context';
import { ErrorCode, HError, isHError } from './errors';
import type { WireRequest } from './request';

/**
 * Sends a request for the session's user. With `autoLogin`, one without a session logs in first, and a
 * 401 logs in again (once for all requests that wait) and sends the request once more, if the user is
 * still the same: a pending write must not run as somebody else. Other hosts have no part in this.
 *
 * @throws HError 604 if the user is another one; else as the login and the request
 */
export async function authorize(
  { config, session, wire }: Context,
  login: () => Promise<void>,
  request: WireRequest,
): Promise<Response> {
  if (!wire.isOwn(request.url)) return wire.send(request);
  const mayLogIn = (): boolean => config.current.autoLogin && !session.loggedOut;
  await session.ready();
  if (!session.current && mayLogIn()) await login();
  const before = session.current;
  try {
    return await wire.send(request);
  } catch (error) {
    if (!isHError(error) || error.code !== 401 || !mayLogIn()) throw error;
  }
  if (before) session.drop(before);
  if (!session.current) await login();
  const after = session.current;
  if (!after || after.userId !== before?.userId) throw new HError(ErrorCode.SESSION_MISSING);
  return wire.send({ ...request, owner: after.userId });
}
