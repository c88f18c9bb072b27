import { fireEvent } from '@testing-library/dom';
import { expectStatement, type Statement, type World } from './statements';

const slide = (world: World, value: number, event: 'input' | 'change') => {
  const range = world.screen.getByRole('slider');
  if (event === 'input') fireEvent.input(range, { target: { value } });
  else fireEvent.change(range, { target: { value } });
  return world.flush();
};
const submit = (axml: string) =>
  `<form onSubmit="log" onReset="log">${axml}<button form-type="submit" data-a="{{1}}">提交</button><button form-type="reset">重置</button></form>`;

const BUTTON: readonly Statement[] = [
  {
    says: 'size, type and plain: their defaults',
    axml: '<button>好</button>',
    check(world) {
      expect(world.node('button')).toHaveClass('a-button-default');
      expect(world.node('button')).not.toHaveClass('a-button-mini');
      expect(world.node('button')).not.toHaveClass('a-button-plain');
    },
  },
  ...['plain', 'ghost'].map((name): Statement => ({
    says: `${name}: 是否镂空 (ghost 与 plain 等效)`,
    axml: `<button ${name}="{{on}}">好</button>`,
    steps: [{ on: true }],
    async check(world) {
      expect(world.node('button')).not.toHaveClass('a-button-plain');
      await world.next();
      expect(world.node('button')).toHaveClass('a-button-plain');
    },
  })),
  {
    says: 'disabled: a tap does nothing',
    axml: '<button disabled="{{true}}" onTap="log">好</button>',
    async check(world) {
      await world.person.click(world.screen.getByRole('button', { name: '好' }));
      expect(world.heard()).toEqual([]);
    },
  },
  {
    says: 'loading: 按钮文字前带 loading 图标',
    axml: '<button loading="{{true}}">好</button>',
    check(world) {
      expect(world.node('button')).toHaveAttribute('aria-busy', 'true');
      expect(world.node('button')).toHaveClass('a-button-loading');
    },
  },
  {
    says: 'onTap: 每点击一次会触发一次事件',
    axml: '<button onTap="log">好</button>',
    async check(world) {
      await world.person.dblClick(world.screen.getByRole('button', { name: '好' }));
      expect(world.types()).toEqual(['tap', 'tap']);
    },
  },
  {
    says: 'hover-class after 20 ms, gone 70 ms after the finger leaves: the defaults',
    axml: '<button>好</button>',
    async check(world) {
      jest.useFakeTimers();
      const button = world.node('button');
      fireEvent.pointerDown(button);
      jest.advanceTimersByTime(19);
      expect(button).not.toHaveClass('button-hover');
      jest.advanceTimersByTime(1);
      expect(button).toHaveClass('button-hover');
      fireEvent.pointerUp(button);
      jest.advanceTimersByTime(69);
      expect(button).toHaveClass('button-hover');
      jest.advanceTimersByTime(1);
      expect(button).not.toHaveClass('button-hover');
      jest.useRealTimers();
      await world.flush();
    },
  },
  {
    says: 'hover-class="none": 没有点击效果',
    axml: '<button hover-class="none" hover-start-time="{{0}}">好</button>',
    async check(world) {
      fireEvent.pointerDown(world.node('button'));
      await world.settle();
      expect(world.node('button')).toHaveAttribute('class', 'a-button a-button-default');
    },
  },
  {
    says: 'hover-stop-propagation: 阻止祖先元素出现被点击样式',
    axml: '<view hover-class="held" hover-start-time="{{0}}"><button hover-stop-propagation="{{true}}">好</button></view>',
    async check(world) {
      fireEvent.pointerDown(world.node('button'));
      await world.settle();
      expect(world.node('view')).not.toHaveClass('held');
    },
  },
];

