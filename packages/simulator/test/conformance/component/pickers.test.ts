import { fireEvent } from '@testing-library/dom';
import { expectStatement, type Statement, type World } from './statements';

const picker = (attributes: string) =>
  `<picker ${attributes} onChange="log"><view>选国家</view></picker>`;
const COUNTRIES = { range: ['中国', '美国', '巴西'] };
const NAMED = {
  range: [
    { id: 1, name: '中国' },
    { id: 2, name: '美国' },
  ],
};
const open = async (world: World) => {
  await world.person.click(world.screen.getByText('选国家'));
};
const choose = async (world: World, name: string, button = '确定') => {
  await world.person.click(world.screen.getByRole('option', { name }));
  await world.person.click(world.screen.getByRole('button', { name: button }));
};

const PICKER: readonly Statement[] = [
  {
    says: 'a tap opens its list; title names it',
    axml: picker('range="{{range}}" title="选择国家"'),
    data: COUNTRIES,
    async check(world) {
      await open(world);
      expect(world.screen.getByRole('dialog', { name: '选择国家' })).toBeVisible();
      expect(world.screen.getAllByRole('option').map((option) => option.textContent)).toEqual([
        '中国',
        '美国',
        '巴西',
      ]);
    },
  },
  {
    says: 'onChange carries the index of what was chosen',
    axml: picker('range="{{range}}"'),
    data: COUNTRIES,
    async check(world) {
      await open(world);
      await choose(world, '巴西');
      expect(world.heard()).toEqual([['change', { value: 2 }]]);
      expect(world.screen.queryByRole('dialog')).toBeNull();
    },
  },
  {
    says: 'value 改变时触发: for each other choice, back to the first one too, and not for the same again',
    axml: picker('range="{{range}}" value="{{0}}"'),
    data: COUNTRIES,
    async check(world) {
      for (const name of ['巴西', '巴西', '中国', '中国', '美国']) {
        await open(world);
        await choose(world, name);
      }
      expect(world.heard().map(([, detail]) => detail)).toEqual([
        { value: 2 },
        { value: 0 },
        { value: 1 },
      ]);
    },
  },
  {
    says: 'range-key names what is shown of objects',
    axml: picker('range="{{range}}" range-key="name"'),
    data: NAMED,
    async check(world) {
      await open(world);
      await choose(world, '美国');
      expect(world.heard()).toEqual([['change', { value: 1 }]]);
    },
  },
  {
    says: 'value is chosen at first, and choosing it again changes nothing',
    axml: picker('range="{{range}}" value="{{1}}"'),
    data: COUNTRIES,
    async check(world) {
      await open(world);
      expect(world.screen.getByRole('option', { selected: true })).toHaveTextContent('美国');
      await choose(world, '美国');
      expect(world.heard()).toEqual([]);
    },
  },
  {
    says: '取消 and Escape change nothing',
    axml: picker('range="{{range}}"'),
    data: COUNTRIES,
    async check(world) {
      await open(world);
      await choose(world, '美国', '取消');
      await open(world);
      await world.person.keyboard('{Escape}');
      expect(world.screen.queryByRole('dialog')).toBeNull();
      expect(world.heard()).toEqual([]);
    },
  },
  {
    says: 'by keyboard: Enter opens, arrows choose',
    axml: picker('range="{{range}}"'),
    data: COUNTRIES,
    async check(world) {
      world.screen.getByRole('button', { name: '选国家' }).focus();
      await world.person.keyboard('{Enter}{ArrowDown}{ArrowDown}{ArrowUp}');
      await world.person.click(world.screen.getByRole('button', { name: '确定' }));
      expect(world.heard()).toEqual([['change', { value: 1 }]]);
    },
  },
  {
    says: 'disabled 默认值 false; true keeps it shut',
    axml: picker('range="{{range}}" disabled="{{true}}"'),
    data: COUNTRIES,
    async check(world) {
      await open(world);
      expect(world.screen.queryByRole('dialog')).toBeNull();
    },
  },
  {
    says: 'range 默认值 []: nothing to choose, nothing told',
    axml: picker(''),
    async check(world) {
      await open(world);
      await world.person.click(world.screen.getByRole('button', { name: '确定' }));
      expect(world.heard()).toEqual([]);
    },
  },
  {
    says: 'range []: its value stays as it is',
    axml: `<form onSubmit="log">${picker('name="p" value="{{2}}"').replace('onChange="log"', '')}<button form-type="submit">交</button></form>`,
    async check(world) {
      await open(world);
      await world.person.click(world.screen.getByRole('button', { name: '确定' }));
      await world.person.click(world.screen.getByText('交'));
      await world.flush();
      expect(world.heard()).toMatchObject([['submit', { value: { p: 2 } }]]);
    },
  },
  {
    says: 'in a form it hands in what was chosen',
    axml: `<form onSubmit="log"><picker name="where" range="{{range}}" value="{{0}}"><view>选国家</view></picker><button form-type="submit">提交</button></form>`,
    data: COUNTRIES,
    async check(world) {
      await open(world);
      await choose(world, '美国');
      await world.person.click(world.screen.getByText('提交'));
      expect(world.heard()[0]?.[1]).toMatchObject({ value: { where: 1 } });
    },
  },
];

