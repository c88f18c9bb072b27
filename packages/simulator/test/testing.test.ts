import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cleanup, renderComponent, renderPage } from 'alipay-mini-simulator/testing';
import { appFiles } from './phone';

const page = (js: string, axml = '<text>{{said}}</text>') =>
  appFiles({ 'pages/home/home': { js, axml } });

test('renderPage() hands the query to the page and finds what is on the screen', () => {
  const app = page(`{ data: { said: '' }, onLoad({ name }) { this.setData({ said: name }) } }`);
  const view = renderPage('pages/home/home', { app, query: { name: '小芝' } });
  expect(view.getByText('小芝')).toBe(view.container.firstElementChild);
  expect(view.page.data).toEqual({ said: '小芝' });
});

test.each<[string, unknown, string]>([
  ['an object', { code: '42' }, 'success {"code":"42"}'],
  ['a function', ({ type }: { type: string }) => ({ code: type }), 'success {"code":"qr"}'],
  ['a promise', () => Promise.resolve({ code: 'later' }), 'success {"code":"later"}'],
  [
    'an error',
    { error: 10, errorMessage: '用户取消' },
    'fail {"error":10,"errorMessage":"用户取消"}',
  ],
])(
  'renderPage() answers an API that the simulator lacks with %s',
  async (_name, scan, expected) => {
    const app = page(`{
    onLoad() {
      const say = (name) => (result) => this.setData({ said: name + ' ' + JSON.stringify(result) });
      my.scan({ type: 'qr', success: say('success'), fail: say('fail') });
    },
  }`);
    const view = renderPage('pages/home/home', { app, my: { scan } });
    expect(await view.findByText(expected)).toBeTruthy();
  },
);

test('renderPage() uses what has no callbacks as it is', () => {
  const app = page(`{ onLoad() {
    this.setData({ said: my.getSystemInfoSync().platform + my.createThing(1) });
  } }`);
  const view = renderPage('pages/home/home', {
    app,
    my: { getSystemInfoSync: { platform: 'Harmony' }, createThing: (n: number) => n + 1 },
  });
  expect(view.getByText('Harmony2')).toBeTruthy();
});

test.each<[string, object, string]>([
  ['an option', { querry: {} }, 'there is no option querry; there are query, my, '],
  ['a mode', { mode: 'loose' }, 'mode: one of "strict", "lenient", not "loose"'],
  ['a network', { network: 'off' }, 'network: one of "good", "slow", "offline", not "off"'],
  ['an answer of the sheet', { authorization: true }, '"devtools-refuse", not true'],
  ['a code', { closeCode: 11 }, 'closeCode: one of 3, 10, not 11'],
  ['a query', { query: 'id=1' }, 'query: texts by name are needed, not "id=1"'],
  ['a query', { query: { id: 1 } }, 'query: id: a text is needed, as in an address, not 1'],
  [
    'a reply',
    { replies: { 'GET https://a.example/b': [1] } },
    'replies: "GET https://a.example/b": { status, headers, body }, each if needed',
  ],
  [
    'a reply',
    { replies: { 'GET https://a.example/b': { statusCode: 500 } } },
    'is needed, not {"statusCode":500}',
  ],
  [
    'a reply',
    { replies: { 'https://a.example/b': {} } },
    'replies: "https://a.example/b": a method',
  ],
  ['a reply with a query', { replies: { 'GET https://a.example/b?c=1': {} } }, 'without its query'],
])('renderPage() refuses %s that there is not', (_what, options, message) => {
  expect(() => renderPage('pages/home/home', { app: page('{}'), ...options })).toThrow(message);
});

test('renderPage() and renderComponent() say what there is in place of what there is not', () => {
  const app = { ...page('{}'), 'parts/a/a.json': '{ "component": true }' };
  expect(() => renderPage('pages/hme/hme', { app })).toThrow(
    'there is no page pages/hme/hme; app.json lists pages/home/home',
  );
  expect(() => renderComponent('parts/b/b', { app })).toThrow(
    'there is no component parts/b/b; there are parts/a/a',
  );
});

test('renderPage() says where a query belongs', () => {
  expect(() => renderPage('pages/home/home?id=1', { app: page('{}') })).toThrow(
    "pages/home/home?id=1: the query is an option, as in { query: { id: '1' } }",
  );
});

