import { fireEvent } from '@testing-library/dom';
import { open, say, type World } from './world';

const OTHER = { 'b/b': { axml: '<text>乙</text>' } };

/** As a browser does, and jsdom does not: what is taken off the screen forgets where it was scrolled to. */
function forgetful(world: World, selector: string): HTMLElement {
  const element = world.root.querySelector<HTMLElement>(selector);
  const page = element?.closest<HTMLElement>('.sim-page');
  if (!element || !page) throw new Error(`there is no ${selector}`);
  let top = 0;
  Object.defineProperty(element, 'scrollTop', {
    get: () => top,
    set(value: number) {
      if (!element.isConnected || value === top) return;
      top = value;
      setTimeout(() => fireEvent.scroll(element));
    },
  });
  page.remove = () => {
    Element.prototype.remove.call(page);
    top = 0;
  };
  return element;
}

describe('路由/my.navigateTo.md: 保留当前页面', () => {
  test('what is scrolled in it stands where it was, and the app hears no scroll on the way back', async () => {
    const world = open({
      'a/a': {
        axml: '<scroll-view scroll-y onScroll="scrolled"/>',
        js: `{ scrolled() { ${say('scroll')}; } }`,
      },
      ...OTHER,
    });
    await world.settle();
    const list = forgetful(world, '.a-scroll-view');
    list.scrollTop = 300;
    await world.settle();
    expect(world.lines()).toEqual(['scroll']);

    world.simulator.open({ path: 'b/b' });
    await world.settle();
    world.simulator.back();
    await world.settle();
    expect(list.scrollTop).toBe(300);
    expect(world.lines()).toEqual([]);
    list.scrollTop = 200;
    await world.settle();
    expect(world.lines()).toEqual(['scroll']);
  });

  test('what setData scrolls in it meanwhile stands there afterwards', async () => {
    const world = open({
      'a/a': {
        axml: '<scroll-view scroll-y scroll-top="{{top}}"/>',
        js: `{ data: { top: 10 }, onHide() { this.setData({ top: 50 }); } }`,
      },
      ...OTHER,
    });
    await world.settle();
    const list = forgetful(world, '.a-scroll-view');
    list.scrollTop = 300;
    world.simulator.open({ path: 'b/b' });
    await world.settle();
    world.simulator.back();
    expect(list.scrollTop).toBe(50);
  });

  test('the field that was typed in loses the focus, and the keyboard goes', async () => {
    const world = open({
      'a/a': {
        axml: '<input confirm-hold="{{true}}" onConfirm="go" onBlur="left"/>',
        js: `{ events: { onKeyboardHeight({ height }) { console.info('keyboard ' + height); } },
          go() { my.navigateTo({ url: '/b/b' }); }, left() { ${say('blur')}; } }`,
      },
      ...OTHER,
    });
    await world.settle();
    await world.person.type(world.screen.getByRole('textbox'), 'x{Enter}');
    await world.settle();
    expect(world.lines()).toEqual(['keyboard 291', 'blur', 'keyboard 0']);
  });
});

