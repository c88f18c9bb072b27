import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { renderPage } from 'alipay-mini-simulator/testing';
import type { Simulator } from '../../../src';
import { readProject } from '../../../src/node';
import { appFiles, start, type PageFiles } from '../../phone';

// mini/plugin/插件开发与发布/插件开发.md and mini/plugin/插件获取与使用/插件使用.md of AlipayDocs/open-docs

const FOLDER = '__plugin__/2021000000000001';
const CURRENT = { version: 'dev', provider: '{{currentPluginId}}' };

/** What the app under test may say of its plugin, and the files it and the plugin have. */
interface Given {
  readonly page?: PageFiles;
  readonly plugin?: object;
  readonly pluginPage?: PageFiles;
  readonly component?: PageFiles;
  readonly index?: string;
  readonly pluginJson?: object;
  readonly others?: Readonly<Record<string, string>>;
}

function files({ page = {}, plugin = CURRENT, pluginPage, component, index, ...given }: Given) {
  const inPlugin = (path: string) => `${FOLDER}/${path}`;
  return appFiles(
    {
      'pages/a/a': page,
      'pages/home/home': { axml: '宿主首页' },
      [inPlugin('pages/index/index')]: { axml: '插件页', ...pluginPage },
      [inPlugin('pages/another/index')]: { axml: '插件另一页' },
    },
    { [inPlugin('components/hello')]: { axml: '<view>插件组件</view>', ...component } },
    {
      'app.json': JSON.stringify({
        pages: ['pages/a/a', 'pages/home/home'],
        plugins: { myPlugin: plugin },
      }),
      [inPlugin('index.js')]: index ?? "export default { hello: () => '你好' };",
      [inPlugin('plugin.json')]: JSON.stringify({
        publicComponents: { hello: 'components/hello' },
        publicPages: { index: 'pages/index/index' },
        pages: ['pages/index/index', 'pages/another/index'],
        main: 'index.js',
        ...given.pluginJson,
      }),
      ...given.others,
    },
  );
}

const textOf = (simulator: Simulator, root: HTMLElement) =>
  simulator.pages.length > 0 ? root.querySelector('.sim-page:not([hidden]) .a-page') : null;

async function run(given: Given, mode: 'strict' | 'lenient' = 'strict') {
  const world = start(files(given), { mode });
  for (let turn = 0; turn < 3; turn += 1) await world.settle();
  const { simulator, root } = world;
  return {
    ...world,
    data: () => simulator.pages.at(-1)?.data,
    shown: () => textOf(simulator, root)?.textContent ?? '',
    problems: simulator.problems.map(({ kind, thing }) => `${kind} ${thing}`),
  };
}

