import { actionSheet, confirmDialog } from './dialogs';
import { button, h } from './dom';
import { modals } from './modal';
import type { Screen } from './screen';

/** The menu behind the ⋯ of the capsule. */
export function capsuleMenu(screen: Screen, goHome: () => void): void {
  const sheet = { title: '更多', items: ['返回首页'], cancelText: '取消' };
  void actionSheet(modals(screen), sheet).then((index) => {
    if (index === 0) goHome();
  });
}

/** What a page asks before it is left. */
export function confirmLeaving(screen: Screen, message: string): Promise<boolean> {
  return confirmDialog(modals(screen), {
    title: '',
    message,
    ok: { text: '确定' },
    cancel: { text: '取消' },
  });
}

/** Stands on the screen while the app is in the background. */
export function inBackground(screen: Screen, comeBack: () => void): void {
  const back = button('回到小程序', 'sim-wide sim-wide-primary', () => {
    close();
    comeBack();
  });
  const close = modals(screen)({
    className: 'sim-viewer',
    label: '小程序已在后台',
    content: [h('p', { class: 'sim-viewer-text' }, '小程序已在后台'), back],
    focus: back,
  });
}
