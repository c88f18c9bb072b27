import { listSheet } from '../../ui/list-sheet';
import type { Outcome, Run } from '../call';
import { authSetting } from '../device';
import { readGrants, writeGrants } from '../open/auth';
import { neverOf } from '../permission';
import type { Asking } from './asking';

const NAMES: Readonly<Record<string, string>> = {
  userInfo: '会员基础信息',
  phoneNumber: '手机号码',
  location: '地理位置',
  bluetooth: '蓝牙',
  album: '相册',
  camera: '摄像头',
  clipboard: '剪贴板',
  record: '麦克风',
};

/**
 * `my.openSetting`: the page on which a person takes back what was granted, and grants what was refused for good.
 * @see mini/api/基础API/设备/设置/my.openSetting.md of AlipayDocs/open-docs
 */
export function settingApis({ host, open }: Asking): Readonly<Record<string, Run>> {
  return {
    async openSetting(): Promise<Outcome> {
      const { phone } = host;
      const { user } = phone;
      const granted = readGrants(phone, user);
      const isNever = (scope: string) => granted.includes(neverOf(scope));
      const shown = Object.keys(NAMES).filter((scope) => granted.includes(scope) || isNever(scope));
      const chosen = await listSheet(open, {
        title: '设置',
        text: shown.length > 0 ? '点击以更改授权' : '没有可更改的授权',
        sections: [
          {
            items: shown.map(
              (scope) => `${isNever(scope) ? '允许' : '撤销'} ${NAMES[scope] ?? scope}`,
            ),
          },
        ],
        cancelText: '返回',
      });
      const taken = shown[chosen?.[0] ?? -1];
      if (taken !== undefined) {
        const kept = readGrants(phone, user).filter(
          (scope) => scope !== taken && scope !== neverOf(taken),
        );
        writeGrants(phone, user, isNever(taken) ? [...kept, taken] : kept);
      }
      return { authSetting: authSetting(host) };
    },
  };
}
