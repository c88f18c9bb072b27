import type { Response } from './answer';
import type { Context } from './context';
import { malformed, wrongType } from './errors';
import {
  answeredFields,
  isFields,
  optionalBoolean,
  optionsOf,
  requiredString,
  toUserId,
  type Fields,
} from './guards';
import { conditionsOf, type Query } from './query';
import { redact } from './redact';
import { UserRecord } from './user-record';

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
  objects: Record<string, unknown>[];
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
  readonly #context: Context;
  /** As they go over the wire. */
  #where: Fields = {};
  #page: Fields = {};
  #fields: Fields = {};

  /** @internal */
  constructor(context: Context) {
    this.#context = context;
  }

  /**
   * The record of a user: all of it for the session's user, else id, nickname and avatar.
   * @param userID - `id` of the user
   * @throws HError 404 if there is none; 401, 14, 600, 601, 602, 605
   * @example
   * new my.BaaS.User().get(36395394).then((res) => res.data);
   */
  async get(userID: number | string): Promise<Response<Record<string, unknown>>> {
    const { fields } = this.#takeParameters();
    this.#context.config.requireInit();
    const answer = await this.#context.authorized({
      url: `/hserve/v2.5/user/info/${checkedId(userID)}/`,
      method: 'GET',
      data: fields,
    });
    return answer as Response<Record<string, unknown>>;
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
    const { where, page, fields } = this.#takeParameters();
    this.#context.config.requireInit();
    const withCount = optionalBoolean(optionsOf(options, 'options'), 'withCount', false);
    const answer = await this.#context.authorized({
      url: '/hserve/v2.2/user/info/',
      method: 'GET',
      data: {
        limit: DEFAULT_LIMIT,
        offset: 0,
        ...page,
        ...fields,
        where: JSON.stringify(where),
        return_total_count: withCount ? 1 : 0,
      },
    });
    const list = answeredFields(answer.data, 'the answer');
    if (!Array.isArray(list.objects) || !isFields(list.meta)) {
      throw malformed('no list of users', redact(list, []));
    }
    return answer as Response<UserList>;
  }

  /**
   * How many users match.
   * @throws HError 400 for a field that cannot be queried; 401, 14, 600, 601, 602
   */
  async count(): Promise<number> {
    const { data } = await this.limit(1).find({ withCount: true });
    const { total_count: count } = data.meta;
    if (typeof count !== 'number') throw malformed('no total_count', redact(data.meta, []));
    return count;
  }

  /** What `find` and `count` ask for. Default: all users. @throws HError 605, at once */
  setQuery(query: Query): this {
    this.#where = conditionsOf(query);
    return this;
  }

  /**
   * Fields to answer with; with a `-` before each, those to leave out.
   * @throws HError 605, at once
   */
  select(fields: string | readonly string[]): this {
    this.#fields = { ...this.#fields, keys: namesOf(fields, 'fields') };
    return this;
  }

  /** Fields that point to a record, to be answered with that record. @throws HError 605, at once */
  expand(fields: string | readonly string[]): this {
    this.#fields = { ...this.#fields, expand: namesOf(fields, 'fields') };
    return this;
  }

  /** At most so many users, 1 to 1000. @throws HError 605, at once */
  limit(count: number): this {
    this.#page = { ...this.#page, limit: integerOf(count, 'count') };
    return this;
  }

  /** Leaves out so many users at the beginning. @throws HError 605, at once */
  offset(count: number): this {
    this.#page = { ...this.#page, offset: integerOf(count, 'count') };
    return this;
  }

  /** Fields to sort by, the first one first; a `-` before a name sorts downwards. @throws HError 605, at once */
  orderBy(fields: string | readonly string[]): this {
    this.#page = { ...this.#page, order_by: namesOf(fields, 'fields') };
    return this;
  }

  /** A user to change, without reading it. @throws HError 605, at once */
  getWithoutData(userID: number | string): UserRecord {
    return new UserRecord(this.#context, checkedId(userID));
  }

  /** Whoever is logged in, to change without reading. */
  getCurrentUserWithoutData(): UserRecord {
    return new UserRecord(this.#context);
  }

  #takeParameters(): { where: Fields; page: Fields; fields: Fields } {
    const taken = { where: this.#where, page: this.#page, fields: this.#fields };
    this.#where = {};
    this.#page = {};
    this.#fields = {};
    return taken;
  }
}

function checkedId(value: unknown): number {
  const id = toUserId(value);
  if (id === undefined) throw wrongType('userID', 'a user id');
  return id;
}

function integerOf(value: unknown, path: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw wrongType(path, 'an integer from 0 up');
  }
  return value;
}

function namesOf(value: unknown, path: string): string {
  const names: unknown[] = Array.isArray(value) ? value : [value];
  return names.map((name) => requiredString(name, path)).join(',');
}
