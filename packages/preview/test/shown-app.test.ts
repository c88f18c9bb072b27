import fs, { existsSync, writeFileSync, type Stats } from 'node:fs';
import { cp, mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BuildState } from '../src/app-source';
import { openApp, type ShownApp } from '../src/shown-app';
import { edit, save, writeForeignApp } from './foreign-app';
import { CONFIG, writeTinySample } from './tiny-sample';

let folder: string;
let app: ShownApp | undefined;

beforeEach(async () => {
  app = undefined;
  folder = await mkdtemp(join(tmpdir(), 'preview-app-'));
});

afterEach(async () => {
  await app?.close();
  await rm(folder, { recursive: true, force: true });
});

async function open(path = folder): Promise<ShownApp> {
  app = await openApp({ folder: path, build: true, signal: new AbortController().signal });
  return app;
}

/** The first state of a build after a change for which `isIt` holds. */
function nextState(
  { source }: ShownApp,
  isIt: (state: BuildState) => boolean,
): Promise<BuildState> {
  return new Promise((resolve) => {
    const stop = source.listen((state) => {
      if (isIt(state)) {
        stop();
        resolve(state);
      }
    });
  });
}

type Look = (path: string, options: object, hear: (...stats: [Stats, Stats]) => void) => void;

const isBuilt = ({ failure }: BuildState) => failure === undefined;

describe('openApp() with a copy of the sample', () => {
  it('goes on with the last build while another build empties dist/', async () => {
    await writeTinySample(folder);
    const shown = await open();
    const before = shown.source.app;

    await rm(join(folder, 'dist/app.json'));
    const failed = nextState(shown, (state) => !isBuilt(state));
    await save(join(folder, 'app.ts'), 'App({ changed: true });\n');

    expect((await failed).failure).toContain('there is no mini program');
    expect(shown.source.app).toBe(before);

    const built = nextState(shown, isBuilt);
    await writeFile(join(folder, 'app.json'), '{ "pages": ["pages/home/home"], "window": {} }\n');
    await built;
    expect(shown.source.app.files['app.js']).toContain('changed');
  });

  it('keeps the app as it was while anything in it is wrong, and says where', async () => {
    await writeTinySample(folder);
    const shown = await open();
    for (const [path, wrong, said] of [
      ['pages/home/home.axml', '<view>\n<marquee /></view>', /^pages\/home\/home\.axml:2: /],
      ['pages/home/home.acss', '\n.a { color: ', /^pages\/home\/home\.acss:2: /],
      ['pages/home/home.json', '{\n"usingComponent": {} }', /^pages\/home\/home\.json: /],
      ['app.json', '{ "pages": ["pages/home/home"]', /^app\.json:1: /],
      ['config.ts', CONFIG.replace('http:', 'htp:'), /^config\.ts: .*host/s],
    ] as const) {
      const before = shown.source.app;
      const right = await readFile(join(folder, path), 'utf8');
      const broken = nextState(shown, (state) => !isBuilt(state));
      await writeFile(join(folder, path), wrong);
      expect((await broken).failure).toMatch(said);
      expect(shown.source.app).toBe(before);

      const mended = nextState(shown, isBuilt);
      await writeFile(join(folder, path), right);
      await mended;
    }
  });

  it('reads the ClientID anew after an edit of config.ts', async () => {
    await writeTinySample(folder);
    const shown = await open();
    expect(shown.readConfig()?.clientID).toBe('mine');

    const built = nextState(shown, isBuilt);
    await writeFile(join(folder, 'config.ts'), CONFIG.replace('mine', 'another'));
    await built;

    expect(shown.readConfig()?.clientID).toBe('another');
  });
});