describe('web-view H5 页面承载', () => {
  test('it is where the user left it: a frame that leaves the document loads anew', () => {
    const world = open({
      'a/a': { axml: '<web-view src="https://example.com/"/>' },
      ...OTHER,
    });
    const frame = world.screen.getByTitle('网页');
    const moves = new MutationObserver(() => undefined);
    moves.observe(world.root, { childList: true, subtree: true });
    world.simulator.open({ path: 'b/b' });
    expect(frame).not.toBeVisible();
    expect(world.screen.getByText('乙')).toBeVisible();

    world.simulator.back();
    expect(frame).toBeVisible();
    expect(world.screen.queryByText('乙')).toBeNull();
    const moved = moves
      .takeRecords()
      .flatMap(({ addedNodes, removedNodes }) => [...addedNodes, ...removedNodes]);
    expect(moved.filter((node) => node.contains(frame))).toEqual([]);
  });

  test('小程序页面/页面样式.md: meanwhile the styles of its page hold for no other', () => {
    const { simulator, screen } = open({
      'a/a': {
        axml: '<view class="x">甲</view><web-view src="https://example.com/"/>',
        acss: '.x { opacity: 0.5; }',
      },
      'b/b': { axml: '<view class="x">乙</view>' },
    });
    const opacity = (text: string) => getComputedStyle(screen.getByText(text)).opacity;
    expect(opacity('甲')).toBe('0.5');
    simulator.open({ path: 'b/b' });
    expect(opacity('乙')).toBe('');
    simulator.back();
    expect(opacity('甲')).toBe('0.5');
  });

  test('it goes with its page', async () => {
    const world = open({
      'a/a': { axml: '<web-view src="https://example.com/"/>' },
      'b/b': { axml: '<text>乙</text>', js: `{ onReady() { my.reLaunch({ url: '/c/c' }); } }` },
      'c/c': { axml: '<text>丙</text>' },
    });
    const frame = world.screen.getByTitle('网页');
    world.simulator.open({ path: 'b/b' });
    await world.settle();
    expect(world.screen.getByText('丙')).toBeVisible();
    expect(frame).not.toBeInTheDocument();
  });
});

describe('what goes by sizes, changed while another page covers it, is as if it had been changed in sight', () => {
  /** Everything on the screen is 50 px high and 20 px wide, in an area of 100 px; what is not has no size. */
  beforeEach(() => {
    const size = (px: number) =>
      function (this: Element) {
        return this.isConnected ? px : 0;
      };
    for (const [name, px] of [
      ['offsetHeight', 50],
      ['offsetWidth', 20],
    ] as const) {
      jest.spyOn(HTMLElement.prototype, name, 'get').mockImplementation(size(px));
    }
    for (const name of ['clientHeight', 'clientWidth'] as const) {
      jest.spyOn(Element.prototype, name, 'get').mockImplementation(size(100));
    }
    jest.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (
      this: Element,
    ) {
      return new DOMRect(0, this.isConnected && this.id === 'far' ? 150 : 0, 20, 50);
    });
  });

  async function changed(axml: string, data: object): Promise<World> {
    const js = `{ data: { at: 0 }, onHide() { this.setData(${JSON.stringify(data)}); } }`;
    const world = open({ 'a/a': { axml, js }, ...OTHER });
    await world.settle();
    world.simulator.open({ path: 'b/b' });
    await world.settle();
    world.simulator.back();
    await world.settle();
    return world;
  }

  const node = ({ root }: World, tag: string) =>
    root.querySelector<HTMLElement>(`[data-node="${tag}"]`) ?? root;

  test('movable-view.md: 如果 x 的值不在可移动范围内，会自动移动到可移动范围', async () => {
    const axml = '<movable-area><movable-view direction="all" x="{{at}}"/></movable-area>';
    const world = await changed(axml, { at: 500 });
    expect(node(world, 'movable-view').style.transform).toMatch(/^translate\(80px, 0px\)/);
  });

  test('picker-view.md: its items are as high as the indicator', async () => {
    const column = '<picker-view-column><view>甲</view><view>乙</view></picker-view-column>';
    const world = await changed(`<picker-view value="{{[at]}}">${column}</picker-view>`, { at: 1 });
    expect(node(world, 'picker-view').style.getPropertyValue('--picker-item')).toBe('50px');
    expect(node(world, 'picker-view-column').scrollTop).toBe(50);
  });

  test('scroll-view.md: scroll-into-view', async () => {
    const axml = '<scroll-view scroll-y scroll-into-view="{{at}}"><view id="far"/></scroll-view>';
    const world = await changed(axml, { at: 'far' });
    expect(node(world, 'scroll-view').scrollTop).toBe(150);
  });

  test('swiper.md: adjust-vertical-height', async () => {
    const item = '<swiper-item>{{at}}</swiper-item>';
    const world = await changed(
      `<swiper vertical adjust-vertical-height class="c{{at}}">${item}</swiper>`,
      { at: 1 },
    );
    expect(node(world, 'swiper')).toHaveClass('a-swiper-fitted');
  });
});
