import { asNumber, asText, isTrue } from '../view/attribute-values';
import type { BasicComponent, BasicNode } from '../view/basic-component';
import { basicComponent, perNode } from './define';
import { nodeOf } from '../view/node-registry';
import { PickerColumn } from './picker-column';

/** @see mini/component/基础组件/表单组件/picker-view 滚动选择器.md of AlipayDocs/open-docs */
export const pickerView: BasicComponent = basicComponent('picker-view', {
  element: 'div',
  setUp: (node) => viewOf(node).setUp(),
  update: (node, previous) => viewOf(node).update(previous.value),
  mounted: (node) => viewOf(node).showValue(),
  measure: (node) => viewOf(node).measure(),
});

export const pickerViewColumn: BasicComponent = basicComponent('picker-view-column', {
  element: 'div',
  focusable: true,
  setUp: (node) => columnOf(node).setUp(),
  update({ element }) {
    // A role is the page's own to give: this one stands where it gave none.
    if (!element.hasAttribute('role')) element.setAttribute('role', 'spinbutton');
  },
  mounted(node) {
    const view = nodeOf(node.element.closest('.a-picker-view'));
    if (view) viewOf(view).showValue();
  },
});

const viewOf = perNode((node) => new PickerView(node));
const columnOf = perNode((node) => new PickerColumn(node, (change) => tellView(node, change)));

function tellView({ element }: BasicNode, change: 'start' | 'moved' | 'end'): void {
  const view = nodeOf(element.closest('.a-picker-view'));
  if (view) viewOf(view).columnChanged(change);
}

class PickerView {
  private readonly mask = document.createElement('div');
  private readonly indicator = document.createElement('div');
  private told = '';

  constructor(private readonly node: BasicNode) {}

  setUp(): void {
    for (const cover of [this.mask, this.indicator]) cover.setAttribute('aria-hidden', 'true');
    this.node.element.append(this.mask, this.indicator);
  }

  update(previous: unknown): void {
    const { attributes, host } = this.node;
    // Classes of the platform's own, by which antd-mini gives its wheels their colours.
    this.mask.className = `a-picker-view-picker-mask ${asText(attributes.maskClass)}`.trim();
    this.mask.setAttribute('style', host.inlineStyle(asText(attributes.maskStyle)));
    const ownClass = asText(attributes.indicatorClass);
    this.indicator.className = `a-picker-view-picker-indicator ${ownClass}`.trim();
    this.indicator.setAttribute('style', host.inlineStyle(asText(attributes.indicatorStyle)));
    // What the user scrolled to stays until the value itself changes.
    if (!sameValue(attributes.value, previous)) this.showValue();
    else this.fitItems();
  }

  measure(): void {
    this.fitItems();
    this.columns.forEach((column) => column.show(column.index));
  }

  showValue(): void {
    const { value } = this.node.attributes;
    this.fitItems();
    const indexes: unknown[] = Array.isArray(value) ? value : [];
    this.columns.forEach((column, place) => column.show(asNumber(indexes[place], 0)));
    this.told = JSON.stringify(this.indexes);
  }

  columnChanged(change: 'start' | 'moved' | 'end'): void {
    if (change === 'start') this.node.fire('pickStart', {});
    const atOnce = isTrue(this.node.attributes.immediateChange);
    if (change === 'end' || (change === 'moved' && atOnce)) this.tellChange();
    if (change === 'end') this.node.fire('pickEnd', {});
  }

  /** They are as high as the indicator. A style of the page that is written anew takes that away. */
  private fitItems(): void {
    const { offsetHeight } = this.indicator;
    if (offsetHeight === 0) return;
    this.node.element.style.setProperty('--picker-item', `${offsetHeight}px`);
  }

  private tellChange(): void {
    const value = this.indexes;
    if (JSON.stringify(value) === this.told) return;
    this.told = JSON.stringify(value);
    this.node.fire('change', { value });
  }

  private get columns(): PickerColumn[] {
    return [...this.node.element.querySelectorAll('.a-picker-view-column')]
      .map((element) => nodeOf(element))
      .filter((node) => node !== undefined)
      .map((node) => columnOf(node));
  }

  private get indexes(): number[] {
    return this.columns.map((column) => column.index);
  }
}

function sameValue(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
