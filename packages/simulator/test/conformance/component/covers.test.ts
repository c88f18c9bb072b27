import { drag, expectStatement, type Statement, type World } from './statements';

const EVENTS =
  'BeforeEnter Enter EnterCancelled AfterEnter BeforeLeave Leave LeaveCancelled AfterLeave ClickOverlay'
    .split(' ')
    .map((event) => `on${event}="log"`)
    .join(' ');
const container = (attributes = '') =>
  `<page-container show="{{show}}" duration="{{0}}" ${attributes} ${EVENTS}><text>内容</text></page-container>`;
const ENTERED = ['beforeEnter', 'enter', 'afterEnter'];
const LEFT = ['beforeLeave', 'leave', 'afterLeave'];
const opened = async (world: World) => {
  await world.next();
  await world.settle();
};

const PAGE_CONTAINER: readonly Statement[] = [
  {
    says: 'show 默认值 false; setData opens it and tells its way in',
    axml: container(),
    steps: [{ show: true }],
    async check(world) {
      expect(world.screen.getByText('内容')).not.toBeVisible();
      await opened(world);
      expect(world.screen.getByText('内容')).toBeVisible();
      expect(world.types()).toEqual(ENTERED);
    },
  },
  {
    says: 'setData closes it and tells its way out',
    axml: container(),
    steps: [{ show: true }, { show: false }],
    async check(world) {
      await opened(world);
      await opened(world);
      expect(world.screen.getByText('内容')).not.toBeVisible();
      expect(world.types()).toEqual([...ENTERED, ...LEFT]);
    },
  },
  {
    says: 'closed on its way in, it tells onEnterCancelled',
    axml: container(),
    steps: [{ show: true }, { show: false }],
    async check(world) {
      await world.next();
      await world.next();
      await world.settle();
      expect(world.types()).toEqual(['beforeEnter', 'enter', 'enterCancelled', ...LEFT]);
    },
  },
  {
    says: '返回操作 closes it and leaves the page',
    axml: container(),
    steps: [{ show: true }, { show: false }],
    async check(world) {
      await opened(world);
      world.simulator.back();
      await world.settle();
      expect(world.types().slice(3)).toEqual(LEFT);
      expect(world.simulator.pages).toHaveLength(1);
      expect(world.screen.getByText('内容')).not.toBeVisible();
    },
  },
  {
    says: 'overlay 默认值 true: a tap on it is told, and closes',
    axml: container(),
    steps: [{ show: true }],
    async check(world) {
      await opened(world);
      await world.person.click(world.inside('.a-page-container-overlay'));
      await world.settle();
      expect(world.types().slice(3)).toEqual(['clickOverlay', ...LEFT]);
    },
  },
  {
    says: 'overlay false: 不显示遮罩层',
    axml: container('overlay="{{false}}"'),
    steps: [{ show: true }],
    async check(world) {
      await opened(world);
      expect(world.inside('.a-page-container-overlay')).not.toBeVisible();
    },
  },
  {
    says: 'position 默认值 bottom; z-index 默认值 100; round 默认值 false',
    axml: container(),
    steps: [{ show: true }],
    async check(world) {
      await opened(world);
      const element = world.node('page-container');
      expect(element).toHaveClass('a-page-container-bottom');
      expect(element).not.toHaveClass('a-page-container-round');
      expect(element.style.zIndex).toBe('100');
    },
  },
  ...['top', 'right', 'center'].map((position): Statement => ({
    says: `position ${position}`,
    axml: container(
      `position="${position}" round="{{true}}" custom-style="height: 30%" overlay-style="opacity: 0.3"`,
    ),
    steps: [{ show: true }],
    async check(world) {
      await opened(world);
      expect(world.node('page-container')).toHaveClass(
        `a-page-container-${position}`,
        'a-page-container-round',
      );
      expect(world.node('page-container').style.height).toBe('30%');
      expect(world.inside('.a-page-container-overlay').style.opacity).toBe('0.3');
    },
  })),
  {
    says: 'close-on-slide-down: 下滑一段距离后关闭, default false',
    axml: container('close-on-slide-down="{{slides}}"'),
    steps: [{ show: true }, { slides: true }],
    async check(world) {
      await opened(world);
      drag(world.node('page-container'), 0, 200);
      await world.settle();
      expect(world.types()).toEqual(ENTERED);
      await world.next();
      drag(world.node('page-container'), 0, 200);
      await world.settle();
      expect(world.types().slice(3)).toEqual(LEFT);
    },
  },
];

const COVERS: readonly Statement[] = [
  {
    says: 'cover-view shows its text, and onTap comes',
    axml: '<cover-view onTap="log">上面</cover-view>',
    async check(world) {
      await world.person.click(world.screen.getByText('上面'));
      expect(world.types()).toEqual(['tap']);
    },
  },
  {
    says: 'cover-image: src 支持的地址格式同 image 一致, and onTap comes',
    axml: '<cover-image src="https://example.com/a.png" onTap="log"/>',
    async check(world) {
      expect(world.node('cover-image')).toHaveAttribute('src', 'https://example.com/a.png');
      await world.person.click(world.node('cover-image'));
      expect(world.types()).toEqual(['tap']);
    },
  },
  {
    says: 'share-element shows what is in it',
    axml: '<share-element name="a" transform="{{true}}">共享</share-element>',
    check: (world) => expect(world.screen.getByText('共享')).toBeVisible(),
  },
  {
    says: 'root-portal: enable 默认 true takes it out of the flow',
    axml: '<root-portal enable="{{on}}">外面</root-portal>',
    data: { on: undefined },
    steps: [{ on: false }],
    async check(world) {
      expect(getComputedStyle(world.node('root-portal')).position).toBe('fixed');
      await world.next();
      expect(getComputedStyle(world.node('root-portal')).position).not.toBe('fixed');
    },
  },
  ...(
    [
      ['min-width="{{300}}"', true],
      ['min-width="{{400}}"', false],
      ['max-width="{{400}}"', true],
      ['max-width="{{300}}"', false],
      ['width="{{375}}"', true],
      ['orientation="portrait"', true],
      ['orientation="landscape"', false],
      ['min-width="{{300}}" min-height="{{5000}}"', false],
    ] as const
  ).map(([attributes, shown]): Statement => ({
    says: `match-media ${attributes} is ${shown ? 'shown' : 'hidden'} on a screen of 375`,
    axml: `<match-media ${attributes}>字</match-media>`,
    check: (world) => expect(world.node('match-media').hidden).toBe(!shown),
  })),
];

test.each(PAGE_CONTAINER)('视图容器/page-container: $says', (one) => expectStatement(one));
test.each(COVERS)('视图容器: $says', (one) => expectStatement(one));
