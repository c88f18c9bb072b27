import { fireEvent } from '@testing-library/dom';
import { expectStatement, layOut, type Statement, type World } from './statements';

const scrolled = async (world: World, sizes: Readonly<Record<string, number>>) => {
  layOut(world.node('scroll-view'), { scrollHeight: 1000, clientHeight: 100, ...sizes });
  fireEvent.scroll(world.node('scroll-view'));
  await world.flush();
};
const SCROLL = 'onScroll="log" onScrollToUpper="log" onScrollToLower="log"';

const VIEW: readonly Statement[] = [
  {
    says: 'hidden: 是否隐藏, default false',
    axml: '<view hidden="{{off}}">字</view>',
    steps: [{ off: true }],
    async check(world) {
      expect(world.screen.getByText('字')).toBeVisible();
      await world.next();
      expect(world.screen.getByText('字')).not.toBeVisible();
    },
  },
  {
    says: 'hover-class comes while it is held, after hover-start-time',
    axml: '<view hover-class="held" hover-start-time="{{0}}" hover-stay-time="{{0}}">字</view>',
    async check(world) {
      fireEvent.pointerDown(world.node('view'));
      await world.settle();
      expect(world.node('view')).toHaveClass('held');
      fireEvent.pointerUp(world.node('view'));
      await world.settle();
      expect(world.node('view')).not.toHaveClass('held');
    },
  },
  {
    says: 'disable-scroll: 阻止区域内滚动页面',
    axml: '<view disable-scroll="{{true}}">字</view>',
    check: (world) => expect(world.node('view')).toHaveClass('a-view-still'),
  },
  ...[
    ['transitionend', 'transitionEnd'],
    ['animationstart', 'animationStart'],
    ['animationiteration', 'animationIteration'],
    ['animationend', 'animationEnd'],
  ].map(([dom = '', event = '']): Statement => ({
    says: `on${event.charAt(0).toUpperCase()}${event.slice(1)} comes, and not for what is in it`,
    axml: `<view on${event.charAt(0).toUpperCase()}${event.slice(1)}="log"><text>字</text></view>`,
    async check(world) {
      for (const element of [world.node('view'), world.node('text')]) {
        element.dispatchEvent(new Event(dom, { bubbles: true }));
      }
      await world.flush();
      expect(world.types()).toEqual([event]);
    },
  })),
  {
    says: 'onAppear and onFirstAppear when it comes into sight',
    axml: '<view onAppear="log" onFirstAppear="log" onDisappear="log">字</view>',
    check: (world) => expect(world.types()).toEqual(['appear', 'firstAppear']),
  },
  {
    says: 'animation plays its steps one after the other and keeps what it has reached',
    axml: '<view animation="{{a}}">字</view>',
    steps: [
      {
        a: [
          {
            animation: [['rotate', [90]]],
            config: { duration: 100, delay: 10, timeFunction: 'ease', transformOrigin: 'top left' },
          },
          {
            animation: [
              ['translate', [5, 6]],
              ['opacity', [0.5]],
              ['width', [10]],
            ],
            config: { duration: 50, delay: 0, timeFunction: 'linear', transformOrigin: 'top left' },
          },
        ],
      },
    ],
    async check(world) {
      jest.useFakeTimers();
      await world.next();
      const { style } = world.node('view');
      expect([style.transform, style.transition, style.transformOrigin]).toEqual([
        'rotate(90deg)',
        'all 100ms ease 10ms',
        'top left',
      ]);
      jest.advanceTimersByTime(110);
      expect([style.transform, style.opacity, style.width]).toEqual([
        'rotate(90deg) translate(5px, 6px)',
        '0.5',
        '10px',
      ]);
      jest.useRealTimers();
    },
  },
];

