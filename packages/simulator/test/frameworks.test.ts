import { recordedCalls } from '../src';
import { appFiles, recordLines, start, startPage } from './phone';

/* What Taro, uni-app and Remax make of an app, in the smallest form that shows what they rely on. */

describe('what scripts find', () => {
  test('Taro: each app has a navigator of its own, whose userAgent it reads and defines anew', () => {
    const take = recordLines();
    const files = appFiles(
      { 'pages/a/a': {} },
      {},
      {
        'app.js': `const { userAgent } = navigator;
          console.info(/AliApp\\(AP\\/[\\d.]+\\) AlipayClient/.test(userAgent) + ' ' + (navigator.swuserAgent === userAgent) + ' ' + navigator.language);
          Object.defineProperty(navigator, 'userAgent', { configurable: true, get: () => '自己的' });
          console.info(require('./lib').agent);
          App({});`,
        'lib.js': 'exports.agent = navigator.userAgent;',
      },
    );
    start(files);
    start(files, { system: { platform: 'Android', language: 'en' } });
    expect(take()).toEqual(['true true zh-Hans', '自己的', 'true true en', '自己的']);
    expect(navigator.userAgent).toMatch(/jsdom/);
  });

  test('uni-app: a script that puts its own Component, Page or my in place of the platform’s does so for those that follow', () => {
    const files = appFiles(
      {
        'pages/a/a': {
          axml: '<part/>{{from}}',
          js: '{}',
          json: { usingComponents: { part: '/parts/part' } },
        },
      },
      { 'parts/part': { axml: '{{added}}' } },
    );
    const wrapping = `const MyPage = Page, MyComponent = Component;
      Component = function (options) { options.data = { added: '组件' }; return MyComponent(options); };
      Page = (options) => MyPage({ ...options, data: { from: my.name } });
      my = { ...my, name: '页面' };`;
    const wrapped = start({
      ...files,
      'app.js': `require('./vendor'); App({});`,
      'vendor.js': wrapping,
    });
    expect(wrapped.root).toHaveTextContent('组件页面');
    // Another app on the same machine has the platform's.
    expect(start(files).root).not.toHaveTextContent('组件');
  });
});

test('uni-app: a function in data reaches the props of a component, and nothing else that is shown', async () => {
  const { screen, person, pageData } = startPage(
    {
      js: `{ data: { list: [{ get: () => '甲' }] }, onLoad() { this.setData({ get: () => '乙' }); },
         linked(child) { this.child = child; }, ask() { this.setData({ heard: this.child.props.uR() + this.child.props.first() }); } }`,
      axml: `<child ref="linked" u-r="{{get}}" first="{{list[0].get}}"/>
         <button onTap="ask">问</button><text class="{{get}}">{{get}}|{{heard}}</text><view a:if="{{get}}" onTap="{{get}}">看不见</view>`,
    },
    {
      'parts/child': {
        axml: '<text>孩子{{uR}}</text>',
        js: '{ props: { uR: null, first: null } }',
      },
    },
  );
  expect(screen.getByRole('region', { name: '页面' })).toHaveTextContent('孩子问|');
  expect(screen.queryByText('看不见')).toBeNull();
  expect(pageData()).toEqual({ list: [{}], get: undefined });
  await person.click(screen.getByRole('button', { name: '问' }));
  expect(screen.getByText('|乙甲')).toHaveAttribute('class', 'a-text');
});

describe('SelectorQuery', () => {
  test('uni-app: actions lists what is asked for until the callback, and its entries may be marked', async () => {
    const { settle, pageData } = startPage({
      axml: '<view id="a"/><view id="b"/>',
      js: `{ onReady() {
        const query = my.createSelectorQuery();
        const mark = (callback) => { query.actions[query.actions.length - 1].mine = callback; };
        const heard = [];
        query.select('#a').fields({ id: true }); mark((r) => heard.push(r.id));
        query.select('#b').scrollOffset(); mark((r) => heard.push(r.scrollTop));
        query.exec((results) => { query.actions.forEach((action, index) => action.mine(results[index])); this.setData({ heard });
          query.select('#b').boundingClientRect(); this.setData({ next: query.actions.length }); });
      } }`,
    });
    await settle();
    expect(pageData()).toEqual({ heard: ['a', 0], next: 1 });
  });

  test('uni-app: in() takes an instance of Vue’s for the component whose $id it bears, and one without for the page', async () => {
    const { settle, pageData } = startPage(
      {
        axml: '<view class="x" id="page"/><child onFound="found"/>',
        js: `{ found(inChild) { my.createSelectorQuery().in({ $scope: this }).selectAll('.x').fields({ id: true }).exec(([all]) =>
          this.setData({ inChild, all: all.map((one) => one.id) })); } }`,
      },
      {
        'parts/child': {
          axml: '<view class="x" id="child"/>',
          js: `{ didMount() { my.createSelectorQuery().in({ $id: this.$id }).selectAll('.x').fields({ id: true }).exec(([own]) =>
            this.props.onFound(own.map((one) => one.id))); } }`,
        },
      },
    );
    await settle();
    expect(pageData()).toEqual({ inChild: ['child'], all: ['page', 'child'] });
  });
});