describe('插件使用', () => {
  test('组件: plugin://myPlugin/hello', async () => {
    const json = { usingComponents: { hello: 'plugin://myPlugin/hello' } };
    const { root } = await run({ page: { axml: '<hello/>', json } });
    expect(root).toHaveTextContent('插件组件');
  });

  test('默认情况下 ref 接口无法获得插件的自定义组件实例对象，可以通过 ref 定义段指定', async () => {
    const page = {
      axml: '<hello ref="save"/>',
      json: { usingComponents: { hello: 'plugin://myPlugin/hello' } },
      js: '{ save(ref) { this.setData({ ref }); } }',
    };
    expect((await run({ page })).data()).toEqual({ ref: null });
    const component = { js: '{ ref() { return { x: 1 }; } }' };
    expect((await run({ page, component })).data()).toEqual({ ref: { x: 1 } });
  });

  test('页面: by API and by navigator, with a query', async () => {
    const js = "{ onReady() { my.navigateTo({ url: 'plugin://myPlugin/index?x=1' }); } }";
    const pluginPage = { js: '{ onLoad(query) { this.setData({ query, route: this.route }); } }' };
    const made = await run({ page: { js }, pluginPage });
    expect(made.data()).toEqual({ query: { x: '1' }, route: 'pages/index/index' });

    const axml = '<navigator url="plugin://myPlugin/index">去</navigator>';
    const other = await run({ page: { axml } });
    await other.person.click(other.screen.getByText('去'));
    expect(other.root).toHaveTextContent('插件页');
  });

  test('a page that is not in publicPages, and one of the app by its path in the plugin, are not found', async () => {
    const js = `{ onReady() {
      const fail = ({ errorMessage }) => this.setData({ [errorMessage]: 1 });
      my.navigateTo({ url: 'plugin://myPlugin/another', fail });
      my.navigateTo({ url: '/${FOLDER}/pages/index/index', fail });
    } }`;
    const { data } = await run({ page: { js } });
    expect(Object.keys(data() ?? {})).toEqual([
      'plugin://myPlugin/another is not found in plugin',
      `/${FOLDER}/pages/index/index resolved to pages/index/index is not found`,
    ]);
  });

  test('js 接口: requirePlugin, with a callback, and requirePlugin.async', async () => {
    const js = `{ async onReady() {
      const at = requirePlugin('myPlugin').hello();
      requirePlugin('myPlugin', (plugin) => this.setData({ called: plugin.hello() }));
      this.setData({ at, awaited: (await requirePlugin.async('myPlugin')).hello() });
    } }`;
    const all = { at: '你好', called: '你好', awaited: '你好' };
    expect((await run({ page: { js } })).data()).toEqual(all);
    const lazy = await run({ page: { js }, plugin: { ...CURRENT, lazy: true } }, 'lenient');
    expect(lazy.data()).toEqual(all);
    expect(lazy.simulator.problems.map(({ thing }) => thing)).toEqual([
      'requirePlugin of a lazy plugin',
    ]);
  });

  test('导出到插件: requireMiniProgram', async () => {
    const js = "{ onReady() { this.setData({ who: requirePlugin('myPlugin').who() }); } }";
    const plugin = { ...CURRENT, export: 'exports.js' };
    const index = 'export default { who: () => requireMiniProgram().whoami };';
    const others = { 'exports.js': "export default { whoami: 'Alipay MiniProgram' };" };
    const { data } = await run({ page: { js }, plugin, index, others });
    expect(data()).toEqual({ who: 'Alipay MiniProgram' });
  });

  test('为插件提供自定义组件: genericsImplementation', async () => {
    const js = "{ onReady() { my.navigateTo({ url: 'plugin://myPlugin/index' }); } }";
    const pluginPage = {
      axml: '<mp-view/>',
      json: { componentGenerics: { 'mp-view': { default: '/components/hello' } } },
    };
    const own = appFiles({}, { 'components/own': { axml: '<view>宿主组件</view>' } });
    const others = Object.fromEntries(
      Object.entries(own).filter(([path]) => path.startsWith('components/')),
    );
    const plugin = {
      ...CURRENT,
      genericsImplementation: { index: { 'mp-view': '/components/own' } },
    };
    const chosen = await run({ page: { js }, pluginPage, plugin, others });
    expect(chosen.root).toHaveTextContent('宿主组件');
    expect((await run({ page: { js }, pluginPage })).root).toHaveTextContent('插件组件');
  });

  test.each([
    ['requirePlugin of one', "requirePlugin('yourPlugin')", "app requirePlugin('yourPlugin')"],
    ['my.getParentAppIdSync', 'my.getParentAppIdSync()', 'app my.getParentAppIdSync'],
  ])(
    '%s that app.json does not declare, or that is for plugins, is a problem',
    async (...given) => {
      const [, call, problem] = given;
      const { simulator } = await run({ page: { js: `{ onReady() { ${call}; } }` } }, 'lenient');
      expect(simulator.problems.map(({ kind, thing }) => `${kind} ${thing}`)).toEqual([problem]);
    },
  );

  test('a plugin whose files are not there is lacking', async () => {
    const page = {
      axml: '<hello/>',
      json: { usingComponents: { hello: 'plugin://myPlugin/hello' } },
      js: "{ onReady() { requirePlugin('myPlugin').hello(); } }",
    };
    const plugin = { version: '*', provider: '2019235609092837' };
    const { problems } = await run({ page, plugin }, 'lenient');
    expect(problems).toEqual([
      'simulator a component of a plugin',
      "simulator requirePlugin('myPlugin')",
    ]);
  });

  test.each([
    [{ version: 'dev' }, 'plugins.myPlugin: provider is required'],
    [{ ...CURRENT, lazyLoad: true }, 'plugins.myPlugin.lazyLoad is not known'],
  ])('app.json: %j', (plugin, message) => {
    expect(() => start(files({ plugin }))).toThrow(message);
  });
});

