import { appFiles, recordLines, start, startPage } from './phone';

const RECORD = `onLoad(query) { console.info(this.route + ' onLoad ' + JSON.stringify(query)); },
  onShow() { console.info(this.route + ' onShow'); }, onReady() { console.info(this.route + ' onReady'); },
  onHide() { console.info(this.route + ' onHide'); }, onUnload() { console.info(this.route + ' onUnload'); },
  events: { onBack() { console.info(this.route + ' onBack'); } },`;

/** Two pages that write down their lifecycle, with a button for each way to go. */
function startRecorded() {
  const take = recordLines();
  const page = (others: string) => ({
    js: `{ ${RECORD} data: {}, go(event) { const { api, url } = event.target.dataset; my[api]({ url: url || undefined, success: (r) => this.setData({ result: 'success' }), fail: (e) => this.setData({ result: e.error + ': ' + e.errorMessage }) }); } }`,
    axml: others,
  });
  const button = (name: string, api: string, url: string) =>
    `<button data-api="${api}" data-url="${url}" onTap="go">${name}</button>`;
  const world = start(
    appFiles(
      {
        'pages/a/a': page(
          button('前往', 'navigateTo', '/pages/b/b?name=%E4%BD%A0&amp;n=1') +
            button('无处', 'navigateTo', '../none/none') +
            button('标签', 'switchTab', '/pages/b/b') +
            button('乱码', 'navigateTo', '/pages/b/b?n=%E4%'),
        ),
        'pages/b/b': {
          ...page(
            button('再来', 'navigateTo', '../b/b') +
              button('替换', 'redirectTo', '../a/a') +
              button('重开', 'reLaunch', '/pages/a/a') +
              button('后退', 'navigateBack', ''),
          ),
          json: { defaultTitle: '乙页' },
        },
      },
      {},
      {
        'app.js': `App({ onLaunch(options) { console.info('app onLaunch ' + options.path); }, onShow() { console.info('app onShow'); }, onHide() { console.info('app onHide'); } });`,
        'app.json': JSON.stringify({
          pages: ['pages/a/a', 'pages/b/b'],
          window: { defaultTitle: '甲页' },
        }),
      },
    ),
  );
  return {
    ...world,
    take,
    tap: async (name: string) => {
      await world.person.click(world.screen.getByRole('button', { name }));
      await world.settle();
    },
  };
}

test('lifecycle of app and pages, with the query decoded (platform facts §4, §6)', async () => {
  const { take, tap, simulator, screen } = startRecorded();
  expect(take()).toEqual([
    'app onLaunch pages/a/a',
    'app onShow',
    'pages/a/a onLoad {}',
    'pages/a/a onShow',
    'pages/a/a onReady',
  ]);
  expect(screen.getByRole('heading', { name: '甲页' })).toBeVisible();
  expect(screen.queryByRole('button', { name: '返回' })).toBeNull();

  await tap('前往');
  expect(take()).toEqual([
    'pages/a/a onHide',
    'pages/b/b onLoad {"name":"你","n":"1"}',
    'pages/b/b onShow',
    'pages/b/b onReady',
  ]);
  expect(screen.getByRole('heading', { name: '乙页' })).toBeVisible();
  expect(simulator.pages.map(({ route }) => route)).toEqual(['pages/a/a', 'pages/b/b']);

  await tap('返回');
  expect(take()).toEqual(['pages/b/b onBack', 'pages/b/b onUnload', 'pages/a/a onShow']);
  expect(screen.getByRole('heading', { name: '甲页' })).toBeVisible();

  simulator.hide();
  simulator.hide();
  simulator.show();
  expect(take()).toEqual(['pages/a/a onHide', 'app onHide', 'app onShow', 'pages/a/a onShow']);
});

test('redirectTo, reLaunch and navigateBack', async () => {
  const { take, tap, simulator } = startRecorded();
  const routes = () => simulator.pages.map(({ route }) => route.slice(-1)).join('');
  await tap('前往');
  take();
  await tap('替换');
  expect(routes()).toBe('aa');
  expect(take().slice(0, 2)).toEqual(['pages/b/b onUnload', 'pages/a/a onLoad {}']);
  await tap('前往');
  await tap('再来');
  expect(routes()).toBe('aabb');
  await tap('后退');
  expect(routes()).toBe('aab');
  await tap('重开');
  expect(routes()).toBe('a');
});

