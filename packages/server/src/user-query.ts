import { sql } from 'kysely';
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import { z } from 'zod';
import { badRequest } from './errors';
import type { Pattern } from './pattern-search';
import type { Dialect } from './storage/dialect';
import type { Schema } from './storage/schema';
import { parseField, readJson } from './validation';

type Builder = ExpressionBuilder<Schema, 'users'>;

/** What a filter needs beside the table. */
interface Matching {
  dialect: Dialect;
  /** Ids of the users whose nickname matches the pattern. */
  idsOf: (pattern: Pattern) => readonly number[];
}

/** A condition in SQL. */
type Condition = (builder: Builder, matching: Matching) => Expression<SqlBool>;

/** Which users are asked for. */
export interface Filter {
  condition: Condition;
  /** Regular expressions in it, which the database does not know and the condition needs the results of. */
  patterns: readonly Pattern[];
}

const MAX_DEPTH = 16;
const MAX_CONDITIONS = 256;

/** More would be too many for SQLite, whose expressions have at most 1000 levels. */
function limited(conditions: number): number {
  if (conditions <= MAX_CONDITIONS) return conditions;
  throw badRequest(`where: must have at most ${MAX_CONDITIONS} conditions`);
}

/**
 * Reads the JSON of `where`, in the operators that the vendor's SDK sends.
 * @throws {HttpError} 400 that names what is wrong.
 */
export function filterOf(where: string): Filter {
  const reader = new Reader();
  const condition = reader.all(readJson('where', where), MAX_DEPTH);
  return { condition, patterns: reader.patterns };
}

class Reader {
  readonly patterns: Pattern[] = [];
  #conditions = 0;
  /** Items of all lists of conditions, which may be empty. */
  #items = 0;

  /** All members of an object hold: conditions on fields, or lists of conditions in `$and` and `$or`. */
  all(condition: unknown, depth: number): Condition {
    if (depth === 0) throw badRequest(`where: must not be nested deeper than ${MAX_DEPTH} levels`);
    const members = parseField('where', z.record(z.string(), z.unknown()), condition);
    const conditions = Object.entries(members).map(([name, value]): Condition => {
      if (name !== '$and' && name !== '$or') return this.#field(name, value);
      const list = parseField(`where.${name}`, z.array(z.unknown()), value);
      this.#items = limited(this.#items + list.length);
      const inner = list.map((one) => this.all(one, depth - 1));
      return name === '$and' ? every(inner) : some(inner);
    });
    return every(conditions);
  }

  /** Conditions on one field: 知晓云 lets an app query these two alone, for safety. */
  #field(name: string, value: unknown): Condition {
    if (name !== 'id' && name !== 'nickname') {
      throw badRequest(`where: ${name.slice(0, 64)} cannot be queried, only id and nickname can`);
    }
    const path = `where.${name}`;
    const { $options, ...given } = parseField(path, z.record(z.string(), z.unknown()), value);
    return every(
      Object.entries(given).map(([key, operand]) => {
        this.#conditions = limited(this.#conditions + 1);
        if (key === '$regex' && name === 'nickname') {
          return this.#pattern(`${path}.$regex`, operand, $options);
        }
        const operator = OPERATORS[name].get(key);
        if (operator) return operator(`${path}.${key}`, operand);
        throw badRequest(`${path}: ${key.slice(0, 64)} is no operator for this field`);
      }),
    );
  }

  #pattern(path: string, given: unknown, options: unknown): Condition {
    const source = parseField(path, z.string(), given);
    const flags = parseField('where.nickname.$options', FLAGS.optional(), options) ?? '';
    // Without g and y: where one match ended is nothing to the next user.
    const pattern: Pattern = { path, source, flags: flags.replace(/[gy]/g, '') };
    try {
      new RegExp(pattern.source, pattern.flags);
    } catch {
      throw badRequest(`${path}: must be a regular expression`);
    }
    this.patterns.push(pattern);
    return (builder, { dialect, idsOf }) => {
      const ids = idsOf(pattern);
      const list =
        dialect === 'postgres'
          ? sql<number>`(SELECT unnest(${[...ids]}::bigint[]))`
          : sql<number>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;
      return builder('id', 'in', list);
    };
  }
}

