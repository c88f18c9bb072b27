import { malformed } from '../base/errors';
import {
  answeredFields,
  asFields,
  expectArgument,
  isCount,
  optionalBoolean,
  optionsOf,
  requiredString,
  requiredUserId,
  type Fields,
} from '../base/guards';
import { filterFields, merged } from '../base/json';
import { isList } from '../base/kinds';
import { isEmpty } from '../base/redact';
import type { Untyped } from '../base/untyped';
import type { Response } from '../core/answer';
import type { Context } from '../core/context';
import { apiRequest } from '../core/wire';
import { UserRecord } from '../user/user-record';
import { conditionsOf, type Query } from './query';

/** Options of `find`. */
export interface FindOptions {
  /** Count all that match, as `meta.total_count`. Default: `false`. */
  withCount?: boolean;
}

/** A page of users. */
export interface UserList {
  /** Where in the list this page is. */
  meta: {
    limit: number;
    offset: number;
    /** Address of the next page, null on the last one. */
    next: string | null;
    /** Address of the page before, null on the first one. */
    previous: string | null;
    /** With `withCount`: how many users match. */
    total_count?: number;
  };
  /** The users of this page: of the session's user all fields, else id, nickname and avatar. */
  objects: Record<string, Untyped>[];
}

/** How many users a page of `find` has, unless the app says so. */
const DEFAULT_LIMIT = 20;

/**
 * Users, by id or by a query. What `setQuery`, `select`, `limit` … set counts for the next `get`, `find` or
 * `count`, once.
 *
 * @see https://doc.minapp.com/js-sdk/user.html
 */
export class User {
  /** @internal */
  private readonly context: Context;
  /** @internal What the next request asks for, as it goes over the wire. */
  private parameters: Fields = {};

  /** @internal */
  constructor(context: Context) {
    this.context = context;
  }

  /**
   * The record of a user: all of it for the session's user, else id, nickname and avatar.
   * @param userID - `id` of the user
   * @throws HError 404 if there is none; 401, 14, 600, 601, 602, 605
   * @example
   * new my.BaaS.User().get(36395394).then((res) => res.data);
   */
  async get(userID: number | string): Promise<Response<Record<string, Untyped>>> {
    const { keys, expand } = this.takeParameters();
    const path = `v2.5/user/info/${requiredUserId(userID)}/`;
    const answer = await this.context.sendAsUser(
      apiRequest('GET', path, withoutEmpty({ keys, expand })),
    );
    answeredFields(answer.data);
    return answer as Response<Record<string, Untyped>>;
  }

  /**
   * The users that match, a page of them. Without `limit`, a page has 20.
   * @throws HError 400 for a field that cannot be queried or sorted by; 401, 14, 600, 601, 602, 605
   * @example
   * const query = new my.BaaS.Query().contains('nickname', '小');
   * new my.BaaS.User()
   *   .setQuery(query)
   *   .orderBy('-nickname')
   *   .find()
   *   .then((res) => res.data.objects);
   */
  async find(options?: FindOptions): Promise<Response<UserList>> {
    const parameters = withoutEmpty(this.takeParameters());
    const withCount = optionalBoolean(optionsOf(options), 'withCount', false);
    const data = merged(
      { limit: DEFAULT_LIMIT, offset: 0, where: '{}', return_total_count: withCount ? 1 : 0 },
      parameters,
    );
    const answer = await this.context.sendAsUser(apiRequest('GET', 'v2.2/user/info/', data));
    if (!isList(asFields(answer.data).objects)) {
      throw malformed('no objects', answer.data);
    }
    return answer as Response<UserList>;
  }

  /**
   * How many users match.
   * @throws HError 400 for a field that cannot be queried; 401, 14, 600, 601, 602
   */
  async count(): Promise<number> {
    const { data } = await this.limit(1).find({ withCount: true });
    const count = asFields(data.meta).total_count;
    if (typeof count !== 'number') throw malformed('no total_count', data);
    return count;
  }

  /** What `find` and `count` ask for. Default: all users. @throws HError 605, at once */
  setQuery(query: Query): this {
    return this.withParameter('where', JSON.stringify(conditionsOf(query)));
  }

  /**
   * Fields to answer with; with a `-` before each, those to leave out.
   * @throws HError 605, at once
   */
  select(fields?: string | readonly string[]): this {
    return this.withParameter('keys', namesOf(fields));
  }

  /** Fields that point to a record, to be answered with that record. @throws HError 605, at once */
  expand(fields?: string | readonly string[]): this {
    return this.withParameter('expand', namesOf(fields));
  }

  /** At most so many users, 1 to 1000. @throws HError 605, at once */
  limit(count: number): this {
    return this.withParameter('limit', integerOf(count));
  }

  /** Leaves out so many users at the beginning. @throws HError 605, at once */
  offset(count: number): this {
    return this.withParameter('offset', integerOf(count));
  }

  /** Fields to sort by, the first one first; a `-` before a name sorts downwards. @throws HError 605, at once */
  orderBy(fields?: string | readonly string[]): this {
    return this.withParameter('order_by', namesOf(fields));
  }

  /** A user to change, without reading it. @throws HError 605, at once */
  getWithoutData(userID: number | string): UserRecord {
    return new UserRecord(this.context, requiredUserId(userID));
  }

  /** The user who is logged in, to change without reading. */
  getCurrentUserWithoutData(): UserRecord {
    return new UserRecord(this.context);
  }

  /** @internal */
  private withParameter(key: string, value: unknown): this {
    this.parameters = merged(this.parameters, { [key]: value });
    return this;
  }

  /** @internal */
  private takeParameters(): Fields {
    const taken = this.parameters;
    this.parameters = {};
    return taken;
  }
}

/** Leaves out parameters of nothing, such as `select([])`, as the vendor's SDK does. */
function withoutEmpty(parameters: Fields): Fields {
  return filterFields(parameters, (value) => !isEmpty(value));
}

function integerOf(value: unknown): number {
  expectArgument(isCount(value), 'count', 'an integer from 0 up');
  return value;
}

/** Names of fields, separated by commas; empty for none. */
function namesOf(value: unknown): string {
  const names: unknown[] = isList(value) ? value : [value];
  return names
    .filter((name) => !isEmpty(name))
    .map((name) => requiredString(name, 'fields'))
    .join(',');
}
