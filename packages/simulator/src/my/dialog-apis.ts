import {
  actionSheet,
  alertDialog,
  confirmDialog,
  promptDialog,
  type DialogButton,
} from '../ui/dialogs';
import type { Problems } from '../contract/problems';
import type { Navigation } from '../runtime/navigation';
import type { OpenModal } from '../ui/modal';
import { badParams, shownText, type Params, type Run } from './call';

/** `my.alert`, `my.confirm`, `my.prompt` and `my.showActionSheet`. */
export function dialogApis(
  open: OpenModal,
  problems: Problems,
  platform: () => 'iOS' | 'Android',
  navigation: Pick<Navigation, 'nextPage'>,
): Readonly<Record<string, Run>> {
  const button = (...read: Parameters<typeof readButton>) => {
    const [params, , color] = read;
    if (params[color] !== undefined && !isHex(params[color])) {
      problems.unknown(`${color} of a dialog`, `${color}: a colour such as #49a9ee is required`);
    }
    return readButton(...read);
  };
  return {
    async alert(params) {
      await alertDialog(open, {
        title: shownText(params, 'title'),
        message: shownText(params, 'content'),
        ok: button(params, 'buttonText', 'confirmColor', '确定'),
        // 在安卓系统下页面跳转后警告框依然存在，在 iOS 系统下跳转页面后警告框消失
        // (git:184943f2^:mini/api/基础API/界面/交互反馈/my.alert.md of AlipayDocs/open-docs).
        until: platform() === 'iOS' ? navigation.nextPage() : undefined,
      });
      return {};
    },
    async confirm(params) {
      const confirm = await confirmDialog(open, {
        title: shownText(params, 'title'),
        message: shownText(params, 'content'),
        ok: button(params, 'confirmButtonText', 'confirmColor', '确定'),
        cancel: button(params, 'cancelButtonText', 'cancelColor', '取消'),
      });
      // Cancel is a success too.
      return { confirm };
    },
    async prompt(params) {
      const inputValue = await promptDialog(open, {
        title: shownText(params, 'title'),
        message: shownText(params, 'message', '请输入内容'),
        placeholder: shownText(params, 'placeholder'),
        align: shownText(params, 'align'),
        ok: button(params, 'okButtonText', 'confirmColor', '确定'),
        cancel: button(params, 'cancelButtonText', 'cancelColor', '取消'),
      });
      return inputValue === undefined ? { ok: false } : { ok: true, inputValue };
    },
    async showActionSheet(params) {
      const { items, destructiveBtnIndex } = params;
      if (!Array.isArray(items) || !items.every((item) => typeof item === 'string')) {
        throw badParams('items: a list of texts is required');
      }
      // Android 使用系统返回键取消，不显示取消按钮; a red button is of iOS as well.
      const isApple = platform() === 'iOS';
      const isRed = isApple && typeof destructiveBtnIndex === 'number';
      const index = await actionSheet(open, {
        title: shownText(params, 'title'),
        items,
        cancelText: isApple ? shownText(params, 'cancelButtonText', '取消') : undefined,
        destructiveIndex: isRed ? destructiveBtnIndex : undefined,
        badges: readBadges(params.badges, problems),
      });
      return { index };
    },
  };
}

const BADGES = ['none', 'point', 'num', 'text', 'more'];

/** @see mini/api/基础API/界面/交互反馈/my.showActionSheet.md (badges) of AlipayDocs/open-docs */
function readBadges(given: unknown, problems: Problems): Map<number, string> {
  const badges = new Map<number, string>();
  for (const badge of Array.isArray(given) ? (given as unknown[]) : []) {
    const { index, type = 'none', text } = Object(badge) as Record<string, unknown>;
    if (!BADGES.includes(String(type))) {
      const message = `my.showActionSheet: badge type ${String(type)} is not known`;
      problems.unknown('my.showActionSheet badges', message);
    }
    const shown = badgeText(String(type), text);
    if (shown !== undefined) badges.set(Number(index), shown);
  }
  return badges;
}

/** type 为 "num"，text 为小数或者 ≤ 0 时，角标不显示；text ≥ 100 时，显示"...". */
function badgeText(type: string, text: unknown): string | undefined {
  if (type === 'point') return '';
  if (type === 'more') return '...';
  if (type === 'text') return shownText({ text }, 'text');
  const number = Number(text);
  if (type !== 'num' || !Number.isInteger(number) || number <= 0) return undefined;
  return number >= 100 ? '...' : String(number);
}

function readButton(params: Params, text: string, color: string, fallback: string): DialogButton {
  const given = params[color];
  return { text: shownText(params, text, fallback), color: isHex(given) ? given : undefined };
}

/** @see mini/api/基础API/界面/交互反馈/my.prompt.md (必须是 16 进制格式的颜色字符串) of AlipayDocs/open-docs */
function isHex(color: unknown): color is string {
  return typeof color === 'string' && /^#[\da-f]{3,8}$/i.test(color);
}
