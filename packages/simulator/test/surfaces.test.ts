import { within } from '@testing-library/dom';
import { memoryStorage } from '../src';
import { appFiles, recordLines, start, startPage } from './phone';

/** A page with a button that calls an API and shows what came of it. */
function startWith(call: string) {
  return startPage({
    js: `{ call() { ${call}.then((result) => this.setData({ result: JSON.stringify(result) }), (error) => this.setData({ result: 'fail ' + JSON.stringify(error) })); } }`,
    axml: '<button onTap="call">调用</button><text>{{result}}</text>',
  });
}

async function open(call: string) {
  const world = startWith(call);
  await world.person.click(world.screen.getByRole('button', { name: '调用' }));
  return world;
}

describe('dialogs (platform facts §5)', () => {
  test('alert resolves once its button is pressed', async () => {
    const { screen, person } = await open(
      `my.alert({ title: '标题', content: '内容', buttonText: '好' })`,
    );
    const dialog = await screen.findByRole('alertdialog', { name: '标题', description: '内容' });
    expect(dialog).toHaveAttribute('aria-modal', 'true');
    await person.click(within(dialog).getByRole('button', { name: '好' }));
    expect(await screen.findByText('{}')).toBeVisible();
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  test.each([
    ['确定', '{"confirm":true}'],
    ['取消', '{"confirm":false}'],
  ])('confirm: %s is a success with %s', async (button, result) => {
    const { screen, person } = await open(`my.confirm({ title: '删除？' })`);
    await person.click(await screen.findByRole('button', { name: button }));
    expect(await screen.findByText(result)).toBeVisible();
  });

  test('the focus goes into a dialog, stays in it, and comes back; Escape cancels', async () => {
    const { screen, person } = await open(`my.confirm({ title: '删除？' })`);
    expect(await screen.findByRole('button', { name: '确定' })).toHaveFocus();
    await person.tab();
    expect(screen.getByRole('button', { name: '取消' })).toHaveFocus();
    await person.tab({ shift: true });
    expect(screen.getByRole('button', { name: '确定' })).toHaveFocus();
    await person.keyboard('{Escape}');
    expect(await screen.findByText('{"confirm":false}')).toBeVisible();
    expect(screen.getByRole('button', { name: '调用' })).toHaveFocus();
  });

  test('prompt hands over what was typed', async () => {
    const { screen, person } = await open(`my.prompt({ title: '昵称', message: '请输入昵称' })`);
    const field = await screen.findByRole('textbox', { name: '请输入昵称' });
    expect(field).toHaveFocus();
    await person.type(field, '小明{Enter}');
    expect(await screen.findByText('{"ok":true,"inputValue":"小明"}')).toBeVisible();
  });

  test.each([
    ['拍照', '{"index":0}'],
    ['相册', '{"index":1}'],
    ['取消', '{"index":-1}'],
  ])('showActionSheet: %s is %s', async (button, result) => {
    const { screen, person } = await open(
      `my.showActionSheet({ title: '头像', items: ['拍照', '相册'] })`,
    );
    const sheet = within(await screen.findByRole('dialog', { name: '头像' }));
    await person.click(sheet.getByRole('button', { name: button }));
    expect(await screen.findByText(result)).toBeVisible();
  });
});

describe('toast and loading', () => {
  test('a toast is said to screen readers, and resolves when it has gone', async () => {
    const { screen } = await open(
      `my.showToast({ content: '已保存', type: 'success', duration: 10 })`,
    );
    expect(await screen.findByText('已保存')).toBeVisible();
    expect(await screen.findByText('{}')).toBeVisible();
    expect(screen.queryByText('已保存')).toBeNull();
  });

  test('loading shows until it is hidden; hidden before its delay it never shows', async () => {
    const { screen, person, settle } = startPage({
      js: `{ show() { my.showLoading({ content: '请稍候' }); }, hide() { my.hideLoading(); }, later() { my.showLoading({ content: '太晚', delay: 1 }); my.hideLoading(); } }`,
      axml: '<button onTap="show">显示</button><button onTap="hide">隐藏</button><button onTap="later">稍后</button>',
    });
    await person.click(screen.getByRole('button', { name: '显示' }));
    expect(await screen.findByText('请稍候')).toBeVisible();
    await person.click(screen.getByRole('button', { name: '隐藏' }));
    expect(screen.queryByText('请稍候')).toBeNull();
    await person.click(screen.getByRole('button', { name: '稍后' }));
    await new Promise((resolve) => setTimeout(resolve, 5));
    await settle();
    expect(screen.queryByText('太晚')).toBeNull();
  });
});

describe('a loading and its page (my.hideLoading.md, tabbar常见问题.md)', () => {
  const go = (name: string, url: string) => `${name}() { my.navigateTo({ url: '${url}' }); }`;
  const FILES = appFiles(
    {
      'a/a': {
        js: `{ onLoad() { my.showLoading({ content: '甲在等' }); }, ${go('next', '/b/b')},
          late() { setTimeout(() => my.hideLoading({ page: this }), 5); this.next(); } }`,
        axml: '<button onTap="next">下一页</button><button onTap="late">晚一点</button>',
      },
      'b/b': { js: '{ hide() { my.hideLoading(); } }', axml: '<button onTap="hide">隐藏</button>' },
    },
    {},
    { 'app.json': '{"pages":["a/a","b/b"],"window":{"defaultTitle":"示例"}}' },
  );
  const press = async ({ person, screen }: ReturnType<typeof start>, name: string) =>
    person.click(await screen.findByRole('button', { name }));

  test('it is seen while its page is on top; without page, hideLoading means the page on top', async () => {
    const world = start(FILES);
    expect(await world.screen.findByText('甲在等')).toBeVisible();
    await press(world, '下一页');
    expect(world.screen.queryByText('甲在等')).toBeNull();
    await press(world, '隐藏');
    await press(world, '返回');
    expect(world.screen.getByText('甲在等')).toBeVisible();
  });

  test('page: 防止执行时已经切换到其它页面', async () => {
    const world = start(FILES);
    await press(world, '晚一点');
    await new Promise((resolve) => setTimeout(resolve, 10));
    await press(world, '返回');
    expect(world.screen.queryByText('甲在等')).toBeNull();
  });

  test('shown in onLaunch it is that of the first page', async () => {
    const { screen } = start({
      ...FILES,
      'app.js': `App({ onLaunch() { my.showLoading({ content: '启动' }); } });`,
      'a/a.js': 'Page({});',
    });
    expect(await screen.findByText('启动')).toBeVisible();
  });

  test('it covers the page alone, not the title bar and the tab bar: 不会禁止 tab 切换', async () => {
    const { screen, root } = start(FILES);
    const covered = (await screen.findByText('甲在等')).closest('.sim-masking')?.parentElement;
    expect(covered).toContainElement(root.querySelector('.sim-page'));
    expect(covered).not.toContainElement(root.querySelector('.sim-back'));
  });
});

describe('the authorization sheet (platform facts §1)', () => {
  const files = appFiles(
    {
      'pages/home/home': {
        js: `{ onShow() { console.info('onShow'); }, ask() { my.getAuthCode({ scopes: ['auth_user', 'auth_life_msg'], success: (res) => console.info('code ' + res.authCode), fail: (res) => console.info('fail ' + res.error) }); } }`,
        axml: '<button onTap="ask">授权</button>',
      },
    },
    {},
    { 'app.json': '{"pages":["pages/home/home"],"window":{"defaultTitle":"示例"}}' },
  );

  test('names app, user and what is asked; closing it shows the page again before fail', async () => {
    const take = recordLines();
    const { screen, person, settle } = start(files);
    await person.click(screen.getByRole('button', { name: '授权' }));
    const sheet = await screen.findByRole('dialog', { name: '支付宝授权' });
    expect(sheet).toHaveTextContent('示例 申请获得以下信息');
    expect(sheet).toHaveTextContent('当前账号：小明');
    expect(within(sheet).getAllByRole('listitem')).toHaveLength(2);
    expect(take()).toEqual(['onShow']);
    await person.click(within(sheet).getByRole('button', { name: '关闭' }));
    await settle();
    expect(take()).toEqual(['onShow', 'fail 3']);

    await person.click(screen.getByRole('button', { name: '授权' }));
    await person.click(await screen.findByRole('button', { name: '拒绝' }));
    await settle();
    expect(take()).toEqual(['onShow', 'fail 11']);

    await person.click(screen.getByRole('button', { name: '授权' }));
    await screen.findByRole('dialog');
    await person.keyboard('{Escape}');
    await settle();
    expect(take()).toEqual(['onShow', 'fail 3']);
  });

  test('what was agreed to is not asked again, not even after a restart', async () => {
    const take = recordLines();
    const storage = memoryStorage();
    const { screen, person, settle, simulator } = start(files, { storage });
    await person.click(screen.getByRole('button', { name: '授权' }));
    await person.click(await screen.findByRole('button', { name: '同意' }));
    await settle();
    simulator.terminate();
    const again = start(files, { storage });
    await again.person.click(again.screen.getByRole('button', { name: '授权' }));
    await again.settle();
    expect(again.screen.queryByRole('dialog')).toBeNull();
    expect(take()).toEqual([
      'onShow',
      'onShow',
      'code one-time-code',
      'onShow',
      'code one-time-code',
    ]);
  });
});

describe('createSelectorQuery', () => {
  // boundingClientRect: as ret 结构 of my.createSelectorQuery.md has it, without id and dataset.
  test('answers in the order of the questions', async () => {
    const { screen, person } = startPage({
      js: `{ ask() { my.createSelectorQuery().select('#one').boundingClientRect().selectAll('.row').boundingClientRect().select('.none').boundingClientRect().selectViewport().scrollOffset().exec((res) => this.setData({ answer: JSON.stringify([Object.keys(res[0]).sort().join(), typeof res[0].width, res[1].length, res[2], res[3].scrollTop]) })); } }`,
      axml: '<view id="one" class="row" data-n="{{1}}"/><view class="row"/><button onTap="ask">问</button><text>{{answer}}</text>',
    });
    await person.click(screen.getByRole('button'));
    expect(
      await screen.findByText('["bottom,height,left,right,top,width,x,y","number",2,null,0]'),
    ).toBeVisible();
  });

  test('refuses selectors that the platform does not know', async () => {
    const { screen, person, takeErrors, settle } = startPage({
      js: `{ ask() { my.createSelectorQuery().select('view[id]').boundingClientRect().exec(); } }`,
      axml: '<button onTap="ask">问</button>',
    });
    await person.click(screen.getByRole('button'));
    await settle();
    expect(takeErrors()).toEqual([
      'SelectorQuery: only ids and classes can be selected by, not view[id]',
    ]);
  });
});

test.each(['#1', '#', '.2nd', '#a >'])(
  'what is no selector, %s, is a problem of the app, and fails alone',
  async (selector) => {
    const { takeErrors, settle, pageData } = startPage({
      js: `{ onReady() {
        my.createSelectorQuery().select('${selector}').boundingClientRect().exec(([rect]) => this.setData({ rect }));
        my.pageScrollTo({ selector: '${selector}', fail: ({ error }) => this.setData({ error }) });
      } }`,
      axml: '<view id="1" class="2nd">a</view>',
    });
    await settle();
    await settle();
    expect(takeErrors()).toEqual([
      `SelectorQuery: only ids and classes can be selected by, not ${selector}`,
    ]);
    expect(pageData()).toMatchObject({ error: 2 });
  },
);

test('however many observers and players an app makes, the end of the app has one listener for all', async () => {
  // Node warns of more than ten, as of a leak.
  const listen = jest.spyOn(AbortSignal.prototype, 'addEventListener');
  const { settle } = startPage({
    js: `{ onReady() {
      for (let n = 0; n < 20; n += 1) {
        my.createIntersectionObserver().disconnect();
        this.createMediaQueryObserver().disconnect();
        my.createInnerAudioContext().destroy();
      }
    } }`,
  });
  await settle();
  expect(listen.mock.calls.length).toBeLessThan(10);
});

test('a parameter that the platform does not know is an error', async () => {
  const { screen, person, takeErrors } = startPage({
    js: `{ call() { my.showActionSheet({ items: ['甲'], colour: 'red' }).catch(() => undefined); } }`,
    axml: '<button onTap="call">调用</button>',
  });
  await person.click(screen.getByRole('button'));
  expect(takeErrors()).toEqual([
    'pages/home/home.js:1: my.showActionSheet: parameter colour is not known',
  ]);
});

test('setNavigationBar changes the bar of this page; white text on a dark bar', async () => {
  const { screen, person, root } = startPage({
    js: `{ set() { my.setNavigationBar({ title: '新标题', backgroundColor: '#102030' }); } }`,
    axml: '<button onTap="set">改</button>',
    json: { defaultTitle: '旧标题', titleBarColor: '#ffffff' },
  });
  expect(screen.getByRole('heading', { name: '旧标题' })).toBeVisible();
  await person.click(screen.getByRole('button', { name: '改' }));
  expect(await screen.findByRole('heading', { name: '新标题' })).toBeVisible();
  expect(root.querySelector('.sim-bar-dark')).not.toBeNull();
});
