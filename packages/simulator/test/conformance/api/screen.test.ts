import { waitFor } from '@testing-library/dom';
import type { SimulatorOptions } from '../../../src';
import { appFiles, start } from '../../phone';

/** A page that calls an API when its button is pressed, and what came back. */
function page(
  code: string,
  others: { axml?: string; json?: object; app?: object; system?: SimulatorOptions['system'] } = {},
) {
  const lines: unknown[] = [];
  jest
    .spyOn(console, 'info')
    .mockImplementation((line: string) => void lines.push(JSON.parse(line) as unknown));
  const files = appFiles({
    'pages/a/a': {
      axml: `<button onTap="go">go</button>${others.axml ?? ''}`,
      js: `{ go() { const say = (name) => (result) => console.info(JSON.stringify([name, result ?? null]));
        const ends = { success: say('success'), fail: say('fail') }; ${code}; } }`,
      ...(others.json ? { json: others.json } : {}),
    },
    'pages/b/b': {},
  });
  const app = { pages: ['pages/a/a', 'pages/b/b'], ...others.app };
  const world = start(
    { ...files, 'app.json': JSON.stringify(app) },
    others.system ? { system: others.system } : {},
  );
  const press = async (name: string) => {
    await world.person.click(world.screen.getByRole('button', { name }));
    await world.settle();
  };
  return { ...world, lines, press };
}

const bar = (root: HTMLElement) => root.querySelector<HTMLElement>('.sim-bar') ?? root;

describe('界面/导航栏', () => {
  test('my.setNavigationBar: title', async () => {
    const { press, screen, lines } = page(`my.setNavigationBar({ title: '新标题', ...ends })`);
    await press('go');
    expect(screen.getByRole('heading', { name: '新标题' })).toBeVisible();
    expect(lines).toEqual([['success', expect.anything()]]);
  });

  test('my.setNavigationBar: backgroundColor; borderBottomColor 不会生效', async () => {
    const { press, root } = page(
      `my.setNavigationBar({ backgroundColor: '#112233', borderBottomColor: '#ff0000' })`,
    );
    await press('go');
    expect(bar(root)).toHaveStyle({ backgroundColor: '#112233' });
    expect(bar(root).style.boxShadow).toBe('');
  });

  test('my.setNavigationBar: borderBottomColor 导航栏底部边框颜色', async () => {
    const { press, root } = page(`my.setNavigationBar({ borderBottomColor: '#ff0000' })`);
    await press('go');
    expect(bar(root).style.boxShadow).toContain('#ff0000');
  });

  test('my.setNavigationBar: 若设置了 image 则 title 参数失效', async () => {
    const { press, root } = page(
      `my.setNavigationBar({ image: 'https://a.test/a.png', title: '不见' })`,
      { json: { defaultTitle: '原来' } },
    );
    await press('go');
    expect(root.querySelector('.sim-title-image')).toHaveAttribute('src', 'https://a.test/a.png');
    // A screen reader still says it.
    expect(root.querySelector('.sim-title')).toHaveClass('sim-title-heard');
  });

  test('my.setNavigationBar: reset 重置导航栏为支付宝默认配色', async () => {
    const { press, root } = page(
      `my.setNavigationBar({ backgroundColor: '#112233' }); my.setNavigationBar({ reset: true })`,
      { json: { titleBarColor: '#445566' } },
    );
    await press('go');
    expect(bar(root)).toHaveStyle({ backgroundColor: '#ffffff' });
  });

  test('my.getTitleColor: ARGB 格式的十六进制颜色值', async () => {
    const { press, lines } = page('my.getTitleColor(ends)', { json: { titleBarColor: '#323239' } });
    await press('go');
    expect(lines).toEqual([['success', { color: '#323239FF' }]]);
  });

  test('my.showNavigationBarLoading, my.hideNavigationBarLoading', async () => {
    const { press, root } = page(
      'this.n = !this.n; this.n ? my.showNavigationBarLoading() : my.hideNavigationBarLoading()',
    );
    const spinner = root.querySelector<HTMLElement>('.sim-spinner');
    await press('go');
    expect(spinner?.hidden).toBe(false);
    await press('go');
    expect(spinner?.hidden).toBe(true);
  });
});