describe('插件开发', () => {
  const OPEN = "{ onReady() { my.navigateTo({ url: 'plugin://myPlugin/index' }); } }";
  /** A page of the plugin, with the app's page below it, whose `onReady` runs that. */
  const inPlugin = (code: string, given: Given = {}, mode?: 'lenient') =>
    run({ page: { js: OPEN }, pluginPage: { js: `{ onReady() { ${code} } }` }, ...given }, mode);

  test('支持从本插件的其他页面跳转, and not to pages of the app', async () => {
    const made = await inPlugin("my.navigateTo({ url: '/pages/another/index' });");
    expect(made.root).toHaveTextContent('插件另一页');
    const code = `my.navigateTo({ url: '/pages/home/home', fail: (it) => this.setData(it) });`;
    expect((await inPlugin(code)).data()).toEqual({
      error: 1,
      errorMessage: '/pages/home/home resolved to pages/home/home is not found',
    });
  });

  test('不支持在插件中使用 my.switchTab: plugin can not use switchTab', async () => {
    const { data } = await inPlugin(
      "my.switchTab({ url: '/pages/a/a', fail: (it) => this.setData(it) });",
    );
    expect(data()).toEqual({ error: 1, errorMessage: 'plugin can not use switchTab' });
  });

  test('the same of its <navigator open-type="switchTab">', async () => {
    const axml = '<navigator open-type="switchTab" url="/pages/index/index">去</navigator>';
    const { person, screen, takeErrors } = await run({
      page: { js: "{ onReady() { my.navigateTo({ url: 'plugin://myPlugin/index' }); } }" },
      pluginPage: { axml },
    });
    await person.click(screen.getByText('去'));
    expect(takeErrors().join()).toContain('plugin can not use switchTab');
  });

  test('插件跳转至宿主小程序页面: by a function that the app gives it', async () => {
    const page = {
      js: `{ onReady() {
        requirePlugin('myPlugin').setNavigater((options) => my.navigateTo(options));
        my.navigateTo({ url: 'plugin://myPlugin/index' });
      } }`,
    };
    const index = `let go; module.exports = {
      setNavigater(navigater) { go = navigater; }, getNavigater() { return go; } };`;
    const js = `const { getNavigater } = require('../../index');
      Page({ onReady() { getNavigater()({ url: '/pages/home/home' }); } });`;
    const others = { [`${FOLDER}/pages/index/index.js`]: js };
    expect((await run({ page, index, others })).root).toHaveTextContent('宿主首页');
  });

  test('getCurrentPages: 对应的页面在获取的页面栈中值为 null; with getAllPages, its route', async () => {
    const code = `const list = (pages) => pages.map((page) => page && page.route);
      this.setData({ own: list(getCurrentPages()), all: list(getCurrentPages({ getAllPages: true })) });`;
    expect((await inPlugin(code)).data()).toEqual({
      own: [null, 'pages/index/index'],
      all: ['pages/a/a', 'pages/index/index'],
    });
  });

  test('宿主 appid, its own, and storage of its own', async () => {
    const { data } = await inPlugin(
      `const { miniProgram, plugin } = my.getAccountInfoSync();
       this.setData({
         parent: my.getParentAppIdSync().appId === miniProgram.appId,
         own: my.getPluginIdSync().pluginId === plugin.appId,
         stored: my.getStorageSync({ key: 'k' }).data,
       });`,
      { page: { js: OPEN.replace('{ my.', "{ my.setStorageSync({ key: 'k', data: 1 }); my.") } },
    );
    expect(data()).toEqual({ parent: true, own: true, stored: null });
  });

  test("`/` 开头的路径 are the plugin's own for the APIs that read files", async () => {
    const svg = (width: number) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="1"/>`;
    const code = `const fs = my.getFileSystemManager();
      const read = (filePath) => fs.readFileSync(filePath, 'utf8').data;
      Promise.all([
        my.getImageInfo({ src: '/x.svg' }),
        my.getImageInfo({ src: '/only-of-the-app.svg' }).catch(({ error }) => error),
      ]).then(([{ width }, missing]) => this.setData({ width, missing, text: read('/x.svg') }));`;
    const others = {
      'x.svg': svg(1),
      'only-of-the-app.svg': svg(1),
      [`${FOLDER}/x.svg`]: svg(2),
    };
    const { data, settle } = await inPlugin(code, { others });
    await settle();
    expect(data()).toEqual({ width: 2, missing: 18, text: svg(2) });
  });

  test.each([
    ['getApp();', 'app getApp in a plugin'],
    [
      "my.loadPlugin({ plugin: '2019235609092837@*' }).catch(() => 0);",
      'app my.loadPlugin in a plugin',
    ],
    ["requirePlugin('other');", 'app requirePlugin in a plugin'],
  ])('不支持: %s', async (code, problem) => {
    const { simulator } = await inPlugin(code, {}, 'lenient');
    expect(simulator.problems.map(({ kind, thing }) => `${kind} ${thing}`)).toEqual([problem]);
  });

  test.each(['page', 'view', '*'])('.acss 只支持 ID 与 class 选择器: %s', (selector) => {
    const pluginPage = { acss: `${selector} { color: red; }` };
    expect(() => start(files({ pluginPage }))).toThrow(/does not work in a plugin/);
  });

  test('不支持在插件内使用 web-view 组件', () => {
    const pluginPage = { axml: '<web-view src="https://example.com/"/>' };
    expect(() => start(files({ pluginPage }))).toThrow('<web-view>: there is none in a plugin');
  });

  test('publicPages 和 Pages 中声明', () => {
    const pluginJson = { pages: ['pages/another/index'] };
    const message = 'publicPages.index: pages does not have it';
    expect(() => start(files({ pluginJson }))).toThrow(message);
  });

  test('a relative url of the app, asked for while a page of a plugin is on top, begins at the root of the app', async () => {
    const page = {
      js: `{ onReady() {
        my.navigateTo({
          url: 'plugin://myPlugin/index',
          success: () => my.navigateTo({ url: 'pages/home/home' }),
        });
      } }`,
    };
    expect((await run({ page })).root).toHaveTextContent('宿主首页');
  });

  test('插件和宿主小程序上下文是互相隔离的: $global, too', async () => {
    const page = { js: OPEN.replace('{ my.', '{ $global.of = 1; my.') };
    const { data } = await inPlugin('this.setData({ of: $global.of ?? null });', { page });
    expect(data()).toEqual({ of: null });
  });

  test("my.canIUse('plugin.requireMiniProgram')", async () => {
    const { data } = await inPlugin(
      "this.setData({ can: my.canIUse('plugin.requireMiniProgram'), dynamic: my.canIUse('plugin.dynamic') });",
    );
    expect(data()).toEqual({ can: true, dynamic: false });
  });
});

describe('项目配置: compileType plugin, miniprogramRoot, pluginRoot', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'plugin-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function write(config: object, given: Given = {}): void {
    const all: Record<string, string> = { 'mini.project.json': JSON.stringify(config) };
    const page = { js: "{ onReady() { my.navigateTo({ url: 'plugin://myPlugin/index' }); } }" };
    for (const [path, text] of Object.entries(files({ page, ...given }))) {
      const own = path.startsWith(`${FOLDER}/`);
      all[own ? path.replace(FOLDER, 'plugin') : `miniprogram/${path}`] = text;
    }
    for (const [path, text] of Object.entries(all)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  }

  const CONFIG = { compileType: 'plugin', miniprogramRoot: 'miniprogram', pluginRoot: 'plugin' };

  test('a project of a plugin runs in its own app', async () => {
    write(CONFIG);
    const { files: read, problems } = readProject(folder);
    expect(problems).toEqual([]);
    const { root, settle } = start(read);
    for (let turn = 0; turn < 3; turn += 1) await settle();
    expect(root).toHaveTextContent('插件页');
  });

  test('in a page test, an error of the plugin names the file that it has on the disk', async () => {
    write(CONFIG, { pluginPage: { js: "{ onLoad() { throw new Error('wrong'); } }" } });
    const view = renderPage('pages/a/a', { app: folder });
    for (let turn = 0; turn < 3; turn += 1) await view.settle();
    expect(view.takeErrors().map(({ stack }) => stack)).toEqual([
      expect.stringContaining(join(folder, 'plugin/pages/index/index.js:1:')),
    ]);
  });

  test('a pluginRoot without plugin.json is told', () => {
    write({ ...CONFIG, pluginRoot: 'plugins' });
    expect(readProject(folder).problems).toEqual([
      expect.objectContaining({ thing: 'pluginRoot', file: 'mini.project.json' }),
    ]);
  });
});
