import { button, h, uniqueId } from './dom';
import type { OpenModal } from './modal';

export interface ListSection {
  /** Default: no heading. */
  readonly title?: string;
  readonly items: readonly string[];
}

export interface ListSheet {
  readonly title: string;
  /** A sentence below the title. */
  readonly text?: string;
  readonly sections: readonly ListSection[];
  /** More than one may be chosen, up to that many; a button ends the choice. Default: the first tap does. */
  readonly most?: number;
  readonly cancelText?: string;
  /** What stands above the buttons, for example a field for a file. */
  readonly extra?: HTMLElement;
}

/**
 * Lets the person at the screen choose from lists.
 * @returns Places in all sections taken together, in the order they stand; undefined if the person cancels.
 */
export function listSheet(open: OpenModal, sheet: ListSheet): Promise<number[] | undefined> {
  return new Promise((resolve) => {
    const end = (chosen: number[] | undefined) => {
      close();
      resolve(chosen);
    };
    const titleId = uniqueId();
    const { most } = sheet;
    let offset = 0;
    const lists = sheet.sections.flatMap(({ title, items }) => {
      const base = offset;
      offset += items.length;
      const heading = title === undefined ? [] : [h('h3', { class: 'sim-list-title' }, title)];
      const entries = items.map((text, index) =>
        h(
          'li',
          {},
          most === undefined
            ? button(text, 'sim-option', () => end([base + index]))
            : checkable(text, base + index),
        ),
      );
      return [...heading, h('ul', { class: 'sim-list' }, ...entries)];
    });
    const content: Node[] = [h('h2', { class: 'sim-dialog-title', id: titleId }, sheet.title)];
    if (sheet.text !== undefined) {
      content.push(h('p', { class: 'sim-sheet-note sim-list-text' }, sheet.text));
    }
    content.push(...lists);
    if (sheet.extra) content.push(sheet.extra);
    if (most !== undefined) content.push(doneButton(lists, most, end));
    const cancel = () => end(undefined);
    content.push(button(sheet.cancelText ?? '取消', 'sim-option sim-option-cancel', cancel));
    const close = open({
      className: 'sim-sheet',
      labelledBy: titleId,
      content,
      onCancel: cancel,
      cancelOnBackdrop: true,
    });
  });
}

function checkable(text: string, index: number): HTMLElement {
  const box = h('input', { type: 'checkbox', value: String(index) });
  return h('label', { class: 'sim-option sim-checkable' }, box, text);
}

function doneButton(
  lists: readonly HTMLElement[],
  most: number,
  end: (chosen: number[]) => void,
): HTMLElement {
  const boxes = lists.flatMap((list) => [...list.querySelectorAll('input')]);
  const checked = () => boxes.filter((box) => box.checked);
  const done = button('确定', 'sim-option sim-option-done', () =>
    end(checked().map((box) => Number(box.value))),
  );
  for (const box of boxes) {
    box.addEventListener('change', () => {
      const full = checked().length >= most;
      boxes.forEach((each) => (each.disabled = full && !each.checked));
    });
  }
  return done;
}
