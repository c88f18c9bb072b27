import { startPage } from './phone';

const LOG = `log(name) { this.setData({ heard: [...this.data.heard, name] }); }`;

test('a tap bubbles; catchTap stops it', async () => {
  const { screen, person, pageData } = startPage({
    js: `{ data: { heard: [] }, ${LOG}, outer() { this.log('outer'); }, inner() { this.log('inner'); }, caught() { this.log('caught'); } }`,
    axml: `<view onTap="outer"><button onTap="inner">冒泡</button><button catchTap="caught">阻止</button><text>空白</text></view>`,
  });
  await person.click(screen.getByRole('button', { name: '冒泡' }));
  await person.click(screen.getByRole('button', { name: '阻止' }));
  await person.click(screen.getByText('空白'));
  expect(pageData()).toEqual({ heard: ['inner', 'outer', 'caught', 'outer'] });
});

test('the event object: dataset of the handler’s node, targetDataset of the node hit (platform facts §8)', async () => {
  const { screen, person, pageData } = startPage({
    js: `{ handle(event) { this.setData({ event: { type: event.type, target: event.target, currentTarget: event.currentTarget, mark: event.mark } }); } }`,
    axml: `<view id="outer" data-alpha-beta="{{1}}" data-text="1" mark:a="outer" mark:b="outer" onTap="handle"><text id="inner" data-own="{{ {x: 1} }}" mark:a="inner">点我</text></view>`,
  });
  await person.click(screen.getByText('点我'));
  expect(pageData()).toMatchObject({
    event: {
      type: 'tap',
      target: {
        id: 'inner',
        tagName: 'text',
        dataset: { alphaBeta: 1, text: '1' },
        targetDataset: { own: { x: 1 } },
      },
      currentTarget: { id: 'outer', tagName: 'view', dataset: { alphaBeta: 1, text: '1' } },
      mark: { a: 'inner', b: 'outer' },
    },
  });
});

test('capitals in data-… stay, as mini-ali-ui (data-tabsName) and antd-mini (data-personSource) need it', async () => {
  const { screen, person, pageData } = startPage({
    js: `{ handle({ target, currentTarget }) { this.setData({ own: target.targetDataset, ...currentTarget.dataset }); } }`,
    axml: `<view data-tabsName="tabs" data-floor-No="{{2}}" onTap="handle"><text data-personSource="search">点我</text></view>`,
  });
  await person.click(screen.getByText('点我'));
  expect(pageData()).toEqual({ own: { personSource: 'search' }, tabsName: 'tabs', floorNo: 2 });
});

test('a missing handler is an error that names page, file, line and method', async () => {
  const { screen, person, takeErrors } = startPage({ axml: '\n<button onTap="gone">点</button>' });
  await person.click(screen.getByRole('button'));
  expect(takeErrors()).toEqual(['pages/home/home.axml:2: pages/home/home has no method "gone"']);
});

test('what a handler throws, now or in its promise, is reported and told to the app', async () => {
  const { screen, person, takeErrors, events, settle } = startPage({
    js: `{ now() { throw new Error('now'); }, async later() { await null; throw new Error('later'); } }`,
    axml: `<button onTap="now">now</button><button onTap="later">later</button>`,
  });
  await person.click(screen.getByRole('button', { name: 'now' }));
  await person.click(screen.getByRole('button', { name: 'later' }));
  await settle();
  expect(takeErrors()).toEqual(['now', 'later']);
  expect(events.filter(({ type }) => type === 'error')).toMatchObject([
    { source: 'page' },
    { source: 'promise' },
  ]);
});

test('a disabled button does nothing; a loading one still does', async () => {
  const { screen, person, pageData } = startPage({
    js: `{ data: { taps: 0 }, tap() { this.setData({ taps: this.data.taps + 1 }); } }`,
    axml: `<button disabled onTap="tap">停用</button><button loading="{{true}}" onTap="tap">加载</button>`,
  });
  await person.click(screen.getByRole('button', { name: '停用' }));
  expect(pageData()).toEqual({ taps: 0 });
  await person.click(screen.getByRole('button', { name: '加载', busy: true }));
  expect(pageData()).toEqual({ taps: 1 });
});