describe('openApp() with an app that is no copy of the sample', () => {
  it('shows JavaScript, Less and npm components as they are, in lenient mode, with no config.js', async () => {
    await writeForeignApp(folder);

    const { source, mode, readConfig, id } = await open();

    expect(source.app.files['pages/home/home.acss']).toContain(
      '.home .answer {\n  color: #1677ff;',
    );
    expect(source.app.files['node_modules/tiny-ui/card/index.axml']).toContain('卡片');
    expect(source.app.problems).toEqual([]);
    expect({ mode, config: readConfig() }).toEqual({ mode: 'lenient', config: undefined });
    expect(id).not.toBe('');
  });

  it('finds the app below the folder', async () => {
    await mkdir(join(folder, 'packages'));
    await writeForeignApp(join(folder, 'packages/app'));

    const { source } = await open();

    expect(source.app.files['app.json']).toContain('别人的小程序');
  });

  it.each([
    ['a style in Less', 'pages/home/home.less', ['#1677ff', '#ff0000'], 'pages/home/home.acss'],
    [
      'an npm component',
      'node_modules/tiny-ui/card/index.axml',
      ['卡片', '新卡'],
      'node_modules/tiny-ui/card/index.axml',
    ],
  ] as const)('shows %s that is edited', async (_what, path, change, built) => {
    await writeForeignApp(folder);
    const shown = await open();
    // On a busy machine one save may be seen in two steps.
    const isShown = () => shown.source.app.files[built]?.includes(change[1]) === true;
    const state = nextState(shown, isShown);

    await edit(folder, path, change);

    expect((await state).failure).toBeUndefined();
  });

  it('is not built again because a package manager has left nothing', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'Date'] });
    await writeForeignApp(folder);
    // Node tells once of each file that is not there.
    const looks: Promise<unknown>[] = [];
    const watchFile = fs.watchFile as Look;
    jest.spyOn(fs as { watchFile: Look }, 'watchFile').mockImplementation((path, options, hear) => {
      const told = new Promise<void>((resolve) => {
        watchFile(path, options, (...stats) => {
          hear(...stats);
          resolve();
        });
      });
      if (!existsSync(path)) looks.push(told);
    });

    const { source } = await open();
    expect(looks).not.toEqual([]);
    await Promise.all(looks);
    jest.advanceTimersByTime(1000);
    jest.useRealTimers();

    expect(source.read().version).toBe(1);
  });

  it('shows a page that is added', async () => {
    await writeForeignApp(folder);
    const shown = await open();
    const state = nextState(
      shown,
      () => shown.source.app.files['pages/more/more.axml'] === '<view>更多</view>',
    );

    await mkdir(join(folder, 'pages/more'));
    await writeFile(join(folder, 'pages/more/more.axml'), '<view>更多</view>');

    expect((await state).failure).toBeUndefined();
  });

  it('shows a file that is added to the plugin of the project', async () => {
    await writeForeignApp(join(folder, 'miniprogram'));
    await mkdir(join(folder, 'plugin'));
    await writeFile(join(folder, 'plugin/plugin.json'), '{}');
    const config = { compileType: 'plugin', miniprogramRoot: 'miniprogram', pluginRoot: 'plugin' };
    await writeFile(join(folder, 'mini.project.json'), JSON.stringify(config));
    const shown = await open();
    const added = '__plugin__/2021000000000001/pages/more.axml';
    const state = nextState(shown, () => shown.source.app.files[added] === '<view>更多</view>');

    await mkdir(join(folder, 'plugin/pages'));
    await writeFile(join(folder, 'plugin/pages/more.axml'), '<view>更多</view>');

    expect((await state).failure).toBeUndefined();
  });

  it('goes on when the folder is removed and written anew, as builds do with their output', async () => {
    await writeForeignApp(folder);
    const shown = await open();
    // Half of it may be gone when it is looked at first.
    const gone = nextState(
      shown,
      ({ failure = '' }) => failure === `${folder}: there is no such folder`,
    );
    await rm(folder, { recursive: true });
    await expect(gone).resolves.toBeDefined();

    const back = nextState(shown, isBuilt);
    await writeForeignApp(folder);
    await back;

    const edited = nextState(shown, () => 'new.js' in shown.source.app.files);
    await writeFile(join(folder, 'new.js'), '');
    await edited;
  });

  it('follows miniprogramRoot to another folder', async () => {
    await writeForeignApp(join(folder, 'one'));
    await writeForeignApp(join(folder, 'two'));
    const name = (root: string) => JSON.stringify({ format: 2, miniprogramRoot: root });
    await writeFile(join(folder, 'mini.project.json'), name('one'));
    const shown = await open();

    const edited = nextState(shown, () => 'new.js' in shown.source.app.files);
    // In the instant in which the app has moved, and also later.
    const moved = nextState(shown, (state) => {
      if (isBuilt(state)) writeFileSync(join(folder, 'two/new.js'), '');
      return isBuilt(state);
    });
    writeFileSync(join(folder, 'mini.project.json'), name('two'));
    await moved;
    expect((await edited).failure).toBeUndefined();

    const editedLater = nextState(shown, () => 'newer.js' in shown.source.app.files);
    await writeFile(join(folder, 'two/newer.js'), '');
    await editedLater;
  });

  it.each(['.', 'src'])('finds a package that is installed above an app in %s', async (root) => {
    const project = join(folder, 'project');
    await writeForeignApp(join(folder, 'other'));
    await writeForeignApp(join(project, root));
    await rm(join(project, root, 'node_modules'), { recursive: true });
    const shown = await open(project);
    const path = 'node_modules/tiny-ui/card/index.js';
    expect(Object.keys(shown.source.app.files)).not.toContain(path);

    const installed = nextState(shown, () => path in shown.source.app.files);
    await cp(join(folder, 'other/node_modules'), join(project, 'node_modules'), {
      recursive: true,
    });
    await writeFile(join(project, 'node_modules/.package-lock.json'), '{}');
    await installed;
  });

  it('keeps the app as it was while its sources do not compile, and says where', async () => {
    await writeForeignApp(folder);
    const shown = await open();
    const before = shown.source.app;
    const broken = nextState(shown, (state) => !isBuilt(state));
    await edit(folder, 'pages/home/home.less', ['.home {', '.home {{']);

    expect((await broken).failure).toMatch(/^pages\/home\/home\.less:\d: Less: /);
    expect(shown.source.app).toBe(before);

    const mended = nextState(shown, isBuilt);
    await edit(folder, 'pages/home/home.less', ['#1677ff', '#00ff00']);
    await mended;
    expect(shown.source.app.files['pages/home/home.acss']).toContain('#00ff00');
  });

  it('keeps the app as it was while a script cannot be parsed, and says where', async () => {
    await writeForeignApp(folder);
    const shown = await open();
    const before = shown.source.app;
    const broken = nextState(shown, (state) => !isBuilt(state));
    await save(join(folder, 'app.js'), '// the app\nApp({;\n');

    expect((await broken).failure).toMatch(/^app\.js:2: JavaScript: Expected identifier/);
    expect(shown.source.app).toBe(before);

    const mended = nextState(shown, isBuilt);
    await save(join(folder, 'app.js'), 'App({ mended: true });\n');
    await mended;
    expect(shown.source.app.files['app.js']).toContain('mended');
  });

  it.each([
    ['is no JSON', '{', /^app\.json:1: JSON: Expected/],
    ['has no pages', '{}', /^app\.json: JSON: pages: a list of paths is required$/],
  ])('keeps the app as it was while app.json %s, and says where', async (_what, text, reason) => {
    await writeForeignApp(folder);
    const shown = await open();
    const before = shown.source.app;
    const broken = nextState(shown, (state) => !isBuilt(state));
    await save(join(folder, 'app.json'), text);

    expect((await broken).failure).toMatch(reason);
    expect(shown.source.app).toBe(before);

    const mended = nextState(shown, isBuilt);
    await edit(folder, 'app.json', ['别人的小程序', '改好了']);
    await mended;
    expect(shown.source.app.files['app.json']).toContain('改好了');
  });

  it('leaves the scripts of npm packages alone', async () => {
    await writeForeignApp(folder);
    await writeFile(join(folder, 'node_modules/tiny-ui/card/index.js'), 'Component({;');

    const { source } = await open();

    expect(source.read().failure).toBeUndefined();
  });

  it('comes up although a file does not compile', async () => {
    await writeForeignApp(folder);
    await edit(folder, 'pages/home/home.less', ['.home {', '.home {{']);

    const { source } = await open();

    expect(source.app.files['app.js']).toBe('App({ onLaunch() {} });');
    expect(source.read().failure).toMatch(/^pages\/home\/home\.less/);
  });

  it.each([
    ['is a page that app.json does not name', 'pages/old/old', undefined],
    ['is imported by no ACSS file that the app uses', 'pages/old/theme', '@import "./theme.less";'],
  ])('lists a Less file that does not compile but %s', async (_what, name, importing) => {
    await writeForeignApp(folder);
    await mkdir(join(folder, 'pages/old'));
    await writeFile(join(folder, 'pages/old/old.axml'), '<view>旧</view>');
    await writeFile(join(folder, `${name}.less`), '.old {{');
    if (importing !== undefined) {
      await writeFile(join(folder, 'pages/old/old.acss'), importing);
    }

    const { source } = await open();

    expect(source.read().failure).toBeUndefined();
    expect(source.app.problems).toMatchObject([{ file: `${name}.less`, thing: 'Less' }]);
  });

  it.each(['app', 'pages/mine/mine', 'parts/part'])(
    'does not build with a Less file that does not compile and that %s.acss imports',
    async (user) => {
      await writeForeignApp(folder);
      await mkdir(join(folder, 'parts'));
      await writeFile(join(folder, 'parts/part.json'), '{ "component": true }');
      await writeFile(join(folder, 'parts/part.axml'), '<view>部分</view>');
      await writeFile(join(folder, 'parts/part.js'), 'Component({});');
      await save(
        join(folder, 'pages/mine/mine.json'),
        '{"usingComponents":{"part":"/parts/part"}}',
      );
      await save(join(folder, 'pages/mine/mine.axml'), '<part />');
      await writeFile(join(folder, `${user}.acss`), '@import "/parts/used.less";');
      await writeFile(join(folder, 'parts/used.less'), '.used {{');

      const { source } = await open();

      expect(source.read().failure).toMatch(/^parts\/used\.less:\d: Less: /);
    },
  );

  it('tells once what does not compile in a Less file that styles of the app import, and others', async () => {
    await writeForeignApp(folder);
    await mkdir(join(folder, 'pages/ancient'));
    await writeFile(join(folder, 'pages/ancient/ancient.axml'), '<view>旧</view>');
    const importing = '@import "/used.less";';
    await writeFile(join(folder, 'pages/ancient/ancient.less'), importing);
    await writeFile(join(folder, 'pages/mine/mine.less'), importing);
    await writeFile(join(folder, 'pages/plain/plain.less'), importing);
    await writeFile(join(folder, 'used.less'), '.used {{');

    const { source } = await open();

    expect(source.read().failure).toMatch(/^used\.less:\d: Less: .*$/);
  });

  it.each([
    ['is not there', 'nowhere', /nowhere: there is no such folder/],
    ['has no mini program', '.', /there is no mini program; an app\.json with "pages"/],
  ])('says what to do if the folder %s', async (_what, path, reason) => {
    await expect(open(join(folder, path))).rejects.toThrow(reason);
  });
});
