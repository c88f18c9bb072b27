import { once } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stripVTControlCharacters } from 'node:util';
import gulp from 'gulp';

// Each task loads what it alone uses; and `import` would read the 9 MB of the compiler twice, first for its names.
const tsc = createRequire(import.meta.url)('typescript');

const OUT = 'dist';
const SCRIPTS = ['app.ts', 'config.ts', '{client,pages,components}/**/*.ts'];
const ASSETS = [
  'app.{json,acss,axml}',
  '{pages,components}/**/*.{json,acss,axml,sjs,png,jpg,jpeg,gif,svg,webp}',
];

/**
 * Values of `config.ts` that the environment may override, each checked before it is built in.
 * @returns {Record<string, string>}
 */
function overrides() {
  const { BAAS_CLIENT_ID, BAAS_HOST } = process.env;
  /** @type {Record<string, string>} */
  const found = {};
  if (BAAS_CLIENT_ID !== undefined) {
    if (!/^[\w-]+$/.test(BAAS_CLIENT_ID)) {
      throw new Error(`BAAS_CLIENT_ID: letters, digits, "-" and "_" only, not "${BAAS_CLIENT_ID}"`);
    }
    found['clientID'] = BAAS_CLIENT_ID;
  }
  if (BAAS_HOST !== undefined) {
    const url = URL.canParse(BAAS_HOST) ? new URL(BAAS_HOST) : undefined;
    if (!url || !/^https?:$/.test(url.protocol) || url.origin !== BAAS_HOST.replace(/\/$/, '')) {
      throw new Error(`BAAS_HOST: an origin such as https://api.example.com, not "${BAAS_HOST}"`);
    }
    found['host'] = url.origin;
  }
  return found;
}

/** Adds the environment's values to the built `config.ts`; the source file stays the default. */
function withOverrides(script) {
  const values = overrides();
  if (Object.keys(values).length === 0) return script;
  const line = `\nObject.assign(exports.config, ${JSON.stringify(values)});\n`;
  return script.replace(/(\/\/# sourceMappingURL=.*)?\s*$/, (comment) => line + comment);
}

/** The same, for the files of a stream. */
function applyOverrides() {
  return new Transform({
    objectMode: true,
    transform(file, _encoding, done) {
      try {
        if (file.relative === 'config.js' && Buffer.isBuffer(file.contents)) {
          file.contents = Buffer.from(withOverrides(file.contents.toString()));
        }
        done(null, file);
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    },
  });
}

const clean = () => rm(OUT, { recursive: true, force: true });

/** What the compiler says; gulp shows it as it is, without a stack of the build tool. */
class CompileError extends Error {
  name = '';
  showStack = false;
}

/** Compiles every script; a type error fails the task, and nothing of that run is written. */
async function scripts() {
  const { default: ts } = await import('gulp-typescript');
  const project = ts.createProject('tsconfig.json');
  /** @type {string[]} */
  const diagnostics = [];
  const reporter = { error: ({ message }) => diagnostics.push(stripVTControlCharacters(message)) };
  const compiled = gulp.src(SCRIPTS, { base: '.' }).pipe(project(reporter));
  const failed = new Promise((_resolve, reject) =>
    compiled.once('error', (error) =>
      reject(diagnostics.length > 0 ? new CompileError(diagnostics.join('\n')) : error),
    ),
  );
  await Promise.race([pipeline(compiled.js, applyOverrides(), gulp.dest(OUT)), failed]);
}

const assets = () =>
  gulp.src(ASSETS, { base: '.', encoding: false, allowEmpty: true }).pipe(gulp.dest(OUT));

export const build = gulp.series(clean, gulp.parallel(scripts, assets));

/** Time for an editor to write all that it saves at once. */
const SAVE_MS = 50;

/** The last program: what has not changed since is not checked again. */
let program;
const librarySources = new Map();

/** Compiles what has changed, with inline source maps: for whoever develops, not for what is uploaded. */
async function mappedScripts() {
  const options = { inlineSourceMap: true, inlineSources: true, sourceRoot: '/' };
  const system = { ...tsc.sys, onUnRecoverableConfigFileDiagnostic: refuse };
  const config = tsc.getParsedCommandLineOfConfigFile('tsconfig.json', options, system);
  const host = tsc.createIncrementalCompilerHost(config.options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (path, ...rest) => {
    if (!path.includes('/node_modules/')) return read(path, ...rest);
    if (!librarySources.has(path)) librarySources.set(path, read(path, ...rest));
    return librarySources.get(path);
  };
  const next = tsc.createEmitAndSemanticDiagnosticsBuilderProgram(
    config.fileNames,
    config.options,
    host,
    program,
    config.errors,
  );
  program = next;
  const diagnostics = [
    ...next.getConfigFileParsingDiagnostics(),
    ...next.getOptionsDiagnostics(),
    ...next.getSyntacticDiagnostics(),
    ...next.getSemanticDiagnostics(),
  ];
  if (diagnostics.length > 0) {
    throw new CompileError(tsc.formatDiagnostics(diagnostics, host).trimEnd());
  }
  next.emit(undefined, (path, text, ...rest) => {
    const isConfig = path.endsWith(`/${OUT}/config.js`);
    tsc.sys.writeFile(path, isConfig ? withOverrides(text) : text, ...rest);
  });
}

function refuse(diagnostic) {
  throw new CompileError(tsc.flattenDiagnosticMessageText(diagnostic.messageText, '\n'));
}

/**
 * Whoever started this over IPC, as the preview does, hears how each task goes; and once they are
 * gone, however they ended, nobody needs it.
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
    gulp.watch(SCRIPTS, { delay: SAVE_MS }, mappedScripts),
    gulp.watch(ASSETS, { delay: SAVE_MS }, assets),
  ];
  await Promise.all(watchers.map((watcher) => once(watcher, 'ready')));
}

export const watch = gulp.series(
  reportOverIpc,
  clean,
  gulp.parallel(mappedScripts, assets),
  watching,
);

const CLIENT_OUT = 'dist-client';
const CLIENT_ENTRY = 'client/index.ts';

const cleanClient = () => rm(CLIENT_OUT, { recursive: true, force: true });

/** The auth module as one CommonJS file, for apps that take it without its sources. */
async function clientScript() {
  const { build: bundle } = await import('esbuild');
  await bundle({
    entryPoints: [CLIENT_ENTRY],
    outfile: `${CLIENT_OUT}/baas.js`,
    bundle: true,
    format: 'cjs',
    target: 'es2017',
    charset: 'utf8',
  });
}

/** Its public types in one file. @mini-types does not compile on its own, so the bundle is checked by its test. */
async function clientTypes() {
  const { generateDtsBundle } = await import('dts-bundle-generator');
  const [types] = generateDtsBundle(
    [
      {
        filePath: CLIENT_ENTRY,
        libraries: { allowedTypesLibraries: ['@mini-types/alipay'] },
        output: { inlineDeclareGlobals: true, noBanner: true, exportReferencedTypes: false },
      },
    ],
    { preferredConfigPath: 'tsconfig.json' },
  );
  await mkdir(CLIENT_OUT, { recursive: true });
  await writeFile(`${CLIENT_OUT}/baas.d.ts`, types ?? '');
}

export const client = gulp.series(cleanClient, gulp.parallel(clientScript, clientTypes));

export default build;
