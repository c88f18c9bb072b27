import type { Response } from './answer';
import type { Context } from './context';
import { ErrorCode, HError, wrongType } from './errors';
import { defineField, isFields, jsonOf, requiredString, toUserId, type Fields } from './guards';
import type { Session } from './session';
import { refuseMethods } from './unsupported';

/**
 * A user by id, without data: takes changes and writes them.
 * @see https://doc.minapp.com/js-sdk/account.html
 */
export class UserRecord {
  /** @internal */
  declare protected readonly context: Context;
  readonly #userId: number | undefined;
  #changes: Fields = {};

  /**
   * @internal
   * @param userId - default: whoever is logged in when `update` is called
   */
  constructor(context: Context, userId?: unknown) {
    // Not enumerable: a user may be handed to `setData`, which copies what it can see.
    Object.defineProperty(this, 'context', { value: context });
    if (userId !== undefined && toUserId(userId) === undefined)
      throw wrongType('userID', 'a user id');
    this.#userId = toUserId(userId);
  }

  /**
   * Notes changes of nickname, avatar or custom fields; `update` sends them. Calls add up; for one field the
   * last one counts.
   * @param key - name of one field
   * @param value - JSON-like data
   * @param fields - values by name
   * @throws HError 605, at once
   * @example
   * my.BaaS.auth.getCurrentUser().then((user) => user.set('nickname', '小芝').update());
   */
  set(key: string, value: unknown): this;
  set(fields: Record<string, unknown>): this;
  set(keyOrFields: unknown, ...rest: unknown[]): this {
    if (typeof keyOrFields === 'string' && keyOrFields !== '' && rest.length === 1) {
      this.#change(keyOrFields, jsonOf(rest[0]));
    } else if (isFields(keyOrFields) && rest.length === 0) {
      this.#changes = { ...this.#changes, ...(jsonOf(keyOrFields) as Fields) };
    } else {
      throw wrongType('the arguments', 'a field name and a value, or an object');
    }
    return this;
  }

  /**
   * Adds to a number; the server does it, so that no two phones undo each other.
   * @param key - name of a custom field
   * @param value - may be negative
   * @throws HError 605, at once
   * @example
   * my.BaaS.auth.getCurrentUser().then((user) => user.incrementBy('visits', 1).update());
   */
  incrementBy(key: string, value: number): this {
    if (typeof value !== 'number' || !Number.isFinite(value)) throw wrongType('value', 'a number');
    return this.#change(key, { $incr_by: value });
  }

  /**
   * Adds a value, or each of several, at the end of a list.
   * @param key - name of a custom field
   * @throws HError 605, at once
   */
  append(key: string, value: unknown): this {
    return this.#change(key, { $append: itemsOf(value) });
  }

  /**
   * The same, of those alone that the list does not have.
   * @param key - name of a custom field
   * @throws HError 605, at once
   */
  uAppend(key: string, value: unknown): this {
    return this.#change(key, { $append_unique: itemsOf(value) });
  }

  /**
   * Takes a value, or each of several, out of a list.
   * @param key - name of a custom field
   * @throws HError 605, at once
   */
  remove(key: string, value: unknown): this {
    return this.#change(key, { $remove: itemsOf(value) });
  }

  /**
   * Takes the last value off a list.
   * @param key - name of a custom field
   * @throws HError 605, at once
   */
  pop(key: string): this {
    return this.#change(key, { $pop: 1 });
  }

  /**
   * Takes the first value off a list.
   * @param key - name of a custom field
   * @throws HError 605, at once
   */
  shift(key: string): this {
    return this.#change(key, { $pop: -1 });
  }

  /**
   * Sets properties of an object; its others stay.
   * @param key - name of a custom field
   * @throws HError 605, at once
   */
  patchObject(key: string, value: Record<string, unknown>): this {
    if (!isFields(value)) throw wrongType('value', 'an object');
    return this.#change(key, { $update: jsonOf(value) });
  }

  /**
   * Writes what was `set`, `incrementBy` … If it fails, the changes are kept for another try.
   * @returns the server's answer: the whole record
   * @throws HError 400 if a field is malformed; 401, 14, 600, 601, 602, 604
   */
  async update(): Promise<Response> {
    const { userId } = await this.ownSession(false);
    const sent = this.#changes;
    const answer = await this.context.authorized({
      url: '/hserve/v2.5/user/info/',
      method: 'PUT',
      data: sent,
      owner: userId,
    });
    // What was set while the request was under way is for the next one.
    if (this.#changes === sent) this.#changes = {};
    this.keep(userId, { ...plainOf(sent), ...(isFields(answer.data) ? answer.data : {}) });
    return answer;
  }

  #change(key: string, value: unknown): this {
    this.#changes = { ...this.#changes, [requiredString(key, 'key')]: value };
    return this;
  }

  /** @internal The session, if it is this user's. @throws HError 602, 604, 612 */
  protected async ownSession(named = true): Promise<Session> {
    const { config, session } = this.context;
    config.requireInit();
    await session.ready();
    const { current } = session;
    if (!current || (this.#userId !== undefined && current.userId !== this.#userId)) {
      throw new HError(ErrorCode.SESSION_MISSING);
    }
    if (named && (current.anonymous || session.record?._anonymous === true)) {
      throw new HError(ErrorCode.ANONYMOUS_NOT_ALLOWED);
    }
    return current;
  }

  /** @internal Takes over what the server now has of the user. */
  protected keep(userId: number, changes: Fields): void {
    const { session } = this.context;
    if (session.record) session.update(userId, { ...session.record, ...changes });
  }
}

refuseMethods(UserRecord, 'record', 'link');

/** A value, or several, for a list. @throws HError 605 */
function itemsOf(value: unknown): unknown {
  return jsonOf(Array.isArray(value) ? value : [value]);
}

/** Whether a change is worked out by the server, as `incrementBy` is. */
function isOperation(value: unknown): boolean {
  return isFields(value) && Object.keys(value).some((key) => key.startsWith('$'));
}

/** Changes whose outcome is known before the server answers. */
function plainOf(changes: Fields): Fields {
  const plain: Fields = {};
  for (const [key, value] of Object.entries(changes)) {
    if (!isOperation(value)) defineField(plain, key, value);
  }
  return plain;
}
