import { asText, isTrue } from '../view/attribute-values';
import type { Attributes, BasicComponent, BasicNode } from '../view/basic-component';
import { nodeOf } from '../view/node-registry';
import { basicComponent } from './define';

/** Checkbox, radio and switch: real `<input>`s, drawn like Alipay's. */
const CHOICE = {
  element: 'input',
  reset: (node: BasicNode) => check(node),
};

/** @see mini/component/基础组件/表单组件/checkbox 多项选择器.md of AlipayDocs/open-docs */
export const checkbox: BasicComponent = basicComponent('checkbox', {
  ...CHOICE,
  setUp: (node) => setUpChoice(node, 'checkbox'),
  update: updateChoice,
});

/** @see mini/component/基础组件/表单组件/radio 单选按钮.md of AlipayDocs/open-docs */
export const radio: BasicComponent = basicComponent('radio', {
  ...CHOICE,
  setUp: (node) => setUpChoice(node, 'radio'),
  update: updateChoice,
  mounted(node) {
    const group = node.element.closest('.a-radio-group');
    if (group) choiceOf(node).name = groupName(group);
    // Of several that are checked the browser leaves the last.
    mark(node);
  },
});

/** @see mini/component/基础组件/表单组件/switch 单选开关.md of AlipayDocs/open-docs */
export const switchComponent: BasicComponent = basicComponent('switch', {
  ...CHOICE,
  setUp(node) {
    setUpChoice(node, 'checkbox');
    node.element.addEventListener('change', () => {
      if (!isTrue(node.attributes.controlled)) return;
      node.host.afterFlush(() => check(node));
    });
  },
  update(node, previous) {
    if (!node.element.hasAttribute('role')) node.element.setAttribute('role', 'switch');
    updateChoice(node, previous);
  },
  formValue: (node) => choiceOf(node).checked,
});

/** @see mini/component/基础组件/表单组件/checkbox-group 多项选择器组.md of AlipayDocs/open-docs */
export const checkboxGroup: BasicComponent = basicComponent('checkbox-group', {
  element: 'div',
  setUp: (node) => listenToGroup(node, 'checkbox', () => checkedValues(node, 'checkbox')),
  update: (node) => defaultRole(node, 'group'),
  formValue: (node) => checkedValues(node, 'checkbox'),
});

/** @see mini/component/基础组件/表单组件/radio-group 单选项目组.md of AlipayDocs/open-docs */
export const radioGroup: BasicComponent = basicComponent('radio-group', {
  element: 'div',
  setUp: (node) => listenToGroup(node, 'radio', () => checkedValues(node, 'radio')[0]),
  update: (node) => defaultRole(node, 'radiogroup'),
  formValue: (node) => checkedValues(node, 'radio')[0] ?? '',
});

function choiceOf(node: BasicNode): HTMLInputElement {
  return node.element as HTMLInputElement;
}

function setUpChoice(node: BasicNode, type: 'checkbox' | 'radio'): void {
  const choice = choiceOf(node);
  choice.type = type;
  choice.addEventListener('change', (event) => {
    mark(node);
    node.fire('change', { value: choice.checked }, event);
  });
}

/** As the app has it. */
function check(node: BasicNode): void {
  choiceOf(node).checked = isTrue(node.attributes.checked);
  mark(node);
}

/**
 * Classes of the platform's own, by which am-radio and am-checkbox of its libraries (mini-ali-ui, mini-antui) draw what is
 * chosen: `.am-radio-value.a-radio-checked + .am-radio-synthetic`. The browser takes it from the others of a group by itself.
 */
function mark(node: BasicNode): void {
  const choice = choiceOf(node);
  const { tag } = node.basic;
  choice.classList.toggle(`a-${tag}-checked`, choice.checked);
  choice.classList.toggle(`a-${tag}-disabled`, choice.disabled);
  if (tag !== 'radio' || !choice.checked) return;
  const group = choice.closest('.a-radio-group');
  for (const other of group?.querySelectorAll('.a-radio-checked') ?? []) {
    other.classList.toggle('a-radio-checked', other === choice);
  }
}

function updateChoice(node: BasicNode, previous: Attributes): void {
  const choice = choiceOf(node);
  const { attributes } = node;
  choice.disabled = isTrue(attributes.disabled);
  if (attributes.checked !== previous.checked) check(node);
  else mark(node);
  if (attributes.color !== undefined) {
    choice.style.setProperty('--choice-color', asText(attributes.color));
  }
}

function listenToGroup(node: BasicNode, kind: 'checkbox' | 'radio', value: () => unknown): void {
  node.element.addEventListener('change', (event) => {
    const changed = event.target instanceof Element ? nodeOf(event.target) : undefined;
    if (changed?.basic.tag === kind) node.fire('change', { value: value() }, event);
  });
}

function checkedValues(group: BasicNode, kind: 'checkbox' | 'radio'): unknown[] {
  return [...group.element.querySelectorAll<HTMLInputElement>(`input.a-${kind}`)]
    .filter((choice) => choice.checked)
    .map((choice) => nodeOf(choice)?.attributes.value);
}

function defaultRole(node: BasicNode, role: string): void {
  if (!node.element.hasAttribute('role')) node.element.setAttribute('role', role);
}

const groupNames = new WeakMap<Element, string>();
let groups = 0;

/** One name for the radios of a group, so that the browser's own keyboard handling works. */
function groupName(group: Element): string {
  let name = groupNames.get(group);
  if (name === undefined) {
    groups += 1;
    name = `radio-group-${groups}`;
    groupNames.set(group, name);
  }
  return name;
}
