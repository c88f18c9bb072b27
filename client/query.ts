import { wrongType } from './errors';
import { isFields, jsonOf, requiredString, type Fields } from './guards';
import { refuseMethods } from './unsupported';

/** Operators of `compare`, and what they are on the wire. */
const COMPARISONS = {
  '=': '$eq',
  '!=': '$ne',
  '<': '$lt',
  '<=': '$lte',
  '>': '$gt',
  '>=': '$gte',
} as const;

/** What `compare` takes between a field and a value. */
export type Comparison = keyof typeof COMPARISONS;

/**
 * Conditions on the fields of a record, all of which must hold; `my.BaaS.Query.and` and `.or` join several
 * queries. Of users, 知晓云 lets an app query `id` and `nickname`.
 *
 * @see https://doc.minapp.com/js-sdk/schema/query.html
 * @example
 * const query = new my.BaaS.Query();
 * query.contains('nickname', '小').compare('id', '>', 100);
 * new my.BaaS.User().setQuery(query).find();
 */
export class Query {
  /** The conditions, as they go over the wire. */
  readonly queryObject: Record<string, unknown>;

  /** @internal */
  constructor(queryObject: Fields = {}) {
    this.queryObject = queryObject;
  }

  /** A comparison with a value. @throws HError 605, at once */
  compare(key: string, operator: Comparison, value: unknown): this {
    if (!Object.prototype.hasOwnProperty.call(COMPARISONS, operator)) {
      throw wrongType('operator', Object.keys(COMPARISONS).join(', '));
    }
    return this.#and(key, { [COMPARISONS[operator]]: jsonOf(value) });
  }

  /** The text holds this one. @throws HError 605, at once */
  contains(key: string, text: string): this {
    return this.#and(key, { $contains: requiredString(text, 'text') });
  }

  /** The text matches a regular expression; of its flags, `i` counts. @throws HError 605, at once */
  matches(key: string, regExp: RegExp): this {
    if (!(regExp instanceof RegExp)) throw wrongType('regExp', 'a regular expression');
    const { source, flags } = regExp;
    return this.#and(key, { $regex: source, ...(flags === '' ? {} : { $options: flags }) });
  }

  /** The value, or one in the list that it is, is one of these. @throws HError 605, at once */
  in(key: string, values: readonly unknown[]): this {
    return this.#and(key, { $in: listOf(values) });
  }

  /** The value, or each in the list that it is, is none of these. @throws HError 605, at once */
  notIn(key: string, values: readonly unknown[]): this {
    return this.#and(key, { $nin: listOf(values) });
  }

  /** The value is a list that has all of these. @throws HError 605, at once */
  arrayContains(key: string, values: readonly unknown[]): this {
    return this.#and(key, { $all: listOf(values) });
  }

  /** The value, of each field named, is null. @throws HError 605, at once */
  isNull(key: string | readonly string[]): this {
    return this.#andEach(key, { $isnull: true });
  }

  /** The value, of each field named, is not null. @throws HError 605, at once */
  isNotNull(key: string | readonly string[]): this {
    return this.#andEach(key, { $isnull: false });
  }

  /** The record has a value in each field named. @throws HError 605, at once */
  exists(key: string | readonly string[]): this {
    return this.#andEach(key, { $exists: true });
  }

  /** The record has a value in none of the fields named. @throws HError 605, at once */
  notExists(key: string | readonly string[]): this {
    return this.#andEach(key, { $exists: false });
  }

  /** The value is an object with a property of this name. @throws HError 605, at once */
  hasKey(key: string, property: string): this {
    return this.#and(key, { $has_key: requiredString(property, 'property') });
  }

  #andEach(keys: string | readonly string[], condition: Fields): this {
    const each: unknown[] = Array.isArray(keys) ? keys : [keys];
    for (const key of each) this.#and(key, condition);
    return this;
  }

  #and(key: unknown, condition: Fields): this {
    const { $and } = this.queryObject;
    const one = { [requiredString(key, 'key')]: condition };
    this.queryObject.$and = [...(Array.isArray($and) ? ($and as unknown[]) : []), one];
    return this;
  }
}

refuseMethods(Query, 'geo');

/** One query of several, joined. @throws HError 605 */
export function joined(how: '$and' | '$or', queries: readonly unknown[]): Query {
  return new Query({ [how]: queries.map((query) => conditionsOf(query)) });
}

/** A copy of what a query asks for. @throws HError 605 */
export function conditionsOf(query: unknown): Fields {
  const conditions = query instanceof Query ? jsonOf(query.queryObject) : undefined;
  if (!isFields(conditions)) throw wrongType('query', 'a my.BaaS.Query');
  return conditions;
}

function listOf(values: unknown): unknown {
  if (!Array.isArray(values)) throw wrongType('values', 'an array');
  return jsonOf(values);
}
