import { startPage } from '../../phone';

/** A swiper of three components. */
async function startParts(axml: string, attributes: string) {
  const world = startPage(
    { axml: `<swiper ${attributes}><part name="甲"/><part name="乙"/><part name="丙"/></swiper>` },
    {
      'parts/part': {
        axml,
        js: `{ data: { look: 'plain' }, methods: { change() { this.setData({ look: 'bright' }); } } }`,
      },
    },
  );
  await world.settle();
  const items = () => [...world.root.querySelectorAll<HTMLElement>('.a-swiper > .a-swiper-item')];
  return {
    ...world,
    items,
    inFront: () =>
      items()
        .filter((item) => !item.hasAttribute('aria-hidden'))
        .map((item) => item.textContent),
  };
}

test('视图容器/swiper: an item that its component draws anew stays where it is, and what it is', async () => {
  const axml = `<swiper-item class="{{look}}" style="color: {{look === 'plain' ? 'red' : 'blue'}}"><text onTap="change">{{name}}</text></swiper-item>`;
  const { items, screen, settle } = await startParts(
    axml,
    'circular current="{{2}}" active-class="on"',
  );
  const places = () =>
    items().map(({ classList, style }) => [
      classList.contains('on'),
      style.getPropertyValue('--swiper-lap'),
      classList.contains('a-swiper-item-aside'),
    ]);
  const before = places();
  expect(before).toEqual([
    [false, '3', false],
    [false, '0', true],
    [true, '0', true],
  ]);
  for (const text of '甲乙丙') screen.getByText(text).click();
  await settle();
  expect(
    items().map(({ className, style }) => [className.includes('bright'), style.color]),
  ).toEqual(Array(3).fill([true, 'blue']));
  expect(places()).toEqual(before);
});

test('视图容器/swiper: without a swiper-item, each of its nodes is an item, as the tabs of mini-ali-ui have it', async () => {
  const { inFront, root } = await startParts(
    '<view style="position: absolute">{{name}}</view>',
    '',
  );
  expect(inFront()).toEqual(['甲']);
  const swiper = root.querySelector<HTMLElement>('.a-swiper');
  swiper?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
  expect(inFront()).toEqual(['乙']);
});
