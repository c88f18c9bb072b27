import { AlipayError } from '../../phone/alipay';
import { ApiFailure, SimulatorError } from '../../contract/errors';
import type {
  AlipayUser,
  Authorization,
  Phone,
  SheetAnswer,
  SheetRequest,
} from '../../contract/types';
import { asyncApi, type ApiHost, type AsyncApi, type Params } from '../call';
import { networkDelay } from '../network/delay';

/** Scopes the platform knows, as far as its pages and typings name them; any other is an invalid value. */
export const SCOPES: ReadonlySet<string> = new Set([
  'auth_base',
  'auth_user',
  'auth_zhima',
  'auth_life_msg',
  'auth_life_msg_tele',
  'auth_ecard',
  'order_service',
  'trip_ticket',
  'ride_hailing',
  'charging_pile',
  'ptjob_order_sync',
  'indr_order_sync',
  'car_rental_auth',
  'hospital_order',
  'consumer_finance',
]);

/**
 * What a user grants elsewhere: on the sheet of a `<button open-type="getAuthorize">`, or of `my.getLocation`.
 * @see mini/component/基础组件/表单组件/button 按钮.md of AlipayDocs/open-docs
 */
const OTHER_GRANTS: ReadonlySet<string> = new Set([
  'userInfo',
  'phoneNumber',
  'location',
  ...['album', 'bluetooth', 'camera', 'clipboard', 'record'].flatMap((scope) => [
    scope,
    `${scope}:never`,
  ]),
]);

export type AskUser = (request: SheetRequest) => Promise<SheetAnswer>;

/**
 * `my.getAuthCode`: silent for `auth_base` and for what was granted before, else asks.
 * @see mini/api/开放能力API/用户授权/my.getAuthCode.md of AlipayDocs/open-docs
 */
export function getAuthCodeApi(host: ApiHost, askUser: AskUser): AsyncApi {
  const { phone } = host;
  /** The sheet on the screen, if there is one: the next waits for it. */
  let sheet: Promise<unknown> = Promise.resolve();

  const consent = async (user: AlipayUser, scopes: string[]) => {
    const missing = missingScopes(phone, user, scopes);
    if (missing.length === 0) return answerFor(phone, user, scopes, []);
    if (phone.network === 'offline') throw networkFailure();
    const answer =
      phone.authorization === 'ask'
        ? await askUser({ user, scopes: missing })
        : phone.authorization;
    if (answer === 'devtools-refuse') return devToolsRefusal(missing);
    refuseUnlessAgreed(answer, phone);
    const refused = answer === 'partly' ? allButOne(missing) : [];
    const kept = (scope: string) => !refused.includes(scope);
    addGrants(phone, user, missing.filter(kept));
    return answerFor(phone, user, scopes.filter(kept), refused);
  };

  return asyncApi(host, 'getAuthCode', (params) => {
    const { user } = phone;
    const scopes = readScopes(params);
    if (missingScopes(phone, user, scopes).length === 0) return answerFor(phone, user, scopes, []);
    const answered = sheet.then(() => consent(user, scopes));
    sheet = answered.catch(() => undefined);
    return answered;
  });
}

function missingScopes(phone: Phone, user: AlipayUser, scopes: readonly string[]): string[] {
  const granted = readGrants(phone, user);
  return scopes.filter((scope) => scope !== 'auth_base' && !granted.includes(scope));
}

async function answerFor(phone: Phone, user: AlipayUser, scopes: string[], refused: string[]) {
  const authCode = await issue(phone, user, scopes);
  return { authCode, authErrorScopes: errorScopes(refused), authSuccessScopes: scopes };
}

function allButOne(scopes: readonly string[]): string[] {
  const agreed = scopes.includes('auth_user') ? 'auth_user' : scopes[0];
  return scopes.filter((scope) => scope !== agreed);
}

/** As the user's own refusal of each. */
function errorScopes(refused: readonly string[]) {
  return Object.fromEntries(refused.map((scope) => [scope, '11']));
}

function readScopes(params: Params): string[] {
  const given = params.scopes ?? 'auth_base';
  const scopes: unknown[] = Array.isArray(given) ? given : [given];
  if (scopes.length === 0 || !scopes.every(isScope)) {
    throw new ApiFailure({ error: 3, errorMessage: '未找到授权结果' });
  }
  return [...new Set(scopes)];
}

function isScope(scope: unknown): scope is string {
  return typeof scope === 'string' && SCOPES.has(scope);
}

function refuseUnlessAgreed(answer: Exclude<Authorization, 'ask'>, phone: Phone): void {
  switch (answer) {
    case 'agree':
    case 'partly':
      return;
    case 'refuse':
      throw new ApiFailure({ error: 11, errorMessage: '用户取消授权' });
    case 'close':
      throw new ApiFailure({
        error: phone.closeCode,
        errorMessage: phone.closeCode === 10 ? 'Empty Data' : '未找到授权结果',
      });
    default:
      throw new SimulatorError(`phone.authorization: unknown value "${answer}"`);
  }
}

/** DevTools calls `success` on a refusal, without a code. The vendor's SDK reads the singular name. */
function devToolsRefusal(scopes: string[]) {
  return {
    authErrorScope: { scope: scopes[0] },
    authErrorScopes: errorScopes(scopes),
    authSuccessScopes: [],
  };
}

async function issue(phone: Phone, user: AlipayUser, scopes: string[]): Promise<string> {
  if (phone.network === 'offline') throw networkFailure();
  await networkDelay(phone, new AbortController().signal);
  try {
    return await phone.alipay.issueAuthCode({ userId: user.userId, scopes });
  } catch (error) {
    if (error instanceof AlipayError) {
      throw new ApiFailure({ error: error.error, errorMessage: error.errorMessage });
    }
    throw networkFailure();
  }
}

function networkFailure(): ApiFailure {
  return new ApiFailure({ error: 12, errorMessage: 'Network Error' });
}

function grantsKey(user: AlipayUser): string {
  return `grants/${user.userId}`;
}

/** What that user has granted the app so far. */
export function readGrants(phone: Pick<Phone, 'storage'>, user: AlipayUser): string[] {
  const text = phone.storage.get(grantsKey(user));
  if (text === undefined) return [];
  const grants: unknown = JSON.parse(text);
  const list: unknown[] = Array.isArray(grants) ? grants : [];
  return list.map(String).filter((scope) => isScope(scope) || OTHER_GRANTS.has(scope));
}

/** Remembers what the user has granted the app beside what they have by now: while one sheet asks, another may. */
export function addGrants(phone: Phone, user: AlipayUser, scopes: readonly string[]): void {
  writeGrants(phone, user, [...new Set([...readGrants(phone, user), ...scopes])]);
}

/** The same, instead of all before. */
export function writeGrants(phone: Phone, user: AlipayUser, scopes: string[]): void {
  phone.storage.set(grantsKey(user), JSON.stringify(scopes));
}
