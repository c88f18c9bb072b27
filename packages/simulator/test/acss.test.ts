import { compileAcss, scopeCss } from '../src/acss/compile';
import { compileInlineStyle } from '../src/acss/phone-units';
import { DEFAULT_SYSTEM } from '../src/my/system';
import { BASIC_COMPONENTS } from '../src/components';
import { appFiles, start, startPage } from './phone';

function compile(source: string, others: Record<string, string> = {}): string {
  const files = { ...others, 'pages/a/a.acss': source };
  const css = compileAcss('pages/a/a.acss', {
    files,
    elementOf: (tag) => BASIC_COMPONENTS.get(tag)?.element,
  });
  return scopeCss(css, 'sim-1', DEFAULT_SYSTEM).trim();
}

test.each([
  ['.card { height: 750rpx }', '.sim-1 .card { height: calc(var(--rpx, 0.5px) * 750) }'],
  [
    '.a { margin: -1.5rpx auto calc(1px + 2rpx) }',
    '.sim-1 .a { margin: calc(var(--rpx, 0.5px) * -1.5) auto calc(1px + calc(var(--rpx, 0.5px) * 2)) }',
  ],
  ['page { color: red }', '.sim-1 div:where(.a-page) { color: red }'],
  [
    'view, .x > text { color: red }',
    '.sim-1 div:where(.a-view),.sim-1 .x > span:where(.a-text) { color: red }',
  ],
  [
    '.x:not(button)::before { color: red }',
    '.sim-1 .x:not(button:where(.a-button))::before { color: red }',
  ],
  [
    '.x:nth-child(2n + 1), .x:nth-of-type(1) { color: red }',
    '.sim-1 .x:nth-child(2n + 1),.sim-1 .x:nth-of-type(1) { color: red }',
  ],
  [
    '@keyframes k { from { left: 0 } 50% { left: 2rpx } }',
    '@keyframes k { from { left: 0 } 50% { left: calc(var(--rpx, 0.5px) * 2) } }',
  ],
  [
    '@media (min-width: 1px) { .x { color: red } }',
    '@container sim (min-width: 1px) { .sim-1 .x { color: red } }',
  ],
])('%s', (source, expected) => {
  expect(compile(source)).toBe(expected);
});

test.each([
  ['height: calc(2*10rpx)', 'height: calc(2*calc(var(--rpx, 0.5px) * 10))'],
  ['height: calc(-1 * (1px + +2rpx))', 'height: calc(-1 * (1px + calc(var(--rpx, 0.5px) * +2)))'],
  [
    'font: 28rpx/40rpx serif',
    'font: calc(var(--rpx, 0.5px) * 28)/calc(var(--rpx, 0.5px) * 40) serif',
  ],
  [
    'padding-bottom: env(safe-area-inset-bottom)',
    'padding-bottom: var(--safe-area-inset-bottom, env(safe-area-inset-bottom))',
  ],
  [
    'top: calc(1px + env( safe-area-inset-top, 2px ))',
    'top: calc(1px + var(--safe-area-inset-top, env(safe-area-inset-top, 2px )))',
  ],
  ['content: "1 10rpx"', 'content: "1 10rpx"'],
])(
  'units and the safe area are the phone’s in a style sheet and in style: %s',
  (style, expected) => {
    expect(compile(`.a { ${style} }`)).toBe(`.sim-1 .a { ${expected} }`);
    expect(compileInlineStyle(style)).toBe(expected);
  },
);

test('a style’s address with 10rpx in its path stays as it is', () => {
  const style = 'background: url(https://a.test/10rpx.png) 0 10rpx';
  expect(compileInlineStyle(style)).toMatch(
    /^background: url\(https:\/\/a\.test\/10rpx\.png\) 0 calc/,
  );
});

test('@import brings a file in, relative or from the root; images become data', () => {
  const others = {
    'shared/b.acss': '.b { color: blue }',
    'img/x.png': 'data:image/png;base64,AA==',
  };
  expect(
    compile('@import "../../shared/b.acss"; .a { background: url("/img/x.png") }', others),
  ).toBe('.sim-1 .b { color: blue }\n.sim-1 .a { background: url("data:image/png;base64,AA==") }');
});

test.each([
  ['@import url("./b.acss");', '.sim-1 .b { top: 0 }'],
  ['@import url( ./b.acss );', '.sim-1 .b { top: 0 }'],
  ['@IMPORT "./b.acss";', '.sim-1 .b { top: 0 }'],
  [
    '@import "./b.acss" screen and (min-width: 750rpx);',
    '@container sim (min-width: 375px) {.sim-1 .b { top: 0 }\n}',
  ],
  ['@import url(./b.acss) print;', '@media print {.sim-1 .b { top: 0 }\n}'],
])('ACSS 语法参考: ACSS 和 CSS 规则完全一致, %s too', (source, expected) => {
  expect(compile(source, { 'pages/a/b.acss': '.b { top: 0 }' })).toBe(expected);
});

