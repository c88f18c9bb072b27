import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Context } from '../context';
import { changedFields } from '../custom-fields';
import { notFound } from '../errors';
import { operation, requireSession } from '../requests';
import { readParameters, selected, userPage } from '../user-list';
import { findUser, getUser, ownRecord, publicRecord, updateUser } from '../users';
import type { User } from '../users';
import { imageUrl, parse, printable } from '../validation';

/** Built-in fields that users may set themselves; any other name is a custom field. */
const builtIn = z.object({
  nickname: printable(64).optional(),
  avatar: imageUrl.optional(),
  gender: z.literal([0, 1, 2], 'must be 0, 1 or 2').optional(),
  country: printable(64).optional(),
  province: printable(64).optional(),
  city: printable(64).optional(),
  language: printable(64).optional(),
});

export function userRoutes(app: FastifyInstance, context: Context): void {
  const { alipay, database, now } = context;

  /** Users see all of themselves, and of others what is public. */
  const recordFor = async (viewerId: number, user: User): Promise<object> =>
    user.id === viewerId ? ownRecord(database, user, alipay.appId) : publicRecord(user);

  operation(app, context, 'GET', '/user/info/', async (request) => {
    const { userId } = await requireSession(request, context);
    const parameters = readParameters(request.query);
    const { meta, users } = await userPage(database, parameters, request.url);
    const objects = await Promise.all(
      users.map(async (user) => selected(await recordFor(userId, user), parameters.keys)),
    );
    return { status: 200, body: { meta, objects } };
  });

  operation(app, context, 'GET', '/user/info/:id/', async (request) => {
    const session = await requireSession(request, context);
    const { id } = parse(z.object({ id: z.string() }), request.params);
    const { keys } = readParameters(request.query);
    const user = /^\d{1,15}$/.test(id) ? await findUser(database, Number(id)) : undefined;
    if (!user) throw notFound('id: no such user');
    return { status: 200, body: selected(await recordFor(session.userId, user), keys) };
  });

  operation(app, context, 'PUT', '/user/info/', async (request) => {
    const { userId } = await requireSession(request, context);
    const known = parse(builtIn, request.body);
    return database.transaction(async (tx) => {
      const user = await getUser(tx, userId);
      const custom = changedFields(request.body, builtIn.shape, user.custom_fields);
      await updateUser(tx, userId, { ...known, custom_fields: JSON.stringify(custom) }, now());
      return {
        status: 200,
        body: await ownRecord(tx, await getUser(tx, userId), alipay.appId),
      };
    });
  });
}
