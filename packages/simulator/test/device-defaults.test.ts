import { appFiles, start, startPage } from './phone';

test('a button has a height and one line of its own, so that what a device would clip is clipped here', () => {
  const { screen } = startPage({
    axml: `<view><button>一</button><button size="mini">二</button></view>`,
  });
  const [button, mini] = screen.getAllByRole('button').map((each) => getComputedStyle(each));
  expect(button).toMatchObject({ height: '47px', overflow: 'hidden', whiteSpace: 'nowrap' });
  expect(mini).toMatchObject({ height: '30px', overflow: 'hidden', whiteSpace: 'nowrap' });
});

// The buttons of mini-ali-ui and of ant-design-mini have padding, and undo both before: height: auto; line-height: normal.
test('padding of a button stays inside its height, and its line keeps its height', () => {
  const { screen } = startPage({
    axml: `<button class="padded">一</button>`,
    acss: '.padded { padding: 16px; }',
  });
  const style = getComputedStyle(screen.getByRole('button'));
  expect(style).toMatchObject({ height: '47px', lineHeight: '47px', boxSizing: 'border-box' });
});

test('textarea 多行输入框.md: without auto-height it is as high as its class says, less than by default too', () => {
  const { root } = startPage({
    axml: `<textarea /><textarea class="low" /><textarea class="low" auto-height />`,
    acss: '.low { height: 40px; }',
  });
  const sizes = [...root.querySelectorAll('.a-textarea')].map((each) => {
    const { height, minHeight } = getComputedStyle(each);
    return [height, minHeight || 'auto'];
  });
  expect(sizes).toEqual([
    ['100px', 'auto'],
    ['40px', 'auto'],
    ['40px', '100px'],
  ]);
});

test("a class of the app weighs more than the button's defaults", () => {
  const { screen } = startPage({
    axml: `<button class="tall">一</button>`,
    acss: '.tall { height: auto; white-space: normal; }',
  });
  const style = getComputedStyle(screen.getByRole('button'));
  expect(style).toMatchObject({ height: 'auto', whiteSpace: 'normal' });
});

test('<favorite>, a tip of older base libraries, takes no place on the page, as other unknown tags do', () => {
  const axml = `<favorite>收藏小程序</favorite><marquee>走马灯</marquee>`;
  const { simulator, screen } = start(appFiles({ 'pages/a/a': { axml } }), { mode: 'lenient' });
  const positionOf = (name: string) =>
    getComputedStyle(screen.getByRole('group', { name })).position;
  expect(screen.getByText('收藏小程序')).toBeVisible();
  expect(positionOf('<favorite>')).toBe('fixed');
  expect(positionOf('<marquee>')).not.toBe('fixed');
  expect(simulator.problems.map(({ thing }) => thing)).toContain('<favorite>');
});

test('<life-follow>, a layer at the foot of the page, takes no place on it', () => {
  const axml = `<life-follow sceneId="1" />`;
  const { screen } = start(appFiles({ 'pages/a/a': { axml } }), { mode: 'lenient' });
  const style = getComputedStyle(screen.getByRole('group', { name: '<life-follow>' }));
  expect(style.position).toBe('fixed');
});

test('an icon is a character: where the app makes a block of it, text-align moves the drawing', () => {
  const { root } = startPage({
    axml: `<view class="message"><icon class="sign" type="success" size="64" /></view>`,
    acss: '.message { text-align: center; } .sign { display: block; }',
  });
  const icon = root.querySelector<HTMLElement>('.a-icon');
  const drawing = icon?.querySelector('svg');
  if (!icon || !drawing) throw new Error('no icon');
  const { display, width, fontSize } = getComputedStyle(icon);
  expect({ display, width, fontSize }).toEqual({ display: 'block', width: '', fontSize: '64px' });
  const { width: drawn, height } = getComputedStyle(drawing);
  expect([drawn, height]).toEqual(['1em', '1em']);
});

