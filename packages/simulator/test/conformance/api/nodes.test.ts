import { canvasContext } from '../../../src/view/canvas-context';
import { open } from '../framework/world';
import { contextOf } from './contexts';

describe('CanvasContext before its canvas is on the page (mini/api/基础API/界面/画布/CanvasContext)', () => {
  const createContext = () => contextOf('<view/>', `my.createCanvasContext('canvas')`);

  test.each([
    ['createLinearGradient', [0, 0, 150, 0]],
    ['createRadialGradient', [75, 50, 5, 90, 60, 100]],
    ['createCircularGradient', [75, 50, 50]],
  ])('%s.md: the gradient takes colours', async (name, args) => {
    const { made } = await createContext();
    const create = made[name] as ((...args: number[]) => unknown) | undefined;
    expect(create?.(...args)).toEqual(
      expect.objectContaining({ addColorStop: expect.any(Function) as unknown }),
    );
  });

  test('measureText.md: width', async () => {
    const { made } = await createContext();
    expect(made.measureText?.('Hello')).toEqual(
      expect.objectContaining({ width: expect.any(Number) as unknown }),
    );
  });
});

describe('CanvasContext 概览.md: setters draw, whatever an app makes of the properties', () => {
  test.each([
    ['setLineWidth', [3], 'lineWidth', 3],
    ['setFillStyle', ['red'], 'fillStyle', 'red'],
    ['setFontSize', [20], 'font', '20px sans-serif'],
    ['setShadow', [1, 2, 3, 'blue'], 'shadowColor', 'blue'],
  ])(
    '%s, called by a setter of the app for its property',
    async (setter, args, property, value) => {
      const { made, settle, root } = await contextOf(
        '<canvas id="canvas"/>',
        `my.createCanvasContext('canvas')`,
      );
      // As charts of F2 do, so that code for a browser runs on the older canvas.
      Object.defineProperty(made, property, {
        set: () => made[setter]?.(...args),
      });
      Object.assign(made, { [property]: 'any' });
      made.draw?.();
      await settle();
      const [canvas = document.createElement('canvas')] = root.querySelectorAll('canvas');
      expect(canvasContext(canvas, '2d')).toHaveProperty(property, value);
    },
  );
});

describe('my.createIntersectionObserver.md', () => {
  /** A page with a square that is on the screen or not, as the test says. */
  async function observed(options: string) {
    const world = await contextOf(
      '<view id="one" data-a="1"/>',
      `my.createIntersectionObserver(${options})`,
    );
    const [square = world.root] = world.root.querySelectorAll<HTMLElement>('#one');
    let top = 1000;
    const place = (left: number, y: number, size: number) => ({
      left,
      top: y,
      right: left + size,
      bottom: y + size,
      width: size,
      height: size,
    });
    jest.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (
      this: HTMLElement,
    ) {
      return (this === square ? place(0, top, 50) : place(0, 0, 400)) as DOMRect;
    });
    const told: unknown[] = [];
    const observer = world.made as unknown as {
      relativeToViewport(): typeof observer;
      observe(selector: string, callback: (result: unknown) => void): void;
      disconnect(): void;
    };
    observer.relativeToViewport().observe('#one', (result) => told.push(result));
    await world.settle();
    const moveTo = (y: number) => {
      top = y;
    };
    const scrollTo = (y: number) => {
      moveTo(y);
      square.dispatchEvent(new Event('scroll', { bubbles: true }));
    };
    return { ...world, told, observer, moveTo, scrollTo };
  }

  test('observe: the listener is called when the node comes into the area and leaves it', async () => {
    const { told, scrollTo } = await observed('');
    expect(told).toEqual([]);
    scrollTo(100);
    expect(told).toMatchObject([{ intersectionRatio: 1, boundingClientRect: { top: 100 } }]);
    scrollTo(1000);
    expect(told).toMatchObject([{ intersectionRatio: 1 }, { intersectionRatio: 0 }]);
  });

  test('a resize of the window is looked at as well', async () => {
    const { told, scrollTo } = await observed('{ thresholds: [0.5], dataset: true }');
    scrollTo(375);
    expect(told).toMatchObject([{ intersectionRatio: 0.5, dataset: { a: '1' } }]);
    window.dispatchEvent(new Event('resize'));
    expect(told).toHaveLength(1);
  });

  test('what moves without being scrolled, such as by setData, is looked at as well', async () => {
    const { told, settle, root, moveTo } = await observed('');
    moveTo(100);
    root.querySelector('#one')?.setAttribute('style', 'margin-top: 1px');
    await settle();
    expect(told).toMatchObject([{ intersectionRatio: 1, id: 'one' }]);
  });

  test('while another page covers its own, nothing moves in it', async () => {
    const { told, settle, simulator, scrollTo, root } = await observed('');
    const text = root.querySelector('#one');
    scrollTo(100);
    simulator.open({ path: 'pages/home/home' });
    text?.setAttribute('style', 'margin-top: 1px');
    scrollTo(1000);
    await settle();
    scrollTo(100);
    simulator.back();
    await settle();
    expect(told).toMatchObject([{ intersectionRatio: 1 }]);
  });

  test('disconnect: 停止监听', async () => {
    const { told, observer, scrollTo } = await observed('');
    observer.disconnect();
    scrollTo(100);
    window.dispatchEvent(new Event('resize'));
    expect(told).toEqual([]);
  });
});

