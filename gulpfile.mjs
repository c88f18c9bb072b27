import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, extname, join, normalize } from 'node:path';
import gulp from 'gulp';
import { bundleClient, clientTypes } from 'sample-build/client';
import { createCompiler } from 'sample-build/compiler';
import { releaseConfig, withOverrides } from 'sample-build/settings';

const OUT = 'dist';
/** Beside the package: source maps help to read a stack of a phone, and are no part of the upload. */
const MAPS_OUT = 'dist-maps';
const CLIENT_OUT = 'dist-client';
// Each glob begins with a folder or is a file's name: one that begins with braces would search node_modules too.
const SCRIPTS = ['app.ts', 'config.ts', 'client/**/*.ts', 'pages/**/*.ts', 'components/**/*.ts'];
const APP_ASSETS = ['app.json', 'app.acss'];
const ASSET_FOLDERS = ['pages', 'components'];
const ASSET_TYPES = 'json acss axml sjs png jpg jpeg gif svg webp'.split(' ');
/** Time for an editor to write all that it saves at once. */
const SAVE_MS = 50;

const remove = (folder) => rm(folder, { recursive: true, force: true });
const clean = () => Promise.all([OUT, MAPS_OUT].map(remove));
/** They belong to a release. */
const cleanMaps = () => remove(MAPS_OUT);

async function write(files) {
  await Promise.all(
    files.map(async ({ path, text }) => {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
    }),
  );
}

/**
 * Another build may be at work in the same folder: what is there already is neither removed first nor written again.
 * @param {(path: string) => boolean} isOurs - which files of `dist/` are made here
 * @returns a function that makes `dist/` hold these of them, and no others
 */
function createSync(isOurs) {
  let known;
  return async (files) => {
    known ??= (await filesIn(OUT)).filter(isOurs);
    const isThere = await Promise.all(files.map(hasText));
    await write(files.filter((_file, index) => !isThere[index]));
    const paths = files.map(({ path }) => normalize(path));
    await Promise.all(known.filter((path) => !paths.includes(path)).map(remove));
    known = paths;
  };
}

async function hasText({ path, text }) {
  const there = await readFile(path).catch(() => undefined);
  return there?.equals(Buffer.from(text)) === true;
}

async function filesIn(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => join(parentPath, name));
}

/** @returns the same task, of which a run begins once the one before it has ended: two would write the same files */
function inTurn(task) {
  let last = Promise.resolve();
  const run = () => (last = last.then(task, task));
  run.displayName = task.name;
  return run;
}

/** Those of the files, with another text for `config.js`. */
function withConfig(files, change) {
  return files.map(({ path, text }) => ({
    path,
    text: path === `${OUT}/config.js` ? change(text) : text,
  }));
}

const compileAll = createCompiler();

/** Compiles every script; after a mistake in any of them nothing is written. */
async function scripts() {
  await write(withConfig(compileAll(), withOverrides));
}

const compileChanges = createCompiler({
  inlineSourceMap: true,
  inlineSources: true,
  sourceRoot: '/',
});

const isScript = (path) => path.endsWith('.js');
const syncScripts = createSync(isScript);

/** Compiles what has changed, with inline source maps for whoever develops. */
const mappedScripts = inTurn(async function mappedScripts() {
  await syncScripts(withConfig(compileChanges(), withOverrides));
});

async function releaseScripts() {
  const { minifyScripts } = await import('sample-build/release');
  const config = await releaseConfig();
  const compile = createCompiler({ inlineSourceMap: true, inlineSources: true });
  const files = withConfig(compile(), () => config);
  await write(await minifyScripts(files, { out: OUT, mapsOut: MAPS_OUT }));
}

const syncAssets = createSync((path) => !isScript(path));

/**
 * What is no script. Not by globs: in a folder with parentheses in its name, as browsers give to a second download, they
 * find no file that is named as it is.
 */
async function readAssets() {
  const inFolders = (await Promise.all(ASSET_FOLDERS.map(filesIn))).flat();
  const paths = [
    ...APP_ASSETS.filter((path) => existsSync(path)),
    ...inFolders.filter((path) => ASSET_TYPES.includes(extname(path).slice(1))),
  ];
  return Promise.all(
    paths.map(async (path) => ({ path: join(OUT, path), text: await readFile(path) })),
  );
}

/** Copies what is no script. */
const assets = inTurn(async function assets() {
  await syncAssets(await readAssets());
});

async function releaseAssets() {
  const { minifyAsset } = await import('sample-build/release');
  const files = await readAssets();
  await write(
    await Promise.all(
      files.map(async ({ path, text }) => ({ path, text: await minifyAsset(extname(path), text) })),
    ),
  );
}

/** For development. */
export const build = gulp.series(clean, gulp.parallel(scripts, assets));

/** For phones: minified, and only with a backend that a phone can reach. */
export const release = gulp.series(clean, releaseScripts, releaseAssets);

/**
 * A process that started this one over IPC, as the preview does, hears how each task goes. Once that process is
 * gone, however it ended, this one ends too.
 */
async function reportOverIpc() {
  if (!process.send) return;
  const tell = (event) => (task) =>
    process.send?.({ event, task: task.name, message: task.error?.message });
  gulp.on('start', tell('start'));
  gulp.on('stop', tell('stop'));
  gulp.on('error', tell('error'));
  process.once('disconnect', () => process.exit());
}

async function watching() {
  const watchers = [
    gulp.watch([...SCRIPTS, 'tsconfig.json'], { delay: SAVE_MS }, mappedScripts),
    gulp.watch(
      [...APP_ASSETS, ...ASSET_FOLDERS.map((folder) => `${folder}/**/*.{${ASSET_TYPES.join()}}`)],
      { delay: SAVE_MS },
      assets,
    ),
  ];
  await Promise.all(watchers.map((watcher) => once(watcher, 'ready')));
}

/** Tells over IPC that the first build has gone well. */
async function built() {}

/** For the preview and DevTools: builds, and again after each change, also one that comes during the first build. */
export const watch = gulp.series(
  reportOverIpc,
  cleanMaps,
  watching,
  gulp.parallel(mappedScripts, assets),
  built,
);

const cleanClient = () => remove(CLIENT_OUT);

async function clientScript() {
  const { code, map } = await bundleClient();
  await write([
    { path: `${CLIENT_OUT}/baas.js`, text: code },
    { path: `${CLIENT_OUT}/baas.js.map`, text: map },
  ]);
}

async function clientDeclarations() {
  await write([{ path: `${CLIENT_OUT}/baas.d.ts`, text: await clientTypes() }]);
}

/** The auth module for apps that take it without its sources. */
export const client = gulp.series(cleanClient, gulp.parallel(clientScript, clientDeclarations));

export default build;
