import { drag, expectStatement, layOut, type Statement, type World } from './statements';

const movable = (attributes: string) =>
  `<movable-area><movable-view ${attributes} onChange="log" onChangeEnd="log" onScale="log">动</movable-view></movable-area>`;
const place = (world: World) => world.node('movable-view').style.transform;

/** A finger drags it so far across, which leaves it at `shown`. */
async function dragAcross(world: World, px: number, shown: string): Promise<void> {
  drag(world.node('movable-view'), px, 0);
  await world.flush();
  expect(place(world)).toContain(shown);
}

const MOVABLE: readonly Statement[] = [
  {
    says: 'x and y default to 0, scale-value to 1',
    axml: movable(''),
    check: (world) => expect(place(world)).toBe('translate(0px, 0px) scale(1)'),
  },
  {
    says: 'direction defaults to none: it stays',
    axml: movable(''),
    async check(world) {
      drag(world.node('movable-view'), 30, 40);
      await world.flush();
      expect(world.heard()).toEqual([]);
    },
  },
  ...(
    [
      ['all', 30, 40],
      ['horizontal', 50, 0],
      ['vertical', 0, 50],
    ] as const
  ).map(([direction, x, y]): Statement => ({
    says: `direction ${direction}: onChange on the way, onChangeEnd at the end`,
    axml: movable(`direction="${direction}"`),
    async check(world) {
      drag(
        world.node('movable-view'),
        direction === 'vertical' ? 10 : Math.max(x, 1),
        direction === 'horizontal' ? 10 : Math.max(y, 1),
      );
      await world.flush();
      expect(world.heard().slice(-2)).toEqual([
        ['change', { x, y, source: 'touch' }],
        ['changeEnd', { x, y }],
      ]);
      expect(place(world)).toBe(`translate(${x}px, ${y}px) scale(1)`);
    },
  })),
  {
    says: 'scaled by the app itself it follows the finger all the same',
    axml: movable('direction="all" scale-value="{{2}}"'),
    async check(world) {
      const view = world.node('movable-view');
      Object.defineProperty(view, 'offsetWidth', { value: 100 });
      view.getBoundingClientRect = () => new DOMRect(0, 0, 200, 200);
      drag(view, 30, 40);
      await world.flush();
      expect(place(world)).toBe('translate(30px, 40px) scale(2)');
    },
  },
  {
    says: 'animation: it goes on while the page is drawn anew',
    axml: `${movable('animation="{{true}}" x="{{x}}"')}{{n}}`,
    data: { x: 0 },
    steps: [{ x: 10 }, { n: 1 }],
    async check(world) {
      await world.next();
      const { transition } = world.node('movable-view').style;
      expect(transition).toMatch(/^transform /);
      await world.next();
      expect(world.node('movable-view').style.transition).toBe(transition);
    },
  },
  {
    says: 'disabled defaults to false; true keeps it where it is',
    axml: movable('direction="all" disabled="{{true}}"'),
    async check(world) {
      drag(world.node('movable-view'), 30, 40);
      await world.flush();
      expect(place(world)).toBe('translate(0px, 0px) scale(1)');
    },
  },
  {
    says: 'setData moves it: source is empty then',
    axml: movable('x="{{x}}" y="{{y}}"'),
    data: { x: 1, y: 2 },
    steps: [{ x: 10 }],
    async check(world) {
      await world.next();
      expect(world.heard()).toEqual([['change', { x: 10, y: 2, source: '' }]]);
    },
  },
  {
    says: 'setData moves it inside the size that its area has afterwards',
    axml: `<movable-area style="width: {{width}}px"><movable-view x="{{x}}">动</movable-view></movable-area>`,
    data: { x: 0, width: 100 },
    steps: [{ x: 50, width: 150 }],
    async check(world) {
      const area = world.node('movable-area');
      const width = { get: () => Number.parseInt(area.style.width), configurable: true };
      Object.defineProperty(area, 'clientWidth', width);
      layOut(world.node('movable-view'), { offsetWidth: 100 });
      await world.next();
      expect(place(world)).toContain('translate(50px, 0px)');
    },
  },
  {
    says: 'it stays inside the area; out-of-bounds lets it go beyond and come back',
    axml: movable('direction="all" out-of-bounds="{{out}}"'),
    steps: [{ out: true }],
    async check(world) {
      layOut(world.node('movable-area'), { clientWidth: 100, clientHeight: 100 });
      layOut(world.node('movable-view'), { offsetWidth: 20, offsetHeight: 20 });
      await dragAcross(world, 200, 'translate(80px, 0px)');
      await world.next();
      drag(world.node('movable-view'), 40, 0);
      await world.flush();
      expect(
        world
          .heard()
          .slice(-3)
          .map(([, detail]) => detail),
      ).toEqual([
        { x: 100, y: 0, source: 'touch-out-of-bounds' },
        { x: 80, y: 0, source: 'out-of-bounds' },
        { x: 80, y: 0 },
      ]);
    },
  },
  {
    says: 'placed by a margin at the right of its area, it goes to the left',
    axml: movable('direction="all"'),
    async check(world) {
      const area = world.node('movable-area');
      layOut(area, { clientWidth: 100, clientHeight: 100 });
      layOut(world.node('movable-view'), { offsetWidth: 20, offsetHeight: 100, offsetLeft: 80 });
      Object.defineProperty(world.node('movable-view'), 'offsetParent', { value: area });
      await dragAcross(world, -200, 'translate(-80px, 0px)');
      await dragAcross(world, 200, 'translate(0px, 0px)');
    },
  },
  {
    says: 'at twice its size it is seen to stay inside, which grows around its middle',
    axml: movable('direction="all" scale-value="{{2}}"'),
    async check(world) {
      layOut(world.node('movable-area'), { clientWidth: 100, clientHeight: 40 });
      layOut(world.node('movable-view'), { offsetWidth: 20, offsetHeight: 20 });
      await dragAcross(world, 200, 'translate(70px, 10px)');
      await dragAcross(world, -200, 'translate(10px, 10px)');
    },
  },
  {
    says: 'larger than its area, it always covers it',
    axml: movable('direction="all"'),
    async check(world) {
      layOut(world.node('movable-area'), { clientWidth: 100, clientHeight: 100 });
      layOut(world.node('movable-view'), { offsetWidth: 150, offsetHeight: 100 });
      await dragAcross(world, -200, 'translate(-50px, 0px)');
    },
  },
  {
    says: 'scale-value keeps between scale-min 0.5 and scale-max 10',
    axml: movable('scale-value="{{s}}"'),
    steps: [{ s: 20 }, { s: 0.1 }],
    async check(world) {
      await world.next();
      await world.next();
      expect(world.heard()).toEqual([
        ['scale', { x: 0, y: 0, scale: 10 }],
        ['scale', { x: 0, y: 0, scale: 0.5 }],
      ]);
    },
  },
];

test.each(MOVABLE)('视图容器/movable-view: $says', (one) => expectStatement(one));
