import { expectStatement, type Statement, type World } from './statements';

const box = (world: World) => world.screen.getByRole<HTMLInputElement>('textbox');

/** What the pages on input and textarea say alike. */
const BOTH: readonly Statement[] = ['input', 'textarea'].flatMap((tag): Statement[] => [
  {
    says: `${tag}: value 初始内容, placeholder 占位符`,
    axml: `<${tag} value="好" placeholder="请输入"/>`,
    check(world) {
      expect(box(world)).toHaveValue('好');
      expect(world.screen.getByPlaceholderText('请输入')).toBe(box(world));
    },
  },
  {
    says: `${tag}: onInput 携带 value 和 cursor`,
    axml: `<${tag} onInput="log"/>`,
    async check(world) {
      await world.person.type(box(world), 'ab');
      expect(world.heard()).toEqual([
        ['input', { value: 'a', cursor: 1 }],
        ['input', { value: 'ab', cursor: 2 }],
      ]);
    },
  },
  {
    says: `${tag}: onFocus and onBlur carry the value`,
    axml: `<${tag} value="好" onFocus="log" onBlur="log"/>`,
    async check(world) {
      await world.person.click(box(world));
      await world.person.tab();
      expect(world.heard()).toEqual([
        ['focus', { value: '好' }],
        ['blur', { value: '好' }],
      ]);
    },
  },
  {
    says: `${tag}: maxlength 默认值 140`,
    axml: `<${tag}/>`,
    check: (world) => expect(box(world).maxLength).toBe(140),
  },
  {
    says: `${tag}: maxlength -1 不限制最大长度`,
    axml: `<${tag} maxlength="{{-1}}"/>`,
    check: (world) => expect(box(world).maxLength).toBe(-1),
  },
  {
    says: `${tag}: focus 获取焦点, setData takes it away again`,
    axml: `<${tag} focus="{{on}}"/>`,
    steps: [{ on: true }, { on: false }],
    async check(world) {
      expect(box(world)).not.toHaveFocus();
      await world.next();
      expect(box(world)).toHaveFocus();
      await world.next();
      expect(box(world)).not.toHaveFocus();
    },
  },
  {
    says: `${tag}: by default setData does not undo what was typed; controlled, it does`,
    axml: `<${tag} value="{{v}}" controlled="{{c}}"/>`,
    data: { v: '' },
    steps: [{ v: '' }, { c: true }],
    async check(world) {
      await world.person.type(box(world), 'a');
      await world.next();
      expect(box(world)).toHaveValue('a');
      await world.next();
      await world.person.type(box(world), 'b');
      await world.flush();
      expect(box(world)).toHaveValue('');
    },
  },
  {
    says: `${tag}: disabled 禁用`,
    axml: `<${tag} disabled="{{true}}"/>`,
    check: (world) => expect(box(world)).toBeDisabled(),
  },
  {
    says: `${tag}: placeholder-style, letter-spacing among it`,
    axml: `<${tag} placeholder-style="color: red; letter-spacing: 2px"/>`,
    check(world) {
      const style = (name: string) =>
        world.node(tag).style.getPropertyValue(`--placeholder-${name}`);
      expect([style('color'), style('letter-spacing')]).toEqual(['red', '2px']);
    },
  },
]);

