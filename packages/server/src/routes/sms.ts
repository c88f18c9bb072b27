import { randomInt } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { clientAddress } from '../client-address';
import type { Context } from '../context';
import { badRequest, notFound } from '../errors';
import { loginAnswer } from '../login-answer';
import { keepCode, withSmsCode } from '../message-codes';
import { currentSession, operation, requireAccount } from '../requests';
import type { Queries, UserRow } from '../storage/schema';
import { getAccount } from '../accounts';
import { findUserByLogin, lockUser, newAccountUser, updateUser } from '../users';
import { parse, phone, smsCode } from '../validation';

const CODE_LIFETIME_MS = 10 * 60_000;

const toNumber = (phone: string) => () => Promise.resolve(phone);

const OK = { status: 200, body: { status: 'ok' } } as const;

/**
 * Codes by text message.
 * @see https://doc.minapp.com/js-sdk/sms.html
 */
export function smsRoutes(app: FastifyInstance, context: Context): void {
  const { alipay, database, deliver, now } = context;

  operation(app, context, 'POST', '/sms-verification-code/', async (request) => {
    const given = parse(z.object({ phone }), request.body);
    const code = String(randomInt(100_000, 1_000_000));
    await database.transaction((tx) =>
      keepCode(
        tx,
        {
          purpose: 'sms',
          recipient: given.phone,
          code,
          lifetimeMs: CODE_LIFETIME_MS,
          client: clientAddress(request),
        },
        now(),
      ),
    );
    const text = `您的验证码是 ${code}，10 分钟内有效，请勿告诉他人。`;
    deliver({ kind: 'sms-code', phone: given.phone, code, text });
    return OK;
  });

  operation(app, context, 'POST', '/sms-verification-code/verify/', async (request) => {
    const given = parse(z.object({ phone, code: smsCode }), request.body);
    return withSmsCode(database, toNumber(given.phone), given.code, now(), () =>
      Promise.resolve(OK),
    );
  });

  operation(app, context, 'POST', '/sms-phone-verification/', async (request) => {
    const { userId } = await requireAccount(request, context);
    const given = parse(z.object({ code: smsCode }), request.body);
    const phoneOf = async (tx: Queries) => {
      const user = await lockUser(tx, userId);
      if (user.phone === null) throw badRequest('phone: the account has none');
      return user.phone;
    };
    return withSmsCode(database, phoneOf, given.code, now(), async (tx) => {
      await updateUser(tx, userId, { phone_verified: 1 }, now());
      return OK;
    });
  });

  /** Under the lock, the number may be another one: a change of it was under way. */
  async function userOf(tx: Queries, number: string): Promise<UserRow | undefined> {
    const found = await findUserByLogin(tx, { type: 'phone', value: number });
    const user = found && (await lockUser(tx, found.id));
    return user?.phone === number ? user : undefined;
  }

  const login = z.object({ phone, code: smsCode, create_user: z.boolean().default(true) });

  operation(app, context, 'POST', '/login/sms/', async (request) => {
    const given = parse(login, request.body);
    const session = await currentSession(request, context);
    return withSmsCode(database, toNumber(given.phone), given.code, now(), async (tx) => {
      const known = await userOf(tx, given.phone);
      if (!known && !given.create_user) throw notFound('no user has this phone number');
      const userId = known?.id ?? (await newAccountUser(tx, session, now()));
      await updateUser(tx, userId, { phone: given.phone, phone_verified: 1 }, now());
      return loginAnswer(tx, context, await getAccount(tx, alipay.appId, userId));
    });
  });
}
