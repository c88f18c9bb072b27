import { ApiFailure } from '../../contract/errors';
import { listSheet } from '../../ui/list-sheet';
import { shownText, type Outcome, type Params, type Run } from '../call';
import type { Asking } from './asking';

/**
 * Leads a person to the settings that keep Bluetooth from the app.
 * @see mini/api/基础API/设备/蓝牙/低功耗蓝牙/my.showBLEPermissionGuide.md of AlipayDocs/open-docs
 */
export function bluetoothGuideApis(asking: Asking): Readonly<Record<string, Run>> {
  return { showBLEPermissionGuide: (params) => guide(asking, params) };
}

async function guide({ host, open, appName }: Asking, params: Params): Promise<Outcome> {
  const { phone } = host;
  if (phone.bluetooth.supportsBLE === false) throw failed(60010, 'do not support ble!');
  const ask = async (step: 'auth' | 'open', title: string, refused: ApiFailure) => {
    const text = shownText(params, `${step}TipsMessage`);
    const chosen = await listSheet(open, {
      title: shownText(params, `${step}TipsTitle`) || title,
      ...(text === '' ? {} : { text }),
      sections: [{ items: [shownText(params, `${step}TipsButton`) || '去开启'] }],
      cancelText: '取消',
    });
    if (!chosen) throw refused;
  };
  if (phone.bluetooth.authorized === false) {
    const refused = failed(60006, 'request auth ble denied!');
    await ask('auth', `${appName} 需要使用蓝牙，请授权支付宝使用蓝牙`, refused);
    phone.bluetooth = { ...phone.bluetooth, authorized: true };
  }
  if (phone.bluetooth.enabled === false) {
    await ask('open', `${appName} 需要打开蓝牙`, failed(60005, 'request open ble denied!'));
    phone.bluetooth = { ...phone.bluetooth, enabled: true };
  }
  return { success: true };
}

function failed(error: number, errorMessage: string): ApiFailure {
  return new ApiFailure({ error, errorMessage });
}
