import { listSheet } from '../../ui/list-sheet';
import type { Permission, PhoneScope } from '../permission';
import type { Asking } from './asking';

const QUESTIONS: Readonly<Record<PhoneScope, string>> = {
  album: '访问你的相册',
  bluetooth: '使用你的蓝牙',
  camera: '使用你的摄像头',
  clipboard: '读取你的剪贴板',
  record: '使用你的麦克风',
};

/** Whether the app may, as a person answers it on a sheet; with what `permission` of app.json gives as the purpose. */
export async function askForScope(
  { open, appName, purposes }: Pick<Asking, 'open' | 'appName' | 'purposes'>,
  scope: PhoneScope,
): Promise<Permission> {
  const purpose = purposes?.[`scope.${scope}`];
  const chosen = await listSheet(open, {
    title: `${appName} 申请${QUESTIONS[scope]}`,
    ...(purpose === undefined ? {} : { text: purpose }),
    sections: [{ items: ['允许', '拒绝，不再询问'] }],
    cancelText: '拒绝',
  });
  const answers: readonly Permission[] = ['allow', 'never'];
  return answers[chosen?.[0] ?? -1] ?? 'refuse';
}
