import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { examine, ProjectError } from '../src';
import { appFolder, found, page, PAGE, removeFolders } from './app-folder';

afterAll(removeFolders);

test('examine() follows links, and none in a circle', () => {
  const folder = appFolder({
    [`${PAGE}.json`]: JSON.stringify({ usingComponents: { 'a-b': '/shared/a/a' } }),
    'elsewhere/a/a.json': '{"component":true}',
    'elsewhere/a/a.js': 'Component({});\n',
    'elsewhere/a/a.axml': '<view/>',
  });
  symlinkSync(join(folder, 'elsewhere'), join(folder, 'dist/shared'), 'junction');
  symlinkSync(join(folder, 'dist'), join(folder, 'elsewhere/round'), 'junction');
  symlinkSync(join(folder, 'nowhere'), join(folder, 'dist/broken'), 'junction');
  expect(found(folder)).toEqual([]);
});

test('examine() names where each rule comes from', () => {
  const [finding] = examine(appFolder({ [`${PAGE}.axml`]: '<view onTap="close"/>' }));
  expect(finding?.message).toBe(
    '<view>: there is no function close in the code that belongs to this file',
  );
  expect(finding?.page).toMatch(/^https:.*源码质量\.md$/);
});

test.each([
  ['bindtap', 'onTap'],
  ['bindscrolltolower', 'onScrollToLower'],
  ['catchtouchmove', 'catchTouchMove'],
  ['bindlongpress', 'onLongTap'],
  ['bind:to-top', 'onToTop'],
])('examine() says what %s is called here: %s', (there, here) => {
  const [finding] = examine(appFolder({ [`${PAGE}.axml`]: `<view ${there}="open"/>` }));
  expect(finding?.message).toBe(
    `<view>: ${there} is WeChat's and has no effect here; Alipay reads ${here}`,
  );
});

test('examine() tells of a library that lies in the app and is not used once, not for each of its files', () => {
  const names = ['a', 'b', 'c', 'd'].map((name) => `dist/library/${name}.js`);
  const folder = appFolder({
    ...Object.fromEntries(names.map((name) => [name, 'exports.x = 1;\n'])),
    'dist/util/e.js': 'exports.x = 1;\n',
  });
  expect(found(folder)).toEqual([
    'advice script/unused dist/library/',
    'advice script/unused dist/util/e.js',
  ]);
  expect(examine(folder)[0]?.message).toBe(
    'nothing in the app asks for 4 of the scripts, such as a.js: they do not run, and were searched for secrets alone',
  );
});

test('examine() names my where the APIs of another platform are meant', () => {
  const folder = appFolder({ [`${PAGE}.js`]: page('onLoad() { wx.login(); missing(); },') });
  expect(examine(folder).map(({ message }) => message)).toEqual([
    "'wx' is not defined; on Alipay it is my",
    "'missing' is not defined",
  ]);
});

test.each([
  ['pages/Index/Index.js', 'page pages/me/me: .js, .axml is missing'],
  ['pages/me/me.wxml', 'page pages/me/me: .js, .axml is missing; there is pages/me/me.wxml'],
  ['pages/me/Me.axml', 'page pages/me/me: .js, .axml is missing; there is pages/me/Me.axml'],
])('examine() names a file that may be meant for a page: %s', (file, message) => {
  const folder = appFolder({
    'dist/app.json': JSON.stringify({
      pages: ['pages/index/index', 'pages/privacy/privacy', 'pages/me/me'],
    }),
    [`dist/${file}`]: '',
  });
  expect(examine(folder).map((finding) => finding.message)).toContain(message);
});

test('examine() never shows a secret that it has found (R18)', () => {
  const folder = appFolder({
    'dist/config.js': "exports.x = { appSecret: 'sesame-sesame-sesame' };\n",
  });
  expect(JSON.stringify(examine(folder))).not.toContain('sesame');
});

test.each([
  [
    'no mini program',
    { 'mini.project.json': undefined, 'dist/app.json': undefined },
    /neither mini.project.json nor app.json/,
  ],
  [
    'nothing built',
    { 'dist/app.json': undefined },
    /names dist as miniprogramRoot: build the app first/,
  ],
  ['a broken app.json', { 'dist/app.json': '{' }, /app\.json:1: /],
  ['an app.json without pages', { 'dist/app.json': '{}' }, /app\.json: pages: /],
] as const)('examine() of %s is an error that says so', (_what, changes, message) => {
  const folder = appFolder(changes);
  expect(() => examine(folder)).toThrow(ProjectError);
  expect(() => examine(folder)).toThrow(message);
});