test.each(['a-b', '1a', 'a b'])('<import-sjs name="%s"> is refused with its place', (name) => {
  const axml = `<import-sjs name="${name}" from="./u.sjs" />`;
  const files = appFiles({ 'pages/a/a': { axml } }, {}, { 'pages/a/u.sjs': 'export default 1;' });
  expect(() => start(files)).toThrow(
    `pages/a/a.axml:1: <import-sjs>: name "${name}" is no name of a variable`,
  );
});

test('a dialog takes the focus without scrolling to where it comes from', async () => {
  const focus = jest.spyOn(HTMLElement.prototype, 'focus');
  const { screen } = startPage({ js: `{ onLoad() { my.alert({ content: '好' }); } }` });
  const ok = await screen.findByRole('button', { name: '确定' });
  expect(document.activeElement).toBe(ok);
  expect(focus.mock.calls).toEqual([[{ preventScroll: true }]]);
});

describe('where there is no picture, nothing is drawn: neither a frame nor a sign of a browser', () => {
  const isEmpty = (root: HTMLElement, tag: string) =>
    getComputedStyle(root.querySelector(`.a-${tag}`) ?? root).content.includes('data:image/gif');

  test.each(['image', 'cover-image'])('<%s>', async (tag) => {
    const { root, screen, person } = startPage({
      axml: `<${tag} src="{{src}}"/><button onTap="next">下一张</button>`,
      js: `{ data: { src: '' }, next() { this.setData({ src: this.data.src + 'https://example.com/a' }); } }`,
    });
    expect(isEmpty(root, tag)).toBe(true);
    const next = () => person.click(screen.getByRole('button'));
    await next();
    expect(isEmpty(root, tag)).toBe(false);
    root.querySelector(`.a-${tag}`)?.dispatchEvent(new Event('error'));
    expect(isEmpty(root, tag)).toBe(true);
    await next();
    expect(isEmpty(root, tag)).toBe(false);
  });

  test('an icon of the tab bar', () => {
    const icon = 'https://example.com/home.png';
    const items = [
      { pagePath: 'pages/a/a', name: '首页', icon },
      { pagePath: 'pages/b/b', name: '我的' },
    ];
    const pages = { 'pages/a/a': {}, 'pages/b/b': {} };
    const appJson = JSON.stringify({ pages: Object.keys(pages), tabBar: { items } });
    const { screen } = start(appFiles(pages, {}, { 'app.json': appJson }));
    const drawn = screen.getByRole('tab', { name: '首页' }).querySelector('img');
    expect(drawn).toBeVisible();
    drawn?.dispatchEvent(new Event('error'));
    expect(drawn).not.toBeVisible();
  });
});

test.each([
  ['my.alert', 'alertdialog', "my.alert({ title: '好', content: text })"],
  ['my.showActionSheet', 'dialog', 'my.showActionSheet({ items: [text] })'],
])('%s: a long word is broken, and none of it lies outside the panel', async (_api, role, call) => {
  const js = `{ onReady() { const text = '1'.repeat(99); ${call}; } }`;
  const { screen } = startPage({ js });
  const dialog = await screen.findByRole(role);
  expect(getComputedStyle(dialog).overflowWrap).toBe('anywhere');
});

test.each([
  ['scroll-x', { overflowX: 'auto', overflowY: 'hidden' }],
  ['scroll-y', { overflowX: 'hidden', overflowY: 'auto' }],
])(
  'scroll-view 可滚动视图区域.md: %s lets it scroll that way, whatever overflow its class has',
  (attribute, expected) => {
    const { root } = startPage({
      axml: `<view class="tabs"><scroll-view ${attribute}="{{true}}" class="bar" /></view>`,
      acss: '.tabs .bar { overflow: hidden; }',
    });
    const view = root.querySelector('.a-scroll-view');
    if (!view) throw new Error('no scroll-view');
    expect(getComputedStyle(view)).toMatchObject(expected);
  },
);
