import { runInNewContext } from 'node:vm';
import { z } from 'zod';
import { badRequest } from './errors';
import type { User } from './users';
import { parseField } from './validation';

/** Keeps those that match, in their order. */
type Filter = (users: readonly User[]) => readonly User[];

/** Of what a field holds; null if it was never set. */
type Value = number | string | null;
type Test = (value: Value) => boolean;

const MAX_DEPTH = 16;
/** A pattern may take for ever; this is what all users together get of it. */
const REGEX_TIMEOUT_MS = 200;

/**
 * Reads the JSON of `where`, in the operators that the vendor's SDK sends.
 * @throws {HttpError} 400 that names what is wrong.
 */
export function filterOf(where: string): Filter {
  let condition: unknown;
  try {
    condition = JSON.parse(where);
  } catch {
    throw badRequest('where: must be JSON');
  }
  return conditionFilter(condition, MAX_DEPTH);
}

/** All members of an object hold: conditions on fields, or lists of conditions in `$and` and `$or`. */
function conditionFilter(condition: unknown, depth: number): Filter {
  if (depth === 0) throw badRequest(`where: must not be nested deeper than ${MAX_DEPTH} levels`);
  const members = parseField('where', z.record(z.string(), z.unknown()), condition);
  return all(
    Object.entries(members).map(([name, value]): Filter => {
      if (name !== '$and' && name !== '$or') return fieldFilter(name, value);
      const conditions = parseField(`where.${name}`, z.array(z.unknown()), value);
      const filters = conditions.map((one) => conditionFilter(one, depth - 1));
      return name === '$and' ? all(filters) : any(filters);
    }),
  );
}

const all =
  (filters: readonly Filter[]): Filter =>
  (users) =>
    filters.reduce((left, filter) => filter(left), users);

const any =
  (filters: readonly Filter[]): Filter =>
  (users) => {
    const matching = new Set(filters.flatMap((filter) => filter(users)));
    return users.filter((user) => matching.has(user));
  };

/** Conditions on one field: 知晓云 lets an app query these two alone, for safety. */
function fieldFilter(name: string, value: unknown): Filter {
  if (name !== 'id' && name !== 'nickname') {
    throw badRequest(`where: ${name.slice(0, 64)} cannot be queried, only id and nickname can`);
  }
  const path = `where.${name}`;
  const { $options, ...given } = parseField(path, z.record(z.string(), z.unknown()), value);
  return all(
    Object.entries(given).map(([key, operand]): Filter => {
      if (key === '$regex' && name === 'nickname') {
        return regexFilter(`${path}.$regex`, operand, $options);
      }
      const operator = OPERATORS[name].get(key);
      if (!operator) throw badRequest(`${path}: ${key.slice(0, 64)} is no operator for this field`);
      const test = operator(`${path}.${key}`, operand);
      return (users) => users.filter((user) => test(user[name]));
    }),
  );
}

/** Makes the test of a field out of the operand, which stands at `path`. */
type Operator = (path: string, operand: unknown) => Test;

const common = (type: z.ZodType<number | string>): [string, Operator][] => {
  const one = type.nullable();
  return [
    ['$eq', (path, operand) => equalTo(parseField(path, one, operand))],
    ['$ne', (path, operand) => not(equalTo(parseField(path, one, operand)))],
    ['$in', (path, operand) => oneOf(parseField(path, one.array(), operand))],
    ['$nin', (path, operand) => not(oneOf(parseField(path, one.array(), operand)))],
    ['$isnull', (path, operand) => (parseField(path, z.boolean(), operand) ? isMissing : isThere)],
    ['$exists', (path, operand) => (parseField(path, z.boolean(), operand) ? isThere : isMissing)],
  ];
};

const ordered =
  (holds: (difference: number) => boolean): Operator =>
  (path, operand) => {
    const bound = parseField(path, z.number(), operand);
    return (value) => holds(Number(value) - bound);
  };

const contains: Operator = (path, operand) => {
  const part = parseField(path, z.string(), operand);
  return (value) => typeof value === 'string' && value.includes(part);
};

/** What the vendor's table of types and operators has for an integer and for a text. */
const OPERATORS: Readonly<Record<'id' | 'nickname', ReadonlyMap<string, Operator>>> = {
  id: new Map([
    ...common(z.number()),
    ['$lt', ordered((difference) => difference < 0)],
    ['$lte', ordered((difference) => difference <= 0)],
    ['$gt', ordered((difference) => difference > 0)],
    ['$gte', ordered((difference) => difference >= 0)],
  ]),
  nickname: new Map([...common(z.string()), ['$contains', contains]]),
};

const equalTo = (operand: Value) => (value: Value) => value === operand;
const oneOf = (operands: readonly Value[]) => (value: Value) => operands.includes(value);
const not = (test: Test) => (value: Value) => !test(value);
const isMissing = equalTo(null);
const isThere = not(isMissing);

function regexFilter(path: string, pattern: unknown, options: unknown): Filter {
  const source = parseField(path, z.string(), pattern);
  const flags = parseField('where.nickname.$options', FLAGS.optional(), options) ?? '';
  let expression: RegExp;
  try {
    // Without g and y: where one match ended is nothing to the next user.
    expression = new RegExp(source, flags.replace(/[gy]/g, ''));
  } catch {
    throw badRequest(`${path}: must be a regular expression`);
  }
  return (users) => {
    const texts = users.map(({ nickname }) => nickname ?? '');
    const matches = inTime(path, () => texts.map((text) => expression.test(text)));
    return users.filter((_user, index) => matches[index]);
  };
}

const FLAGS = z.string().regex(/^[gimsuy]*$/, 'must be flags such as i');

/** Runs what can be broken off. @throws {HttpError} 400 if it takes too long. */
function inTime<T>(path: string, run: () => T): T {
  try {
    return runInNewContext('run()', { run }, { timeout: REGEX_TIMEOUT_MS }) as T;
  } catch (error) {
    const { code } = error as { code?: unknown };
    throw code === 'ERR_SCRIPT_EXECUTION_TIMEOUT' ? badRequest(`${path}: takes too long`) : error;
  }
}
