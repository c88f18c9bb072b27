import type { Response } from './answer';
import type { Context } from './context';
import { wrongType } from './errors';
import { toUserId } from './guards';
import { refuseMethods } from './unsupported';
import { UserRecord } from './user-record';

/**
 * Users by id.
 * @see https://doc.minapp.com/js-sdk/user.html
 */
export class User {
  readonly #context: Context;

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
    this.#context.config.requireInit();
    const answer = await this.#context.authorized({
      url: `/hserve/v2.5/user/info/${checkedId(userID)}/`,
      method: 'GET',
    });
    return answer as Response<Record<string, unknown>>;
  }

  /** A user to change, without reading it. @throws HError 605, at once */
  getWithoutData(userID: number | string): UserRecord {
    return new UserRecord(this.#context, checkedId(userID));
  }

  /** Whoever is logged in, to change without reading. */
  getCurrentUserWithoutData(): UserRecord {
    return new UserRecord(this.#context);
  }
}

refuseMethods(User, 'query', 'search');

function checkedId(value: unknown): number {
  const id = toUserId(value);
  if (id === undefined) throw wrongType('userID', 'a user id');
  return id;
}
