import {
  expectArgument,
  oneOf,
  optional,
  requiredArray,
  requiredString,
  type Fields,
} from '../base/guards';
import { jsonFieldsOf, jsonOf } from '../base/json';
import { isList } from '../base/kinds';
import type { Untyped } from '../base/untyped';
import { refuseMethodsOfQueries } from '../vendor/unsupported';

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
  readonly queryObject: Record<string, unknown> = {};

  /** Joins queries that all must match. @throws HError 605, at once */
  static and(...queries: Query[]): Query {
    return joined('$and', queries);
  }

  /** Joins queries of which one must match. @throws HError 605, at once */
  static or(...queries: Query[]): Query {
    return joined('$or', queries);
  }

  /**
   * Compares the field with a value.
   * @param value - JSON data; a user, or another record, counts as a pointer to it
   * @throws HError 605, at once
   */
  compare(key: string, operator: Comparison, value: Untyped): this {
    const known = oneOf(Object.keys(COMPARISONS) as Comparison[], operator, 'operator');
    return this.addCondition(key, { [COMPARISONS[known]]: jsonOf(value) });
  }

  /** Matches if the field's text contains `text`. @throws HError 605, at once */
  contains(key: string, text: string): this {
    return this.addCondition(key, { $contains: requiredString(text, 'text') });
  }

  /** Matches if the field's text matches a regular expression; of its flags, `i` counts. @throws HError 605, at once */
  matches(key: string, regExp: RegExp): this {
    expectArgument(regExp instanceof RegExp, 'regExp', 'a regular expression');
    const { source, flags } = regExp;
    return this.addCondition(key, { $regex: source, $options: flags || undefined });
  }

  /** Matches if the value, or an item of the list, is in `values`. @throws HError 605, at once */
  in(key: string, values: readonly Untyped[]): this {
    return this.addCondition(key, { $in: listOf(values) });
  }

  /** Matches if neither the value nor any item of the list is in `values`. @throws HError 605, at once */
  notIn(key: string, values: readonly Untyped[]): this {
    return this.addCondition(key, { $nin: listOf(values) });
  }

  /** Matches if the list has all of `values`. @throws HError 605, at once */
  arrayContains(key: string, values: readonly Untyped[]): this {
    return this.addCondition(key, { $all: listOf(values) });
  }

  /** Matches if the field, or each of several fields, is null. @throws HError 605, at once */
  isNull(key: string | readonly string[]): this {
    return this.addConditions(key, { $isnull: true });
  }

  /** Matches if the field, or each of several fields, is not null. @throws HError 605, at once */
  isNotNull(key: string | readonly string[]): this {
    return this.addConditions(key, { $isnull: false });
  }

  /** Matches if the record has the field, or each of several fields. @throws HError 605, at once */
  exists(key: string | readonly string[]): this {
    return this.addConditions(key, { $exists: true });
  }

  /** Matches if the record does not have the field, or none of several fields. @throws HError 605, at once */
  notExists(key: string | readonly string[]): this {
    return this.addConditions(key, { $exists: false });
  }

  /** Matches if the field is an object with a property of this name. @throws HError 605, at once */
  hasKey(key: string, property: string): this {
    return this.addCondition(key, { $has_key: requiredString(property, 'property') });
  }

  /** @internal */
  private addConditions(keys: string | readonly string[], condition: Fields): this {
    const each: unknown[] = isList(keys) ? keys : [keys];
    for (const key of each) this.addCondition(key, condition);
    return this;
  }

  /** @internal */
  private addCondition(key: unknown, condition: Fields): this {
    const conditions = optional(this.queryObject, '$and', []) as Fields[];
    this.queryObject.$and = [...conditions, { [requiredString(key, 'key')]: condition }];
    return this;
  }
}

refuseMethodsOfQueries(Query);

/** @throws HError 605 */
function listOf(values: unknown): unknown {
  return jsonOf(requiredArray(values, 'values'));
}

/** One query of several, joined. @throws HError 605 */
function joined(how: '$and' | '$or', queries: readonly unknown[]): Query {
  const query = new Query();
  query.queryObject[how] = queries.map(conditionsOf);
  return query;
}

/** A copy of what a query asks for. @throws HError 605 */
export function conditionsOf(query: unknown): Fields {
  expectArgument(query instanceof Query, 'query', 'a my.BaaS.Query');
  return jsonFieldsOf(query.queryObject, 'query');
}
