import { askAuthCode, silentAuthCode } from './alipay';
import type { Response } from './answer';
import type { Context } from './context';
import { ErrorCode, HError, isHError } from './errors';
import { answeredFields, type Fields } from './guards';
import type { AlipayLogin } from './login-options';
import { fetchRecord, sessionOf } from './users';

/** Logs in through Alipay as asked. */
export async function alipayLogin(
  context: Context,
  login: AlipayLogin,
  ticket: number,
): Promise<void> {
  context.config.requireInit();
  if (login.forceLogin) {
    const answer = await askAuthCode(context.host, login.scopes);
    if (!answer.refused) {
      return enter(context, ticket, '/hserve/v2.5/idp/alipay/authenticate/', {
        code: answer.code,
        create_user: login.createUser,
        update_userprofile: login.syncUserProfile,
      });
    }
    if (answer.closed && login.whenClosed === 'reject') {
      throw new HError(ErrorCode.UNAUTHORIZED, '', answer.cause);
    }
  }
  return silentAlipayLogin(context, login.createUser, ticket);
}

async function silentAlipayLogin(
  context: Context,
  createUser: boolean,
  ticket: number,
): Promise<void> {
  const { host, session, wire } = context;
  await session.ready();
  const { current } = session;
  if (current) {
    try {
      await fetchRecord(context, current, (request) => wire.send(request));
      return;
    } catch (error) {
      const ended = isHError(error) && (error.code === 401 || error.code === 404);
      if (!ended && !session.isOvertaken(ticket)) throw error;
      session.drop(current);
    }
  }
  if (session.isOvertaken(ticket)) return;
  await enter(context, ticket, '/hserve/v2.5/idp/alipay/silent-login/', {
    code: await silentAuthCode(host),
    create_user: createUser,
  });
}

async function enter(
  { host, session, wire }: Context,
  ticket: number,
  url: string,
  data: Fields,
): Promise<void> {
  // The user may have taken their time with the sheet: a login that was overtaken creates nobody.
  if (session.isOvertaken(ticket)) return;
  const answer = await wire.send({ url, method: 'POST', data });
  const established = sessionOf(answer.data, host);
  const record = answeredFields(answeredFields(answer.data, 'the answer').user_info, 'user_info');
  session.establish(ticket, established, record);
}

/** Logs in by a request that answers with a session. */
export async function sessionLogin(
  { host, session, wire }: Context,
  request: { url: string; data?: Fields; anonymous?: boolean },
  ticket: number,
): Promise<void> {
  const { url, data, anonymous } = request;
  const answer = await wire.send({ url, method: 'POST', ...(data ? { data } : {}) });
  // The record is read afterwards, as the vendor's SDK does: not every release sends all of it here.
  session.establish(ticket, sessionOf(answer.data, host, anonymous), null);
}

/** Ends the session here whatever the server says, and there if it can be reached. */
export async function logout(
  { session, wire }: Context,
  ticket: number,
): Promise<Response | undefined> {
  await session.ready();
  if (session.isOvertaken(ticket)) return undefined;
  const token = session.current?.token;
  const erased = session.clear(ticket);
  try {
    if (token === undefined) return undefined;
    return await wire.send({ url: '/hserve/v2.0/session/destroy/', method: 'POST', token });
  } catch (error) {
    if (!isHError(error) || error.code !== 401) throw error;
    return undefined;
  } finally {
    await erased;
  }
}