const INPUT: readonly Statement[] = [
  {
    // amount-input.acss of mini-ali-ui: `.am-amount .a-input-content { font-size: 45px }`.
    says: 'has the class by which libraries of the platform style the field inside, whatever class it gets',
    axml: '<input class="{{look}}"/>',
    steps: [{ look: 'bright' }],
    async check(world) {
      expect(box(world)).toHaveClass('a-input', 'a-input-content');
      await world.next();
      expect(box(world)).toHaveClass('bright', 'a-input-content');
    },
  },
  {
    says: 'confirm-type: 默认值 done',
    axml: '<input/>',
    check: (world) => expect(box(world)).toHaveAttribute('enterkeyhint', 'done'),
  },
  ...['go', 'next', 'search', 'send'].map((type): Statement => ({
    says: `confirm-type: ${type}`,
    axml: `<input confirm-type="${type}"/>`,
    check: (world) => expect(box(world)).toHaveAttribute('enterkeyhint', type),
  })),
  {
    says: 'onConfirm carries the value; confirm-hold defaults to false: the keyboard goes',
    axml: '<input onConfirm="log"/>',
    async check(world) {
      await world.person.type(box(world), 'a{Enter}');
      expect(world.heard()).toEqual([['confirm', { value: 'a' }]]);
      expect(box(world)).not.toHaveFocus();
    },
  },
  {
    says: 'confirm-hold: 保持键盘不收起',
    axml: '<input confirm-hold="{{true}}"/>',
    async check(world) {
      await world.person.type(box(world), 'a{Enter}');
      expect(box(world)).toHaveFocus();
    },
  },
  {
    says: 'password: 密码类型',
    axml: '<input password="{{true}}" aria-label="密码"/>',
    check: (world) =>
      expect(world.screen.getByLabelText('密码')).toHaveAttribute('type', 'password'),
  },
  ...[
    ['number', 'numeric'],
    ['numberpad', 'numeric'],
    ['digit', 'decimal'],
    ['digitpad', 'decimal'],
  ].map(([type, mode]): Statement => ({
    says: `type ${type} brings its keyboard`,
    axml: `<input type="${type}"/>`,
    check: (world) => expect(box(world)).toHaveAttribute('inputmode', mode),
  })),
  ...['text', 'idcard', 'idcardpad'].map((type): Statement => ({
    says: `type ${type} brings the usual keyboard`,
    axml: `<input type="${type}"/>`,
    check: (world) => expect(box(world)).not.toHaveAttribute('inputmode'),
  })),
  {
    says: 'cursor: 指定 focus 时的光标位置',
    axml: '<input value="1234" cursor="{{2}}"/>',
    check(world) {
      box(world).focus();
      expect(box(world).selectionStart).toBe(2);
    },
  },
  {
    says: 'selection-start and selection-end',
    axml: '<input value="1234" selection-start="{{1}}" selection-end="{{3}}"/>',
    check(world) {
      box(world).focus();
      expect([box(world).selectionStart, box(world).selectionEnd]).toEqual([1, 3]);
    },
  },
];

const TEXTAREA: readonly Statement[] = [
  {
    says: 'confirm-type 默认值 return: Enter is a new line',
    axml: '<textarea onConfirm="log"/>',
    async check(world) {
      await world.person.type(box(world), 'a{Enter}b');
      expect(box(world)).toHaveValue('a\nb');
      expect(world.heard()).toEqual([]);
    },
  },
  {
    says: 'confirm-type send: Enter confirms',
    axml: '<textarea confirm-type="send" onConfirm="log"/>',
    async check(world) {
      await world.person.type(box(world), 'a{Enter}');
      expect(world.heard()).toEqual([['confirm', { value: 'a' }]]);
    },
  },
  {
    says: 'show-count 默认值 true: the counter goes with what is typed',
    axml: '<textarea maxlength="{{5}}"/>',
    async check(world) {
      expect(world.screen.getByText('0/5')).toBeVisible();
      await world.person.type(box(world), 'ab');
      expect(world.screen.getByText('2/5')).toBeVisible();
    },
  },
  {
    says: 'show-count false: 删除默认计数器',
    axml: '<textarea show-count="{{false}}"/>',
    check: (world) => expect(world.screen.getByText('0/140')).not.toBeVisible(),
  },
  {
    says: 'auto-height 默认值 false',
    axml: '<textarea auto-height="{{on}}"/>',
    steps: [{ on: true }],
    async check(world) {
      expect(world.node('textarea')).not.toHaveClass('a-textarea-auto');
      await world.next();
      expect(world.node('textarea')).toHaveClass('a-textarea-auto');
    },
  },
];

test.each(BOTH)('表单组件/input, textarea: $says', (one) => expectStatement(one));
test.each(INPUT)('表单组件/input: $says', (one) => expectStatement(one));
test.each(TEXTAREA)('表单组件/textarea: $says', (one) => expectStatement(one));
