import { appFiles, start, startFailure, startPage } from './phone';

describe('input (表单组件/input)', () => {
  const AXML = `<label>名字<input value="{{value}}" maxlength="{{5}}" onInput="input" onFocus="focus" onBlur="blur" onConfirm="confirm"/></label><button onTap="clear">清空</button>`;
  const JS = `{ data: { value: '', heard: [] },
    log(event) { this.setData({ heard: [...this.data.heard, event.type + ' ' + event.detail.value] }); },
    input(event) { this.log(event); }, focus(event) { this.log(event); }, blur(event) { this.log(event); }, confirm(event) { this.log(event); },
    clear() { this.setData({ value: '' }); } }`;

  test('events carry the value; Enter confirms; maxlength holds', async () => {
    const { screen, person, pageData } = startPage({ axml: AXML, js: JS });
    const field = screen.getByLabelText('名字');
    await person.type(field, '123456');
    expect(field).toHaveValue('12345');
    await person.keyboard('{Enter}');
    expect(pageData()).toMatchObject({
      heard: [
        'focus ',
        'input 1',
        'input 12',
        'input 123',
        'input 1234',
        'input 12345',
        'confirm 12345',
        'blur 12345',
      ],
    });
  });

  test('the same value again does not undo what was typed', async () => {
    const { screen, person, settle } = startPage({ axml: AXML, js: JS });
    const field = screen.getByLabelText('名字');
    await person.type(field, 'ab');
    await person.click(screen.getByRole('button', { name: '清空' }));
    await settle();
    expect(field).toHaveValue('ab');
  });

  test('written back in onInput, or controlled, the value follows setData', async () => {
    const { screen, person, settle } = startPage({
      js: `{ data: { a: '', b: 'fixed' }, a(event) { this.setData({ a: event.detail.value.toUpperCase() }); }, clear() { this.setData({ a: '' }); } }`,
      axml: `<input aria-label="a" value="{{a}}" onInput="a"/><input aria-label="b" value="{{b}}" controlled="{{true}}"/><button onTap="clear">清空</button>`,
    });
    await person.type(screen.getByLabelText('a'), 'xy');
    await settle();
    expect(screen.getByLabelText('a')).toHaveValue('XY');
    await person.type(screen.getByLabelText('b'), 'zz');
    await settle();
    expect(screen.getByLabelText('b')).toHaveValue('fixed');
    await person.click(screen.getByRole('button'));
    await settle();
    expect(screen.getByLabelText('a')).toHaveValue('');
  });

  test('password hides, disabled disables, focus takes the focus', async () => {
    const { screen, settle } = startPage({
      axml: `<input aria-label="密码" password/><input aria-label="停用" disabled="{{true}}"/><input aria-label="焦点" focus="{{true}}"/>`,
    });
    await settle();
    expect(screen.getByLabelText('密码')).toHaveAttribute('type', 'password');
    expect(screen.getByLabelText('停用')).toBeDisabled();
    expect(screen.getByLabelText('焦点')).toHaveFocus();
  });

  test('in a textarea Enter is a new line', async () => {
    const { screen, person, pageData } = startPage({
      js: `{ input(event) { this.setData({ value: event.detail.value }); }, confirm() { this.setData({ confirmed: true }); } }`,
      axml: `<textarea aria-label="备注" onInput="input" onConfirm="confirm"/>`,
    });
    await person.type(screen.getByLabelText('备注'), 'a{Enter}b');
    expect(pageData()).toEqual({ value: 'a\nb' });
  });
});

describe('checkbox, radio and switch', () => {
  test('each change carries its value; groups carry theirs', async () => {
    const { screen, person, pageData } = startPage({
      js: `{ data: { heard: [] }, log(event) { this.setData({ heard: [...this.data.heard, [event.target.dataset.name, event.detail.value]] }); } }`,
      axml: `<checkbox-group data-name="group" onChange="log"><label><checkbox value="a" data-name="box" onChange="log"/>甲</label><label><checkbox value="b" checked="{{true}}"/>乙</label></checkbox-group>
        <radio-group data-name="radio" onChange="log"><label><radio value="x"/>子</label><label><radio value="y"/>丑</label></radio-group>
        <switch aria-label="开关" data-name="switch" onChange="log"/>`,
    });
    await person.click(screen.getByRole('checkbox', { name: '甲' }));
    await person.click(screen.getByText('丑'));
    await person.click(screen.getByRole('radio', { name: '子' }));
    await person.click(screen.getByRole('switch', { name: '开关' }));
    expect(pageData()).toEqual({
      heard: [
        ['box', true],
        ['group', ['a', 'b']],
        ['radio', 'y'],
        ['radio', 'x'],
        ['switch', true],
      ],
    });
    expect(screen.getByRole('radio', { name: '丑' })).not.toBeChecked();
  });

  test('a controlled switch stays where setData has it', async () => {
    const { screen, person, settle } = startPage({
      js: `{ data: { on: false } }`,
      axml: `<switch aria-label="开关" checked="{{on}}" controlled="{{true}}"/>`,
    });
    await person.click(screen.getByRole('switch'));
    await settle();
    expect(screen.getByRole('switch')).not.toBeChecked();
  });
});

