import { fireEvent } from '@testing-library/dom';
import { startPage } from '../../phone';

const JS = `{ data: { heard: [] },
  onPullDownRefresh({ from }) { this.setData({ heard: [...this.data.heard, from] }); },
  stop() { my.stopPullDownRefresh(); }, forbid() { my.setCanPullDown({ canPullDown: false }); } }`;

function open(
  json: object,
  axml = '<text>内容</text><button onTap="stop">停</button><button onTap="forbid">禁</button>',
) {
  const world = startPage({ json, js: JS, axml });
  const [page = world.root] = world.root.querySelectorAll<HTMLElement>('.sim-page');
  const touch = (type: string, clientY: number, target: Element) => {
    const touches = [{ clientX: 0, clientY }];
    fireEvent(target, Object.assign(new Event(type, { bubbles: true }), { touches }));
  };
  return {
    ...world,
    page,
    pullByFinger(px: number, target: Element = page) {
      touch('touchstart', 10, target);
      touch('touchmove', 10 + px, target);
      touch('touchend', 10 + px, target);
    },
    pullByMouse(px: number, target: Element = page) {
      const mouse = (type: string, clientY: number, on: Node) =>
        fireEvent(on, new MouseEvent(type, { bubbles: true, clientY }));
      mouse('pointerdown', 10, target);
      mouse('pointermove', 10 + px, document);
      mouse('pointerup', 10 + px, document);
    },
    heard: () => (world.pageData() as { heard: string[] }).heard,
  };
}

describe('onPullDownRefresh (mini/framework/小程序页面/页面运行机制.md, mini/api/基础API/界面/下拉刷新)', () => {
  test('a finger pulls the page down at its top: from is manual', () => {
    const world = open({ pullRefresh: true });
    world.pullByFinger(100);
    expect(world.heard()).toEqual(['manual']);
    expect(world.page).toHaveAttribute('data-refreshing');
  });

  test('the mouse does as well', () => {
    const world = open({ pullRefresh: true });
    world.pullByMouse(100);
    expect(world.heard()).toEqual(['manual']);
  });

  test('a short pull, and a push up, do not', () => {
    const world = open({ pullRefresh: true });
    world.pullByFinger(30);
    world.pullByMouse(-100);
    expect(world.heard()).toEqual([]);
  });

  test('without pullRefresh a page cannot be pulled', () => {
    const world = open({});
    world.pullByFinger(100);
    expect(world.heard()).toEqual([]);
  });

  test('a page that is scrolled is scrolled back first', () => {
    const world = open({ pullRefresh: true });
    world.page.scrollTop = 50;
    world.pullByFinger(100);
    expect(world.heard()).toEqual([]);
  });

  test('while it refreshes it is not pulled again; my.stopPullDownRefresh ends that', async () => {
    const world = open({ pullRefresh: true });
    world.pullByFinger(100);
    world.pullByFinger(100);
    expect(world.heard()).toEqual(['manual']);
    await world.person.click(world.screen.getByText('停'));
    await world.settle();
    expect(world.page).not.toHaveAttribute('data-refreshing');
    world.pullByMouse(100);
    expect(world.heard()).toEqual(['manual', 'manual']);
  });

  test('my.setCanPullDown.md: 设置页面是否支持下拉', async () => {
    const world = open({ pullRefresh: true });
    await world.person.click(world.screen.getByText('禁'));
    await world.settle();
    world.pullByFinger(100);
    expect(world.heard()).toEqual([]);
  });

  test('what scrolls or is dragged by itself keeps its own pulls', () => {
    const world = open(
      { pullRefresh: true },
      '<scroll-view scroll-y><text>表</text></scroll-view>',
    );
    world.pullByFinger(100, world.screen.getByText('表'));
    expect(world.heard()).toEqual([]);
  });

  test('下拉刷新生效的前提是 allowsBounceVertical 值为 YES', () => {
    const world = open({ pullRefresh: true, allowsBounceVertical: 'NO' });
    world.pullByFinger(100);
    expect(world.heard()).toEqual([]);
    const other = open({ pullRefresh: true, allowsBounceVertical: 'YES' });
    other.pullByFinger(100);
    expect(other.heard()).toEqual(['manual']);
  });

  test('a phone that is drawn at half its size is pulled half as far', () => {
    const world = open({ pullRefresh: true });
    jest.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(390);
    const drawn = jest.spyOn(HTMLElement.prototype, 'getBoundingClientRect');
    drawn.mockReturnValue({ left: 0, top: 0, width: 195, height: 400 } as DOMRect);
    world.pullByFinger(25);
    expect(world.heard()).toEqual([]);
    world.pullByFinger(35);
    expect(world.heard()).toEqual(['manual']);
  });
});
