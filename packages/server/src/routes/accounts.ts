import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { clientAddress } from '../client-address';
import type { Context } from '../context';
import { badRequest } from '../errors';
import { loginAnswer } from '../login-answer';
import { currentSession, operation, requireAccount } from '../requests';
import { endSessionsOf } from '../sessions';
import {
  accountRecord,
  findUserByLogin,
  getUser,
  insertUser,
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
  const { database, hashing, passwords, throttle, now } = context;

  for (const type of ['username', 'email', 'phone'] as const) {
    operation(app, context, 'POST', `/register/${type}/`, async (request) => {
      const given = parse(REGISTRATIONS[type], request.body);
      const session = await currentSession(request, context);
      const password_hash = await hashing.run(`register ${clientAddress(request)}`, () =>
        passwords.hash(given.password),
      );
      return database.transaction(async (tx) => {
        const userId = await newAccountUser(tx, session, now());
        await updateUser(
          tx,
          userId,
          { ...loginColumns({ type, value: given.value }), password_hash },
          now(),
        );
        return loginAnswer(tx, context, userId);
      });
    });

    operation(app, context, 'POST', `/login/${type}/`, async (request) => {
      const given = parse(LOGINS[type], request.body);
      const login: Login = { type, value: given.value };
      const user = await findUserByLogin(database, login);
      const right = await throttle.attempt(
        `${type} ${loginKey(login)}`,
        clientAddress(request),
        () =>
          hashing.run(`login ${clientAddress(request)}`, () =>
            passwords.verify(given.password, user?.password_hash),
          ),
      );
      if (!right || !user) throw badRequest(WRONG);
      return database.transaction(async (tx) => {
        const current = await getUser(tx, user.id);
        if (current.password_hash !== user.password_hash) throw badRequest(WRONG);
        return loginAnswer(tx, context, user.id);
      });
    });
  }

  operation(app, context, 'POST', '/login/anonymous/', () =>
    database.transaction(async (tx) => loginAnswer(tx, context, await insertUser(tx, now(), true))),
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
    const user = await getUser(database, session.userId);
    const columns: UserChanges = {};
    if (given.username !== undefined) {
      columns.username = given.username;
      columns.username_key = given.username === null ? null : usernameKey(given.username);
    }
    if (given.email !== undefined && given.email !== user.email) {
      columns.email = given.email;
      columns.email_verified = 0;
    }
    if (given.phone !== undefined && given.phone !== user.phone) {
      columns.phone = given.phone;
      columns.phone_verified = 0;
    }
    if (typeof given.new_password === 'string') {
      if (user.password_hash !== null) {
        const right = await throttle.attempt(`user ${user.id}`, clientAddress(request), () =>
          hashing.run(`change ${clientAddress(request)}`, () =>
            passwords.verify(given.password ?? '', user.password_hash),
          ),
        );
        if (!right) throw badRequest('password: is not the current password');
      }
      const { new_password } = given;
      columns.password_hash = await hashing.run(`change ${clientAddress(request)}`, () =>
        passwords.hash(new_password),
      );
    } else if (typeof given.password === 'string') {
      throw badRequest('new_password: is required to change the password');
    }
    return database.transaction(async (tx) => {
      const current = await getUser(tx, user.id);
      if (columns.password_hash !== undefined) {
        if (current.password_hash !== user.password_hash) {
          throw badRequest('password: is not the current password');
        }
        await endSessionsOf(tx, user.id, session.tokenHash);
      }
      await updateUser(tx, user.id, columns, now());
      return { status: 200, body: accountRecord(await getUser(tx, user.id)) };
    });
  });
}
