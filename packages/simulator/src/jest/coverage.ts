import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import type { TestEnvironment } from 'jest-environment-jsdom';
import type { TestSettings } from './settings';

type Given = ConstructorParameters<typeof TestEnvironment>;

/** What is used of Jest's `@jest/transform`. */
interface JestTransform {
  readonly shouldInstrument: (
    file: string,
    options: Given[0]['globalConfig'],
    config: Given[0]['projectConfig'],
  ) => boolean;
}

/** What is used of the package by which Jest counts, too; it brings no types. */
interface Istanbul {
  readonly createInstrumenter: (options: object) => {
    instrumentSync(source: string, file: string, sourceMap?: object): string;
  };
}

/** What has been made of a file is the same for all test files of a worker. */
const made = new Map<string, { readonly source: string; readonly result: string }>();

/**
 * Where counts are kept: the global object, by whatever names an app's script can see.
 * Jest's own way, `new Function`, is what a device has not.
 */
const GLOBAL = '(function(){}).constructor("return this")()';

const NOT_V8 = `the coverageProvider "v8" sees what Jest itself runs, and pages run in the simulator; "babel", the default, has both`;

let warned = false;

/**
 * Jest never sees the scripts of the app, since the simulator runs them: what it wants to know of them is counted here.
 * Which files that are, Jest decides.
 * @returns Nothing where no coverage is collected.
 */
export function coverageOf(
  ...[{ globalConfig, projectConfig }, { console }]: Given
): TestSettings['instrument'] {
  if (!globalConfig.collectCoverage) return undefined;
  if (globalConfig.coverageProvider === 'v8') {
    if (!warned) console.warn(`coverage leaves out the mini program: ${NOT_V8}`);
    warned = true;
    return undefined;
  }
  // The runner is a part of Jest, wherever that is installed.
  const { shouldInstrument } = createRequire(projectConfig.runner)(
    '@jest/transform',
  ) as JestTransform;
  return (source, file) => {
    if (!shouldInstrument(file, globalConfig, projectConfig)) return source;
    const known = made.get(file);
    if (known?.source === source) return known.result;
    const result = instrument(source, file);
    made.set(file, { source, result });
    return result;
  };
}

function instrument(source: string, file: string): string {
  const { createInstrumenter } = createRequire(__filename)('istanbul-lib-instrument') as Istanbul;
  const instrumenter = createInstrumenter({
    esModules: true,
    compact: false,
    // A comment in what is put before the script would move its lines.
    preserveComments: false,
    generatorOpts: { retainLines: true },
    parserPlugins: file.endsWith('.ts') ? ['typescript', 'decorators'] : [],
    coverageGlobalScope: GLOBAL,
    coverageGlobalScopeFunc: false,
  });
  try {
    return instrumenter.instrumentSync(source, file, sourceMapOf(source, file));
  } catch {
    // What cannot be parsed is told when the app is read or run, as it is without coverage.
    return source;
  }
}

/** Of a script that was built: coverage is shown of what it was built from. */
function sourceMapOf(source: string, file: string): object | undefined {
  const [, url] = [...source.matchAll(/^\/\/[#@] sourceMappingURL=(\S+)\s*$/gm)].at(-1) ?? [];
  if (url === undefined) return undefined;
  try {
    const [, encoded] = /^data:application\/json;(?:.*;)?base64,(.*)$/.exec(url) ?? [];
    const text = encoded === undefined ? readBeside(file, url) : decode(encoded);
    return text === undefined ? undefined : (JSON.parse(text) as object);
  } catch {
    return undefined;
  }
}

function readBeside(file: string, url: string): string | undefined {
  const path = resolve(dirname(file), decodeURIComponent(url));
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

const decode = (base64: string) => Buffer.from(base64, 'base64').toString('utf8');
