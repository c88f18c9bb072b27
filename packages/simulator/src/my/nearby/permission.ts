import { ApiFailure } from '../../contract/errors';
import type { ApiHost } from '../call';
import { readGrants, writeGrants } from '../open/auth';

/** How a person answers whether the app may use Bluetooth. `never`: no, and it shall not ask again. */
export type Permission = 'allow' | 'refuse' | 'never';

/** Asks the person; where there is nobody to ask, the app may. */
export type AskForBluetooth = () => Promise<Permission>;

const NEVER = 'bluetooth:never';

/**
 * The first time a sheet asks for leave.
 * @throws {ApiFailure} 2001 to 2003: refused, refused for good earlier, refused for good now.
 * @see mini/api/基础API/设备/蓝牙/传统蓝牙/my.openBluetoothAdapter.md of AlipayDocs/open-docs
 */
export async function needBluetooth(
  { phone }: Pick<ApiHost, 'phone'>,
  ask: AskForBluetooth | undefined,
): Promise<void> {
  const { user } = phone;
  const granted = readGrants(phone, user);
  if (!ask || granted.includes('bluetooth')) return;
  if (granted.includes(NEVER)) throw refused(2002);
  const answer = await ask();
  if (answer === 'refuse') throw refused(2001);
  const kept = answer === 'allow' ? 'bluetooth' : NEVER;
  writeGrants(phone, user, [...readGrants(phone, user), kept]);
  if (answer === 'never') throw refused(2003);
}

function refused(error: number): ApiFailure {
  return new ApiFailure({ error, errorMessage: '用户不允许授权' });
}