test('what cannot be navigated fails with the platform’s messages', async () => {
  const { tap, pageData, simulator } = startRecorded();
  await tap('无处');
  expect(pageData()).toEqual({
    result: '1: ../none/none resolved to pages/none/none is not found',
  });
  await tap('标签');
  expect(pageData()).toEqual({
    result: '1: /pages/b/b resolved to pages/b/b is not tab,  which is not valid',
  });
  await tap('乱码');
  expect(pageData()).toMatchObject({
    result: expect.stringContaining('not well encoded') as string,
  });
  await tap('前往');
  await tap('重开');
  simulator.back();
  expect(simulator.pages).toHaveLength(1);
});

test('插件使用.md: a page of a plugin that is not there is told as that, not as a query', async () => {
  const js = `{ onLoad() { my.navigateTo({ url: 'dynamic-plugin://2019235609092837/hello' }); } }`;
  const { takeErrors, settle } = startPage({ js });
  await settle();
  expect(takeErrors()).toEqual([
    expect.stringContaining("/hello: its plugin is not among the app's files"),
  ]);
});

test('ten pages are the limit', async () => {
  const { tap, simulator, pageData } = startRecorded();
  await tap('前往');
  for (let depth = 3; depth <= 12; depth += 1) await tap('再来');
  expect(simulator.pages).toHaveLength(10);
  expect(pageData()).toMatchObject({ result: '1: depth can not be more than 10' });
});

test('a new page takes the focus, but not from outside the phone', async () => {
  const { tap, screen, simulator } = startRecorded();
  await tap('前往');
  expect(screen.getByRole('region', { name: '乙页' })).toHaveFocus();
  const outside = document.body.appendChild(document.createElement('input'));
  outside.focus();
  simulator.back();
  expect(outside).toHaveFocus();
});

test('open() puts a page on top from outside', () => {
  const { simulator } = startRecorded();
  simulator.open({ path: '/pages/b/b', query: { n: '2' } });
  expect(simulator.pages.at(-1)).toMatchObject({ route: 'pages/b/b', query: { n: '2' } });
  expect(() => simulator.open({ path: 'pages/none' })).toThrow('there is no page pages/none');
});

test('a page keeps its state while it is covered, and is out of sight', async () => {
  const { tap, screen, person } = startRecorded();
  await tap('前往');
  expect(screen.queryByRole('button', { name: '前往' })).toBeNull();
  await person.click(screen.getByRole('button', { name: '返回' }));
  expect(screen.getByRole('button', { name: '前往' })).toBeVisible();
});

