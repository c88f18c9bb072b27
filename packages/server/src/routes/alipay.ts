import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { link, linkedUserId, storeProfile } from '../alipay/linking';
import type { AlipayAccount, SyncMode } from '../alipay/linking';
import type { AlipayProfile, AlipayScope } from '../alipay/platform';
import type { Context } from '../context';
import { badRequest, forbidden, notFound } from '../errors';
import { idpAnswer } from '../login-answer';
import { currentSession, operation, requireAccount } from '../requests';
import { getUser, newAccountUser, ownRecord } from '../users';
import { authCode, parse } from '../validation';

const syncMode = z
  .literal(['overwrite', 'setnx', 'false', false], 'must be "overwrite", "setnx" or "false"')
  .default('setnx');

const silentLogin = z.object({ code: authCode, create_user: z.boolean().default(true) });
const authenticate = silentLogin.extend({ update_userprofile: syncMode });
const associate = z.object({
  code: authCode,
  authorized: z.boolean().default(false),
  update_userprofile: syncMode,
});

/** Whom a code stands for; with the profile if that was asked for and granted. */
interface Exchanged {
  account: AlipayAccount;
  profile: AlipayProfile | undefined;
}

export function alipayRoutes(app: FastifyInstance, context: Context): void {
  const { alipay, database, now } = context;

  async function exchange(code: string, wanted: AlipayScope): Promise<Exchanged> {
    const { userId, scopes, profile = {} } = await alipay.exchange(code, wanted);
    const account = { appId: alipay.appId, alipayUserId: userId };
    if (wanted === 'auth_base') return { account, profile: undefined };
    if (!scopes.includes('auth_user')) throw forbidden('code: the user has not granted auth_user');
    return { account, profile };
  }

  async function logIn(
    request: FastifyRequest,
    { account, profile }: Exchanged,
    createUser: boolean,
    mode: SyncMode,
  ) {
    const session = await currentSession(request, context);
    return database.transaction(async (tx) => {
      let userId = await linkedUserId(tx, account);
      if (userId === undefined) {
        if (!createUser) throw notFound('no user is linked to this Alipay user');
        userId = await newAccountUser(tx, session, now());
        await link(tx, userId, account);
      }
      if (profile) await storeProfile(tx, userId, account, profile, mode, now());
      return idpAnswer(tx, context, userId);
    });
  }

  operation(app, context, 'POST', '/idp/alipay/silent-login/', async (request) => {
    const given = parse(silentLogin, request.body);
    return logIn(request, await exchange(given.code, 'auth_base'), given.create_user, 'false');
  });

  operation(app, context, 'POST', '/idp/alipay/authenticate/', async (request) => {
    const { code, create_user, update_userprofile } = parse(authenticate, request.body);
    return logIn(request, await exchange(code, 'auth_user'), create_user, update_userprofile);
  });

  operation(app, context, 'PUT', '/idp/alipay/user-associate/', async (request) => {
    const { userId } = await requireAccount(request, context);
    const given = parse(associate, request.body);
    const wanted = given.authorized ? 'auth_user' : 'auth_base';
    const { account, profile } = await exchange(given.code, wanted);
    return database.transaction(async (tx) => {
      await getUser(tx, userId);
      const owner = await linkedUserId(tx, account);
      if (owner === undefined) await link(tx, userId, account);
      else if (owner !== userId) throw badRequest('this Alipay user is linked to another account');
      if (profile) {
        await storeProfile(tx, userId, account, profile, given.update_userprofile, now());
      }
      const record = await ownRecord(tx, await getUser(tx, userId), alipay.appId);
      return { status: 200, body: { ...record, alipay_user_id: account.alipayUserId } };
    });
  });
}
