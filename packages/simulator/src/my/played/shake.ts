import type { Run } from '../call';
import type { Asking } from './asking';

/**
 * `my.watchShake`: nothing shows on the screen until the phone is shaken, by `simulator.fire('Shake')`. "如需再次监听则需要
 * 再次调用这个 API".
 * @see mini/api/基础API/设备/摇一摇/my.watchShake.md of AlipayDocs/open-docs
 */
export function shakeApis({ host: { listeners } }: Asking): Readonly<Record<string, Run>> {
  return {
    watchShake: () =>
      new Promise((resolve) => {
        const shaken = () => {
          listeners.remove('Shake', shaken);
          resolve({ success: true });
        };
        listeners.add('Shake', shaken);
      }),
  };
}
