import { fireEvent } from '@testing-library/dom';
import { drag, expectStatement, type Statement, type World } from './statements';

const SLIDES = '甲乙丙'
  .split('')
  .map((text) => `<swiper-item>${text}</swiper-item>`)
  .join('');
const swiper = (attributes: string) =>
  `<swiper ${attributes} onChange="log" onAnimationEnd="log">${SLIDES}</swiper>`;
const shown = (world: World) =>
  [...world.root.querySelectorAll('.a-swiper-item:not([aria-hidden])')].map(
    (item) => item.textContent,
  );
const key = (world: World, name: string) => fireEvent.keyDown(world.node('swiper'), { key: name });

/** The items whose content counts for the height of the swiper. */
const heightGivers = (world: World) =>
  [...world.root.querySelectorAll('.a-swiper-item')]
    .filter((item) => getComputedStyle(item).contain !== 'size')
    .map((item) => item.textContent);

const STATEMENTS: readonly Statement[] = [
  ...(
    [
      ['first：第一个滑块, and the default', '', ['甲']],
      ['current：实时的当前滑块', 'adjust-height="current"', ['乙']],
      ['highest：高度最大的滑块', 'adjust-height="highest"', ['甲', '乙', '丙']],
      ['none：不根据滑块调整高度', 'adjust-height="none"', []],
    ] as const
  ).map(([says, attributes, expected]): Statement => ({
    says: `adjust-height: ${says}`,
    axml: swiper(`current="{{1}}" ${attributes}`),
    check: (world) => expect(heightGivers(world)).toEqual(expected),
  })),
  {
    says: 'adjust-height current: another item in front gives another height',
    axml: swiper('adjust-height="current"'),
    check(world) {
      key(world, 'ArrowRight');
      expect(heightGivers(world)).toEqual(['乙']);
    },
  },
  {
    says: 'swiper-item lie in a row, whatever display the swiper has',
    axml: swiper('style="display: block"'),
    check: (world) => expect(getComputedStyle(world.node('swiper')).display).toBe('flex'),
  },
  {
    says: '前台完整展示的只有一个; current defaults to 0',
    axml: swiper(''),
    check: (world) => expect(shown(world)).toEqual(['甲']),
  },
  {
    says: 'current: 当前页面的 index',
    axml: swiper('current="{{1}}"'),
    check(world) {
      expect(shown(world)).toEqual(['乙']);
      expect(world.heard()).toEqual([]);
    },
  },
  {
    says: 'current below 0, as of an index that was not found: the first one',
    axml: swiper('current="{{-1}}"'),
    check: (world) => expect(shown(world)).toEqual(['甲']),
  },
  {
    says: 'setData moves it, and onChange tells current',
    axml: swiper('current="{{at}}"'),
    steps: [{ at: 2 }],
    async check(world) {
      await world.next();
      expect(shown(world)).toEqual(['丙']);
      expect(world.heard()).toEqual([['change', { current: 2 }]]);
    },
  },
  {
    says: 'the same current again does not take back what the user swiped to',
    axml: `${swiper('current="{{0}}"')}{{n}}`,
    steps: [{ n: 1 }],
    async check(world) {
      key(world, 'ArrowRight');
      await world.next();
      expect(shown(world)).toEqual(['乙']);
    },
  },
  {
    says: 'indicator-dots defaults to false',
    axml: swiper(''),
    check: (world) => expect(world.inside('.a-swiper-dots')).not.toBeVisible(),
  },
  {
    says: 'indicator-color and indicator-active-color: their defaults',
    axml: swiper('indicator-dots="{{true}}"'),
    check(world) {
      const dots = [...world.inside('.a-swiper-dots').children];
      expect(dots.map((dot) => getComputedStyle(dot).backgroundColor)).toEqual([
        'rgb(0, 0, 0)',
        'rgba(0, 0, 0, 0.3)',
        'rgba(0, 0, 0, 0.3)',
      ]);
    },
  },
  {
    // ColorUI and others: `swiper .a-swiper-dot { width: 16rpx; background: … }`.
    says: 'its dots have the classes by which apps give them another size and colour, unless an attribute does',
    axml: swiper('indicator-dots="{{true}}" indicator-color="{{color}}"'),
    steps: [{ color: 'red' }],
    async check(world) {
      const dots = () =>
        ([...world.inside('.a-swiper-dots').children] as HTMLElement[])
          .slice(0, 2)
          .map(({ className, style }) => [className, style.backgroundColor]);
      const front = ['a-swiper-dot a-swiper-dot-active', ''];
      expect(dots()).toEqual([front, ['a-swiper-dot', '']]);
      await world.next();
      expect(dots()).toEqual([front, ['a-swiper-dot', 'red']]);
    },
  },
  {
    says: 'a swipe beyond swipe-ratio goes on; touch is its source',
    axml: swiper('duration="{{0}}"'),
    async check(world) {
      drag(world.node('swiper'), -200);
      await world.settle();
      expect(world.heard()).toEqual([
        ['change', { current: 1 }],
        ['animationEnd', { current: 1, source: 'touch' }],
      ]);
    },
  },
  {
    says: 'onTransition tells dx and dy',
    axml: swiper('onTransition="log"'),
    async check(world) {
      drag(world.node('swiper'), -20);
      await world.flush();
      expect(world.heard()[0]).toEqual(['transition', { dx: 10, dy: -0 }]);
    },
  },
  {
    says: 'swipe-ratio: a shorter way goes back',
    axml: swiper('swipe-ratio="{{0.9}}" swipe-speed="{{999}}"'),
    async check(world) {
      drag(world.node('swiper'), -200);
      await world.flush();
      expect(world.heard()).toEqual([]);
      expect(shown(world)).toEqual(['甲']);
    },
  },
  {
    says: 'touch-angle: a movement across is not meant for it',
    axml: swiper(''),
    async check(world) {
      drag(world.node('swiper'), -50, 200);
      await world.flush();
      expect(world.heard()).toEqual([]);
    },
  },
  ...['catchTouchStart', 'catchTouchMove'].map((caught): Statement => ({
    says: `让 scroll-view 阻止 touch 事件冒泡: ${caught} inside keeps it still`,
    axml: `<swiper onChange="log"><swiper-item><scroll-view scroll-y ${caught}="log">子</scroll-view></swiper-item><swiper-item>丑</swiper-item></swiper>`,
    async check(world) {
      drag(world.node('scroll-view'), -200);
      await world.flush();
      expect(world.types()).not.toContain('change');
      drag(world.node('swiper'), -200);
      await world.flush();
      expect(world.types()).toContain('change');
    },
  })),
  {
    says: 'touches that a test sends move it as well',
    axml: swiper(''),
    async check(world) {
      fireEvent.touchStart(world.node('swiper'), { touches: [{ clientX: 300, clientY: 9 }] });
      fireEvent.touchMove(world.node('swiper'), { touches: [{ clientX: 100, clientY: 9 }] });
      fireEvent.touchEnd(world.node('swiper'));
      await world.flush();
      expect(world.heard()).toEqual([['change', { current: 1 }]]);
    },
  },
  {
    says: 'disable-touch: neither finger nor key moves it',
    axml: swiper('disable-touch="{{true}}"'),
    async check(world) {
      drag(world.node('swiper'), -200);
      key(world, 'ArrowRight');
      await world.flush();
      expect(shown(world)).toEqual(['甲']);
    },
  },
  {
    says: 'vertical: it moves upwards',
    axml: swiper('vertical="{{true}}"'),
    async check(world) {
      drag(world.node('swiper'), 0, -200);
      await world.flush();
      expect(shown(world)).toEqual(['乙']);
    },
  },
  {
    says: 'circular defaults to false: there is nothing before the first one',
    axml: swiper(''),
    async check(world) {
      key(world, 'ArrowLeft');
      await world.flush();
      expect(shown(world)).toEqual(['甲']);
    },
  },
  {
    says: 'circular: 无限滑动',
    axml: swiper('circular="{{true}}"'),
    async check(world) {
      key(world, 'ArrowLeft');
      await world.flush();
      expect(shown(world)).toEqual(['丙']);
      key(world, 'ArrowRight');
      key(world, 'ArrowRight');
      await world.flush();
      expect(world.heard().map(([, detail]) => detail)).toEqual([
        { current: 2 },
        { current: 0 },
        { current: 1 },
      ]);
    },
  },
  {
    says: 'display-multiple-items: 同时显示的滑块数量',
    axml: swiper('display-multiple-items="{{2}}"'),
    async check(world) {
      expect(shown(world)).toEqual(['甲', '乙']);
      key(world, 'ArrowRight');
      key(world, 'ArrowRight');
      await world.flush();
      expect(shown(world)).toEqual(['乙', '丙']);
    },
  },
  {
    says: 'previous-margin and next-margin let the neighbours look in',
    axml: swiper('current="{{1}}" previous-margin="20px" next-margin="10px"'),
    check(world) {
      expect(shown(world)).toEqual(['甲', '乙', '丙']);
      const { style } = world.node('swiper');
      expect([
        style.getPropertyValue('--swiper-before'),
        style.getPropertyValue('--swiper-after'),
      ]).toEqual(['20px', '10px']);
    },
  },
  {
    says: 'active-class: swiper-item 可见时的 class',
    axml: swiper('active-class="on"'),
    async check(world) {
      key(world, 'ArrowRight');
      await world.flush();
      expect([...world.root.querySelectorAll('.on')].map((item) => item.textContent)).toEqual([
        '乙',
      ]);
    },
  },
  {
    says: 'acceleration: several at once, isChanging on the way',
    axml: swiper('acceleration="{{true}}"'),
    async check(world) {
      drag(world.node('swiper'), -750);
      await world.flush();
      expect(world.heard()).toEqual([
        ['change', { current: 1, isChanging: true }],
        ['change', { current: 2, isChanging: false }],
      ]);
    },
  },
  {
    says: 'disable-programmatic-animation: setData moves it at once',
    axml: swiper('current="{{at}}" disable-programmatic-animation="{{true}}" duration="{{0}}"'),
    steps: [{ at: 1 }],
    async check(world) {
      await world.next();
      await world.settle();
      expect(world.types()).toEqual(['change']);
    },
  },
  {
    says: 'items that come later are shown as well',
    axml: '<swiper current="{{1}}"><swiper-item a:for="{{list}}">{{item}}</swiper-item></swiper>',
    data: { list: ['子'] },
    steps: [{ list: ['子', '丑'] }, { list: ['寅'] }],
    async check(world) {
      expect(shown(world)).toEqual(['子']);
      await world.next();
      expect(world.root.querySelectorAll('.a-swiper-item')).toHaveLength(2);
      await world.next();
      expect(shown(world)).toEqual(['寅']);
    },
  },
  {
    says: 'current holds for items that come after it was given, as those of a request',
    axml: '<swiper current="{{at}}" onChange="log"><swiper-item a:for="{{list}}">{{item}}</swiper-item></swiper>',
    data: { list: [], at: 1 },
    steps: [{ at: 2 }, { list: ['子', '丑', '寅'] }],
    async check(world) {
      await world.next();
      await world.next();
      expect(shown(world)).toEqual(['寅']);
      expect(world.types()).toEqual([]);
    },
  },
  {
    says: 'easing-function: default is ease',
    axml: swiper('easing-function="linear"'),
    check: (world) =>
      expect(world.node('swiper').style.getPropertyValue('--swiper-easing')).toBe('linear'),
  },
];

test.each(STATEMENTS)('视图容器/swiper: $says', (one) => expectStatement(one));

test('视图容器/swiper: autoplay goes on every interval and begins again; interval and duration have their defaults', async () => {
  jest.useFakeTimers();
  await expectStatement({
    says: 'autoplay',
    axml: swiper('autoplay="{{true}}"'),
    async check(world) {
      for (const text of ['乙', '丙', '甲']) {
        jest.advanceTimersByTime(5000);
        await world.flush();
        expect(shown(world)).toEqual([text]);
      }
      jest.advanceTimersByTime(500);
      await world.flush();
      expect(world.heard()[1]).toEqual(['animationEnd', { current: 1, source: 'autoplay' }]);
    },
  });
  jest.useRealTimers();
});