const FORM: readonly Statement[] = [
  {
    says: 'slider, switch, input and textarea hand in their values by name, and buttonTarget its dataset',
    axml: submit(
      '<slider name="far" value="{{80}}"/><switch name="on" checked="{{true}}"/><input name="who" value="小明"/><textarea name="note" value="好"/><input value="无名"/>',
    ),
    async check(world) {
      await world.person.click(world.screen.getByText('提交'));
      expect(world.heard()).toEqual([
        [
          'submit',
          {
            value: { far: 80, on: true, who: '小明', note: '好' },
            buttonTarget: { dataset: { a: 1 } },
          },
        ],
      ]);
    },
  },
  {
    says: 'reset: back to what the attributes say',
    axml: submit('<slider name="far" value="{{80}}"/><textarea name="note" value="好"/>'),
    async check(world) {
      await slide(world, 10, 'change');
      await world.person.type(world.screen.getByRole('textbox'), '的');
      await world.person.click(world.screen.getByText('重置'));
      expect(world.screen.getByRole('slider')).toHaveValue('80');
      expect(world.screen.getByRole('textbox')).toHaveValue('好');
      expect(world.types()).toEqual(['reset']);
    },
  },
  {
    says: 'report-submit: onSubmit 回调返回 formId, which is a text of its own each time',
    axml: '<form report-submit="{{true}}" onSubmit="log"><button form-type="submit">提交</button></form>',
    async check(world) {
      await world.person.click(world.screen.getByText('提交'));
      await world.person.click(world.screen.getByText('提交'));
      const ids = world.heard().map(([, detail]) => (detail as { formId: unknown }).formId);
      expect(ids).toEqual([expect.stringMatching(/^[\w=]{8,}$/), expect.any(String)]);
      expect(ids[0]).not.toBe(ids[1]);
    },
  },
  {
    says: 'reset: the counter of a textarea (show-count) too',
    axml: submit('<textarea name="note" value="好"/>'),
    async check(world) {
      await world.person.type(world.screen.getByRole('textbox'), '的');
      expect(world.inside('.a-textarea-count')).toHaveTextContent('2/140');
      await world.person.click(world.screen.getByText('重置'));
      expect(world.inside('.a-textarea-count')).toHaveTextContent('1/140');
    },
  },
  {
    says: '不支持静默触发: Enter in a field submits nothing',
    axml: submit('<input name="who"/>'),
    async check(world) {
      await world.person.type(world.screen.getByRole('textbox'), '小{Enter}');
      expect(world.types()).toEqual([]);
    },
  },
];

const SLIDER: readonly Statement[] = [
  {
    says: 'min 0, max 100, step 1, value 0: the defaults',
    axml: '<slider aria-label="远近"/>',
    check(world) {
      const range = world.screen.getByRole('slider', { name: '远近' });
      expect(range).toHaveAttribute('min', '0');
      expect(range).toHaveAttribute('max', '100');
      expect(range).toHaveAttribute('step', '1');
      expect(range).toHaveValue('0');
    },
  },
  {
    says: 'onChanging: 拖动过程中触发; onChange: 完成一次拖动后触发',
    axml: '<slider onChange="log" onChanging="log"/>',
    async check(world) {
      await slide(world, 30, 'input');
      await slide(world, 40, 'change');
      expect(world.heard()).toEqual([
        ['changing', { value: 30 }],
        ['change', { value: 40 }],
      ]);
    },
  },
  {
    says: 'min, max and step as given',
    axml: '<slider min="{{10}}" max="{{20}}" step="{{5}}" value="{{10}}"/>',
    check(world) {
      const range = world.screen.getByRole('slider');
      expect(['min', 'max', 'step'].map((name) => range.getAttribute(name))).toEqual([
        '10',
        '20',
        '5',
      ]);
    },
  },
  {
    says: 'show-value: 显示当前 value',
    axml: '<slider value="{{42}}" show-value="{{shows}}"/>',
    steps: [{ shows: true }],
    async check(world) {
      expect(world.screen.getByText('42')).not.toBeVisible();
      await world.next();
      expect(world.screen.getByText('42')).toBeVisible();
    },
  },
  {
    says: 'disabled defaults to false, and keeps it from being worked',
    axml: '<slider disabled="{{off}}"/>',
    steps: [{ off: true }],
    async check(world) {
      expect(world.screen.getByRole('slider')).toBeEnabled();
      await world.next();
      expect(world.screen.getByRole('slider')).toBeDisabled();
    },
  },
  {
    says: 'active-color, background-color, track-size, handle-size, handle-color: their defaults',
    axml: '<slider/>',
    check(world) {
      const style = (name: string) =>
        world.node('slider').style.getPropertyValue(`--slider-${name}`);
      expect(['active', 'background', 'track', 'handle', 'handle-color'].map(style)).toEqual([
        '#108ee9',
        '#ddd',
        '4px',
        '22px',
        '#fff',
      ]);
    },
  },
  {
    says: 'a value beyond max stands where it is once max is as large',
    axml: '<slider value="{{150}}" max="{{max}}"/>',
    data: { max: 100 },
    steps: [{ max: 200 }],
    async check(world) {
      await world.next();
      expect(world.screen.getByRole('slider')).toHaveValue('150');
    },
  },
  {
    says: 'a value that is no number is 0, when the form is reset as well',
    axml: '<form><slider value=""/><button form-type="reset">清</button></form>',
    async check(world) {
      expect(world.screen.getByRole('slider')).toHaveValue('0');
      await world.person.click(world.screen.getByText('清'));
      expect(world.screen.getByRole('slider')).toHaveValue('0');
    },
  },
  {
    says: 'what the user slid to stays until value changes',
    axml: '<slider value="{{at}}"/>{{n}}',
    data: { at: 5 },
    steps: [{ n: 1 }, { at: 7 }],
    async check(world) {
      await slide(world, 30, 'change');
      await world.next();
      expect(world.screen.getByRole('slider')).toHaveValue('30');
      await world.next();
      expect(world.screen.getByRole('slider')).toHaveValue('7');
    },
  },
];

