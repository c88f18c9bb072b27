import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { clientAddress } from '../client-address';
import type { Context } from '../context';
import { badRequest, notFound } from '../errors';
import { keepCode, redeemLink } from '../message-codes';
import { operation, requireAccount } from '../requests';
import { newSecret } from '../secrets';
import { endSessionsOf } from '../sessions';
import { findUserByLogin, lockUser, updateUser } from '../users';
import { email, newPassword, parse } from '../validation';
import { RESET_PASSWORD_PAGE, servePage, VERIFY_EMAIL_PAGE } from './email-pages';

const VERIFICATION_LIFETIME_MS = 24 * 60 * 60_000;
const RESET_LIFETIME_MS = 60 * 60_000;

const VERIFY_EMAIL = '/account/verify-email/';
const RESET_PASSWORD = '/account/reset-password/';

const SENT = { status: 201, body: { status: 'ok' } } as const;

/**
 * E-mails with a link, and the pages the links lead to. The code stands behind the `#` of the link,
 * where no server and no log sees it.
 *
 * @see https://doc.minapp.com/js-sdk/auth.html, "只有通过验证的邮箱才能使用邮件找回密码功能"
 */
export function emailRoutes(app: FastifyInstance, context: Context): void {
  const { database, deliver, hashing, now, origin, passwords } = context;

  operation(app, context, 'POST', '/user/email-verify/', async (request) => {
    const { userId } = await requireAccount(request, context);
    const code = newSecret();
    const address = await database.transaction(async (tx) => {
      const user = await lockUser(tx, userId);
      if (user.email === null) throw notFound('email: the account has none');
      if (user.email_verified === 1) throw badRequest('email: is verified already');
      await keepCode(
        tx,
        {
          purpose: 'email-verification',
          recipient: user.email,
          userId,
          code,
          lifetimeMs: VERIFICATION_LIFETIME_MS,
          client: clientAddress(request),
        },
        now(),
      );
      return user.email;
    });
    const link = `${origin()}${VERIFY_EMAIL}#${code}`;
    const text = `请在 24 小时内打开以下链接，完成邮箱验证：${link}`;
    deliver({ kind: 'email-verification', email: address, link, text });
    return SENT;
  });

  operation(app, context, 'POST', '/user/password/reset/', async (request) => {
    const given = parse(z.object({ email }), request.body);
    const code = newSecret();
    await database.transaction(async (tx) => {
      const user = await findUserByLogin(tx, { type: 'email', value: given.email });
      if (!user) throw notFound('no user has this e-mail address');
      if (user.email_verified === 0) throw badRequest('email: is not verified');
      await keepCode(
        tx,
        {
          purpose: 'password-reset',
          recipient: given.email,
          userId: user.id,
          code,
          lifetimeMs: RESET_LIFETIME_MS,
          client: clientAddress(request),
        },
        now(),
      );
    });
    const link = `${origin()}${RESET_PASSWORD}#${code}`;
    const text = `请在 1 小时内打开以下链接，设置新密码：${link}`;
    deliver({ kind: 'password-reset', email: given.email, link, text });
    return SENT;
  });

  const linkCode = z.string().max(64);

  servePage(app, VERIFY_EMAIL, VERIFY_EMAIL_PAGE);
  app.post(VERIFY_EMAIL, async (request) => {
    const { code } = parse(z.object({ code: linkCode }), request.body);
    await database.transaction(async (tx) => {
      const userId = await redeemLink(tx, 'email-verification', code, now());
      await updateUser(tx, userId, { email_verified: 1 }, now());
    });
    return { status: 'ok' };
  });

  servePage(app, RESET_PASSWORD, RESET_PASSWORD_PAGE);
  app.post(RESET_PASSWORD, async (request) => {
    const given = parse(z.object({ code: linkCode, new_password: newPassword }), request.body);
    const password_hash = await hashing.run(`change ${clientAddress(request)}`, () =>
      passwords.hash(given.new_password),
    );
    await database.transaction(async (tx) => {
      const userId = await redeemLink(tx, 'password-reset', given.code, now());
      await updateUser(tx, userId, { password_hash }, now());
      await endSessionsOf(tx, userId);
    });
    return { status: 'ok' };
  });
}