test('what the app has stored is given, and read back; a storage of its own outlives the view', async () => {
  const app = page(`{
    data: { said: '' },
    onLoad() {
      const { data } = my.getStorageSync({ key: 'address' });
      this.setData({ said: data ? data.name : '没有' });
      my.setStorageSync({ key: 'seen', data: true });
    },
  }`);
  const seeded = renderPage('pages/home/home', { app, storage: { address: { name: '小红' } } });
  expect(await seeded.findByText('小红')).toBeTruthy();
  expect(seeded.stored).toEqual({ address: { name: '小红' }, seen: true });

  const { storage } = renderPage('pages/home/home', { app }).phone;
  expect(renderPage('pages/home/home', { app, storage }).stored).toEqual({ seen: true });
});

test('a query that waits in vain shows the page once, as one that does not wait', async () => {
  const view = renderPage('pages/home/home', { app: page(`{ data: { said: '小芝' } }`) });
  const text = /^Unable to find an element((?!小芝)[^])*小芝((?!小芝)[^])*$/;
  const message = expect.stringMatching(text) as string;
  const once = expect.objectContaining({ name: 'TestingLibraryElementError', message }) as Error;

  expect(() => view.getByText('小信')).toThrow(once);
  await expect(view.findByText('小信', {}, { timeout: 1 })).rejects.toEqual(once);
});

test('a request without a planned reply fails the test', async () => {
  const app = page(
    `{ onLoad() { my.request({ url: 'https://api.example.com/a?b=1', fail() {} }); } }`,
  );
  const view = renderPage('pages/home/home', { app });
  await view.settle();
  expect(cleanup).toThrow('no reply is planned for GET https://api.example.com/a');
});

