import { ANONYMOUS_NOT_ALLOWED } from '../base/codes';
import { HError, sessionMissing } from '../base/errors';
import { asFields, requiredUserId, type Fields } from '../base/guards';
import { hide, merged } from '../base/json';
import type { Response } from '../core/answer';
import type { Context } from '../core/context';
import type { Session } from '../core/session';
import { apiRequest } from '../core/wire';
import { plainOf, RecordChanges } from '../users/record-changes';
import { refuseMethodsOfUsers } from '../vendor/unsupported';

/**
 * A user by id, without data: takes changes and writes them.
 * @see https://doc.minapp.com/js-sdk/account.html
 */
export class UserRecord extends RecordChanges {
  /** @internal */
  protected readonly context!: Context;
  /** @internal Under the vendor's name: a value that has it travels as a pointer. */
  readonly _recordID!: number | undefined;

  /**
   * @internal
   * @param userID - default: the user who is logged in when `update` is called
   */
  constructor(context: Context, userID?: unknown) {
    super();
    const id = userID === undefined ? undefined : requiredUserId(userID);
    hide(this, { context, _recordID: id });
  }

  /**
   * Writes what was `set`, `incrementBy` … If it fails, the changes are kept for another try.
   * @returns the server's answer: the whole record
   * @throws HError 400 if a field is malformed; 401, 14, 600, 601, 602, 604; with `autoLogin` also 613, 614
   */
  async update(): Promise<Response> {
    const { userId } = await this.ownSession(false);
    const sent = this.changes;
    // Each change leaves once: of two calls at the same time, the second one does not add up again.
    this.changes = {};
    try {
      const answer = await this.context.sendAsUser(
        apiRequest('PUT', 'v2.5/user/info/', sent, userId),
      );
      this.keep(userId, merged(plainOf(sent), asFields(answer.data)));
      return answer;
    } catch (error) {
      // What was set while the request was under way is newer.
      this.changes = merged(sent, this.changes);
      throw error;
    }
  }

  /** @internal The session, if it is this user's; with `autoLogin`, after a login. @throws HError 602, 604, 612 */
  protected async ownSession(named = true): Promise<Session> {
    const { ensureSession, session } = this.context;
    const current = await ensureSession();
    const id = this._recordID;
    if (!current || (id && id !== current.userId)) throw sessionMissing();
    if (named && (current.anonymous || asFields(session.userRecord)._anonymous === true)) {
      throw new HError(ANONYMOUS_NOT_ALLOWED);
    }
    return current;
  }

  /** @internal Takes over what the server now has of the user. */
  protected keep(userId: number, changes: Fields): void {
    const { session } = this.context;
    if (session.userRecord) session.setRecord(userId, merged(session.userRecord, changes));
  }
}

refuseMethodsOfUsers(UserRecord);