describe('界面/交互反馈', () => {
  test.each([
    ['确定', { confirm: true }],
    ['取消', { confirm: false }],
  ])('my.confirm: 默认按钮 %s', async (name, result) => {
    const { press, lines } = page(`my.confirm({ title: '题', content: '问', ...ends })`);
    await press('go');
    await press(name);
    expect(lines).toEqual([['success', expect.objectContaining(result)]]);
  });

  test.each([
    [
      'type: none, success, fail, exception',
      `{ type: 'warn', content: 'x' }`,
      'type warn is not known',
    ],
    ['exception 类型必须传文字信息', `{ type: 'exception' }`, 'type exception needs a content'],
  ])('my.showToast: %s', async (_statement, params, message) => {
    const { press, takeErrors } = page(`my.showToast(${params})`);
    await press('go');
    expect(takeErrors()).toEqual([`pages/a/a.js:2: my.showToast: ${message}`]);
  });

  test.each([
    [
      'my.setNavigationBar: image 必须是 HTTPS',
      `my.setNavigationBar({ image: 'http://a.test/1.png' })`,
      /: my.setNavigationBar: image must be an https address/,
    ],
    [
      'my.prompt: confirmColor 必须是 16 进制格式的颜色字符串',
      `my.prompt({ confirmColor: 'red' })`,
      /: confirmColor: a colour such as #49a9ee/,
    ],
    [
      'my.confirm: the same',
      `my.confirm({ cancelColor: 'rgb(0, 0, 0)' })`,
      /: cancelColor: a colour such as #49a9ee/,
    ],
  ])('%s', async (_statement, code, message) => {
    const { press, takeErrors } = page(code);
    await press('go');
    expect(takeErrors()).toEqual([expect.stringMatching(message)]);
  });

  test('my.confirm: confirmButtonText, cancelButtonText', async () => {
    const { press, screen } = page(
      `my.confirm({ confirmButtonText: '好', cancelButtonText: '不' })`,
    );
    await press('go');
    expect(screen.getByRole('button', { name: '好' })).toBeVisible();
    expect(screen.getByRole('button', { name: '不' })).toBeVisible();
  });

  test('my.prompt: message 默认为 请输入内容; inputValue', async () => {
    const { press, screen, person, lines } = page('my.prompt(ends)');
    await press('go');
    expect(screen.getByText('请输入内容')).toBeVisible();
    await person.type(screen.getByRole('textbox'), '话');
    await press('确定');
    expect(lines).toEqual([['success', { ok: true, inputValue: '话' }]]);
  });

  test('my.prompt: confirmColor, placeholder', async () => {
    const { press, screen } = page(`my.prompt({ confirmColor: '#49a9ee', placeholder: '写' })`);
    await press('go');
    expect(screen.getByRole('button', { name: '确定' })).toHaveStyle({ color: '#49a9ee' });
    expect(screen.getByPlaceholderText('写')).toBeVisible();
  });

  test.each([
    ['乙', 1],
    ['取消', -1],
  ])('my.showActionSheet: %s gives index %d', async (name, index) => {
    const { press, lines } = page(`my.showActionSheet({ items: ['甲', '乙'], ...ends })`);
    await press('go');
    await press(name);
    expect(lines).toEqual([['success', expect.objectContaining({ index })]]);
  });

  test.each([
    ['', 3000],
    ['duration: 1000,', 1000],
  ])(
    'my.showToast: { %s } is shown for %d ms; duration 默认值为 3000',
    async (duration, shownMs) => {
      jest.useFakeTimers();
      const { screen } = start(
        appFiles({
          'a/a': { js: `{ onLoad() { my.showToast({ content: '看', ${duration} }); } }` },
        }),
      );
      await jest.advanceTimersByTimeAsync(shownMs - 10);
      expect(screen.getByText('看')).toBeVisible();
      await jest.advanceTimersByTimeAsync(20);
      expect(screen.queryByText('看')).not.toBeInTheDocument();
      jest.useRealTimers();
    },
  );
});