test('an @import that names no file costs an app in lenient mode nothing else', () => {
  const { simulator, root } = start(
    appFiles({ 'pages/a/a': { axml: '<view class="b"/>', acss: '@import b;\n.b { top: 0; }' } }),
    { mode: 'lenient' },
  );
  expect(simulator.problems).toEqual([
    expect.objectContaining({ file: 'pages/a/a.acss', line: 1, thing: '@import' }),
  ]);
  expect(root).toContainHTML('.b { top: 0; }');
});

test('classes of the platform’s own: in component libraries, and the one of the tab bar, they stay', () => {
  expect(compile('.a-customize-tab-bar { z-index: 999 } .am, .card-a- { top: 0 }')).toContain(
    '999',
  );
  const others = { 'node_modules/mini-ali-ui/es/a.acss': '.am-list { color: blue }' };
  expect(compile('@import "mini-ali-ui/es/a.acss";', others)).toContain('.am-list');
});

test('what an app says of display, position, float and width tells a button or field whether it has a line of its own', () => {
  const told = (source: string) => compile(source).match(/--sim-[\w-]+: ?\w+/g) ?? [];
  expect(told('.a { display: flex }')).toEqual(['--sim-flex: auto']);
  expect(told('.a { display: -webkit-box; display: block }')).toEqual([
    '--sim-flex: auto',
    '--sim-flex: initial',
  ]);
  expect(told('.a { display: inline-block }').toSorted()).toEqual([
    '--sim-flex: initial',
    '--sim-own: auto',
  ]);
  expect(told('.a { position: absolute; float: left }')).toHaveLength(2);
  expect(told('.a { position: relative; float: none; top: 0 }')).toEqual([]);
  expect(compile('.a { display: flex !important }')).toContain('--sim-flex: auto !important');
  expect(told('.a { width: 200%; max-width: 9px }')).toEqual(['--sim-cap: none']);
});

test.each([
  ['.a {}\n[data-x] { color: red }', 'pages/a/a.acss:2: [data-x]: attribute selectors do not work'],
  [
    '.x {}\n.a-button { color: red }',
    'pages/a/a.acss:2: .a-button: classes that begin with a- and am-',
  ],
  ['.x .am-tip { color: red }', '.am-tip: classes that begin with a- and am-'],
  ['.x::after { content: attr(class) }', 'content: attr() does not work on the platform'],
  ['@import "https://example.com/x.css";', 'is not there'],
  ['div { color: red }', '<div> is no basic component'],
  [':host { color: red }', ':host is for components alone'],
  ['@import "./none.acss";', 'pages/a/none.acss is not there'],
  ['@import "./a.acss";', '@import of itself'],
  ['.a { background: url(x.png) }', 'local files need an absolute path'],
  ['.a { background: url(/x.png) }', 'url(/x.png): the file is not there'],
  ['.a { color: red', 'pages/a/a.acss:1: Unclosed block'],
])('%s is refused, naming file and line', (source, message) => {
  expect(() => compile(source)).toThrow(message);
});

test('* is all that the app has, and nothing of the phone: no page as a whole, no loading', async () => {
  const { root, settle } = startPage({
    acss: '* { opacity: 0.5 }',
    axml: '<view class="inside">里面</view>',
    js: `{ onLoad() { my.showLoading({ content: '加载' }); } }`,
  });
  await settle();
  const opacities = ['.inside', '.sim-page', '.sim-loading'].map((selector) => {
    const element = root.querySelector(selector);
    return element && getComputedStyle(element).opacity;
  });
  expect(opacities).toEqual(['0.5', '', '']);
});

test('styles reach the app and nothing around it; rpx works in style attributes too', () => {
  document.body.insertAdjacentHTML('beforeend', '<p class="red">外面</p>');
  const { screen } = startPage({
    acss: '.red { color: rgb(255, 0, 0) }',
    axml: '<view class="red" style="padding: 10rpx 0">里面</view>',
  });
  expect(getComputedStyle(screen.getByText('里面')).color).toBe('rgb(255, 0, 0)');
  expect(screen.getByText('里面').getAttribute('style')).toBe(
    'padding: calc(var(--rpx, 0.5px) * 10) 0',
  );
  const outside = document.querySelector('p.red');
  expect(outside && getComputedStyle(outside).color).not.toBe('rgb(255, 0, 0)');
});
