import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { link, linkedAccount, shownId, storeProfile } from '../alipay/linking';
import type { AlipayUser, SyncMode } from '../alipay/linking';
import type { AlipayIdentity, AlipayProfile, AlipayScope } from '../alipay/platform';
import type { Context } from '../context';
import { badRequest, forbidden, notFound } from '../errors';
import { idpAnswer } from '../login-answer';
import { accountRecord, ownRecord } from '../records';
import { currentSession, operation, requireAccount } from '../requests';
import type { Answer } from '../requests';
import type { Session } from '../sessions';
import { attempt } from '../storage/database';
import type { Queries } from '../storage/schema';
import { getAccount } from '../accounts';
import { findUserByLogin, lockUser, newAccountUser, updateUser } from '../users';
import { authCode, parse, parseField, phone } from '../validation';

const syncMode = z
  .literal(['overwrite', 'setnx', 'false', false], 'must be "overwrite", "setnx" or "false"')
  .default('setnx');

const silentLogin = z.object({ code: authCode, create_user: z.boolean().default(true) });
const authenticate = silentLogin.extend({ update_userprofile: syncMode });
const phoneNumber = z.object({
  response: z.string().max(8192),
  sign: z.string().max(1024).optional(),
});
const associate = z.object({
  code: authCode,
  authorized: z.boolean().default(false),
  update_userprofile: syncMode,
});

/** Of a number from elsewhere, Alipay writes `country code-number`. */
const dialled = (number: string) => number.replace(/^86-/, '').replace(/^(\d+)-/, '+$1');

/** An Alipay user whose code was exchanged; with the profile if that was asked for and granted. */
interface Redeemed {
  user: AlipayUser;
  profile: AlipayProfile | undefined;
}

export function alipayRoutes(app: FastifyInstance, context: Context): void {
  const { alipay, database, now } = context;
  const { appId } = alipay;

  /**
   * Exchanges a code, and does `work` in one transaction. The code is used up whatever comes of `work`, as it
   * is at Alipay.
   */
  async function withCode(
    code: string,
    wanted: AlipayScope,
    work: (tx: Queries, redeemed: Redeemed) => Promise<Answer>,
  ): Promise<Answer> {
    const goOn = (tx: Queries, { userId, openId, scopes, profile = {} }: AlipayIdentity) => {
      if (wanted === 'auth_user' && !scopes.includes('auth_user')) {
        throw forbidden('code: the user has not granted auth_user');
      }
      const user = { appId, userId, openId };
      return work(tx, { user, profile: wanted === 'auth_user' ? profile : undefined });
    };
    if (!alipay.redeem) {
      const identity = await alipay.exchange(code, wanted);
      return database.transaction((tx) => goOn(tx, identity));
    }
    const outcome = await database.transaction(async (tx) => {
      const identity = await alipay.redeem?.(tx, code, wanted);
      return identity && attempt(tx, async () => goOn(tx, identity));
    });
    if (!outcome) throw new Error('the platform has no codes of its own any more');
    if ('refusal' in outcome) throw outcome.refusal;
    return outcome.value;
  }

  async function logIn(
    tx: Queries,
    { user, profile }: Redeemed,
    session: Session | undefined,
    createUser: boolean,
    mode: SyncMode,
  ): Promise<Answer> {
    const known = await linkedAccount(tx, user);
    if (!known && !createUser) throw notFound('no user is linked to this Alipay user');
    const userId = known?.id ?? (await newAccountUser(tx, session, now()));
    if (!known) await link(tx, userId, user);
    if (profile) await storeProfile(tx, userId, appId, profile, mode, now());
    const isAsRead = known !== undefined && profile === undefined;
    return idpAnswer(tx, context, isAsRead ? known : await getAccount(tx, appId, userId));
  }

  operation(app, context, 'POST', '/idp/alipay/silent-login/', async (request) => {
    const { code, create_user } = parse(silentLogin, request.body);
    const session = await currentSession(request, context);
    return withCode(code, 'auth_base', (tx, redeemed) =>
      logIn(tx, redeemed, session, create_user, 'false'),
    );
  });

  operation(app, context, 'POST', '/idp/alipay/authenticate/', async (request) => {
    const { code, create_user, update_userprofile } = parse(authenticate, request.body);
    const session = await currentSession(request, context);
    return withCode(code, 'auth_user', (tx, redeemed) =>
      logIn(tx, redeemed, session, create_user, update_userprofile),
    );
  });

  function phoneNumberIn(body: unknown): string {
    const given = parse(phoneNumber, body);
    if (!alipay.phoneNumber) throw notFound('this server is not set up for it: ALIPAY_AES_KEY');
    return parseField('response', phone, dialled(alipay.phoneNumber(given)));
  }

  // Not of 知晓云: an own backend has both for apps that use my.getPhoneNumber.
  operation(app, context, 'POST', '/idp/alipay/phone-number/', async (request) => {
    const { userId } = await requireAccount(request, context);
    const number = phoneNumberIn(request.body);
    return database.transaction(async (tx) => {
      await lockUser(tx, userId);
      await updateUser(tx, userId, { phone: number, phone_verified: 1 }, now());
      return { status: 200, body: accountRecord(await lockUser(tx, userId)) };
    });
  });

  // Changes nothing: an app asks before it creates a user whom the number would then be refused to.
  operation(app, context, 'POST', '/idp/alipay/phone-number/check/', async (request) => {
    const value = phoneNumberIn(request.body);
    if (await findUserByLogin(database.queries, { type: 'phone', value })) {
      throw badRequest('phone: already taken');
    }
    return { status: 200, body: { status: 'ok' } };
  });

  operation(app, context, 'PUT', '/idp/alipay/user-associate/', async (request) => {
    const { userId } = await requireAccount(request, context);
    const given = parse(associate, request.body);
    const wanted = given.authorized ? 'auth_user' : 'auth_base';
    return withCode(given.code, wanted, async (tx, { user, profile }) => {
      const owner = await linkedAccount(tx, user);
      await lockUser(tx, userId);
      if (!owner) await link(tx, userId, user);
      else if (owner.id !== userId) {
        throw badRequest('this Alipay user is linked to another account');
      }
      if (profile) {
        await storeProfile(tx, userId, appId, profile, given.update_userprofile, now());
      }
      const record = ownRecord(await getAccount(tx, appId, userId));
      return { status: 200, body: { ...record, alipay_user_id: shownId(user) } };
    });
  });
}
