import { button, h, uniqueId } from './dom';
import type { OpenModal } from './modal';

export interface PickerSheet {
  readonly title: string;
  readonly columns: readonly { readonly options: readonly string[]; readonly selected: number }[];
  /** @param selected Index in each column. */
  onDone(selected: number[]): void;
  onCancel(): void;
}

/** A sheet with one list a column, of which the user takes one each. @returns Closes it unasked. */
export function openPickerSheet(open: OpenModal, sheet: PickerSheet): () => void {
  const title = h('h2', { class: 'sim-picker-title', id: uniqueId() }, sheet.title || '请选择');
  const lists = sheet.columns.map(({ options, selected }, place) =>
    createList(options, selected, sheet.columns.length === 1 ? title.id : undefined, place),
  );
  const done = button('确定', 'sim-picker-done', () => {
    close();
    sheet.onDone(lists.map((list) => list.selected()));
  });
  const cancel = () => {
    close();
    sheet.onCancel();
  };
  const close = open({
    className: 'sim-picker',
    labelledBy: title.id,
    content: [
      h(
        'div',
        { class: 'sim-picker-head' },
        button('取消', 'sim-picker-cancel', cancel),
        title,
        done,
      ),
      h('div', { class: 'sim-picker-columns' }, ...lists.map(({ element }) => element)),
    ],
    ...(lists[0] ? { focus: lists[0].element } : {}),
    onCancel: cancel,
    cancelOnBackdrop: true,
  });
  lists.forEach((list) => list.reveal());
  return close;
}

function createList(
  options: readonly string[],
  start: number,
  labelledBy: string | undefined,
  place: number,
) {
  let selected = Math.max(0, Math.min(start, options.length - 1));
  const items = options.map((text) => h('div', { role: 'option', id: uniqueId() }, text));
  const element = h('div', {
    class: 'sim-picker-list',
    role: 'listbox',
    tabindex: '0',
    'aria-labelledby': labelledBy,
    'aria-label': labelledBy === undefined ? `第 ${place + 1} 列` : undefined,
  });
  element.append(...items);
  const select = (index: number) => {
    selected = Math.max(0, Math.min(index, items.length - 1));
    items.forEach((item, one) => item.setAttribute('aria-selected', String(one === selected)));
    const item = items[selected];
    if (item) element.setAttribute('aria-activedescendant', item.id);
  };
  const reveal = () => {
    const item = items[selected];
    if (!item) return;
    element.scrollTop = item.offsetTop - (element.clientHeight - item.offsetHeight) / 2;
  };
  element.addEventListener('click', ({ target }) => {
    const index = items.findIndex((item) => item === target);
    if (index !== -1) select(index);
  });
  element.addEventListener('keydown', (event) => {
    const last = items.length - 1;
    const next = { ArrowUp: selected - 1, ArrowDown: selected + 1, Home: 0, End: last }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    select(next);
    reveal();
  });
  select(selected);
  return { element, selected: () => selected, reveal };
}