test('buttons, and views the author calls one, work by keyboard', async () => {
  const { screen, person, pageData } = startPage({
    js: `{ data: { heard: [] }, ${LOG}, a() { this.log('a'); }, b() { this.log('b'); } }`,
    axml: `<button onTap="a">甲</button><view role="button" onTap="b">乙</view><view onTap="b">丙</view>`,
  });
  await person.tab();
  expect(screen.getByRole('button', { name: '甲' })).toHaveFocus();
  await person.keyboard('{Enter}');
  await person.tab();
  expect(screen.getByRole('button', { name: '乙' })).toHaveFocus();
  await person.keyboard('{Enter} ');
  await person.tab();
  expect(screen.getByText('丙')).not.toHaveFocus();
  expect(pageData()).toEqual({ heard: ['a', 'b', 'b'] });
});

test('onAppear and onFirstAppear once the node is on the screen', async () => {
  const { pageData, settle } = startPage({
    js: `{ data: { heard: [] }, ${LOG}, appear(event) { this.log(event.type); } }`,
    axml: `<view onAppear="appear" onFirstAppear="appear"/>`,
  });
  await settle();
  expect(pageData()).toEqual({ heard: ['appear', 'firstAppear'] });
});

test.each([
  [400, ['tap']],
  [600, ['longTap']],
])('held for %d ms: %j', (ms, heard) => {
  jest.useFakeTimers();
  try {
    const { screen, pageData } = startPage({
      js: `{ data: { heard: [] }, ${LOG}, hear(event) { this.log(event.type); } }`,
      axml: '<view onTap="hear" onLongTap="hear">按</view>',
    });
    const view = screen.getByText('按');
    view.dispatchEvent(new MouseEvent('pointerdown', { bubbles: true }));
    jest.advanceTimersByTime(ms);
    view.dispatchEvent(new MouseEvent('pointerup', { bubbles: true }));
    view.click();
    expect(pageData()).toEqual({ heard });
    jest.advanceTimersByTime(1);
    view.click();
    expect(pageData()).toEqual({ heard: [...heard, 'tap'] });
  } finally {
    jest.useRealTimers();
  }
});

test('what is held while the app leaves for another page is no long tap', () => {
  jest.useFakeTimers();
  try {
    const { screen, simulator } = startPage({
      js: '{ data: { heard: [] }, hear(event) { this.setData({ heard: [event.type] }); } }',
      axml: '<view onLongTap="hear">按</view>',
    });
    const view = screen.getByText('按');
    view.dispatchEvent(new MouseEvent('pointerdown', { bubbles: true }));
    simulator.open({ path: 'pages/home/home' });
    jest.advanceTimersByTime(600);
    expect(simulator.pages[0]?.data).toEqual({ heard: [] });
  } finally {
    jest.useRealTimers();
  }
});

test('onLongTap after half a second; it bubbles, and catchLongTap stops it', () => {
  jest.useFakeTimers();
  try {
    const { screen, pageData } = startPage({
      js: `{ data: { heard: [] }, ${LOG}, outer() { this.log('outer'); }, inner() { this.log('inner'); }, caught() { this.log('caught'); } }`,
      axml: `<view onLongTap="outer"><view onLongTap="inner">按住</view><view catchLongTap="caught">阻止</view></view>`,
    });
    const pointer = (type: string, text = '按住') =>
      screen.getByText(text).dispatchEvent(new MouseEvent(type, { bubbles: true }));
    pointer('pointerdown');
    jest.advanceTimersByTime(400);
    pointer('pointerup');
    jest.advanceTimersByTime(400);
    expect(pageData()).toEqual({ heard: [] });
    pointer('pointerdown');
    jest.advanceTimersByTime(500);
    expect(pageData()).toEqual({ heard: ['inner', 'outer'] });
    pointer('pointerdown', '阻止');
    jest.advanceTimersByTime(500);
    expect(pageData()).toEqual({ heard: ['inner', 'outer', 'caught'] });
  } finally {
    jest.useRealTimers();
  }
});
