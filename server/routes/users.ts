import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Context } from '../context';
import { badRequest, notFound } from '../errors';
import { operation, requireSession } from '../requests';
import { findUser, getUser, ownRecord, publicRecord, updateUser } from '../users';
import { parse, printable } from '../validation';

/** Fields with a meaning of their own that `update()` may set. */
const builtIn = z.object({
  nickname: printable(64).optional(),
  avatar: printable(16_384).optional(),
  gender: z.literal([0, 1, 2], 'must be 0, 1 or 2').optional(),
  country: printable(64).optional(),
  province: printable(64).optional(),
  city: printable(64).optional(),
  language: printable(64).optional(),
});

const READ_ONLY = new Set([
  'id',
  'user_id',
  'is_authorized',
  'created_at',
  'created_by',
  'updated_at',
]);
const MAX_CUSTOM_FIELDS_LENGTH = 32_768;
const customName = /^[a-zA-Z]\w{0,63}$/;

const customFields = z.record(z.string(), z.json()).check(({ value, issues }) => {
  for (const [name, field] of Object.entries(value)) {
    const message = READ_ONLY.has(name)
      ? 'cannot be changed'
      : !customName.test(name)
        ? 'is no name of a custom field: letters, digits and "_", beginning with a letter'
        : isOperator(field)
          ? 'operators such as $incr_by are not supported'
          : undefined;
    if (message !== undefined) {
      issues.push({ code: 'custom', message, path: [name.slice(0, 64)], input: undefined });
    }
  }
});

const isOperator = (value: z.core.util.JSONType) =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).some((key) => key.startsWith('$'));

export function userRoutes(app: FastifyInstance, context: Context): void {
  const { alipay, database, now } = context;

  operation(app, context, 'GET', '/user/info/:id/', async (request) => {
    const session = await requireSession(request, context);
    const { id } = parse(z.object({ id: z.string() }), request.params);
    const user = /^\d{1,15}$/.test(id) ? await findUser(database, Number(id)) : undefined;
    if (!user) throw notFound('id: no such user');
    return {
      status: 200,
      body:
        user.id === session.userId
          ? await ownRecord(database, user, alipay.appId)
          : publicRecord(user),
    };
  });

  operation(app, context, 'PUT', '/user/info/', async (request) => {
    const { userId } = await requireSession(request, context);
    const known = parse(builtIn, request.body);
    const custom = Object.entries(parse(customFields, request.body)).filter(
      ([name]) => !(name in builtIn.shape),
    );
    return database.transaction(async (tx) => {
      const user = await getUser(tx, userId);
      const merged = JSON.stringify({ ...user.custom_fields, ...Object.fromEntries(custom) });
      if (merged.length > MAX_CUSTOM_FIELDS_LENGTH) {
        throw badRequest(`custom fields: must have at most ${MAX_CUSTOM_FIELDS_LENGTH} characters`);
      }
      await updateUser(tx, userId, { ...known, custom_fields: merged }, now());
      return {
        status: 200,
        body: await ownRecord(tx, await getUser(tx, userId), alipay.appId),
      };
    });
  });
}
