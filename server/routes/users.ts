import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Context } from '../context';
import { badRequest, notFound } from '../errors';
import { operation, requireSession } from '../requests';
import { findUser, getUser, ownRecord, publicRecord, updateUser } from '../users';
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

/** Names with a meaning of their own in a record or beside it. */
const READ_ONLY = new Set([
  ...['id', 'user_id', 'alipay_user_id', 'openid', 'unionid', 'token', 'expires_in'],
  ...['is_authorized', 'created_at', 'created_by', 'updated_at'],
]);
const CUSTOM_NAME = /^[a-zA-Z]\w{0,63}$/;
const MAX_CUSTOM_DEPTH = 32;
const MAX_CUSTOM_LENGTH = 32_768;

/** The custom fields of a body. */
function customFields(body: unknown): Record<string, unknown> {
  const given = parse(z.record(z.string(), z.unknown()), body);
  const custom = Object.entries(given).filter(([name]) => !Object.hasOwn(builtIn.shape, name));
  for (const [name, value] of custom) {
    const problem = problemOf(name, value);
    if (problem !== undefined) throw badRequest(`${name.slice(0, 64)}: ${problem}`);
  }
  return Object.fromEntries(custom);
}

function problemOf(name: string, value: unknown): string | undefined {
  if (READ_ONLY.has(name)) return 'cannot be changed';
  if (!CUSTOM_NAME.test(name)) {
    return 'is no name of a custom field: letters, digits and "_", beginning with a letter';
  }
  if (isObject(value) && Object.keys(value).some((key) => key.startsWith('$'))) {
    return 'operators such as $incr_by are not supported';
  }
  if (!isShallow(value, MAX_CUSTOM_DEPTH))
    return `is nested deeper than ${MAX_CUSTOM_DEPTH} levels`;
  return undefined;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const isShallow = (value: unknown, depth: number): boolean =>
  !isObject(value) ||
  (depth > 0 && Object.values(value).every((inner) => isShallow(inner, depth - 1)));

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
    const custom = customFields(request.body);
    return database.transaction(async (tx) => {
      const user = await getUser(tx, userId);
      const merged = JSON.stringify({ ...user.custom_fields, ...custom });
      if (merged.length > MAX_CUSTOM_LENGTH) {
        throw badRequest(`custom fields: must have at most ${MAX_CUSTOM_LENGTH} characters`);
      }
      await updateUser(tx, userId, { ...known, custom_fields: merged }, now());
      return {
        status: 200,
        body: await ownRecord(tx, await getUser(tx, userId), alipay.appId),
      };
    });
  });
}