describe('my.createOffscreenCanvas.md', () => {
  test.each([
    ['20, 30', 20, 30],
    ['{ width: 20, height: 30 }', 20, 30],
    ['', 100, 100],
    ['{ width: 50 }', 50, 100],
  ])('my.createOffscreenCanvas(%s)', async (given, width, height) => {
    const { made } = await contextOf('<view/>', `my.createOffscreenCanvas(${given})`);
    expect(made).toMatchObject({ width, height });
  });

  test('the sample: pixels of its own, and onto a canvas of the page', async () => {
    const { made } = await contextOf('<view/>', `my.createOffscreenCanvas(2, 2)`);
    const context = made.getContext?.('2d') as {
      createImageData(width: number, height: number): { data: ArrayLike<number> };
    };
    expect(context.createImageData(2, 2).data).toHaveLength(16);
    expect(made.createImage?.()).toBeInstanceOf(HTMLImageElement);
  });
});

describe('节点查询/MeidaQueryObserver', () => {
  const size = { windowWidth: 375, windowHeight: 667 };
  type Observer = Readonly<{
    observe(descriptor: object, callback: (result: unknown) => void): void;
    disconnect(): void;
  }>;

  async function observed(descriptor: object) {
    const world = await contextOf('<view/>', 'this.createMediaQueryObserver()');
    const observer = world.made as unknown as Observer;
    const told: unknown[] = [];
    observer.observe(descriptor, (result) => told.push(result));
    await world.settle();
    const widen = (clientWidth: number) => {
      Object.defineProperties(world.root, {
        clientWidth: { value: clientWidth, configurable: true },
        clientHeight: { value: 700, configurable: true },
      });
      window.dispatchEvent(new Event('resize'));
    };
    return { observer, told, widen };
  }

  test.each([
    [{ minWidth: size.windowWidth }, true],
    [{ minWidth: 10_000 }, false],
    [{ maxWidth: 1 }, false],
    [{ width: 1 }, false],
    [{ minHeight: 10_000 }, false],
    [{ maxHeight: 1 }, false],
    [{ height: 1 }, false],
    [{ orientation: 'portrait' }, true],
    [{ orientation: 'landscape' }, false],
    [{ minWidth: 1, orientation: 'landscape' }, false],
  ])('MediaQueryObserver.observe.md: %j matches: %j', async (descriptor, matches) => {
    expect((await observed(descriptor)).told).toEqual([{ matches }]);
  });

  test('监听页面 media query 状态的变化: told when it changes, and not before', async () => {
    const { told, widen } = await observed({ minWidth: 500 });
    widen(600);
    widen(700);
    expect(told).toEqual([{ matches: false }, { matches: true }]);
  });

  test('MediaQueryObserver.disconnect.md: 回调函数将不再触发', async () => {
    const { told, widen, observer } = await observed({ minWidth: 500 });
    observer.disconnect();
    widen(600);
    expect(told).toEqual([{ matches: false }]);
  });
});

describe('SelectorQuery 概览.md, in a page that is new', () => {
  const ask = (selector: string) =>
    `my.createSelectorQuery().select('${selector}').boundingClientRect()
      .exec(([it]) => console.info('${selector} ' + (it ? 'found' : String(it))));`;
  const OTHER = { 'b/b': { axml: '<text class="none"/>' } };

  test('a query is of the page on which it is executed, whichever is on top when it is answered', async () => {
    const page = {
      axml: '<text id="late" a:if="{{on}}"/>',
      js: `{ onLoad() { setTimeout(() => this.setData({ on: true })); },
        onReady() { ${ask('#late')} ${ask('.none')} my.navigateTo({ url: '/b/b' }); } }`,
    };
    const { settle, lines } = open({ 'a/a': page, ...OTHER });
    await settle();
    await settle();
    expect(lines()).toEqual(['#late found', '.none null']);
  });

  test('one that finds nothing on a page that is left finds nothing on the next', async () => {
    const js = `{ onReady() { ${ask('.none')} my.redirectTo({ url: '/b/b' }); } }`;
    const { settle, lines } = open({ 'a/a': { js }, ...OTHER });
    await settle();
    await settle();
    expect(lines()).toEqual(['.none null']);
  });

  test('queries are answered in their order', async () => {
    const js = `{ onReady() { ${ask('#none')} ${ask('#one')} } }`;
    const { settle, lines } = open({ 'a/a': { axml: '<text id="one"/>', js } });
    await settle();
    await settle();
    expect(lines()).toEqual(['#none null', '#one found']);
  });
});

test('observers of a page that is closed at once leave no listeners behind', async () => {
  const added = jest.spyOn(window, 'addEventListener');
  const removed = jest.spyOn(window, 'removeEventListener');
  const resizes = (spy: typeof added | typeof removed) =>
    spy.mock.calls.filter(([type]) => type === 'resize').length;
  const js = `{ onReady() { my.createIntersectionObserver().relativeToViewport().observe('#a', () => 0);
    this.createMediaQueryObserver().observe({ minWidth: 1 }, () => 0); my.redirectTo({ url: '/b/b' }); } }`;
  const { settle } = open({ 'a/a': { axml: '<text id="a"/>', js }, 'b/b': {} });
  await settle();
  await settle();
  await settle();
  expect(resizes(added)).toBe(resizes(removed));
});