describe('form (表单组件/form)', () => {
  const AXML = `<form onSubmit="submit" onReset="reset">
      <input aria-label="名字" name="name" value="小明"/><input aria-label="无名"/>
      <checkbox-group name="likes"><label><checkbox value="tea"/>茶</label><label><checkbox value="milk" checked="{{true}}"/>奶</label></checkbox-group>
      <radio-group name="size"><label><radio value="s" checked="{{true}}"/>小</label><label><radio value="l"/>大</label></radio-group>
      <switch name="ok" aria-label="同意"/>
      <button form-type="submit" data-from="{{1}}">提交</button><button formType="reset">重置</button><button>无关</button>
    </form>`;
  const JS = `{ submit(event) { this.setData({ submitted: event.detail }); }, reset() { this.setData({ reset: true }); } }`;

  test('a tap on the submit button collects the values by name', async () => {
    const { screen, person, pageData } = startPage({ axml: AXML, js: JS });
    await person.type(screen.getByLabelText('名字'), '二');
    await person.click(screen.getByLabelText('茶'));
    await person.click(screen.getByLabelText('大'));
    await person.click(screen.getByRole('switch'));
    await person.click(screen.getByRole('button', { name: '提交' }));
    expect(pageData()).toEqual({
      submitted: {
        value: { name: '小明二', likes: ['tea', 'milk'], size: 'l', ok: true },
        buttonTarget: { dataset: { from: 1 } },
      },
    });
  });

  test('Enter in a field and other buttons submit nothing', async () => {
    const { screen, person, pageData } = startPage({ axml: AXML, js: JS });
    await person.type(screen.getByLabelText('名字'), '{Enter}');
    await person.click(screen.getByRole('button', { name: '无关' }));
    expect(pageData()).toEqual({});
  });

  test('reset goes back to the attributes', async () => {
    const { screen, person, pageData } = startPage({ axml: AXML, js: JS });
    await person.type(screen.getByLabelText('名字'), '二');
    await person.click(screen.getByLabelText('奶'));
    await person.click(screen.getByRole('button', { name: '重置' }));
    expect(screen.getByLabelText('名字')).toHaveValue('小明');
    expect(screen.getByLabelText('奶')).toBeChecked();
    expect(pageData()).toEqual({ reset: true });
  });
});

test('a tap on a label is one tap for what is around it', async () => {
  const { screen, person, pageData } = startPage({
    js: `{ data: { taps: 0 }, tap() { this.setData({ taps: this.data.taps + 1 }); } }`,
    axml: `<view onTap="tap"><label><text>同意</text><checkbox/></label></view><label for="far">远处</label><input id="far"/>`,
  });
  await person.click(screen.getByText('同意'));
  expect(screen.getByRole('checkbox')).toBeChecked();
  expect(pageData()).toEqual({ taps: 1 });
  await person.click(screen.getByText('远处'));
  expect(screen.getByLabelText('远处')).toHaveFocus();
});

test('cursor and selection are set when an input takes the focus', async () => {
  const { screen, person, pageData } = startPage({
    js: `{ heard(event) { this.setData({ value: event.detail.value }); } }`,
    axml: `<input aria-label="a" value="1234" cursor="{{2}}" onInput="heard"/><input aria-label="b" value="1234" selection-start="{{1}}" selection-end="{{3}}" onInput="heard"/>`,
  });
  screen.getByLabelText('a').focus();
  await person.keyboard('x');
  expect(pageData()).toEqual({ value: '12x34' });
  screen.getByLabelText('b').focus();
  await person.keyboard('x');
  expect(pageData()).toEqual({ value: '1x4' });
});

test('placeholder-style and placeholder-class reach the placeholder', async () => {
  const { screen, settle } = startPage({
    acss: '.hint { color: rgb(9, 9, 9) }',
    axml: `<input aria-label="a" placeholder="提示" placeholder-style="color: red"/><input aria-label="b" placeholder-class="hint"/>`,
  });
  await settle();
  const color = (name: string) =>
    screen.getByLabelText(name).style.getPropertyValue('--placeholder-color');
  expect([color('a'), color('b')]).toEqual(['red', 'rgb(9, 9, 9)']);
  const axml = '<input placeholder-style="transform: none"/>';
  expect(startFailure({ axml })).toContain('placeholder-style: transform is not supported');
});

describe('image', () => {
  test('shows images of the web and of the app', () => {
    const axml = `<image src="https://example.com/a.png" role="img" aria-label="远"/><image src="../../img/b.png" mode="aspectFit" role="img" aria-label="近"/>`;
    const data = 'data:image/png;base64,AA==';
    const { screen } = start(appFiles({ 'pages/home/home': { axml } }, {}, { 'img/b.png': data }));
    expect(screen.getByRole('img', { name: '远' })).toHaveAttribute(
      'src',
      'https://example.com/a.png',
    );
    expect(screen.getByRole('img', { name: '近' })).toHaveAttribute('src', data);
  });

  test('image: an address without a scheme has that of the page', () => {
    const { screen } = startPage({
      axml: '<image src="//example.com/a.png" role="img" aria-label="远"/>',
    });
    expect(screen.getByRole('img')).toHaveAttribute('src', 'https://example.com/a.png');
  });

  test('小程序image图片不显示排查.md: 真机对中文路径的图片显示会有问题', () => {
    const axml = '<image src="/img/图.png" role="img"/>';
    const files = appFiles({ 'pages/home/home': { axml } }, {}, { 'img/图.png': 'data:,' });
    const message =
      '<image>: /img/图.png: devices have trouble with Chinese in the path of a picture';
    expect(() => start(files)).toThrow(message);
    const { simulator, screen } = start(files, { mode: 'lenient' });
    expect(simulator.problems.map((problem) => problem.message)).toEqual([message]);
    expect(screen.getByRole('img')).toHaveAttribute('src', 'data:,');
  });

  test.each([
    ['<image src="/a/none.png"/>', '<image>: /a/none.png is not in the app'],
    ['<image mode="cover"/>', '<image>: mode "cover" is not known'],
  ])('%s is refused', (axml, message) => {
    expect(startFailure({ axml })).toBe(`pages/home/home.axml:1: ${message}`);
  });
});
