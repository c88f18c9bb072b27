import {
  actionSheet,
  alertDialog,
  confirmDialog,
  promptDialog,
  type DialogButton,
} from '../ui/dialogs';
import type { Problems } from '../contract/problems';
import type { OpenModal } from '../ui/modal';
import { badParams, shownText, type Params, type Run } from './call';

/** `my.alert`, `my.confirm`, `my.prompt` and `my.showActionSheet`. */
export function dialogApis(open: OpenModal, problems: Problems): Readonly<Record<string, Run>> {
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
      const index = await actionSheet(open, {
        title: shownText(params, 'title'),
        items,
        cancelText: shownText(params, 'cancelButtonText', '取消'),
        destructiveIndex: typeof destructiveBtnIndex === 'number' ? destructiveBtnIndex : undefined,
      });
      return { index };
    },
  };
}

function readButton(params: Params, text: string, color: string, fallback: string): DialogButton {
  const given = params[color];
  return { text: shownText(params, text, fallback), color: isHex(given) ? given : undefined };
}

/** @see mini/api/基础API/界面/交互反馈/my.prompt.md (必须是 16 进制格式的颜色字符串) of AlipayDocs/open-docs */
function isHex(color: unknown): color is string {
  return typeof color === 'string' && /^#[\da-f]{3,8}$/i.test(color);
}
