import { appFiles, recordLines, start, startPage } from '../../phone';
import { openPage } from '../framework/world';
import { drag } from './statements';

describe('事件系统/事件介绍: 支持冒泡的组件和事件明细', () => {
  const ALL = ['tap', 'longTap', 'touchStart', 'touchMove', 'touchEnd', 'touchCancel'];
  const TOUCHES = ALL.filter((event) => event.startsWith('touch'));

  test.each([
    ['view', ALL],
    ['text', ['tap']],
    ['image', ALL],
    ['scroll-view', TOUCHES],
    ['swiper', TOUCHES],
    ['button', ['tap']],
    ['rich-text', ALL],
    ['movable-view', ['tap', ...TOUCHES]],
    ['label', []],
    ['input', []],
    // support/支付宝小程序/常见问题/视图组件常见问题.md: cover-view 不支持 touch 事件.
    ['cover-view', ['tap']],
    ['cover-image', ['tap']],
  ])('%s: %j', (tag, events) => {
    const written = (event: string) => `on${event.charAt(0).toUpperCase()}${event.slice(1)}`;
    const one = `<${tag} ${ALL.map((event) => `${written(event)}="go"`).join(' ')}/>`;
    // It stands in its area alone.
    const axml = tag === 'movable-view' ? `<movable-area>${one}</movable-area>` : one;
    const { simulator } = start(appFiles({ 'a/a': { axml } }), { mode: 'lenient' });
    const refused = simulator.problems.map(({ message }) => message);
    const others = ALL.filter((event) => !events.includes(event));
    expect(refused).toEqual(
      others.map((event) => `<${tag}>: event ${written(event)} is not known`),
    );
  });

  test('in strict mode it is refused', () => {
    const axml = '<button onLongTap="go">go</button>';
    expect(() => openPage({ axml })).toThrow('<button>: event onLongTap is not known');
  });
});

describe('表单组件/label: 目前可以绑定 checkbox, radio, input, textarea', () => {
  const TAPPED = `{ change() { console.info('changed'); } }`;

  test.each([
    ['checkbox', '<checkbox onChange="change"/>', ['changed']],
    ['radio', '<radio-group onChange="change"><radio value="1"/></radio-group>', ['changed']],
    ['input', '<input onFocus="change"/>', ['changed']],
    ['textarea', '<textarea onFocus="change"/>', ['changed']],
    ['switch', '<switch onChange="change"/>', []],
    ['button', '<button onTap="change">button</button>', []],
  ])('%s', async (_tag, control, lines) => {
    const axml = `<label><text>name</text>${control}</label>`;
    const world = openPage({ axml, js: TAPPED });
    await world.tap('name');
    expect(world.lines()).toEqual(lines);
  });

  test('a switch in it can be tapped itself, and is not meant by for', async () => {
    const world = openPage({
      axml: '<label><switch onChange="change"/></label><label for="s"><text>name</text></label><switch id="s" onChange="change"/>',
      js: TAPPED,
    });
    await world.person.click(world.screen.getAllByRole('switch')[0] ?? world.root);
    expect(world.lines()).toEqual(['changed']);
    await world.tap('name');
    expect(world.lines()).toEqual([]);
  });
});

test('scroll-view 可滚动视图区域.md (FAQ): a touch whose end a component inside catches keeps no later one from a drag', async () => {
  const lines = recordLines();
  const { screen, settle } = startPage({
    axml: `<swiper onChange="changed">
      <swiper-item><view catchTouchEnd="caught">甲</view></swiper-item><swiper-item>乙</swiper-item>
    </swiper>`,
    js: `{
      changed({ detail }) { console.info('change ' + detail.current); },
      caught() { console.info('caught'); },
    }`,
  });
  await settle();
  drag(screen.getByText('甲'), 0, 90);
  drag(screen.getByText('乙'), -200);
  await settle();
  expect(lines()).toEqual(['caught', 'change 1']);
});