const SCROLL_VIEW: readonly Statement[] = [
  {
    says: 'onScroll carries scrollLeft, scrollTop, scrollHeight and scrollWidth',
    axml: '<scroll-view scroll-y="{{true}}" onScroll="log">字</scroll-view>',
    async check(world) {
      await scrolled(world, { scrollTop: 300, scrollWidth: 90 });
      expect(world.heard()).toEqual([
        ['scroll', { scrollLeft: 0, scrollTop: 300, scrollHeight: 1000, scrollWidth: 90 }],
      ]);
    },
  },
  ...[
    [50, ['scroll', 'scrollToUpper']],
    [51, ['scroll']],
    [849, ['scroll']],
    [850, ['scroll', 'scrollToLower']],
  ].map(([at, types]): Statement => ({
    says: `thresholds default to 50: at ${String(at)} of 1000, 100 of them seen`,
    axml: `<scroll-view scroll-y="{{true}}" ${SCROLL}>字</scroll-view>`,
    async check(world) {
      await scrolled(world, { scrollTop: Number(at) });
      expect(world.types()).toEqual(types);
    },
  })),
  {
    says: 'upper-threshold and lower-threshold as given',
    axml: `<scroll-view scroll-y="{{true}}" upper-threshold="{{10}}" lower-threshold="{{200}}" ${SCROLL}>字</scroll-view>`,
    async check(world) {
      await scrolled(world, { scrollTop: 11 });
      await scrolled(world, { scrollTop: 700 });
      expect(world.types()).toEqual(['scroll', 'scroll', 'scrollToLower']);
    },
  },
  {
    says: 'onScrollToUpper and onScrollToLower may come at once',
    axml: `<scroll-view scroll-y="{{true}}" ${SCROLL}>字</scroll-view>`,
    async check(world) {
      await scrolled(world, { scrollTop: 0, scrollHeight: 120 });
      expect(world.types()).toEqual(['scroll', 'scrollToUpper', 'scrollToLower']);
    },
  },
  {
    says: 'scroll-top and scroll-left set the position',
    axml: '<scroll-view scroll-y="{{true}}" scroll-top="{{top}}" scroll-left="{{left}}">字</scroll-view>',
    data: { top: 30 },
    steps: [{ top: 60, left: 5 }],
    async check(world) {
      expect(world.node('scroll-view').scrollTop).toBe(30);
      await world.next();
      expect([world.node('scroll-view').scrollTop, world.node('scroll-view').scrollLeft]).toEqual([
        60, 5,
      ]);
    },
  },
  {
    says: 'scroll-top and scroll-left in an object scroll to the same position again',
    axml: '<scroll-view scroll-y="{{true}}" scroll-top="{{top}}" scroll-left="{{left}}">字</scroll-view>',
    data: { top: { _v: 30 } },
    steps: [{ top: { _v: 30 }, left: { _v: 5 } }],
    async check(world) {
      const list = world.node('scroll-view');
      expect(list.scrollTop).toBe(30);
      list.scrollTop = 200;
      await world.next();
      expect([list.scrollTop, list.scrollLeft]).toEqual([30, 5]);
    },
  },
  {
    says: 'scroll-into-view brings a child to the top, and outweighs scroll-top',
    axml: '<scroll-view scroll-y="{{true}}" scroll-top="{{1}}" scroll-into-view="{{to}}"><view id="b.c">字</view></scroll-view>',
    steps: [{ to: 'none' }, { to: 'b.c' }],
    async check(world) {
      world.node('view').getBoundingClientRect = () => new DOMRect(0, 120, 1, 1);
      await world.next();
      expect(world.node('scroll-view').scrollTop).toBe(1);
      await world.next();
      expect(world.node('scroll-view').scrollTop).toBe(121);
    },
  },
  {
    says: 'scroll-with-animation defaults to false',
    axml: '<scroll-view scroll-with-animation="{{on}}">字</scroll-view>',
    steps: [{ on: true }],
    async check(world) {
      expect(world.node('scroll-view').style.scrollBehavior).toBe('auto');
      await world.next();
      expect(world.node('scroll-view').style.scrollBehavior).toBe('smooth');
    },
  },
  {
    says: 'scroll-animation-duration: 控制动画的执行时间, with scroll-with-animation alone',
    axml: '<scroll-view scroll-y scroll-with-animation="{{on}}" scroll-animation-duration="{{100}}" scroll-top="{{top}}">字</scroll-view>',
    steps: [{ top: 80 }, { on: true, top: 40 }],
    async check(world) {
      jest.useFakeTimers();
      await world.next();
      const list = world.node('scroll-view');
      expect(list.scrollTop).toBe(80);
      await world.next();
      expect(list.scrollTop).toBe(80);
      jest.advanceTimersByTime(60);
      expect(list.scrollTop).toBeLessThan(80);
      expect(list.scrollTop).toBeGreaterThan(40);
      jest.advanceTimersByTime(60);
      expect(list.scrollTop).toBe(40);
      jest.useRealTimers();
    },
  },
  ...(
    [
      ['disable-lower-scroll', 'always', -10, 500, true],
      ['disable-lower-scroll', 'always', 10, 500, false],
      ['disable-lower-scroll', 'out-of-bounds', -10, 500, false],
      ['disable-lower-scroll', 'out-of-bounds', -10, 0, true],
      ['disable-upper-scroll', 'always', 10, 500, true],
      ['disable-upper-scroll', 'out-of-bounds', 10, 500, false],
      ['disable-upper-scroll', 'out-of-bounds', 10, 900, true],
    ] as const
  ).map(([name, value, deltaY, scrollTop, held]): Statement => ({
    says: `${name}="${value}": by ${deltaY} at ${scrollTop} it is ${held ? 'held' : 'let go'}`,
    axml: `<scroll-view scroll-y="{{true}}" ${name}="${value}">字</scroll-view>`,
    check(world) {
      layOut(world.node('scroll-view'), { scrollHeight: 1000, clientHeight: 100, scrollTop });
      expect(fireEvent.wheel(world.node('scroll-view'), { deltaY, cancelable: true })).toBe(!held);
    },
  })),
];

test.each(VIEW)('视图容器/view: $says', (one) => expectStatement(one));
test.each(SCROLL_VIEW)('视图容器/scroll-view: $says', (one) => expectStatement(one));
