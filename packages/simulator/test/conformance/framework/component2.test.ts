import { readApp } from '../../../src/node';
import { renderComponent } from '../../../src/testing';
import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openPage } from './world';

const HOOKS = `onInit() { console.info('onInit'); }, deriveDataFromProps() { console.info('derive'); },
  didMount() { console.info('didMount'); }, didUpdate() { console.info('didUpdate'); }`;
const PAGE = {
  axml: '<c n="{{n}}" ref="keep"/><view onTap="go">go</view>',
  js: `{ data: { n: 0 }, keep() { console.info('ref'); }, go() { this.setData({ n: this.data.n + 1 }); },
    onReady() { console.info('component2 ' + my.canIUse('component2')); } }`,
};
const ON = { format: 2, compileOptions: { component2: true } };
const OFF = { format: 2, compileOptions: {} };

function start(component: string, project: object | undefined, app: Record<string, string> = {}) {
  const config: Record<string, string> =
    project === undefined ? {} : { 'mini.project.json': JSON.stringify(project) };
  return openPage(PAGE, { 'c/c': { js: component } }, { ...config, ...app });
}

async function lifecycle(...given: Parameters<typeof start>): Promise<string[]> {
  const { tap, lines } = start(...given);
  await tap('go');
  return lines();
}

describe('自定义组件/生命周期: onInit, deriveDataFromProps 需开启 component2', () => {
  const WITH = ['onInit', 'derive', 'ref', 'didMount', 'component2 true', 'derive', 'didUpdate'];
  const WITHOUT = ['didMount', 'component2 false', 'didUpdate'];
  const PLUGINS = {
    'app.json': JSON.stringify({
      pages: ['pages/index/index'],
      plugins: { p: { version: '*', provider: '2021000000000000' } },
    }),
  };

  test.each([
    ['compileOptions.component2: true', ON, WITH],
    ['默认 false', OFF, WITHOUT],
    ['compileOptions.component2: false', { compileOptions: { component2: false } }, WITHOUT],
    ['旧版 component2: true', { component2: true, enableAppxNg: true }, WITH],
    ['旧版 默认 false', { enableAppxNg: true }, WITHOUT],
    ['files without mini.project.json are taken for an app with it', undefined, WITH],
  ])('%s', async (_statement, project, lines) => {
    expect(await lifecycle(`{ ${HOOKS} }`, project)).toEqual(lines);
  });

  test('在 app.json 中开启了 plugins 则会强制开启', async () => {
    expect(await lifecycle(`{ ${HOOKS} }`, OFF, PLUGINS)).toEqual(WITH);
  });
});

describe('自定义组件/数据变化观测器: 未开启 component2', () => {
  test('在 didMount/didUpdate 执行后执行', async () => {
    const js = `{ options: { observers: true }, observers: { 'n': (n) => console.info('n ' + n) }, ${HOOKS} }`;
    expect(await lifecycle(js, OFF)).toEqual(['didMount', 'component2 false', 'didUpdate', 'n 1']);
  });

  test('callback 又执行了 setData: 不会触发数据变化观测器, nor didUpdate', async () => {
    const js = `{ options: { observers: true }, data: { a: 0, b: 0 },
      observers: { a(a) { console.info('a ' + a); this.setData({ b: a, a }); }, b: (b) => console.info('b ' + b) },
      didUpdate() { console.info('didUpdate ' + this.data.a + this.props.n); if (this.data.a < 1) this.setData({ a: 1 }); } }`;
    const { tap, lines } = start(js, OFF);
    await tap('go');
    await tap('go');
    expect(lines()).toEqual(['component2 false', 'didUpdate 01', 'didUpdate 12']);
  });

  test('what didMount sets is observed after it, once', async () => {
    const js = `{ options: { observers: true }, data: { a: 0 },
      observers: { a(a) { console.info('a ' + a); this.setData({ a: 5 }); } },
      didMount() { this.setData({ a: 1 }); console.info('didMount'); } }`;
    expect((await lifecycle(js, OFF)).slice(0, 2)).toEqual(['didMount', 'a 1']);
  });
});

describe('an app in a folder', () => {
  const folder = (project: object) => {
    const root = mkdtempSync(join(tmpdir(), 'component2-'));
    const files = {
      'mini.project.json': JSON.stringify({ ...project, miniprogramRoot: 'dist' }),
      'dist/app.json': '{"pages":["a/a"]}',
      'dist/app.js': 'App({});',
      'dist/a/a.json': '{}',
      'dist/a/a.axml': '',
      'dist/a/a.js': 'Page({});',
      'dist/c/c.json': '{"component":true}',
      'dist/c/c.axml': '<view>{{text}}</view>',
      'dist/c/c.js': `Component({ data: { text: 'without' }, onInit() { this.setData({ text: 'with' }); } });`,
    };
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return root;
  };

  test.each([
    ['on', ON, 'with'],
    ['off', OFF, 'without'],
  ])('mini.project.json stands above miniprogramRoot: %s', (_state, project, text) => {
    const root = folder(project);
    for (const given of [root, join(root, 'dist')]) {
      const view = renderComponent('c/c', { app: readApp(given) });
      expect(view.getByText(text)).toBeTruthy();
      expect(view.instance.is).toBe('/c/c');
    }
  });
});
