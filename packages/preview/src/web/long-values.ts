import { h } from './dom';

/** Texts in JSON longer than this, such as pictures as data URIs, would hide everything else. */
const MAX_CHARS = 120;
const KEPT_CHARS = 40;
const LONG_TEXT = new RegExp(`"(?:[^"\\\\]|\\\\.){${MAX_CHARS},}"`, 'g');

/** Draws JSON with its long texts cut short; each can be opened, and stays open when it is drawn anew. */
export class LongValues {
  private readonly open = new Set<string>();

  /** @param name What tells this JSON from others. */
  draw(name: string, json: string): Node[] {
    const nodes: (Node | string)[] = [];
    let end = 0;
    for (const [index, match] of [...json.matchAll(LONG_TEXT)].entries()) {
      nodes.push(json.slice(end, match.index), this.drawLong(`${name} ${index}`, match[0]));
      end = match.index + match[0].length;
    }
    return [h('pre', {}, ...nodes, json.slice(end))];
  }

  private drawLong(key: string, literal: string): HTMLElement {
    const text = h('span', {});
    const button = h('button', {
      type: 'button',
      class: 'pv-long',
      click: () => {
        if (!this.open.delete(key)) {
          this.open.add(key);
        }
        show();
      },
    });
    const show = () => {
      const isOpen = this.open.has(key);
      text.textContent = isOpen ? literal : `${literal.slice(0, KEPT_CHARS)}…`;
      button.textContent = isOpen ? '收起' : `展开全部 ${literal.length - 2} 个字符`;
      button.setAttribute('aria-expanded', String(isOpen));
    };
    show();
    return h('span', {}, text, ' ', button);
  }
}