describe('Taro: a page that listens to its opener only once React has drawn it', () => {
  function open(js: string) {
    return start(
      appFiles({
        'pages/a/a': {
          axml: '<button onTap="go">去</button>',
          js: `{ go() { my.navigateTo({ url: '/pages/b/b', success: ({ eventChannel }) => eventChannel.emit('hello', '你好', 1) }); } }`,
        },
        'pages/b/b': { axml: '{{heard}}<button onTap="listen">听</button>', js },
      }),
    );
  }
  const LISTEN = `this.getOpenerEventChannel().on('hello', (text, n) => this.setData({ heard: (this.data.heard || '') + text + n }))`;

  test('hears what was emitted in success, once', async () => {
    // However long the page takes to come up here, on its device it listens in time.
    jest.spyOn(Date, 'now').mockReturnValue(Date.now());
    const { screen, person } = open(
      `{ onLoad() { setTimeout(() => ${LISTEN}); }, listen() { ${LISTEN}; } }`,
    );
    await person.click(screen.getByRole('button', { name: '去' }));
    expect(await screen.findByText('你好1')).toBeVisible();
    await person.click(screen.getByRole('button', { name: '听' }));
    expect(screen.getByText('你好1')).toBeVisible();
  });

  test('has missed it if it listens much later', async () => {
    const { screen, person } = open(`{ listen() { ${LISTEN}; } }`);
    await person.click(screen.getByRole('button', { name: '去' }));
    const now = Date.now();
    jest.spyOn(Date, 'now').mockReturnValue(now + 2000);
    await person.click(await screen.findByRole('button', { name: '听' }));
    expect(screen.queryByText('你好1')).toBeNull();
  });
});

test('Taro: createCanvasContext in useReady draws on a canvas that setData brings by a timer (createCanvasContext of its API pages)', async () => {
  const { root, settle, pageData } = startPage({
    axml: '<canvas a:if="{{shown}}" id="late" width="30" height="20"/>',
    js: `{ onLoad() { setTimeout(() => this.setData({ shown: true })); },
      onReady() { const context = my.createCanvasContext('late'); context.fillRect(0, 0, 5, 5); context.draw();
        my.createCanvasContext('none').draw(false, () => this.setData({ over: true })); } }`,
  });
  for (let turn = 0; turn < 3; turn += 1) await settle();
  const [canvas] = root.querySelectorAll('canvas');
  expect(canvas && recordedCalls(canvas)).toEqual([
    { method: 'clearRect', args: [0, 0, 30, 20] },
    { method: 'fillRect', args: [0, 0, 5, 5] },
  ]);
  expect(pageData()).toMatchObject({ over: true });
});

/** A page that draws any tree: one template for each kind of node, chosen by name, all of them events of one handler. */
test('Taro: a tree in data is drawn by templates of an imported file, and one handler hears of all events by id', async () => {
  const { screen, person } = start(
    appFiles(
      {
        'pages/a/a': {
          axml: '<import src="../../base.axml"/><template is="taro_tmpl" data="{{root:root}}"/>',
          js: `{ data: { root: { cn: [] } },
            onLoad() { this.setData({ 'root.cn.[0]': { nn: '1', sid: 'v', cl: '', cn: [{ nn: '2', sid: 't', v: '零' }, { nn: '3', sid: 'i', p0: '' }] } }); },
            eh(e) { const { sid } = e.currentTarget.dataset;
              if (e.type === 'input') this.setData({ 'root.cn.[0].cn.[0].v': e.detail.value, 'root.cn.[0].cn.[1].p0': e.detail.value });
              else this.setData({ 'root.cn.[0].cn.[0].v': e.type + sid + e.currentTarget.id }); } }`,
        },
      },
      {},
      {
        'base.axml': `<import-sjs name="xs" from="./utils.sjs"/>
          <template name="taro_tmpl"><block a:for="{{root.cn}}" a:key="sid"><template is="{{xs.a(0, item.nn)}}" data="{{i:item}}"/></block></template>
          <template name="tmpl_0_1"><view hover-class="{{xs.b(i.p1,'none')}}" class="{{i.cl}}" onTap="eh" id="{{i.uid||i.sid}}" data-sid="{{i.sid}}"><block a:for="{{i.cn}}" a:key="sid"><template is="{{xs.a(0, item.nn)}}" data="{{i:item}}"/></block></view></template>
          <template name="tmpl_0_2"><block>{{i.v}}</block></template>
          <template name="tmpl_0_3"><input value="{{i.p0}}" placeholder="字" onInput="eh" id="{{i.uid||i.sid}}" data-sid="{{i.sid}}"/></template>`,
        'utils.sjs': `export default { a: function (l, n) { return 'tmpl_' + l + '_' + n }, b: function (a, b) { return a === undefined ? b : a } }`,
      },
    ),
  );
  await person.click(screen.getByText('零'));
  expect(await screen.findByText('tapvv')).toBeVisible();
  await person.type(screen.getByPlaceholderText('字'), 'ab');
  expect(screen.getByPlaceholderText('字')).toHaveValue('ab');
  expect(screen.getByText('ab')).toBeVisible();
});