describe('界面/选择', () => {
  const date = async (params: string) => {
    jest.useFakeTimers({ now: new Date(2026, 2, 4, 5, 6), advanceTimers: true });
    const { press, lines } = page(`my.datePicker({ ${params}, ...ends })`);
    await press('go');
    await press('确定');
    jest.useRealTimers();
    return lines;
  };
  test.each([
    ['', '2026-03-04'],
    [`format: 'HH:mm'`, '05:06'],
    [`format: 'yyyy-MM-dd HH:mm'`, '2026-03-04 05:06'],
    [`format: 'yyyy-MM'`, '2026-03'],
    [`currentDate: '2020-01-02'`, '2020-01-02'],
    [`format: 'HH:mm', currentDate: '2020-01-02'`, '05:06'],
    [`startDate: '2026-3-9'`, '2026-03-09'],
    [`endDate: '2026-03-01', currentDate: '2026-03-02'`, '2026-03-01'],
  ])('my.datePicker: %s gives %s', async (params, expected) => {
    expect(await date(params === '' ? 'x: 1' : params)).toEqual([['success', { date: expected }]]);
  });

  test.each([
    ['', '2026-03-04'],
    ['2026-03-31', '2026-03-09'],
    ['2026-02-28', '2026-03-01'],
  ])('my.datePicker: 最小日期时间, 最大日期时间: %j typed in gives %s', async (typed, expected) => {
    jest.useFakeTimers({ now: new Date(2026, 2, 4), advanceTimers: true });
    const range = `startDate: '2026-03-01', endDate: '2026-03-09'`;
    const { press, lines, screen } = page(`my.datePicker({ ${range}, ...ends })`);
    await press('go');
    screen.getByLabelText<HTMLInputElement>('日期').value = typed;
    await press('确定');
    jest.useRealTimers();
    expect(lines).toEqual([['success', { date: expected }]]);
  });

  test('my.datePicker: 11 用户取消操作', async () => {
    const { press, lines } = page('my.datePicker(ends)');
    await press('go');
    await press('取消');
    expect(lines).toEqual([['fail', expect.objectContaining({ error: 11 })]]);
  });

  test.each([
    [`optionsOne: ['a', 'b']`, { selectedOneIndex: 0, selectedOneOption: 'a' }],
    [
      `optionsOne: ['a', 'b'], optionsTwo: ['c', 'd']`,
      { selectedOneIndex: 0, selectedOneOption: 'a', selectedTwoIndex: 0, selectedTwoOption: 'c' },
    ],
    [
      `optionsOne: ['a', 'b'], optionsTwo: ['c', 'd'], selectedOneIndex: 1, selectedTwoIndex: 1`,
      { selectedOneIndex: 1, selectedOneOption: 'b', selectedTwoIndex: 1, selectedTwoOption: 'd' },
    ],
  ])('my.optionsSelect: { %s }', async (params, result) => {
    const { press, lines } = page(`my.optionsSelect({ ${params}, ...ends })`);
    await press('go');
    await press('确定');
    expect(lines).toEqual([['success', expect.objectContaining(result)]]);
  });

  test('my.optionsSelect: positiveString, negativeString', async () => {
    const { press, screen } = page(
      `my.optionsSelect({ optionsOne: ['a'], positiveString: '行', negativeString: '算了' })`,
    );
    await press('go');
    expect(screen.getByRole('button', { name: '行' })).toBeVisible();
    expect(screen.getByRole('button', { name: '算了' })).toBeVisible();
  });
});

