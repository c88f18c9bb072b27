import { appFiles, start } from './phone';

type Files = ReturnType<typeof appFiles>;

/** What the page of the app shows, white space joined. */
async function shown(files: Files): Promise<string> {
  const { root, settle } = start(files);
  await settle();
  return (root.querySelector('.a-page')?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

const COMPONENTS = { usingComponents: { c: '/c/c' } };

// What a device can run, though the files name each other in a ring.
test.each<[kind: string, files: Files, text: string]>([
  [
    '<import>',
    appFiles(
      { 'pages/a/a': { axml: '<import src="./b.axml"/><template is="b"/>' } },
      {},
      {
        'pages/a/b.axml':
          '<import src="./c.axml"/><template name="b">B<template is="c"/></template>',
        'pages/a/c.axml':
          '<import src="./b.axml"/><template name="c">C<template a:if="{{false}}" is="b"/></template>',
      },
    ),
    'BC',
  ],
  [
    '<import> of itself',
    appFiles({
      'pages/a/a': {
        axml: '<import src="./a.axml"/><template name="t">T</template><template is="t"/>',
      },
    }),
    'T',
  ],
  [
    '<template> that ends with its data',
    appFiles({
      'pages/a/a': {
        axml: `<template name="t">{{n}}<template a:if="{{n > 0}}" is="t" data="{{n: n - 1}}"/></template>
<template is="t" data="{{n: 30}}"/>`,
      },
    }),
    Array.from({ length: 31 }, (_, index) => 30 - index).join(''),
  ],
  [
    '<import-sjs>',
    appFiles(
      { 'pages/a/a': { axml: '<import-sjs from="./a.sjs" name="u"/>{{u.odd(5)}}' } },
      {},
      {
        'pages/a/a.sjs':
          'import b from "./b.sjs"; export default { odd: (n) => n > 0 && b.even(n - 1) };',
        'pages/a/b.sjs':
          'import a from "./a.sjs"; export default { even: (n) => n === 0 || a.odd(n - 1) };',
      },
    ),
    'true',
  ],
  [
    'usingComponents',
    appFiles(
      { 'pages/a/a': { axml: '<c/>', json: COMPONENTS } },
      {
        'c/c': { axml: 'C<d/>', json: { usingComponents: { d: '/d/d' } } },
        'd/d': { axml: 'D<c a:if="{{false}}"/>', json: COMPONENTS },
      },
    ),
    'CD',
  ],
  [
    'require()',
    appFiles(
      { 'pages/a/a': { axml: '{{v}}', js: '{ data: { v: require("./b").v } }' } },
      {},
      {
        'pages/a/b.js': 'exports.v = 1; exports.v = require("./c").w;',
        'pages/a/c.js': 'exports.w = require("./b").v + 1;',
      },
    ),
    '2',
  ],
])('%s in a ring is drawn', async (_kind, files, text) => {
  expect(await shown(files)).toBe(text);
});

// What has no end: an error with a place, in either mode.
test.each<[kind: string, files: Files, message: string]>([
  [
    '<include>',
    appFiles(
      { 'pages/a/a': { axml: '\n<include src="./b.axml"/>' } },
      {},
      {
        'pages/a/b.axml': '<view>b</view>\n<include src="./a.axml"/>',
      },
    ),
    'pages/a/b.axml:2: <include> of itself: pages/a/a.axml',
  ],
  [
    '<template>',
    appFiles({
      'pages/a/a': { axml: '<template name="t">\n<template is="t"/></template><template is="t"/>' },
    }),
    'pages/a/a.axml:2: <template is="t"> uses itself without an end',
  ],
  [
    'a component',
    appFiles(
      { 'pages/a/a': { axml: '<c/>', json: COMPONENTS } },
      { 'c/c': { axml: 'C\n<c/>', json: COMPONENTS } },
    ),
    'c/c.axml:2: c/c contains itself without an end',
  ],
  [
    '@import',
    appFiles(
      { 'pages/a/a': { acss: '@import "./b.acss";' } },
      {},
      {
        'pages/a/b.acss': '.b { color: red }\n@import "./a.acss";',
      },
    ),
    'pages/a/b.acss:2: @import of itself: pages/a/a.acss',
  ],
])('%s without an end is told with its place', async (_kind, files, message) => {
  expect(() => start(files)).toThrow(message);

  const { simulator, settle, takeErrors } = start(files, { mode: 'lenient' });
  await settle();
  expect([
    ...takeErrors(),
    ...simulator.problems.map(
      ({ file, line, message: text }) => `${file ?? ''}:${line ?? ''}: ${text}`,
    ),
  ]).toEqual([message]);
});