const wheels = (attributes: string) =>
  `<picker-view ${attributes} onChange="log" onPickStart="log" onPickEnd="log"><picker-view-column><view a:for="{{years}}">{{item}}年</view></picker-view-column><picker-view-column><view>春</view><view>秋</view></picker-view-column></picker-view>`;
const YEARS = { years: [2024, 2025, 2026], value: [1, 0] };
const chosen = (world: World) =>
  world.screen.getAllByRole('spinbutton').map((wheel) => wheel.getAttribute('aria-valuetext'));

const PICKER_VIEW: readonly Statement[] = [
  {
    says: 'value: the index in each column, from 0; each column from 0 if not given',
    axml: wheels('value="{{value}}"'),
    data: { ...YEARS, value: [1] },
    async check(world) {
      await world.flush();
      expect(chosen(world)).toEqual(['2025年', '春']);
      expect(world.heard()).toEqual([]);
    },
  },
  {
    says: 'setData turns the wheels without a word',
    axml: wheels('value="{{value}}"'),
    data: YEARS,
    steps: [{ value: [2, 1] }],
    async check(world) {
      await world.next();
      expect(chosen(world)).toEqual(['2026年', '秋']);
      expect(world.heard()).toEqual([]);
    },
  },
  {
    says: 'onPickStart, onChange with all columns, onPickEnd',
    axml: wheels('value="{{value}}"'),
    data: YEARS,
    async check(world) {
      await world.person.click(world.screen.getByText('秋'));
      expect(world.heard()).toEqual([
        ['pickStart', {}],
        ['change', { value: [1, 1] }],
        ['pickEnd', {}],
      ]);
    },
  },
  {
    says: 'arrow keys turn a wheel, Home and End go to its ends',
    axml: wheels('value="{{value}}"'),
    data: YEARS,
    async check(world) {
      const [first] = world.screen.getAllByRole('spinbutton');
      for (const key of ['ArrowDown', 'Home', 'ArrowUp', 'End']) {
        fireEvent.keyDown(first ?? document.body, { key });
      }
      await world.flush();
      const changes = world.heard().filter(([type]) => type === 'change');
      expect(changes.map(([, detail]) => detail)).toEqual([
        { value: [2, 0] },
        { value: [0, 0] },
        { value: [2, 0] },
      ]);
    },
  },
  ...[
    ['', ['pickStart', 'change', 'pickEnd'], false],
    ['immediate-change="{{true}}"', ['pickStart', 'change'], true],
  ].map(([attribute, before, atOnce]): Statement => ({
    says: `${String(attribute) || 'immediate-change 默认值 false'}: change ${atOnce ? 'as soon as the wheel moves' : 'once it stands still'}`,
    axml: wheels(`value="{{value}}" ${String(attribute)}`),
    data: YEARS,
    async check(world) {
      jest.useFakeTimers();
      const [first] = world.screen.getAllByRole('spinbutton');
      if (first) first.scrollTop = 68;
      fireEvent.scroll(first ?? document.body);
      await world.flush();
      expect(world.types()).toEqual(atOnce ? before : ['pickStart']);
      jest.advanceTimersByTime(100);
      await world.flush();
      expect(world.types()).toEqual(['pickStart', 'change', 'pickEnd']);
      jest.useRealTimers();
    },
  })),
  {
    says: 'indicator-class, indicator-style, mask-class, mask-style',
    axml: wheels(
      'indicator-class="i" indicator-style="height: 50px" mask-class="m" mask-style="opacity: 0.5"',
    ),
    data: YEARS,
    check(world) {
      expect(world.inside('.a-picker-view-picker-indicator.i').style.height).toBe('50px');
      expect(world.inside('.a-picker-view-picker-mask.m').style.opacity).toBe('0.5');
    },
  },
  {
    says: 'an indicator lies on the columns, or with a z-index of 0 below them',
    axml: wheels('indicator-class="i"'),
    data: YEARS,
    acss: '.i { z-index: 0; background: #f5f5f5; }',
    check(world) {
      const [column, indicator] = [world.node('picker-view-column'), world.inside('.i')];
      expect([column, indicator].map((each) => getComputedStyle(each).zIndex)).toEqual(['0', '0']);
      expect(indicator.compareDocumentPosition(column)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
      expect(getComputedStyle(column).position).toBe('relative');
    },
  },
  {
    says: 'a column that gets shorter keeps to what there is',
    axml: wheels('value="{{value}}"'),
    data: { ...YEARS, value: [2, 0] },
    steps: [{ years: [2024] }],
    async check(world) {
      await world.next();
      await world.flush();
      expect(chosen(world)).toEqual(['2024年', '春']);
    },
  },
];

test.each(PICKER)('表单组件/picker: $says', (one) => expectStatement(one));
test.each(PICKER_VIEW)('表单组件/picker-view: $says', (one) => expectStatement(one));

describe('表单组件/picker-view: its items are as high as the indicator', () => {
  const item = (world: World) =>
    world.node('picker-view').style.getPropertyValue('--picker-item') || 'as by default';

  test('a style of the page that is written anew takes nothing away', async () => {
    jest.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(50);
    await expectStatement({
      says: '',
      axml: wheels('value="{{[1, 0]}}" style="color: {{colour}}"'),
      data: { ...YEARS, colour: 'red' },
      steps: [{ colour: 'blue' }],
      async check(world) {
        expect(item(world)).toBe('50px');
        await world.next();
        expect(item(world)).toBe('50px');
      },
    });
  });

  test('in something hidden, once that is shown', async () => {
    const told: ResizeObserverCallback[] = [];
    globalThis.ResizeObserver = class {
      constructor(tell: ResizeObserverCallback) {
        told.push(tell);
      }
      observe = () => undefined;
      unobserve = () => undefined;
      disconnect = () => undefined;
    };
    let height = 0;
    jest.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockImplementation(() => height);
    const rects = jest.spyOn(Element.prototype, 'getClientRects');
    const resize = (count: number) => {
      rects.mockReturnValue({ length: count } as DOMRectList);
      told.forEach((tell) => tell([], {} as ResizeObserver));
    };
    try {
      await expectStatement({
        says: '',
        axml: wheels('value="{{[1, 0]}}"'),
        data: YEARS,
        async check(world) {
          resize(0);
          expect(item(world)).toBe('as by default');
          height = 50;
          resize(1);
          await new Promise((resolve) => requestAnimationFrame(resolve));
          expect(item(world)).toBe('50px');
        },
      });
    } finally {
      Reflect.deleteProperty(globalThis, 'ResizeObserver');
    }
  });
});
