import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { getAccount } from '../accounts';
import type { Account } from '../accounts';
import { clientAddress } from '../client-address';
import type { Context } from '../context';
import { changedFields } from '../custom-fields';
import { notFound } from '../errors';
import { ownRecord, publicRecord, readObject } from '../records';
import { operation, requireSession } from '../requests';
import { readKeys, readParameters, selected, userPage } from '../user-list';
import { inTurnUntilSent } from '../sending';
import { lockUser, updateUser } from '../users';
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
  const { alipay, database, now, listing, patterns, searching } = context;
  const { queries } = database;

  operation(app, context, 'GET', '/user/info/', async (request, reply) => {
    const { account } = await requireSession(request, context);
    const parameters = readParameters(request.query);
    const client = clientAddress(request);
    const { meta, users } = await inTurnUntilSent(listing, client, reply.raw, () =>
      searching.run(client, () => userPage(queries, patterns, parameters, request.url)),
    );
    // Users see all of themselves, and of others what is public.
    const objects = users.map((user) =>
      selected(user.id === account.id ? ownRecord(account) : publicRecord(user), parameters.keys),
    );
    return { status: 200, body: { meta, objects } };
  });

  operation(app, context, 'GET', '/user/info/:id/', async (request) => {
    const { account } = await requireSession(request, context);
    const { id } = request.params as { id: string };
    const keys = readKeys(request.query as object);
    const user = /^\d{1,15}$/.test(id) ? await find(account, Number(id)) : undefined;
    if (!user) throw notFound('id: no such user');
    return { status: 200, body: selected(user, keys) };
  });

  async function find(viewer: Account, id: number): Promise<object | undefined> {
    if (id === viewer.id) return ownRecord(viewer);
    const user = await queries
      .selectFrom('users')
      .select(['id', 'nickname', 'avatar'])
      .where('id', '=', id)
      .executeTakeFirst();
    return user && publicRecord(user);
  }

  operation(app, context, 'PUT', '/user/info/', async (request) => {
    const { userId } = await requireSession(request, context);
    const known = parse(builtIn, request.body);
    return database.transaction(async (tx) => {
      const user = await lockUser(tx, userId);
      const custom = changedFields(request.body, builtIn.shape, readObject(user.custom_fields));
      await updateUser(tx, userId, { ...known, custom_fields: JSON.stringify(custom) }, now());
      return { status: 200, body: ownRecord(await getAccount(tx, alipay.appId, userId)) };
    });
  });
}