describe('data (platform facts §6)', () => {
  test('setData is synchronous for this.data, asynchronous for the screen; its callback comes after', async () => {
    const { screen, settle } = startPage({
      js: `{ data: { n: 0, lines: '' }, onReady() { this.setData({ n: 1 }, () => { this.setData({ lines: 'callback ' + this.data.n }); }); this.now = this.data.n; this.setData({ 'a.b[1].c': this.now }); } }`,
      axml: '<text>n{{n}}</text><text>{{lines}}</text><text>c{{a.b[1].c}}</text>',
    });
    expect(screen.getByText('n0')).toBeVisible();
    await settle();
    expect(screen.getByText('n1')).toBeVisible();
    expect(screen.getByText('callback 1')).toBeVisible();
    expect(screen.getByText('c1')).toBeVisible();
  });

  test('the view has a copy: changing this.data in place shows nothing until setData', async () => {
    const { screen, person, settle } = startPage({
      js: `{ data() { return { list: [1] }; }, cheat() { this.data.list.push(2); this.setData({ other: 1 }); }, properly() { this.setData({ list: this.data.list }); } }`,
      axml: '<text>共{{list.length}}</text><button onTap="cheat">偷偷</button><button onTap="properly">正经</button>',
    });
    await person.click(screen.getByRole('button', { name: '偷偷' }));
    await settle();
    expect(screen.getByText('共1')).toBeVisible();
    await person.click(screen.getByRole('button', { name: '正经' }));
    expect(await screen.findByText('共2')).toBeVisible();
  });

  test('$spliceData', async () => {
    const { screen, person } = startPage({
      js: `{ data: { a: { list: [1, 2, 3] } }, cut() { this.$spliceData({ 'a.list': [1, 1, 8, 9] }); } }`,
      axml: '<text a:for="{{a.list}}">{{item}}</text><button onTap="cut">剪</button>',
    });
    await person.click(screen.getByRole('button'));
    expect(screen.getByRole('region').textContent).toContain('1893');
  });

  test('after onUnload setData has no effect', async () => {
    const { screen, person, settle, takeErrors } = start(
      appFiles({
        'pages/a/a': {
          axml: '<button onTap="go">去</button>',
          js: `{ go() { my.navigateTo({ url: '../b/b' }); } }`,
        },
        'pages/b/b': {
          axml: '<text>{{n}}</text>',
          js: `{ onUnload() { setTimeout(() => { this.setData({ n: 1 }, () => { throw new Error('called back'); }); }); } }`,
        },
      }),
    );
    await person.click(screen.getByRole('button', { name: '去' }));
    await person.click(await screen.findByRole('button', { name: '返回' }));
    await settle();
    await settle();
    expect(takeErrors()).toEqual([]);
  });

  test('a page that keeps changing itself is stopped', async () => {
    const { takeErrors, settle } = startPage({
      js: `{ data: { n: 0 }, onReady() { this.again(); }, again() { this.setData({ n: this.data.n + 1 }, this.again); } }`,
    });
    await settle();
    expect(takeErrors()).toEqual(['setData keeps causing itself: more than 100 updates at once']);
  });

  test('a page and a component that keep changing each other are stopped', async () => {
    const { takeErrors, settle } = startPage(
      {
        axml: '<part n="{{n}}" onChange="more"/>',
        js: '{ data: { n: 0 }, more() { if (this.data.n < 3000) this.setData({ n: this.data.n + 1 }); } }',
      },
      { 'c/part': { js: '{ deriveDataFromProps() { this.props.onChange(); } }' } },
    );
    await settle();
    expect(takeErrors()).toEqual(['setData keeps causing itself: more than 100 updates at once']);
  });

  test('many components that change their page once each are no circle', async () => {
    const { settle, pageData } = startPage(
      {
        axml: '<part a:for="{{list}}" onChange="more"/>',
        js: '{ data: { n: 0, list: 200 }, more() { this.setData({ n: this.data.n + 1 }); } }',
      },
      {
        'c/part': {
          js: `{
            data: { own: 0 },
            didMount() { this.setData({ own: 1 }); },
            deriveDataFromProps() { if (this.data.own === 1) this.props.onChange(); },
          }`,
        },
      },
    );
    await settle();
    expect(pageData()).toMatchObject({ n: 200 });
  });
});

test('an EventChannel links a page with its opener', async () => {
  const { screen, person } = start(
    appFiles({
      'pages/a/a': {
        axml: '<button onTap="go">去</button><text>{{answer}}</text>',
        js: `{ go() { my.navigateTo({ url: '../b/b', events: { answer: (text) => this.setData({ answer: text }) }, success: (res) => res.eventChannel.emit('question', '吃了吗') }); } }`,
      },
      'pages/b/b': {
        axml: '<text>{{question}}</text>',
        js: `{ onLoad() { const channel = this.getOpenerEventChannel(); channel.on('question', (text) => { this.setData({ question: text }); channel.emit('answer', '吃了'); }); } }`,
      },
    }),
  );
  await person.click(screen.getByRole('button', { name: '去' }));
  expect(await screen.findByText('吃了吗')).toBeVisible();
  await person.click(screen.getByRole('button', { name: '返回' }));
  expect(await screen.findByText('吃了')).toBeVisible();
});

test('an error in onLoad is reported to the app too, and the page stands', async () => {
  const { takeErrors, screen, settle } = start(
    appFiles(
      {
        'pages/a/a': { axml: '<text>页面</text>', js: `{ onLoad() { throw new Error('bad'); } }` },
      },
      {},
      {
        'app.js': `App({ onError(message, stack) { this.seen = message; getCurrentPages(); } , onLaunch() { my.onError((message) => { this.listened = message; }); } });`,
      },
    ),
  );
  await settle();
  expect(takeErrors()).toEqual(['bad']);
  expect(screen.getByText('页面')).toBeVisible();
});
