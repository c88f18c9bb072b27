import type { SimulatorEvent } from '../../../src';
import { appFiles, start, startFailure, type PageFiles } from '../../phone';

const T = '<template name="t">{{v}}!</template>';

/** A page in an app of someone else: what it shows, and its problems in short. */
function open(
  page: PageFiles,
  components: Readonly<Record<string, PageFiles>> = {},
  others: Readonly<Record<string, string>> = {},
) {
  const files = appFiles({ 'pages/home/home': page }, components, others);
  const world = start(files, { mode: 'lenient' });
  const brief = () =>
    world.simulator.problems.map(({ kind, message, file = '' }) => `${kind} ${file}: ${message}`);
  return { ...world, brief, shown: () => world.root.querySelector('.a-page')?.textContent };
}

describe('a directive that says nothing is a problem, and costs the page nothing else', () => {
  test.each([
    ['<view a:fi="{{no}}">甲</view>', '<view>: a:fi is not known'],
    ['<view a:if>甲</view>', '<view>: a:if needs a value'],
    [
      '<view a:for-items="{{list}}" a:for-item="x">甲</view>',
      '<view>: a:for-items is not known',
      '<view>: a:for-item, a:for-index and a:key need a:for',
    ],
    ['<view a:key="id">甲</view>', '<view>: a:for-item, a:for-index and a:key need a:for'],
    ['<view a:if="{{1}}" a:else>甲</view>', '<view>: a:if and a:else on one tag'],
  ])('%s', (axml, ...messages) => {
    const { shown, brief } = open({ axml: `${axml}<text>乙</text>` });
    expect(shown()).toBe('甲乙');
    expect(brief()).toEqual(messages.map((message) => `app pages/home/home.axml: ${message}`));
    expect(startFailure({ axml })).toContain(messages[0]);
  });
});

describe('<import>, <import-sjs> and a template inside other tags are a problem, and hold for the whole file', () => {
  test.each([
    [
      'import',
      '<template is="t" data="{{v: 1}}"/><view><view><import src="./t.axml"/></view></view>',
      '1!',
    ],
    ['import-sjs', '{{m.two}}<view><import-sjs name="m" from="./m.sjs"/></view>', '2'],
    [
      'template',
      '<template is="a" data="{{v: 1}}"/><view><template name="a">{{v}}?</template></view>',
      '1?',
    ],
    [
      'template',
      '<template name="b"><template is="a"/>乙<template name="a">甲</template></template><template is="b"/>',
      '甲乙',
    ],
    ['import-sjs', '{{two}}<view><import-sjs name="{two}" from="./m.sjs"/></view>', '2'],
  ])('<%s>: %s', (tag, axml, text) => {
    const others = {
      'pages/home/t.axml': T,
      'pages/home/m.sjs': 'export const two = 2; export default { two };',
    };
    const { shown, brief } = open({ axml }, {}, others);
    expect(shown()).toBe(text);
    expect(brief()).toEqual([
      `app pages/home/home.axml: <${tag}> must stand at the top of the file`,
    ]);
  });

  test('strict mode refuses it', () => {
    const imported = '<view><import src="./t.axml"/></view>';
    const top = 'must stand at the top of the file';
    expect(startFailure({ axml: imported })).toContain(`<import> ${top}`);
    const defined = '<view><template name="a">甲</template></view>';
    expect(startFailure({ axml: defined })).toContain(`<template> ${top}`);
  });
});

describe('<import-sjs> of what is not exported by that name is a problem', () => {
  test.each([
    ['a member of the default export', 'export default { a: 1 };', '1'],
    ['nothing', 'export const b = 2;', ''],
  ])('it is %s', (_what, sjs, text) => {
    const axml = '<import-sjs name="{a}" from="./m.sjs"/>{{a}}<text>乙</text>';
    const { shown, brief } = open({ axml }, {}, { 'pages/home/m.sjs': sjs });
    expect(shown()).toBe(`${text}乙`);
    expect(brief()).toEqual(['app pages/home/home.axml: <import-sjs>: no export a']);
  });
});

test.each([
  ['throws', 'const x = null; export default { a: x.y };', 'm.sjs: SJS: Cannot read properties'],
  ['imports what is not there', 'import b from "./b.sjs"; export default { b };', 'b.sjs is not'],
])('an SJS module that %s is a box for each component that uses it', (_what, sjs, message) => {
  const component = { axml: '<import-sjs name="m" from="../m.sjs"/>{{m.a}}' };
  const usingComponents = { one: '/one/one', two: '/two/two' };
  const { shown, brief } = open(
    { axml: '<one/><two/><text>乙</text>', json: { usingComponents } },
    { 'one/one': component, 'two/two': component },
    { 'm.sjs': sjs },
  );
  expect(shown()).toBe('乙');
  expect(brief().join()).toContain(message);
});

describe('a JSON file that cannot be read is a problem, and says nothing', () => {
  test.each(['', '{ "defaultTitle": "甲", }', '[]'])('of a page: %j', (json) => {
    const { shown, brief } = open({ axml: '甲' }, {}, { 'pages/home/home.json': json });
    expect(shown()).toBe('甲');
    expect(brief()).toEqual([expect.stringMatching(/^app pages\/home\/home\.json: /)]);
  });

  test('of a component', () => {
    const { shown, brief } = open(
      { axml: '<my/>', json: { usingComponents: { my: '/my/my' } } },
      { 'my/my': { axml: '乙' } },
      { 'my/my.json': '' },
    );
    expect(shown()).toBe('乙');
    expect(brief()).toEqual([expect.stringMatching(/^app my\/my\.json: /)]);
  });
});

test('a rule with a selector that cannot be read is a problem, and left out alone', () => {
  const acss = '//=== old ===\n.x { top: 1px }\n.y { color: rgb(1, 2, 3) }';
  const { screen, brief } = open({ axml: '<view class="y">甲</view>', acss });
  expect(screen.getByText('甲')).toHaveStyle({ color: 'rgb(1, 2, 3)' });
  expect(brief()).toEqual([expect.stringMatching(/^app pages\/home\/home\.acss: \/\/=== old/)]);
  expect(startFailure({ acss })).toContain('pages/home/home.acss:1: //=== old');
});

/** In a function that is not strict, `this` of a plain call is the global object. */
test('everything there is, handed to an API by a careless `this`, is told as its kind', async () => {
  const js = `{ onLoad() { (function () { my.hideToast({ page: this, ring: { page: this } }); })(); } }`;
  const { events, settle } = open({ js });
  await settle();
  const call = events.find(
    (event): event is SimulatorEvent & { type: 'call' } => event.type === 'call',
  );
  expect(call?.params).toEqual({ page: '[object global]', ring: { page: '[object global]' } });
});

test('objects in a circle, handed to an API, are told up to a limit', async () => {
  const js = `{ onLoad() {
    const all = Array.from({ length: 30 }, () => ({}));
    for (const each of all) all.forEach((other, i) => (each['to' + i] = other));
    my.hideToast({ all });
  } }`;
  const { events, settle } = open({ js });
  await settle();
  const call = events.find(
    (event): event is SimulatorEvent & { type: 'call' } => event.type === 'call',
  );
  expect(JSON.stringify(call?.params)).toContain('"…"');
});
