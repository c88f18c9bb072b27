import { asNumber, asText, isTrue } from '../view/attribute-values';
import type { BasicComponent, BasicNode } from '../view/basic-component';
import { basicComponent, perNode } from './define';
import { checkAttribute } from './limits';

/** @see mini/component/基础组件/表单组件/picker 弹出的滚动选择器.md of AlipayDocs/open-docs */
export const picker: BasicComponent = basicComponent('picker', {
  element: 'div',
  focusable: true,
  setUp(node) {
    const { element } = node;
    element.addEventListener('click', () => open(node));
    element.addEventListener('keydown', (event) => {
      if (event.target !== element || !(event.key === 'Enter' || event.key === ' ')) return;
      event.preventDefault();
      open(node);
    });
    node.onDispose(() => pickers(node).close?.());
  },
  update(node, previous) {
    const { element, attributes } = node;
    checkAttribute(
      node,
      'range',
      'a list, of texts unless there is a range-key, is required',
      (range) => isRange(range, asText(attributes.rangeKey)),
    );
    if (attributes.value !== previous.value) delete pickers(node).chosen;
    const disabled = isTrue(attributes.disabled);
    if (!element.hasAttribute('role')) element.setAttribute('role', 'button');
    element.setAttribute('aria-haspopup', 'dialog');
    element.setAttribute('aria-disabled', String(disabled));
    element.tabIndex = disabled ? -1 : 0;
  },
  formValue: (node) => pickers(node).chosen ?? node.attributes.value,
  reset(node) {
    delete pickers(node).chosen;
  },
});

/** What was chosen since the page last said what is. */
const pickers = perNode((): { chosen?: number; close?: () => void } => ({}));

/** String[] 时表示可选择的字符串列表；Object[] 时需指定 range-key. */
function isRange(range: unknown, key: string): boolean {
  if (!Array.isArray(range)) return false;
  return key !== '' || range.every((item) => typeof item !== 'object' || item === null);
}

function open(node: BasicNode): void {
  const { attributes, host } = node;
  const state = pickers(node);
  if (isTrue(attributes.disabled) || state.close) return;
  const range: unknown[] = Array.isArray(attributes.range) ? attributes.range : [];
  const key = asText(attributes.rangeKey);
  const shown = (item: unknown) =>
    asText(key !== '' && typeof item === 'object' && item !== null ? Reflect.get(item, key) : item);
  const before = state.chosen ?? attributes.value;
  const close = host.pick({
    title: asText(attributes.title),
    columns: [{ options: range.map(shown), selected: asNumber(before, 0) }],
    onDone: ([value = 0]) => {
      delete state.close;
      if (range.length === 0) return;
      state.chosen = value;
      // value 改变时触发: the value may be text, as in `value="1"`.
      const isSame = before !== undefined && before !== null && Number(before) === value;
      if (!isSame) node.fire('change', { value });
    },
    onCancel: () => delete state.close,
  });
  state.close = close;
}