const FLAGS = z.string().regex(/^[gimsuy]*$/, 'must be flags such as i');

const every =
  (conditions: readonly Condition[]): Condition =>
  (builder, matching) =>
    builder.and(conditions.map((condition) => condition(builder, matching)));

const some =
  (conditions: readonly Condition[]): Condition =>
  (builder, matching) =>
    builder.or(conditions.map((condition) => condition(builder, matching)));

/** Makes a condition out of the operand, which stands at `path`. */
type Operator = (path: string, operand: unknown) => Condition;

const isNull =
  (name: 'id' | 'nickname', wanted: boolean): Condition =>
  (builder) =>
    builder(name, wanted ? 'is' : 'is not', null);

const isIn =
  (name: 'id' | 'nickname', values: readonly (number | string | null)[]): Condition =>
  (builder) => {
    const given = values.filter((value) => value !== null && isPossible(value));
    const column = builder.ref(name).$castTo<number | string | null>();
    return builder.or([
      ...(given.length === 0 ? [] : [builder(column, 'in', given)]),
      ...(values.includes(null) ? [builder(name, 'is', null)] : []),
    ]);
  };

/** PostgreSQL refuses to compare what a column can never hold: a NUL in a text, a fraction in an id. */
const isPossible = (value: number | string): boolean =>
  typeof value === 'number' ? Number.isSafeInteger(value) : !value.includes('\0');

/** Also where the field is null, which in SQL would be neither. */
const isNot =
  (name: 'id' | 'nickname', condition: Condition, values: readonly unknown[]): Condition =>
  (builder, matching) =>
    builder.or([
      builder.not(condition(builder, matching)),
      ...(values.includes(null) ? [] : [builder(name, 'is', null)]),
    ]);

const common = (
  name: 'id' | 'nickname',
  type: z.ZodType<number | string>,
): [string, Operator][] => {
  const one = type.nullable();
  const list = (path: string, operand: unknown) => parseField(path, one.array(), operand);
  const single = (path: string, operand: unknown) => [parseField(path, one, operand)];
  const positive =
    (read: typeof list): Operator =>
    (path, operand) =>
      isIn(name, read(path, operand));
  const negative =
    (read: typeof list): Operator =>
    (path, operand) => {
      const values = read(path, operand);
      return isNot(name, isIn(name, values), values);
    };
  const missing =
    (wanted: boolean): Operator =>
    (path, operand) =>
      isNull(name, parseField(path, z.boolean(), operand) === wanted);
  return [
    ['$eq', positive(single)],
    ['$ne', negative(single)],
    ['$in', positive(list)],
    ['$nin', negative(list)],
    ['$isnull', missing(true)],
    ['$exists', missing(false)],
  ];
};

/** Ids are integers, so that a bound with a fraction has an integer that means the same. */
const bounded =
  (operator: '<' | '<=' | '>' | '>=', round: (bound: number) => number): Operator =>
  (path, operand) => {
    const bound = round(parseField(path, z.number(), operand));
    const safe = Math.min(Math.max(bound, Number.MIN_SAFE_INTEGER), Number.MAX_SAFE_INTEGER);
    return (builder) => builder('id', operator, safe);
  };

const contains: Operator = (path, operand) => {
  const part = parseField(path, z.string(), operand);
  if (!isPossible(part)) return (builder) => builder.or([]);
  return (builder, { dialect }) =>
    builder(
      builder.fn<number>(dialect === 'postgres' ? 'strpos' : 'instr', [
        'nickname',
        builder.val(part),
      ]),
      '>',
      0,
    );
};

/** What the vendor's table of types and operators has for an integer and for a text. */
const OPERATORS: Readonly<Record<'id' | 'nickname', ReadonlyMap<string, Operator>>> = {
  id: new Map([
    ...common('id', z.number()),
    ['$lt', bounded('<', Math.ceil)],
    ['$lte', bounded('<=', Math.floor)],
    ['$gt', bounded('>', Math.floor)],
    ['$gte', bounded('>=', Math.ceil)],
  ]),
  nickname: new Map([...common('nickname', z.string()), ['$contains', contains]]),
};
