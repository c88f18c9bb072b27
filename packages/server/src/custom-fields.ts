import { z } from 'zod';
import { badRequest } from './errors';
import { parse, parseField } from './validation';

/** Names with a meaning of their own in a record or beside it. */
const READ_ONLY = new Set([
  ...['id', 'user_id', 'alipay_user_id', 'openid', 'unionid', 'token', 'expires_in'],
  ...['is_authorized', 'created_at', 'created_by', 'updated_at'],
]);
const NAME = /^[a-zA-Z]\w{0,63}$/;
const MAX_DEPTH = 32;
const MAX_LENGTH = 32_768;

/** Works out a field's new value; `path` names the operand in errors. */
type Operation = (current: unknown, operand: unknown, path: string) => unknown;

const list = z.array(z.unknown());
const object = z.record(z.string(), z.unknown());
const patch = z.record(
  z.string().regex(NAME, 'names are letters, digits and "_", beginning with a letter'),
  z.unknown(),
);

/** What the vendor's SDK sends for `incrementBy`, `append`, `uAppend`, `remove`, `patchObject`, `pop` and `shift`. */
const OPERATIONS: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  [
    '$incr_by',
    (current, operand, path) => {
      const sum = held(current, z.number(), path, 0) + parseField(path, z.number(), operand);
      return parseField(path, z.number(), sum);
    },
  ],
  [
    '$append',
    (current, operand, path) => [
      ...held(current, list, path, []),
      ...parseField(path, list, operand),
    ],
  ],
  [
    '$append_unique',
    (current, operand, path) => {
      const items = held(current, list, path, []);
      const known = new Set(items.map(spelled));
      const isNew = (item: unknown) => known.size < known.add(spelled(item)).size;
      return [...items, ...parseField(path, list, operand).filter(isNew)];
    },
  ],
  [
    '$remove',
    (current, operand, path) => {
      const gone = new Set(parseField(path, list, operand).map(spelled));
      return held(current, list, path, []).filter((item) => !gone.has(spelled(item)));
    },
  ],
  [
    '$pop',
    (current, operand, path) => {
      const items = held(current, list, path, []);
      return parseField(path, z.literal([1, -1], 'must be 1 or -1'), operand) === 1
        ? items.slice(0, -1)
        : items.slice(1);
    },
  ],
  [
    '$update',
    (current, operand, path) => ({
      ...held(current, object, path, {}),
      ...parseField(path, patch, operand),
    }),
  ],
]);

/**
 * The custom fields of a user after a change: what was sent, or what an operation makes of what is there.
 *
 * @param body What was sent; names in `builtIn` are no custom fields.
 * @throws {HttpError} 400 that names the field.
 */
export function changedFields(
  body: unknown,
  builtIn: object,
  current: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const sent = Object.entries(parse(object, body)).filter(
    ([name]) => !Object.hasOwn(builtIn, name),
  );
  const changed = sent.map(([name, value]): [string, unknown] => {
    const shown = name.slice(0, 64);
    if (READ_ONLY.has(name)) throw badRequest(`${shown}: cannot be changed`);
    if (!NAME.test(name)) {
      throw badRequest(
        `${shown}: is no name of a custom field: letters, digits and "_", beginning with a letter`,
      );
    }
    // A name such as `constructor` is one that every object has something under.
    const held = Object.hasOwn(current, name) ? current[name] : undefined;
    return [name, changedField(name, held, value)];
  });
  const merged = { ...current, ...Object.fromEntries(changed) };
  if (JSON.stringify(merged).length > MAX_LENGTH) {
    throw badRequest(`custom fields: must have at most ${MAX_LENGTH} characters`);
  }
  return merged;
}

function changedField(name: string, current: unknown, sent: unknown): unknown {
  const entries = isObject(sent) ? Object.entries(sent) : [];
  const found = entries.find(([key]) => key.startsWith('$'));
  // Before anything walks through it; what an operation makes of it is no deeper.
  if (!isShallow(found ? found[1] : sent, MAX_DEPTH)) {
    throw badRequest(`${name}: is nested deeper than ${MAX_DEPTH} levels`);
  }
  if (!found) return sent;
  const [operator, operand] = found;
  const operation = OPERATIONS.get(operator);
  if (!operation || entries.length > 1) {
    throw badRequest(`${name}: must have one of ${[...OPERATIONS.keys()].join(', ')}, alone`);
  }
  return operation(current, operand, `${name}.${operator}`);
}

/** What the field holds; `empty` if it was never set. @throws {HttpError} 400 if that is of another type. */
function held<T>(current: unknown, type: z.ZodType<T>, path: string, empty: T): T {
  if (current === undefined || current === null) return empty;
  const result = type.safeParse(current);
  if (!result.success) throw badRequest(`${path}: is not for what this field holds`);
  return result.data;
}

/**
 * JSON of a value, whose objects name their fields in one order: the same for equal values, and for no others. Lists are
 * compared by it, since looking for each item of one in all of another would hold up the server.
 */
const spelled = (value: unknown): string =>
  JSON.stringify(value, (_name, part: unknown) =>
    isObject(part) && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const isShallow = (value: unknown, depth: number): boolean =>
  !isObject(value) ||
  (depth > 0 && Object.values(value).every((inner) => isShallow(inner, depth - 1)));
