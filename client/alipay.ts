import { ErrorCode, HError } from './errors';
import { isFields } from './guards';
import type { Host } from './host';
import { redact } from './redact';
import { settle } from './settle';

/** A silent code needs nobody; past this it is lost. */
const SILENT_TIMEOUT_MS = 10_000;

/**
 * `my.getAuthCode` error of the refuse button.
 * @see https://opendocs.alipay.com/mini/api/openapi-authorize
 */
const REFUSED = 11;

/** Those of a sheet that was closed or left by going back (10 on older phones), and of a scope that is not granted. */
const CLOSED: readonly number[] = [3, 10];

/** Known scopes beside `auth_user`, and any that the platform adds. */
export type Scope =
  | 'auth_user'
  | 'auth_base'
  | 'auth_life_msg'
  | 'auth_life_msg_tele'
  // Keeps the suggestions above while taking any string.
  | (string & Record<never, never>);

/** What the user was asked and how it ended. */
export type AuthCode =
  | { refused: false; code: string }
  | {
      refused: true;
      /** The sheet was closed without an answer. */
      closed: boolean;
      cause: unknown;
    };

/** Asks with the authorization sheet, and waits for the user. @throws HError 614 */
export function askAuthCode(host: Host, scopes: readonly Scope[]): Promise<AuthCode> {
  return getAuthCode(host, [...new Set([...scopes, 'auth_user'])]);
}

/** Asks Alipay silently. @throws HError 601 after 10 s, 613, 614 */
export async function silentAuthCode(host: Host): Promise<string> {
  const answer = await getAuthCode(host, 'auth_base', SILENT_TIMEOUT_MS);
  if (answer.refused) throw new HError(ErrorCode.AUTH_DENIED, '', answer.cause);
  return answer.code;
}

async function getAuthCode(
  host: Host,
  scopes: string | string[],
  timeoutMs?: number,
): Promise<AuthCode> {
  let answer: unknown;
  try {
    answer = await settle<unknown>(
      host,
      (callbacks) => host.platform.getAuthCode({ scopes, ...callbacks }),
      { ...(timeoutMs === undefined ? {} : { timeoutMs }) },
    );
  } catch (error) {
    if (error instanceof HError) throw error;
    answer = error;
  }
  const fields = isFields(answer) ? answer : {};
  const { authCode, error } = fields;
  const cause = redact(answer, []);
  // A success has no error, or zero.
  if (!Number(error) && typeof authCode === 'string' && authCode !== '') {
    return { refused: false, code: authCode };
  }
  const closed = CLOSED.includes(Number(error));
  if (closed || Number(error) === REFUSED || hasDevToolsRefusal(fields)) {
    return { refused: true, closed, cause };
  }
  throw new HError(ErrorCode.AUTH_FAILED, '', cause);
}

/** DevTools calls `success` without a code, and names what was refused (singular in older ones). */
function hasDevToolsRefusal(fields: Record<string, unknown>): boolean {
  return [fields.authErrorScope, fields.authErrorScopes].some((refused) =>
    typeof refused === 'string'
      ? refused !== ''
      : isFields(refused) && Object.keys(refused).length > 0,
  );
}
