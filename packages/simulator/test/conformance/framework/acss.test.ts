import { compileAcss, scopeCss } from '../../../src/acss/compile';
import type { PhoneScreen } from '../../../src/acss/media';
import { Problems } from '../../../src/contract/problems';
import { BASIC_COMPONENTS } from '../../../src/components';
import { DEFAULT_SYSTEM } from '../../../src/my/system';
import { start, appFiles, startPage } from '../../phone';

function compile(
  source: string,
  own: Partial<PhoneScreen> = {},
  problems = new Problems(),
): string {
  const css = compileAcss('a.acss', {
    files: { 'a.acss': source },
    elementOf: (tag) => BASIC_COMPONENTS.get(tag)?.element,
    problems,
  });
  return scopeCss(css, 'sim-1', { ...DEFAULT_SYSTEM, ...own }).trim();
}

describe('ACSS 语法参考: ACSS 和 CSS 规则完全一致', () => {
  test.each([
    ['(min-width: 300px)', 'sim (min-width: 300px)'],
    ['screen and (max-width: 320px)', 'sim (max-width: 320px)'],
    ['only screen and (min-device-width: 320px)', 'sim (min-width: 320px)'],
    ['(320px <= width <= 375px)', 'sim (320px <= width <= 375px)'],
    ['(min-width: 1px) and (max-width: 9px)', 'sim (min-width: 1px) and (max-width: 9px)'],
    ['(max-width: 9px), (min-width: 99px)', 'sim ((max-width: 9px)) or ((min-width: 99px))'],
    ['(orientation: portrait)', 'sim (width > 0px)'],
    ['(orientation: landscape)', 'sim (width < 0px)'],
  ])('@media %s asks the phone, whose window it is on a device', (query, expected) => {
    expect(compile(`@media ${query} { .a { top: 0 } }`)).toBe(
      `@container ${expected} { .sim-1 .a { top: 0 } }`,
    );
  });

  test.each([
    ['(min-height: 724px)', true],
    ['(min-height: 725px)', false],
    ['(max-height: 1448rpx)', true],
    ['(device-height: 812px)', true],
    ['(-webkit-device-pixel-ratio: 3)', true],
    ['(-webkit-min-device-pixel-ratio: 2)', true],
    ['(max-device-pixel-ratio: 2)', false],
  ])('@media %s is what my.getSystemInfo says of the phone', (query, holds) => {
    expect(compile(`@media ${query} { .a { top: 0 } }`)).toContain(
      `@container sim (width ${holds ? '>' : '<'} 0px) {`,
    );
  });

  test('@media (orientation: landscape) of a phone that lies on its side', () => {
    const lying = { windowWidth: 812, windowHeight: 375 };
    expect(compile('@media (orientation: landscape) { .a { top: 0 } }', lying)).toContain(
      '@container sim (width > 0px) {',
    );
  });

  test('the safe area of one phone, as apps ask for it', () => {
    const query =
      'only screen and (device-width: 375px) and (device-height: 812px) and (-webkit-device-pixel-ratio: 3)';
    expect(compile(`@media ${query} { .a { top: 0 } }`)).toContain(
      '@container sim (width: 375px) and (width > 0px) and (width > 0px) {',
    );
  });

  test.each([
    'screen',
    'print',
    '(prefers-color-scheme: dark)',
    '(min-width: 1px) and (prefers-reduced-motion: reduce)',
    'not all and (min-width: 1px)',
    '(min-aspect-ratio: 1/1)',
  ])('@media %s stays what it is', (query) => {
    const rule = `@media ${query} { .sim-1 .a { top: 0 } }`;
    expect(compile(rule.replace('.sim-1 ', ''))).toBe(rule);
  });

  test('@supports and @keyframes are taken as they are', () => {
    const rule = '@supports (display: grid) { .sim-1 .a { top: 0 } }';
    expect(compile(rule.replace('.sim-1 ', ''))).toBe(rule);
  });
});

describe('ACSS 语法参考: rpx', () => {
  test.each([
    [375, '187.5px'],
    [414, '207px'],
  ])('in an at-rule: 规定屏幕宽为 750rpx (of a phone %s px wide)', (windowWidth, expected) => {
    expect(compile('@media (min-width: 375rpx) { .a { top: 2rpx } }', { windowWidth })).toBe(
      `@container sim (min-width: ${expected}) { .sim-1 .a { top: calc(var(--rpx, 0.5px) * 2) } }`,
    );
  });

  test('the phone tells its width', () => {
    const files = appFiles(
      { 'pages/a/a': { acss: '@media (width: 750rpx) { .a { top: 0 } }' } },
      {},
      { 'app.acss': '@media (width: 375rpx) { .a { top: 0 } }' },
    );
    const { root } = start(files, { system: { windowWidth: 390 } });
    const css = [...root.querySelectorAll('style')].map((style) => style.textContent).join('');
    expect(css).toContain('@container sim (width: 390px)');
    expect(css).toContain('@container sim (width: 195px)');
  });
});

describe('ACSS 语法参考: 选择器 同 CSS3 保持一致', () => {
  test(':root holds what the whole page inherits, and weighs as much as a class', async () => {
    expect(compile(':root { top: 0 }')).toBe('.sim-1 .a-page { top: 0 }');
    const { root, screen, settle } = startPage({
      axml: '<view>文</view>',
      acss: ':root { --main: rgb(1, 2, 3); color: rgb(4, 5, 6) }',
    });
    await settle();
    const page = root.querySelector('.a-page') ?? root;
    expect(getComputedStyle(page).getPropertyValue('--main')).toBe('rgb(1, 2, 3)');
    expect(screen.getByText('文')).toHaveStyle({ color: 'rgb(4, 5, 6)' });
  });

  test(':root of an isolated page is its page', () => {
    const { root } = start(
      appFiles({
        'pages/a/a': {
          acss: ':root { color: rgb(4, 5, 6) } :root .x { top: 0 }',
          json: { styleIsolation: 'apply-shared' },
        },
      }),
    );
    expect(root.querySelector('.a-page')).toHaveStyle({ color: 'rgb(4, 5, 6)' });
  });

  test.each(['div', 'span', 'a', 'body'])(
    '<%s> is no tag of AXML: strict mode names it, lenient mode leaves out that selector alone',
    (tag) => {
      expect(() => compile(`${tag} { top: 0 }`)).toThrow(
        `a.acss:1: ${tag}: <${tag}> is no basic component`,
      );
      const problems = new Problems('lenient');
      expect(compile(`${tag}, .a ${tag}, .b { top: 0 }`, undefined, problems)).toBe(
        '.sim-1 .b { top: 0 }',
      );
      expect(problems.list.map(({ kind, thing }) => [kind, thing])).toEqual([
        ['app', `selector ${tag}`],
      ]);
    },
  );

  test.each([
    ['//at.example.com/a.woff?t=1#x', 'https://at.example.com/a.woff?t=1#x'],
    ['HTTPS://at.example.com/a.png', 'HTTPS://at.example.com/a.png'],
    ['#clip', '#clip'],
    ['/a.png?v=2', 'data:image/png;base64,AA=='],
    ['/a.png#icon', 'data:image/png;base64,AA=='],
  ])('url(%s) is %s', (address, expected) => {
    const css = compileAcss('a.acss', {
      files: {
        'a.acss': `.a { background: url("${address}") }`,
        'a.png': 'data:image/png;base64,AA==',
      },
      elementOf: () => undefined,
    });
    expect(scopeCss(css, 'sim-1', DEFAULT_SYSTEM).trim()).toBe(
      `.sim-1 .a { background: url("${expected}") }`,
    );
  });
});
