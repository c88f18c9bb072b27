import { ApiFailure } from '../contract/errors';
import type { ApiHost } from './call';
import { addGrants, readGrants } from './open/auth';

/** What of the phone an app may use only once the person has agreed. */
export type PhoneScope = 'album' | 'bluetooth' | 'camera' | 'clipboard' | 'record';

/** How a person answers whether the app may. `never`: no, and it shall not ask again. */
export type Permission = 'allow' | 'refuse' | 'never';

/** Asks the person; where there is nobody to ask, the app may. */
export type AskForScope = (scope: PhoneScope) => Promise<Permission>;

type Host = Pick<ApiHost, 'phone'>;

/** The entry of the person's grants that says no for good. */
export function neverOf(scope: string): string {
  return `${scope}:never`;
}

/** Whether the app may do it without a question. */
export function isAllowed(
  { phone }: Host,
  scope: PhoneScope,
  ask: AskForScope | undefined,
): boolean {
  return !ask || readGrants(phone, phone.user).includes(scope);
}

/**
 * The first time a sheet asks for leave.
 * @throws {ApiFailure} 2001 to 2003: refused, refused for good earlier, refused for good now.
 * @see mini/api/基础API/多媒体/图片/my.chooseImage.md, mini/api/基础API/设备/扫码/my.scan.md,
 *   mini/api/基础API/设备/剪贴板/my.getClipboard.md, mini/api/基础API/设备/蓝牙/传统蓝牙/my.openBluetoothAdapter.md of
 *   AlipayDocs/open-docs
 */
export async function needScope(
  host: Host,
  scope: PhoneScope,
  ask: AskForScope | undefined,
): Promise<void> {
  const { phone } = host;
  const { user } = phone;
  if (!ask || isAllowed(host, scope, ask)) return;
  if (readGrants(phone, user).includes(neverOf(scope))) throw refused(2002);
  const answer = await ask(scope);
  if (answer === 'refuse') throw refused(2001);
  const kept = answer === 'allow' ? scope : neverOf(scope);
  addGrants(phone, user, [kept]);
  if (answer === 'never') throw refused(2003);
}

function refused(error: number): ApiFailure {
  return new ApiFailure({ error, errorMessage: '用户不允许授权' });
}
