import { appFiles, start } from './phone';

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
  jest.useRealTimers();
});
