import { waitFor } from '@testing-library/dom';
import type { SimulatorEvent } from '../src';
import { brief } from './brief-problems';
import { appFiles, start, startFailure } from './phone';

const LENIENT = { mode: 'lenient' } as const;

describe('lenient mode: AXML as devices take it', () => {
  test.each<[string, string, object, string]>([
    ['a method of a value', '{{text.substring(0, 2)}}', { text: 'abcd' }, 'ab'],
    ['a method of nothing', '[{{text.substring(0, 2)}}]', {}, '[]'],
    [
      'an arrow function',
      `{{list.some(item => item.n > 1) ? '有' : '无'}}`,
      { list: [{ n: 2 }] },
      '有',
    ],
    ['an object of JavaScript', '{{Math.abs(n)}}', { n: -3 }, '3'],
    ['this', `<view style="color: {{this.color}}">甲{{this.a || '乙'}}</view>`, {}, '甲乙'],
    ['tags that cross', '<view><text>甲</view></text>乙', {}, '甲乙'],
    ['a tag that is not closed', '<view>甲<view>乙</view>', {}, '甲乙'],
    ['an empty {{}}', '<view class="{{}}">甲{{}}</view>', {}, '甲'],
    ['{{ without }}', '<view>{{true}</view>', {}, '{{true}'],
    ['a:else without a:if', '<view a:else>甲</view>', {}, '甲'],
    ['a template without is and name', '甲<template>丙</template>乙', {}, '甲乙'],
    ['an include without src', '甲<include />乙', {}, '甲乙'],
    ['children of an empty component', '<image src="">甲</image>乙', {}, '乙'],
  ])('%s: a problem, and drawn all the same', (_what, axml, data, text) => {
    const js = `{ data: ${JSON.stringify(data)} }`;
    const { simulator, root } = start(appFiles({ 'pages/a/a': { axml, js } }), LENIENT);
    expect(root.querySelector('.a-page')).toHaveTextContent(text);
    expect(simulator.problems.length).toBeGreaterThan(0);
    expect(startFailure({ axml, js })).toContain('pages/home/home.axml:1');
  });

  test('what is said about a tag that is not there is no problem of its own', () => {
    const axml = '<marquee speed="1" onStop="stop">甲</marquee>';
    const { simulator } = start(appFiles({ 'pages/a/a': { axml } }), LENIENT);
    expect(brief(simulator.problems)).toEqual(['app <marquee> pages/a/a.axml:1']);
  });
});

test('a style that is an object becomes the style that devices make of it, in strict mode too', () => {
  const axml = '<view style="{{s}}">甲</view><text style="{{ width: w + \'px\' }}">乙</text>';
  const js = `{ data: { s: { fontSize: '12px', color: 'red' }, w: 3 } }`;
  const { screen, simulator } = start(appFiles({ 'pages/a/a': { axml, js } }));
  expect(screen.getByText('甲')).toHaveStyle({ fontSize: '12px' });
  expect(screen.getByText('乙')).toHaveStyle({ width: '3px' });
  expect(simulator.problems).toEqual([]);
});

test.each(['true', '{{1}}'])('style="%s" is drawn in no way, and a problem', (style) => {
  const axml = `<view style="${style}">甲</view>`;
  const { screen, simulator } = start(appFiles({ 'pages/a/a': { axml } }), LENIENT);
  expect(screen.getByText('甲').getAttribute('style') ?? '').not.toContain('1');
  expect(simulator.problems.length).toBe(style === 'true' ? 0 : 1);
});

test.each([
  ['text', '<text>{{class}}</text>', '红', 1],
  ['an operand', `<text>{{class || '无'}}</text>`, '红', 1],
  [
    'data of a template',
    '<template name="t">{{class}}</template><template is="t" data="{{class, n}}"/>',
    '红',
    2,
  ],
  ['a property and a word like it', '<text>{{o.class}}{{classes}}</text>', '蓝绿', 0],
])('a reserved word is a name of data to devices: %s', (_where, axml, text, count) => {
  const js = `{ data: { 'class': '红', n: 1, o: { 'class': '蓝' }, classes: '绿' } }`;
  const { simulator, root } = start(appFiles({ 'pages/a/a': { axml, js } }), LENIENT);
  expect(root.querySelector('.a-page')).toHaveTextContent(text);
  expect(brief(simulator.problems)).toEqual(
    Array.from({ length: count }, () => 'app a reserved word in {{ }} pages/a/a.axml:1'),
  );
});

test('what SJS throws while a component is drawn ends that component alone, for as long as it throws', async () => {
  const files = {
    ...appFiles({
      'pages/a/a': {
        axml: '<text>前</text><part list="{{list}}"/><text onTap="fill">后</text>',
        js: `{ data: { list: null }, fill() { this.setData({ list: ['甲'] }); } }`,
        json: { usingComponents: { part: '/c/c' } },
      },
    }),
    'c/c.json': '{ "component": true, "usingComponents": { "inner": "/c/inner" } }',
    'c/c.js': 'Component({});',
    'c/c.axml':
      '<import-sjs name="m" from="./m.sjs"/><text>始</text><inner/><inner a:if="{{list}}"/><text>{{m.first(list)}}</text>',
    'c/m.sjs': 'export default { first: (list) => list[0] };',
    'c/inner.json': '{ "component": true }',
    'c/inner.axml': '<text>内</text>',
    'c/inner.js': 'Component({});',
  };
  const errors: string[] = [];
  const onEvent = (event: SimulatorEvent) => {
    if (event.type === 'error') errors.push(event.source);
  };
  const { root, person, screen, settle } = start(files, { mode: 'lenient', onEvent });
  const page = root.querySelector('.a-page');
  expect(page).toHaveTextContent(/^前后$/);
  expect(errors).toEqual(['component']);
  await person.click(screen.getByText('后'));
  await settle();
  expect(page).toHaveTextContent(/^前始内内甲后$/);
  expect(errors).toEqual(['component']);
});

test('strict mode: a page whose drawing was ended half way is drawn anew as soon as it can be', async () => {
  const files = {
    ...appFiles({
      'pages/a/a': {
        axml: '<text onTap="show">前</text><part a:if="{{on}}" list="{{list}}"/><text>{{on}}</text>',
        js: `{ data: { on: false, list: null }, show() { this.setData({ on: true }); setTimeout(() => this.setData({ list: ['甲'] })); } }`,
        json: { usingComponents: { part: '/c/c' } },
      },
    }),
    'c/c.json': '{ "component": true }',
    'c/c.js': 'Component({});',
    'c/c.axml': '<import-sjs name="m" from="./m.sjs"/><text>{{m.first(list)}}</text>',
    'c/m.sjs': 'export default { first: (list) => list[0] };',
  };
  const errors: string[] = [];
  const onEvent = (event: SimulatorEvent) => {
    if (event.type === 'error') errors.push(event.error.message);
  };
  const { root, person, screen, settle } = start(files, { onEvent });
  await person.click(screen.getByText('前'));
  await settle();
  expect(errors).toEqual([expect.stringContaining('0')]);
  await waitFor(() => expect(root.querySelector('.a-page')).toHaveTextContent(/^前甲true$/));
  expect(errors).toHaveLength(1);
});

test('a statement in {{ }} is none for all that', () => {
  const { simulator } = start(
    appFiles({ 'pages/a/a': { axml: '<text>{{return 1}}</text>' } }),
    LENIENT,
  );
  expect(simulator.problems.map(({ message }) => message).join()).toContain('Unexpected token');
});
