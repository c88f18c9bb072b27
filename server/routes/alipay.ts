import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { AlipayIdentity, AlipayScope } from '../alipay/platform';
import type { Context } from '../context';
import { violatedUniqueColumn } from '../database';
import type { Queries } from '../database';
import { badRequest, forbidden, notFound } from '../errors';
import { idpAnswer } from '../login-answer';
import { currentSession, operation, requireAccount } from '../requests';
import { getUser, newAccountUser, ownRecord, updateUser } from '../users';
import type { UserChanges } from '../users';
import { authCode, parse } from '../validation';

/** When Alipay's profile is written to the user's own fields. */
const syncMode = z
  .literal(['overwrite', 'setnx', 'false', false], 'must be "overwrite", "setnx" or "false"')
  .default('setnx');
type SyncMode = z.output<typeof syncMode>;

const silentLogin = z.object({ code: authCode, create_user: z.boolean().default(true) });
const authenticate = silentLogin.extend({ update_userprofile: syncMode });
const associate = z.object({
  code: authCode,
  authorized: z.boolean().default(false),
  update_userprofile: syncMode,
});

const bindingRow = z.object({ user_id: z.number() });

export function alipayRoutes(app: FastifyInstance, context: Context): void {
  const { alipay, database, now } = context;

  const boundUserId = async (tx: Queries, alipayUserId: string) =>
    (
      await tx.first(
        bindingRow,
        'SELECT user_id FROM alipay_accounts WHERE app_id = ? AND alipay_user_id = ?',
        [alipay.appId, alipayUserId],
      )
    )?.user_id;

  const bind = (tx: Queries, userId: number, alipayUserId: string) =>
    tx.run('INSERT INTO alipay_accounts (app_id, alipay_user_id, user_id) VALUES (?, ?, ?)', [
      alipay.appId,
      alipayUserId,
      userId,
    ]);

  /** Keeps the profile Alipay gave, and copies it to the user's own fields as `mode` says. */
  async function storeProfile(
    tx: Queries,
    userId: number,
    { profile }: AlipayIdentity,
    mode: SyncMode,
  ) {
    if (!profile) return;
    await tx.run('UPDATE alipay_accounts SET profile = ? WHERE app_id = ? AND user_id = ?', [
      JSON.stringify(profile),
      alipay.appId,
      userId,
    ]);
    const changes: UserChanges = { is_authorized: 1 };
    const user = await getUser(tx, userId);
    const copied = { nickname: profile.nick_name, ...pick(profile) };
    for (const field of ['nickname', 'avatar', 'province', 'city'] as const) {
      const value = copied[field];
      if (value === undefined || mode === 'false' || mode === false) continue;
      if (mode === 'overwrite' || user[field] === null) changes[field] = value;
    }
    await updateUser(tx, userId, changes, now());
  }

  async function exchange(code: string, wanted: AlipayScope) {
    const identity = await alipay.exchange(code, wanted);
    if (wanted === 'auth_user' && !identity.profile) {
      throw forbidden('code: the user has not granted auth_user');
    }
    return identity;
  }

  async function logIn(
    request: Parameters<typeof currentSession>[0],
    identity: AlipayIdentity,
    createUser: boolean,
    mode: SyncMode,
  ) {
    const session = await currentSession(request, context);
    return database.transaction(async (tx) => {
      let userId = await boundUserId(tx, identity.userId);
      if (userId === undefined) {
        if (!createUser) throw notFound('no user is linked to this Alipay user');
        userId = await newAccountUser(tx, session, now());
        await bind(tx, userId, identity.userId);
      }
      await storeProfile(tx, userId, identity, mode);
      return idpAnswer(tx, context, userId);
    });
  }

  operation(app, context, 'POST', '/idp/alipay/silent-login/', async (request) => {
    const given = parse(silentLogin, request.body);
    const identity = await exchange(given.code, 'auth_base');
    return logIn(request, identity, given.create_user, 'false');
  });

  operation(app, context, 'POST', '/idp/alipay/authenticate/', async (request) => {
    const given = parse(authenticate, request.body);
    const identity = await exchange(given.code, 'auth_user');
    return logIn(request, identity, given.create_user, given.update_userprofile);
  });

  operation(app, context, 'PUT', '/idp/alipay/user-associate/', async (request) => {
    const { userId } = await requireAccount(request, context);
    const given = parse(associate, request.body);
    const identity = await exchange(given.code, given.authorized ? 'auth_user' : 'auth_base');
    return database.transaction(async (tx) => {
      await getUser(tx, userId);
      const owner = await boundUserId(tx, identity.userId);
      if (owner !== undefined && owner !== userId) {
        throw badRequest('this Alipay user is linked to another account');
      }
      if (owner === undefined) {
        try {
          await bind(tx, userId, identity.userId);
        } catch (error) {
          if (violatedUniqueColumn(error) === undefined) throw error;
          throw badRequest('this account is linked to another Alipay user');
        }
      }
      await storeProfile(tx, userId, identity, given.update_userprofile);
      const record = await ownRecord(tx, await getUser(tx, userId), alipay.appId);
      return { status: 200, body: { ...record, alipay_user_id: identity.userId } };
    });
  });
}

const pick = ({ avatar, province, city }: NonNullable<AlipayIdentity['profile']>) => ({
  avatar,
  province,
  city,
});
