import { actionSheet, confirmDialog } from './dialogs';
import { button, h } from './dom';
import { modals } from './modal';
import type { Screen } from './screen';

export interface CapsuleMenu {
  readonly canShare: boolean;
  goHome(): void;
  share(): void;
}

/**
 * The menu behind the ⋯ of the capsule.
 * @see mini/api/基础API/分享/my.hideShareMenu.md of AlipayDocs/open-docs: "分享按钮被置灰，并显示 当前页面不可分享"
 */
export function capsuleMenu(screen: Screen, menu: CapsuleMenu): void {
  const { canShare } = menu;
  const sheet = {
    title: '更多',
    items: ['返回首页', canShare ? '分享' : '当前页面不可分享'],
    cancelText: '取消',
    ...(canShare ? {} : { disabledIndex: 1 }),
  };
  void actionSheet(modals(screen), sheet).then((index) => {
    if (index === 0) menu.goHome();
    if (index === 1) menu.share();
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

/** What a `<button open-type="lifestyle">` asks the user. */
export function askToFollow(screen: Screen): Promise<boolean> {
  return confirmDialog(modals(screen), {
    title: '关注生活号',
    message: '',
    ok: { text: '关注' },
    cancel: { text: '暂不关注' },
  });
}

/** Stands on the screen while the app is in the background. @returns Takes it away. */
export function inBackground(screen: Screen, comeBack: () => void): () => void {
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
  return close;
}