describe('界面/滚动, 窗口背景, 路由', () => {
  test('my.pageScrollTo: scrollTop', async () => {
    const { press, root, lines } = page('my.pageScrollTo({ scrollTop: 40, ...ends })');
    await press('go');
    expect(root.querySelector('.sim-page')?.scrollTop).toBe(40);
    expect(lines).toEqual([['success', expect.anything()]]);
  });

  test('my.pageScrollTo: duration 滚动动画的时长', async () => {
    const { press, root } = page('my.pageScrollTo({ scrollTop: 40, duration: 200 })');
    await press('go');
    expect(root.querySelector('.sim-page')?.scrollTop).toBeLessThan(40);
    await waitFor(() => expect(root.querySelector('.sim-page')?.scrollTop).toBe(40));
  });

  test('my.pageScrollTo: another one ends the first', async () => {
    const { press, root } = page(
      'my.pageScrollTo({ scrollTop: 40, duration: 60 }); my.pageScrollTo({ scrollTop: 5 })',
    );
    await press('go');
    await new Promise((resolve) => setTimeout(resolve, 90));
    expect(root.querySelector('.sim-page')?.scrollTop).toBe(5);
  });

  test.each([
    ['iOS', 0],
    ['Android', 1],
  ] as const)('my.alert: 跳转页面后: %s', async (platform, alerts) => {
    const code = "my.alert({ content: '已保存', ...ends });";
    const { press, screen, simulator, settle, lines } = page(code, { system: { platform } });
    await press('go');
    expect(screen.getByRole('alertdialog', { name: '已保存' })).toBeVisible();
    simulator.open({ path: 'pages/b/b' });
    await settle();
    expect(screen.queryAllByRole('alertdialog')).toHaveLength(alerts);
    expect(lines).toEqual([]);
  });

  test('my.setBackgroundColor: backgroundColor', async () => {
    const { press, root } = page(`my.setBackgroundColor({ backgroundColor: '#00ff00' })`);
    await press('go');
    expect(root.querySelector('.sim-page')).toHaveStyle({ backgroundColor: '#00ff00' });
  });

  test('my.navigateBack: 如果 delta 大于等于页面栈深度，则返回到栈底页面', async () => {
    const { simulator, press } = page('my.navigateBack({ delta: 9 })');
    for (let n = 0; n < 3; n += 1) simulator.open({ path: 'pages/a/a' });
    await press('go');
    expect(simulator.pages).toHaveLength(1);
  });

  test('my.navigateBack: already top of navigation', async () => {
    const { press, lines } = page('my.navigateBack(ends)');
    await press('go');
    expect(lines).toEqual([
      ['fail', expect.objectContaining({ error: 'already top of navigation' })],
    ]);
  });

  test('my.navigateBack: already top of navigation, told once where nothing handles it', async () => {
    const { press, takeErrors } = page('my.navigateBack()');
    await press('go');
    expect(takeErrors()).toEqual([
      'my.navigateBack failed and nothing handles it: already top of navigation',
    ]);
  });

  test('a failure that the app has changed, as uni-app does, is told as it was', async () => {
    const { press, takeErrors } = page(
      'my.navigateBack({ fail(e) { delete e.error; delete e.errorMessage; } }).then(() => 1)',
    );
    await press('go');
    expect(takeErrors()).toEqual([
      'my.navigateBack failed and nothing handles it: already top of navigation',
    ]);
  });

  const TABS = {
    tabBar: {
      items: [
        { pagePath: 'pages/a/a', name: '甲' },
        {
          pagePath: 'pages/b/b',
          name: '乙',
          icon: 'https://a.test/1.png',
          activeIcon: 'https://a.test/2.png',
        },
      ],
    },
  };
  test('my.switchTab 之外所到达的 tab 页面: 不会显示 tabBar', async () => {
    const { press, screen } = page(`my.navigateTo({ url: '/pages/b/b' })`, { app: TABS });
    expect(screen.getByRole('tablist')).toBeVisible();
    await press('go');
    expect(screen.queryByRole('tablist')).not.toBeInTheDocument();
  });

  test('my.setTabBarItem: iconPath, selectedIconPath', async () => {
    const { press, screen, person } = page(
      `my.setTabBarItem({ index: 1, text: '新', iconPath: 'https://a.test/3.png', selectedIconPath: 'https://a.test/4.png' })`,
      { app: TABS },
    );
    await press('go');
    const tab = screen.getByRole('tab', { name: '新' });
    expect(tab.querySelector('img')).toHaveAttribute('src', 'https://a.test/3.png');
    await person.click(tab);
    expect(tab.querySelector('img')).toHaveAttribute('src', 'https://a.test/4.png');
  });
});
