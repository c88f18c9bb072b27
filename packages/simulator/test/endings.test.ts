import { fireEvent, waitFor } from '@testing-library/dom';
import { appFiles, recordLines, start, startPage } from './phone';

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

afterEach(() => jest.useRealTimers());

describe('with the app ends', () => {
  test('what its code begins behind the end: no timer runs, and no page opens', async () => {
    const lines = recordLines();
    const { simulator, screen } = start(
      appFiles({
        'pages/a/a': {
          axml: '<button onTap="go">去</button>',
          js: `{
            go() {
              my.navigateTo({ url: '/pages/b/b' });
              Promise.resolve().then(() => {
                console.info('goes on');
                setTimeout(() => console.info('timeout'), 1);
                setInterval(() => console.info('interval'), 1);
              });
            },
          }`,
        },
        'pages/b/b': { js: `{ onLoad() { console.info('onLoad'); } }` },
      }),
    );
    fireEvent.click(screen.getByRole('button', { name: '去' }));
    simulator.terminate();
    await wait(100);
    expect(lines()).toEqual(['goes on']);
  });

  test('what a canvas draws frame by frame; an error in a frame is one of the app', async () => {
    const lines = recordLines();
    const { simulator, takeErrors } = startPage({
      axml: '<canvas id="c" type="2d"/>',
      js: `{
        onReady() {
          my.createSelectorQuery().select('#c').node().exec(([{ node }]) => {
            const draw = () => { console.info('frame'); node.requestAnimationFrame(draw); };
            draw();
            node.requestAnimationFrame(() => { throw new Error('in a frame'); });
          });
        },
      }`,
    });
    let drawn = 0;
    await waitFor(() => expect((drawn += lines().length)).toBeGreaterThan(2));
    expect(takeErrors()).toEqual(['in a frame']);
    simulator.terminate();
    lines();
    await wait(60);
    expect(lines()).toEqual([]);
  });

  test('what a camera films: nothing waits for its end', async () => {
    jest.useFakeTimers();
    const { simulator } = startPage({
      axml: '<camera id="camera"/>',
      js: `{ onReady() { my.createCameraContext('camera').startRecord({ duration: 600 }); } }`,
    });
    await jest.advanceTimersByTimeAsync(100);
    expect(jest.getTimerCount()).toBe(1);
    simulator.terminate();
    expect(jest.getTimerCount()).toBe(0);
  });

  test('my.loadFontFace: the font leaves the document', async () => {
    // jsdom has no fonts.
    const fonts = new Set<unknown>();
    const inDocument = { value: fonts, configurable: true };
    class Face {
      load = () => Promise.resolve(this);
    }
    Object.defineProperty(document, 'fonts', inDocument);
    Object.defineProperty(globalThis, 'FontFace', { value: Face, configurable: true });
    const { simulator, settle } = startPage({
      js: `{ onLoad() { my.loadFontFace({ family: 'f', source: "url('https://example.com/f.ttf')" }); } }`,
    });
    await settle();
    expect(fonts.size).toBe(1);
    simulator.terminate();
    expect(fonts.size).toBe(0);
    Reflect.deleteProperty(document, 'fonts');
    Reflect.deleteProperty(globalThis, 'FontFace');
  });
});

test('however often an app asks its cloud on a slow network, the end of the app has one listener for all', async () => {
  jest.useFakeTimers();
  // Node warns of more than ten, as of a leak.
  const listen = jest.spyOn(AbortSignal.prototype, 'addEventListener');
  start(
    appFiles({
      'pages/a/a': {
        js: `{ onReady() {
          const cloud = my.cloud.createCloudContext({ env: 'test' });
          for (let n = 0; n < 20; n += 1) cloud.init();
        } }`,
      },
    }),
    { network: 'slow' },
  );
  await jest.advanceTimersByTimeAsync(0);
  expect(listen.mock.calls.length).toBeLessThan(10);
});