describe('Taro 1: async functions run by a regeneratorRuntime that Alipay’s build brings (NervJS/taro#931)', () => {
  // async go() { let n = 0; try { while (n < 2) n = await add(n); await fail(); } catch (e) { this.say(e.message + n) } finally { … } }
  const js = `{ data: { heard: '' }, onLoad() { const page = this; const add = (n) => Promise.resolve(n + 1);
    const say = (text) => page.setData({ heard: page.data.heard + text });
    regeneratorRuntime.async(function (c) { for (;;) switch (c.prev = c.next) {
      case 0: page.n = 0; c.prev = 1;
      case 2: if (!(page.n < 2)) { c.next = 8; break; } c.next = 5; return regeneratorRuntime.awrap(add(page.n));
      case 5: page.n = c.sent; c.next = 2; break;
      case 8: c.next = 10; return regeneratorRuntime.awrap(Promise.reject(new Error('坏')));
      case 10: c.next = 15; break;
      case 12: c.prev = 12; c.t0 = c['catch'](1); say(c.t0.message + page.n);
      case 15: c.prev = 15; say('终'); return c.finish(15);
      case 18: return c.abrupt('return', page.steps());
      case 19: case 'end': return c.stop();
    } }, null, this, [[1, 12, 15, 18]]).then(say); },
    steps() { const marked = regeneratorRuntime.mark(function some() { return regeneratorRuntime.wrap(function some$(c) { for (;;) switch (c.prev = c.next) {
      case 0: return c.delegateYield([1, 2], 't0', 1);
      case 1: case 'end': return c.stop();
    } }, some, this); });
      return Array.from(marked()).join(); } }`;
  const files = appFiles({ 'pages/a/a': { axml: '<text>{{heard}}</text>', js } });

  test('work, and are a problem of the app', async () => {
    const { screen, simulator } = start(files, { mode: 'lenient' });
    expect(await screen.findByText('坏2终1,2')).toBeVisible();
    expect(simulator.problems.map(({ kind, file, thing }) => [kind, file, thing])).toEqual([
      ['app', 'pages/a/a.js', 'regeneratorRuntime'],
    ]);
  });

  test('have none where the name is assigned to alone, as on a device (dcloudio/uni-app#418)', () => {
    const script = `'use strict'; try { regeneratorRuntime = {}; } catch (e) { throw Error('无') } Page({});`;
    expect(() => start({ ...files, 'pages/a/a.js': script })).toThrow('无');
  });
});

test('what webpack and uni-app build looks for the global object, which is no problem of the app (dcloudio/uni-app#500)', () => {
  const js = `{ data: { math: typeof Function('return this')().Math, made: typeof new Function('return 1')() } }`;
  const files = appFiles({ 'pages/a/a': { axml: '<text>{{math}} {{made}}</text>', js } });
  const { screen, simulator } = start(files, { mode: 'lenient' });
  expect(screen.getByText('undefined object')).toBeVisible();
  expect(simulator.problems.map(({ thing }) => thing)).toEqual(['new Function']);
});