test.each<[what: string, reply: () => unknown, message: RegExp]>([
  ['throws', () => expect('a').toBe('b'), /Expected.*"b"/s],
  ['rejects', () => Promise.reject(new Error('spilt milk')), /^spilt milk$/],
  ['returns nothing', () => undefined, /^the reply for GET .*\/a is undefined, not \{ status, /],
])('a reply whose function %s fails the test', async (_, reply, message) => {
  const app = page(`{ onLoad() { my.request({ url: 'https://api.example.com/a', fail() {} }); } }`);
  const replies = { 'GET https://api.example.com/a': reply as () => object };
  const view = renderPage('pages/home/home', { app, replies });
  await view.settle();
  expect(cleanup).toThrow(message);
});

test('an error of the app fails the test, unless the test has taken it', () => {
  const app = page(`{ onShow() { throw new Error('spilt milk'); } }`);
  renderPage('pages/home/home', { app });
  expect(cleanup).toThrow('spilt milk');
  const view = renderPage('pages/home/home', { app });
  expect(view.takeErrors().map(({ message }) => message)).toEqual(['spilt milk']);
  expect(cleanup).not.toThrow();
});

test('of a page that is none, since its definition throws, the view says why', () => {
  const app = page(`{ data() { throw new Error('spilt milk'); } }`);
  const view = renderPage('pages/home/home', { app, mode: 'lenient' });
  expect(view.takeErrors()).toHaveLength(1);
  expect(() => view.container).toThrow('no page is open: spilt milk');
});

test('cleanup() takes the phone off the document', () => {
  renderPage('pages/home/home', { app: page('{}') });
  cleanup();
  expect(document.body.childElementCount).toBe(0);
});

test('a rejection that the app does not handle reaches App.onUnhandledRejection', async () => {
  const heard = jest.fn();
  const app = {
    ...page(`{ onLoad() { setTimeout(() => { Promise.reject(new Error('left alone')); }); } }`),
    'app.js': `App({ onUnhandledRejection: ({ reason }) => heard(reason.message) });`,
  };
  const view = renderPage('pages/home/home', { app, globals: { heard } });
  await view.settle();
  await view.settle();
  expect(heard.mock.calls).toEqual([['left alone']]);
  expect(view.takeErrors().map(({ message }) => message)).toEqual(['left alone']);
});

test('fake timers hold up neither setData nor the promises of my', async () => {
  jest.useFakeTimers();
  const app = page(`{
    async onLoad() {
      await my.setStorage({ key: 'name', data: '小芝' });
      this.setData({ said: (await my.getStorage({ key: 'name' })).data });
      setTimeout(() => this.setData({ said: 'a minute later' }), 60_000);
    },
  }`);
  const view = renderPage('pages/home/home', { app });
  await view.settle();
  expect(view.getByText('小芝')).toBeTruthy();
  jest.advanceTimersByTime(60_000);
  await view.settle();
  expect(view.getByText('a minute later')).toBeTruthy();
  jest.useRealTimers();
});

const card = {
  'components/card/card': {
    axml: '<view><text>{{title}}</text><button onTap="tap">go</button><slot>empty</slot></view>',
    js: `{ props: { title: 'none', onGo() {} }, methods: { tap() { this.props.onGo(this.props.title); } } }`,
  },
};

test('renderComponent() gives props, handlers and slots, and can change them', async () => {
  const app = appFiles({ 'pages/home/home': {} }, card);
  const onGo = jest.fn();
  const view = renderComponent('components/card/card', {
    app,
    props: { title: 'one', onGo },
    children: '<text>inside</text>',
  });
  expect(view.getByText('inside')).toBeTruthy();
  await view.setProps({ title: 'two' });
  await view.person.click(view.getByRole('button', { name: 'go' }));
  expect(onGo.mock.calls).toEqual([['two']]);
  const next = jest.fn();
  await view.setProps({ onGo: next });
  await view.person.click(view.getByRole('button', { name: 'go' }));
  expect(next.mock.calls).toEqual([['two']]);
  expect(view.instance.props).toMatchObject({ title: 'two' });
});

test('renderComponent() gives props of any name, as a tag writes them or as words of JavaScript', async () => {
  const app = {
    'app.json': '{"pages":[]}',
    'c/c.json': '{"component":true}',
    'c/c.axml': '<view>{{showIcon}}</view>',
    'c/c.js': 'Component({ props: { showIcon: false } });',
  };
  const props = { 'show-icon': 'yes', class: 'wide', default: 1 };
  const view = renderComponent('c/c', { app, props });
  expect(view.instance.props).toEqual({
    showIcon: 'yes',
    class: 'wide',
    className: 'wide',
    default: 1,
  });
  await view.setProps({ 'show-icon': 'no', class: 'narrow' });
  expect(view.instance.props).toMatchObject({ showIcon: 'no', class: 'narrow' });
});

test('renderComponent() without props shows the defaults', () => {
  const view = renderComponent('components/card/card', {
    app: appFiles({ 'pages/home/home': {} }, card),
  });
  expect(view.container.textContent).toBe('nonegoempty');
});

test('renderComponent() refuses a function that no page could pass', () => {
  const app = appFiles({ 'pages/home/home': {} }, card);
  expect(() =>
    renderComponent('components/card/card', { app, props: { format: () => '' } }),
  ).toThrow('format: a page can pass functions under names such as onChange alone');
});

describe('a style of the app that cannot be compiled', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'app-under-test-'));
    const files = {
      ...page(`{ data: { said: '到了' } }`),
      'pages/home/home.scss': '@import "not-there";',
      'parts/a/a.json': '{ "component": true }',
      'parts/a/a.js': 'Component({});',
      'parts/a/a.axml': '<text>部件</text>',
    };
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const SCSS: unknown = expect.objectContaining({ thing: 'SCSS', file: 'pages/home/home.scss' });

  test('fails the test', () => {
    const message = "pages/home/home.scss:1: SCSS: Can't find stylesheet to import.";
    expect(() => renderPage('pages/home/home', { app: folder })).toThrow(message);
    expect(() => renderComponent('parts/a/a', { app: folder })).toThrow(message);
  });

  test('in lenient mode is listed, and the app goes on without it', () => {
    const options = { app: folder, mode: 'lenient' } as const;
    const view = renderPage('pages/home/home', options);
    expect(view.getByText('到了')).toBeTruthy();
    expect(view.problems).toContainEqual(SCSS);
    const part = renderComponent('parts/a/a', options);
    expect(part.getByText('部件')).toBeTruthy();
    expect(part.problems).toContainEqual(SCSS);
  });
});
