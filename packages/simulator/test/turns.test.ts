import { appFiles, start, startPage } from './phone';

afterEach(() => void jest.useRealTimers());

/** On a device an answer is an event like any other. */
const CIRCLES = {
  'a page that leads to another, and that one back': {
    'a/a': { js: `{ onLoad() { my.redirectTo({ url: '/b/b' }); } }`, axml: '<text>甲</text>' },
    'b/b': { js: `{ onLoad() { my.redirectTo({ url: '/a/a' }); } }`, axml: '<text>乙</text>' },
  },
  'an API that is called anew in each callback': {
    'a/a': {
      js: `{ onLoad() { const ask = () => my.getStorage({ key: 'k', complete: ask }); ask(); } }`,
      axml: '<text>甲</text>',
    },
  },
  'an API whose promise is awaited without an end': {
    'a/a': {
      js: `{ async onLoad() { for (;;) await my.getNetworkType(); } }`,
      axml: '<text>甲</text>',
    },
  },
};

test.each(Object.entries(CIRCLES))(
  '%s lets timers and other code have their turn',
  async (_what, pages) => {
    const { simulator, settle, root } = start(appFiles(pages));
    await settle();
    await settle();
    expect(root).toHaveTextContent(/甲|乙/);
    simulator.terminate();
  },
);

// 每次组件数据变更的时候都会调用 (didUpdate in mini/framework/自定义组件/生命周期.md of AlipayDocs/open-docs)
test('a component that asks for its size in each didUpdate, and stores it, lets timers and other code have their turn', async () => {
  const part = {
    axml: '<view class="part">甲{{height}}</view>',
    js: `{
      didMount() { this.measure(); },
      didUpdate() { this.measure(); },
      methods: {
        measure() {
          const query = my.createSelectorQuery().select('.part').boundingClientRect();
          query.exec(([rect]) => this.setData({ height: rect.height }));
        },
      },
    }`,
  };
  const { simulator, settle, root } = startPage(
    { axml: '<part />', json: { usingComponents: { part: '/part' } } },
    { part },
  );
  await settle();
  await settle();
  expect(root).toHaveTextContent('甲0');
  simulator.terminate();
});

test('setData in a circle goes on once a frame, however often other code sets data', async () => {
  const js = `{
    data: { round: 0 },
    onLoad() {
      const again = () => this.setData({ round: this.data.round + 1 }, again);
      again();
      for (let i = 0; i < 20; i += 1) setTimeout(() => this.setData({ i }), 0);
    },
  }`;
  jest.useFakeTimers();
  const files = appFiles({ 'a/a': { js, axml: '<text>{{i}}:{{round}}</text>' } });
  const { pageData, simulator } = start(files, { mode: 'lenient' });
  await jest.advanceTimersByTimeAsync(0);
  expect(pageData()).toEqual({ i: 19, round: 101 });
  await jest.advanceTimersByTimeAsync(16);
  expect(pageData()).toEqual({ i: 19, round: 201 });
  simulator.terminate();
});

test('many calls at once are all answered, in their order', async () => {
  const js = `{
    onLoad() {
      const heard = [];
      for (let i = 0; i < 2500; i += 1) {
        my.getStorage({ key: 'k', success: () => heard.push(i) });
      }
      my.getStorage({ key: 'k', success: () => {
        this.setData({ heard: heard.length, inOrder: heard.every((n, i) => n === i) });
        my.getStorage({ key: 'k', success: () => this.setData({ after: true }) });
      } });
    },
  }`;
  const { settle, pageData } = start(appFiles({ 'a/a': { js, axml: '<text>甲</text>' } }));
  await settle();
  await settle();
  expect(pageData()).toEqual({ heard: 2500, inOrder: true, after: true });
});

test('calls alone leave no timer behind', async () => {
  jest.useFakeTimers();
  const { pageData } = start(
    appFiles({
      'a/a': {
        js: `{ async onReady() { for (let i = 0; i < 50; i += 1) await my.getStorage({ key: 'k' }); this.setData({ done: true }); } }`,
        axml: '<text>甲</text>',
      },
    }),
  );
  await jest.advanceTimersByTimeAsync(0);
  expect(pageData()).toEqual({ done: true });
  expect(jest.getTimerCount()).toBe(0);
});
