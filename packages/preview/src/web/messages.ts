import type { StorageArea } from 'alipay-mini-simulator';
import type { KeptMessage } from '../mailbox';
import { copyWith } from './clipboard';
import { byId, h } from './dom';

/** The text messages and e-mails of the local 知晓云, newest first. */
export interface Messages {
  show: (messages: readonly KeptMessage[]) => void;
  /** They are before somebody's eyes. */
  markRead: () => void;
  /** All of it, newest first. */
  readonly text: string;
}

/** In the page's storage, the id of the newest message that was read. */
const READ_KEY = 'messages-read';

/**
 * Shows messages, and how many of them are new.
 *
 * @param announce Says to everybody that messages have come.
 */
export function createMessages(area: StorageArea, announce: (text: string) => void): Messages {
  const list = byId('messages', HTMLOListElement);
  const hint = byId('messages-empty', HTMLElement);
  const badges = [...document.querySelectorAll<HTMLElement>('[data-unread]')];
  const drawn = new Map<string, HTMLElement>();
  let messages: readonly KeptMessage[] | undefined;

  const showUnread = () => {
    const readId = area.get(READ_KEY);
    const all = messages ?? [];
    const firstRead = all.findIndex(({ id }) => id === readId);
    const count = firstRead === -1 ? all.length : firstRead;
    for (const badge of badges) {
      badge.hidden = count === 0;
      badge.replaceChildren(String(count), h('span', { class: 'pv-visually-hidden' }, ' 条未读'));
    }
  };

  return {
    show(newest) {
      const isFirst = messages === undefined;
      const added = newest.filter(({ id }) => !drawn.has(id));
      messages = newest;
      for (const message of added.toReversed()) {
        const item = draw(message);
        drawn.set(message.id, item);
        list.prepend(item);
      }
      for (const [id, item] of drawn) {
        if (!newest.some((message) => message.id === id)) {
          drawn.delete(id);
          item.remove();
        }
      }
      hint.hidden = newest.length > 0;
      showUnread();
      const [last] = added;
      if (last && !isFirst) {
        announce(last.kind === 'sms-code' ? '“消息”里有一条短信' : '“消息”里有一封邮件');
      }
    },
    markRead() {
      const newest = messages?.[0];
      if (newest && area.get(READ_KEY) !== newest.id) {
        area.set(READ_KEY, newest.id);
        showUnread();
      }
    },
    get text() {
      return (messages ?? [])
        .map((message) => `${timeOf(message)}  ${headOf(message).join('  ')}\n${message.text}`)
        .join('\n\n');
    },
  };
}

function draw(message: KeptMessage): HTMLElement {
  const [kind, recipient] = headOf(message);
  return h(
    'li',
    {},
    h(
      'p',
      { class: 'pv-message-head' },
      h('b', {}, kind),
      h('span', {}, recipient),
      h('time', { datetime: new Date(message.atMs).toISOString() }, timeOf(message)),
    ),
    h('p', {}, ...body(message)),
    ...(message.kind === 'sms-code' ? [codeButton(message.code)] : []),
  );
}

function codeButton(code: string): HTMLElement {
  const button = h('button', { type: 'button' }, `复制验证码 ${code}`);
  copyWith(button, () => code);
  return button;
}

/** The link of an e-mail opens beside the preview. */
function body(message: KeptMessage): (Node | string)[] {
  if (message.kind === 'sms-code') {
    return [message.text];
  }
  const { text, link } = message;
  const at = text.indexOf(link);
  const anchor = h('a', { href: link, target: '_blank', rel: 'noopener noreferrer' }, link);
  return at === -1
    ? [text, ' ', anchor]
    : [text.slice(0, at), anchor, text.slice(at + link.length)];
}

function headOf(message: KeptMessage): [kind: string, recipient: string] {
  return message.kind === 'sms-code' ? ['短信', message.phone] : ['邮件', message.email];
}

function timeOf({ atMs }: KeptMessage): string {
  return new Date(atMs).toLocaleTimeString('zh-CN', { hour12: false });
}
