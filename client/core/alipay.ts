import { AUTH_DENIED, AUTH_FAILED } from '../base/codes';
import { HError } from '../base/errors';
import { asFields, asText, platformCode, type Fields } from '../base/guards';
import type { Host } from '../base/host';
import { redact } from '../base/redact';
import { callPlatform } from '../base/settle';

/** A silent request involves no interaction; a reply later than this counts as lost. */
const SILENT_TIMEOUT_MS = 10000;

/**
 * The refuse button, as an error of `my.getAuthCode`.
 * @see https://opendocs.alipay.com/mini/api/openapi-authorize
 */
const REFUSED = 11;
/** No result: the sheet was closed or left by going back, or a scope is unknown to Alipay or not granted to the app. */
const NO_RESULT = 3;
/** What older phones say where newer ones say 3. */
const EMPTY_DATA = 10;

/** Known scopes beside `auth_user`, and any that the platform adds. */
export type Scope =
  | 'auth_user'
  | 'auth_base'
  | 'auth_life_msg'
  | 'auth_life_msg_tele'
  // Keeps the suggestions above while taking any string.
  | (string & Record<never, never>);

/** What Alipay answered: an auth code, or that the user refused it. */
export interface AuthAnswer {
  /** Empty if the user refused. */
  readonly code: string;
  /** The sheet was closed without an answer. */
  readonly closed: boolean;
  /** The platform's number; 0 if it gave none. */
  readonly error: number;
  readonly cause: unknown;
}

/** Asks with the authorization sheet, and waits for the user. @throws HError 614 */
export async function askAuthCode(host: Host, scopes: readonly Scope[]): Promise<AuthAnswer> {
  const answer = await getAuthCode(host, [...new Set([...scopes, 'auth_user'])]);
  if (answer.error === NO_RESULT && scopes.some(isExtra)) {
    host.log('warn', 'getAuthCode, error 3: the sheet was closed, or the app lacks a scope');
  }
  return answer;
}

/** Asks Alipay silently. @throws HError 601 after 10 s, 613, 614 */
export async function silentAuthCode(host: Host): Promise<string> {
  const answer = await getAuthCode(host, 'auth_base', SILENT_TIMEOUT_MS);
  if (!answer.code) throw new HError(AUTH_DENIED, '', answer.cause);
  return answer.code;
}

function isExtra(scope: Scope): boolean {
  return scope !== 'auth_user' && scope !== 'auth_base';
}

function getAuthCode(host: Host, scopes: string | string[], timeoutMs?: number) {
  return callPlatform(host, 'getAuthCode', { scopes }, readAuthCode, timeoutMs);
}

/** @throws HError 614 */
function readAuthCode(answer: unknown): AuthAnswer {
  const fields = asFields(answer);
  const error = platformCode(fields);
  const cause = redact(answer);
  const code = error === 0 ? asText(fields.authCode) : '';
  const closed = error === NO_RESULT || error === EMPTY_DATA;
  if (code || closed || error === REFUSED || hasDevToolsRefusal(fields)) {
    return { code, closed, error, cause };
  }
  throw new HError(AUTH_FAILED, '', cause);
}

/** DevTools calls `success` without a code, and names what was refused (singular in older ones). */
function hasDevToolsRefusal(fields: Fields): boolean {
  // A text, a list or an object of them: each has keys, unless it is empty.
  return [fields.authErrorScope, fields.authErrorScopes].some(
    (refused) => Object.keys(refused || {}).length,
  );
}
