import type { SelectQueryBuilder } from 'kysely';
import { z } from 'zod';
import { badRequest } from './errors';
import type { Pattern, PatternSearch } from './pattern-search';
import { dialectOf } from './storage/dialect';
import type { Queries, Schema, UserRow } from './storage/schema';
import { filterOf } from './user-query';
import { parse } from './validation';

const MAX_LIMIT = 1000;

const integer = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,15}$/, 'must be an integer')
    .transform(Number)
    .pipe(z.number().min(min, `must be at least ${min}`).max(max, `must be at most ${max}`));

const names = z.string().transform((list) => list.split(',').filter((name) => name !== ''));

/** Fields that every record of a list has; 知晓云 sorts by no other. */
const sortField = z
  .string()
  .transform((name) => ({ field: name.replace(/^-/, ''), down: name.startsWith('-') }))
  .pipe(
    z.object({
      field: z.literal(['id', 'nickname', 'avatar'], 'can be id, nickname or avatar'),
      down: z.boolean(),
    }),
  );

/** Parameters of the vendor's SDK; those that are absent have its defaults. */
const parameters = z.object({
  where: z.string().default('{}'),
  limit: integer(1, MAX_LIMIT).default(20),
  offset: integer(0, Number.MAX_SAFE_INTEGER).default(0),
  order_by: names.pipe(z.array(sortField)).transform(withoutRepeated).default([]),
  return_total_count: integer(0, 1).default(0),
  keys: names.default([]),
  expand: z.string().default(''),
});

/** A field that is named again sorts nothing more; SQLite takes 2000 of them at the most. */
function withoutRepeated<T extends { field: string }>(sorting: readonly T[]): T[] {
  const isFirst = ({ field }: T, at: number) =>
    sorting.findIndex((other) => other.field === field) === at;
  return sorting.filter(isFirst);
}

type Parameters = z.output<typeof parameters>;

/** What of them counts for one record. */
const shown = parameters.pick({ keys: true, expand: true });

/** Reads the query of a request for a list. @throws {HttpError} 400 that names the parameter. */
export const readParameters = (query: unknown): Parameters =>
  withoutExpand(parse(parameters, query));

/**
 * Reads the query of a request for one record. Most have none, and checking it would be a tenth of their time.
 * @throws {HttpError} 400 that names the parameter.
 */
export const readKeys = (query: object): string[] =>
  Object.keys(query).length === 0 ? [] : withoutExpand(parse(shown, query)).keys;

/** There are no tables here that a field could point to. */
function withoutExpand<T extends { expand: string }>(given: T): T {
  if (given.expand !== '') throw badRequest('expand: no field of a user points to a record');
  return given;
}

/**
 * The part of a record that `keys` names, or all but what it names with a `-`; a mixture of both counts for
 * nothing, as in 知晓云.
 */
export function selected(record: object, keys: readonly string[]): object {
  const left = keys.filter((key) => key.startsWith('-')).map((key) => key.slice(1));
  if (keys.length === 0 || (left.length > 0 && left.length < keys.length)) return record;
  const leavesOut = left.length > 0;
  // There may be thousands of them, for thousands of users.
  const named = new Set(leavesOut ? left : keys);
  const isShown = (name: string) => named.has(name) !== leavesOut;
  return Object.fromEntries(Object.entries(record).filter(([name]) => isShown(name)));
}

/** What of a user anybody may see. */
export type PublicUser = Pick<UserRow, 'id' | 'nickname' | 'avatar'>;

/** Where in a list a page is, in the vendor's words. */
interface PageMeta {
  limit: number;
  offset: number;
  next: string | null;
  previous: string | null;
  total_count?: number;
}

/**
 * One page of the users that match.
 * @param address The path of the request, which the links to other pages are made of.
 * @throws {HttpError} 400 if `where` cannot be read, or takes too long.
 */
export async function userPage(
  queries: Queries,
  patterns: PatternSearch,
  { limit, offset, order_by: sorting, where, return_total_count: withCount }: Parameters,
  address: string,
): Promise<{ meta: PageMeta; users: PublicUser[] }> {
  const filter = filterOf(where);
  const found = await patterns.search(queries, filter.patterns);
  const matching = {
    dialect: dialectOf(queries),
    idsOf: (pattern: Pattern) => found.get(pattern) ?? [],
  };
  const matches = queries
    .selectFrom('users')
    .where((builder) => filter.condition(builder, matching));
  let page = matches.select(['id', 'nickname', 'avatar']);
  for (const { field, down } of sorting) {
    page = page.orderBy(
      (builder) =>
        field === 'id' ? builder.ref('id') : builder.fn.coalesce(field, builder.val('')),
      down ? 'desc' : 'asc',
    );
  }
  // One more than asked for tells whether there is a next page.
  const users = await page
    .orderBy('id')
    .limit(limit + 1)
    .offset(offset)
    .execute();
  const isLast = users.length <= limit;
  return {
    meta: {
      limit,
      offset,
      next: isLast ? null : addressAt(address, offset + limit),
      previous: offset > 0 ? addressAt(address, Math.max(0, offset - limit)) : null,
      ...(withCount === 1 ? { total_count: await count(matches) } : {}),
    },
    users: users.slice(0, limit),
  };
}

async function count(matches: SelectQueryBuilder<Schema, 'users', object>): Promise<number> {
  const { total } = await matches
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return total;
}

function addressAt(address: string, offset: number): string {
  const [path = '', query] = address.split('?');
  const parameters = new URLSearchParams(query);
  parameters.set('offset', String(offset));
  return `${path}?${parameters.toString()}`;
}