const SWITCHES: readonly Statement[] = [
  ...['checkbox', 'radio', 'switch'].map((tag): Statement => ({
    says: `${tag}: checked 默认 false, setData checks it, disabled disables it`,
    axml: `<${tag} value="a" checked="{{on}}" disabled="{{off}}"/>`.replace(
      tag === 'switch' ? ' value="a"' : '',
      '',
    ),
    steps: [{ on: true }, { off: true }],
    async check(world) {
      const choice = world.screen.getByRole(tag);
      expect(choice).not.toBeChecked();
      await world.next();
      expect(choice).toBeChecked();
      expect(choice).toBeEnabled();
      await world.next();
      expect(choice).toBeDisabled();
    },
  })),
  {
    says: 'checkbox-group: onChange 携带选中项的 value',
    axml: '<checkbox-group onChange="log"><checkbox value="a"/><checkbox value="b"/></checkbox-group>',
    async check(world) {
      for (const box of world.screen.getAllByRole('checkbox')) await world.person.click(box);
      expect(world.heard()).toEqual([
        ['change', { value: ['a'] }],
        ['change', { value: ['a', 'b'] }],
      ]);
    },
  },
  {
    says: 'radio-group: onChange 携带选中项 radio 的 value',
    axml: '<radio-group onChange="log"><radio value="a"/><radio value="b"/></radio-group>',
    async check(world) {
      for (const radio of world.screen.getAllByRole('radio')) await world.person.click(radio);
      expect(world.heard()).toEqual([
        ['change', { value: 'a' }],
        ['change', { value: 'b' }],
      ]);
    },
  },
  {
    says: 'color: 同 CSS 色值',
    axml: '<checkbox color="red"/>',
    check: (world) =>
      expect(world.node('checkbox').style.getPropertyValue('--choice-color')).toBe('red'),
  },
];

const LABEL: readonly Statement[] = [
  {
    says: 'for 优先级高于内部组件',
    axml: '<label for="b">名<input id="a" aria-label="甲"/></label><input id="b" aria-label="乙"/>',
    async check(world) {
      await world.person.click(world.screen.getByText('名'));
      expect(world.screen.getByLabelText('乙')).toHaveFocus();
    },
  },
  {
    says: '内部有多个组件的时候默认触发第一个',
    axml: '<label>选<checkbox/><checkbox/></label>',
    async check(world) {
      await world.person.click(world.screen.getByText('选'));
      const [first, second] = world.screen.getAllByRole('checkbox');
      expect(first).toBeChecked();
      expect(second).not.toBeChecked();
    },
  },
  {
    says: 'for reaches a textarea, and names it',
    axml: '<label for="note">备注</label><textarea id="note"/>',
    async check(world) {
      await world.person.click(world.screen.getByText('备注'));
      expect(world.screen.getByLabelText('备注')).toHaveFocus();
    },
  },
];

test.each(BUTTON)('表单组件/button: $says', (one) => expectStatement(one));
test.each(FORM)('表单组件/form: $says', (one) => expectStatement(one));
test.each(SLIDER)('表单组件/slider: $says', (one) => expectStatement(one));
test.each(SWITCHES)('表单组件/checkbox, radio, switch: $says', (one) => expectStatement(one));
test.each(LABEL)('表单组件/label: $says', (one) => expectStatement(one));