test('Remax: handlers are methods that come and go, lists deep in data are spliced', async () => {
  const home = {
    axml: `<template is="ALL" data="{{root: root}}"/>
      <template name="ALL"><block a:for="{{root.children}}" a:key="{{item.id}}"><template is="ONE_{{item.type}}" data="{{item: item}}"/></block></template>
      <template name="ONE_view"><view onTap="{{item.props['onTap']}}" style="{{item.props['style']}}"><block a:for="{{item.children}}" key="{{item.id}}"><template is="ONE_{{item.type}}" data="{{item: item}}"/></block></view></template>
      <template name="ONE_plain-text"><block>{{item.text}}</block></template>`,
    js: `{ data: { root: { children: [] } },
      onLoad() {
        this['$$METHOD_1_onTap'] = () => this.$batchedUpdates(() => {
          this.$spliceData({ 'root.children.0.children.0.children': [0, 1, { id: 3, type: 'plain-text', text: '后' }] });
          this.setData({ 'root.children.0.children[0].props.style': 'color:red;' });
          delete this['$$METHOD_1_onTap'];
        });
        const inner = { id: 2, type: 'view', props: { onTap: '$$METHOD_1_onTap' }, children: [{ id: 3, type: 'plain-text', text: '前' }] };
        this.$spliceData({ 'root.children': [0, 0, { id: 1, type: 'view', props: {}, children: [inner] }] });
      } }`,
  };
  const files = appFiles({ 'pages/home/home': home });
  const { screen, person, simulator } = start(files, { mode: 'lenient' });
  await person.click(screen.getByText('前'));
  expect(await screen.findByText('后')).toHaveStyle({ color: 'rgb(255, 0, 0)' });
  expect(simulator.problems.map(({ thing }) => thing)).toEqual(['key on <block>']);
});

describe('MorJS: a WXS module of WeChat’s, which stays a CommonJS module', () => {
  const files = appFiles(
    {
      'pages/a/a': {
        axml: `<import-sjs name="whole" from="./whole.sjs"/><import-sjs name="parts" from="./parts.sjs"/>
          <text>{{whole.pad(7)}}{{parts.left([1, 2])}}</text>`,
      },
    },
    {},
    {
      'pages/a/whole.sjs': `module.exports = { pad: function (n) { return '0' + n; } };`,
      'pages/a/parts.sjs': `function left(list) { return '剩' + list.length; }\nmodule.exports.left = left;\nexport default { left };`,
    },
  );

  test('runs as on a device, and is a problem of the app', () => {
    const { screen, simulator } = start(files, { mode: 'lenient' });
    expect(screen.getByText('07剩2')).toBeVisible();
    expect(simulator.problems.map(({ kind, file, thing }) => [kind, file, thing])).toEqual([
      ['app', 'pages/a/whole.sjs', 'module.exports in SJS'],
      ['app', 'pages/a/parts.sjs', 'module.exports in SJS'],
    ]);
  });

  test('is refused in strict mode', () => {
    expect(() => start(files)).toThrow('pages/a/whole.sjs: a SJS module exports by export');
  });
});

test('MorJS: members of WeChat’s that a component keeps leave it a component', async () => {
  const files = appFiles(
    {
      'pages/a/a': {
        axml: '<child start="{{5}}"/>',
        json: { usingComponents: { child: '/parts/child' } },
      },
    },
    {
      'parts/child': {
        axml: '<button onTap="up">计数{{n}}</button>',
        js: `{ options: { lifetimes: my.canIUse('component.lifetimes'), virtualHost: false }, behaviors: [], pageLifetimes: {},
          properties: { start: { type: Number } }, relations: {}, props: { start: 0 },
          lifetimes: { created() { this.properties = { ...this.properties, ...this.props }; }, attached() { this.setData({ n: this.properties.start }); } },
          methods: { up() { this.setData({ n: this.data.n + 1 }); } } }`,
      },
    },
  );
  const { screen, person, simulator } = start(files, { mode: 'lenient' });
  await person.click(screen.getByRole('button', { name: '计数5' }));
  expect(await screen.findByRole('button', { name: '计数6' })).toBeVisible();
  expect(simulator.problems.map(({ kind, thing }) => `${kind} ${thing}`)).toEqual([
    'app Component behaviors',
    'app Component pageLifetimes',
    'app Component properties',
    'app Component relations',
  ]);
});

test('MorJS: created comes after the first deriveDataFromProps, whose observers wait for it', () => {
  const take = recordLines();
  startPage(
    { axml: '<child/>' },
    {
      'parts/child': {
        js: `{ options: { lifetimes: true }, onInit() { console.info('onInit'); }, deriveDataFromProps() { console.info('derive'); },
          lifetimes: { created() { console.info('created'); }, attached() { console.info('attached'); } } }`,
      },
    },
  );
  expect(take()).toEqual(['onInit', 'derive', 'created', 'attached']);
});