describe('with a page ends', () => {
  test('what it observes: nothing of it is kept by the window', async () => {
    const added = jest.spyOn(window, 'addEventListener');
    const removed = jest.spyOn(window, 'removeEventListener');
    const resizes = ({ mock: { calls } }: typeof added | typeof removed) =>
      calls.filter(([type]) => type === 'resize').length;
    const { screen, settle, person } = start(
      appFiles({
        'pages/a/a': { axml: '<navigator url="/pages/b/b">去</navigator>' },
        'pages/b/b': {
          axml: '<view id="x"/>',
          js: `{
            onReady() {
              this.createIntersectionObserver().relativeToViewport().observe('#x', () => 0);
              my.createIntersectionObserver().relativeToViewport().observe('#x', () => 0);
              this.createMediaQueryObserver().observe({ minWidth: 1 }, () => 0);
            },
          }`,
        },
      }),
    );
    await person.click(screen.getByText('去'));
    await settle();
    expect([resizes(added), resizes(removed)]).toEqual([3, 0]);
    await person.click(screen.getByRole('button', { name: '返回' }));
    await settle();
    expect([resizes(added), resizes(removed)]).toEqual([3, 3]);
  });
});

describe('with an element ends', () => {
  test('each of its animations: none is kept until then', async () => {
    jest.useFakeTimers();
    const ended = jest.spyOn(globalThis, 'clearTimeout');
    const { screen, root } = startPage({
      axml: '<view a:if="{{shown}}" animation="{{animation}}">动</view><button onTap="hide">藏</button>',
      js: `{
        data: { shown: true },
        onReady() {
          setInterval(() => {
            const animation = my.createAnimation({ duration: 10 });
            this.setData({ animation: animation.opacity(Math.random()).step().export() });
          }, 50);
        },
        hide() { this.setData({ shown: false }); },
      }`,
    });
    await jest.advanceTimersByTimeAsync(2000);
    ended.mockClear();
    fireEvent.click(screen.getByRole('button', { name: '藏' }));
    await jest.advanceTimersByTimeAsync(0);
    expect(root.querySelector('.a-view')).toBeNull();
    expect(ended.mock.calls.length).toBeLessThan(10);
  });

  const SWIPER = `<swiper a:if="{{shown}}" autoplay="{{true}}"><swiper-item>甲</swiper-item><swiper-item>乙</swiper-item></swiper>`;

  test('a swiper that a component removes before it is seen does not begin to play', async () => {
    jest.useFakeTimers();
    const { root } = startPage(
      {
        axml: `${SWIPER}<c onStart="hide"/>`,
        js: '{ data: { shown: true }, hide() { this.setData({ shown: false }); } }',
      },
      { 'c/c': { js: '{ onInit() { this.props.onStart(); } }' } },
    );
    await jest.advanceTimersByTimeAsync(1000);
    expect(root.querySelector('.a-swiper')).toBeNull();
    expect(jest.getTimerCount()).toBe(0);
  });

  test('a swiper that is removed while it is dragged does not play on', async () => {
    jest.useFakeTimers();
    const { screen, root } = startPage({
      axml: `${SWIPER}<button onTap="hide">藏</button>`,
      js: '{ data: { shown: true }, hide() { this.setData({ shown: false }); } }',
    });
    await jest.advanceTimersByTimeAsync(0);
    const item = screen.getByText('甲');
    const send = (type: string, clientX: number) =>
      item.dispatchEvent(new MouseEvent(type, { bubbles: true, clientX }));
    send('pointerdown', 300);
    send('pointermove', 100);
    fireEvent.click(screen.getByRole('button', { name: '藏' }));
    await jest.advanceTimersByTimeAsync(0);
    expect(root.querySelector('.a-swiper')).toBeNull();
    document.dispatchEvent(new MouseEvent('pointerup', { clientX: 100 }));
    await jest.advanceTimersByTimeAsync(1000);
    expect(jest.getTimerCount()).toBe(0);
  });
});
