import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { clientAddress } from '../client-address';
import type { Context } from '../context';
import { badRequest } from '../errors';
import { loginAnswer } from '../login-answer';
import { accountRecord } from '../records';
import { currentSession, operation, requireAccount } from '../requests';
import type { Answer } from '../requests';
import { endSessionsOf } from '../sessions';
import type { Queries } from '../storage/schema';
import { getAccount } from '../accounts';
import {
  findUserByLogin,
  insertUser,
  lockUser,
  loginKey,
  newAccountUser,
  updateUser,
} from '../users';
import type { Login, UserChanges } from '../users';
import {
  email,
  givenPassword,
  newPassword,
  parse,
  phone,
  username,
  usernameKey,
} from '../validation';

const WRONG = 'the account does not exist or the password is wrong';
const WRONG_CURRENT = 'password: is not the current password';

/** A login may name anything; only its shape is checked, so that all failures look alike. */
const LOGINS = {
  username: z
    .object({ username: z.string().max(1024), password: givenPassword })
    .transform(({ username: value, password }) => ({ value, password })),
  email: z
    .object({ email, password: givenPassword })
    .transform(({ email: value, password }) => ({ value, password })),
  phone: z
    .object({ phone, password: givenPassword })
    .transform(({ phone: value, password }) => ({ value, password })),
};
const REGISTRATIONS = {
  username: z
    .object({ username, password: newPassword })
    .transform(({ username: value, password }) => ({ value, password })),
  email: z
    .object({ email, password: newPassword })
    .transform(({ email: value, password }) => ({ value, password })),
  phone: z
    .object({ phone, password: newPassword })
    .transform(({ phone: value, password }) => ({ value, password })),
};

const loginColumns = ({ type, value }: Login): UserChanges =>
  type === 'username' ? { username: value, username_key: usernameKey(value) } : { [type]: value };

export function accountRoutes(app: FastifyInstance, context: Context): void {
  const { alipay, database, hashing, passwords, throttle, now } = context;

  const answerLogin = async (tx: Queries, userId: number) =>
    loginAnswer(tx, context, await getAccount(tx, alipay.appId, userId));

  for (const type of ['username', 'email', 'phone'] as const) {
    operation(app, context, 'POST', `/register/${type}/`, async (request) => {
      const given = parse(REGISTRATIONS[type], request.body);
      const session = await currentSession(request, context);
      const password_hash = await hashing.run(`register ${clientAddress(request)}`, () =>
        passwords.hash(given.password),
      );
      return database.transaction(async (tx) => {
        const userId = await newAccountUser(tx, session, now());
        const columns = loginColumns({ type, value: given.value });
        await updateUser(tx, userId, { ...columns, password_hash }, now());
        return answerLogin(tx, userId);
      });
    });

    operation(app, context, 'POST', `/login/${type}/`, async (request) => {
      const given = parse(LOGINS[type], request.body);
      const login: Login = { type, value: given.value };
      const address = clientAddress(request);
      const user = await findUserByLogin(database.queries, login);
      const answer = await throttle.guard(
        user ? `user ${user.id}` : `${type} ${loginKey(login)}`,
        address,
        () =>
          hashing.run(`login ${address}`, () =>
            passwords.verify(given.password, user?.password_hash),
          ),
        async (tx) => {
          const current = user && (await lockUser(tx, user.id));
          if (current?.password_hash !== user?.password_hash) throw badRequest(WRONG);
          return current && answerLogin(tx, current.id);
        },
      );
      if (!answer) throw badRequest(WRONG);
      return answer;
    });
  }

  operation(app, context, 'POST', '/login/anonymous/', () =>
    database.transaction(async (tx) => answerLogin(tx, await insertUser(tx, now(), true))),
  );

  const changes = z.object({
    username: username.nullish(),
    email: email.nullish(),
    phone: phone.nullish(),
    password: givenPassword.nullish(),
    new_password: newPassword.nullish(),
  });

  operation(app, context, 'PUT', '/user/account/', async (request) => {
    const session = await requireAccount(request, context);
    const given = parse(changes, request.body);
    const { account } = session;
    const address = clientAddress(request);
    const columns: UserChanges = {};
    if (given.username !== undefined) {
      columns.username = given.username;
      columns.username_key = given.username === null ? null : usernameKey(given.username);
    }
    if (given.email !== undefined && given.email !== account.email) {
      columns.email = given.email;
      columns.email_verified = 0;
    }
    if (given.phone !== undefined && given.phone !== account.phone) {
      columns.phone = given.phone;
      columns.phone_verified = 0;
    }

    async function change(tx: Queries): Promise<Answer> {
      const current = await lockUser(tx, account.id);
      if (columns.password_hash !== undefined) {
        if (current.password_hash !== account.password_hash) throw badRequest(WRONG_CURRENT);
        await endSessionsOf(tx, account.id, session.tokenHash);
      }
      await updateUser(tx, account.id, columns, now());
      return { status: 200, body: accountRecord(await lockUser(tx, account.id)) };
    }

    const { new_password } = given;
    if (typeof new_password !== 'string') {
      if (typeof given.password === 'string') {
        throw badRequest('new_password: is required to change the password');
      }
      return database.transaction(change);
    }
    const hashNew = async () => {
      columns.password_hash = await passwords.hash(new_password);
      return true;
    };
    if (account.password_hash === null) {
      await hashing.run(`change ${address}`, hashNew);
      return database.transaction(change);
    }
    const answer = await throttle.guard(
      `user ${account.id}`,
      address,
      () =>
        hashing.run(
          `change ${address}`,
          async () =>
            (await passwords.verify(given.password ?? '', account.password_hash)) && hashNew(),
        ),
      change,
    );
    if (!answer) throw badRequest(WRONG_CURRENT);
    return answer;
  });
}
