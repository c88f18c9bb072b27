import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { AppFiles, Mode, Problem } from 'alipay-mini-simulator';
import {
  compileProgram,
  readApp,
  readProject,
  SimulatorError,
  type Project,
} from 'alipay-mini-simulator/node';
import { readAppConfig, type AppConfig } from './app-config';
import { AppSource } from './app-source';
import { scriptChecker } from './script-mistakes';
import { watchProject } from './watch-project';
import { ROOT, watchApp } from './watch';

/** The mini program that the preview shows. */
export interface ShownApp {
  source: AppSource;
  name: string;
  /** Which `dist/` its builds are written to; nothing for an app that is not built here. */
  output: string | undefined;
  /** Tells apps apart that one browser shows one after another; empty for the sample. */
  id: string;
  /** The sample has no problems; any other app goes on as on a device. */
  mode: Mode;
  /** Which 知晓云 the app asks for. Nothing for an app that is none of ours. */
  readConfig: () => AppConfig | undefined;
  close: () => Promise<void>;
}

export interface OpenOptions {
  /** Default: this repository. */
  folder: string | undefined;
  /** Whether it is built first, and again after each change. */
  build: boolean;
  signal: AbortSignal;
}

/**
 * Opens the sample, or a copy of it, by its own build, and any other mini program as its folder is.
 *
 * @throws {BuildError} if the sample does not build.
 * @throws {Error} if there is no mini program in the folder.
 */
export function openApp({ folder = ROOT, build, signal }: OpenOptions): Promise<ShownApp> {
  const path = resolve(folder);
  return isSample(path) ? openSample(path, build, signal) : openProject(path, build);
}

/** The sample says in config.ts which 知晓云 it asks for, and brings the auth module. */
function isSample(folder: string): boolean {
  return ['config.ts', 'client/index.ts'].every((path) => existsSync(join(folder, path)));
}

async function openSample(folder: string, build: boolean, signal: AbortSignal): Promise<ShownApp> {
  const read = () => ({ files: readApp(join(folder, 'dist')), problems: [] });
  const source = new AppSource(read);
  const takeBuild = (failure?: Error) => {
    try {
      if (failure) {
        throw failure;
      }
      const built = read();
      checkSample(built.files);
      source.take(built);
    } catch (error) {
      // Also where another build is just emptying `dist/`.
      source.fail(messageOf(error));
    }
  };
  const watch = build ? await watchApp({ folder, signal, onBuild: takeBuild }) : undefined;
  if (watch) {
    takeBuild();
  }
  return {
    source,
    name: '支付宝登录示例',
    output: build ? join(folder, 'dist') : undefined,
    id: '',
    mode: 'strict',
    readConfig: () => readAppConfig(source.app.files),
    close: async () => watch?.close(),
  };
}

/**
 * Finds what the compiler of the scripts does not read: a mistake in AXML, ACSS, SJS or JSON, and in what config.ts says.
 *
 * @throws {Error} for the first one, with file and line.
 */
function checkSample(files: AppFiles): void {
  compileProgram(files, 'strict');
  readAppConfig(files);
}

async function openProject(folder: string, build: boolean): Promise<ShownApp> {
  const checkScripts = scriptChecker();
  const failuresOf = (read: Project) => {
    const unreadable = appJsonProblems(read.files);
    const unused = unreadable.length > 0 ? [] : unusedStyles(read);
    return [
      ...read.problems.filter((problem) => !unused.includes(problem)),
      ...checkScripts(read.files),
      ...unreadable,
    ];
  };
  const project = readProject(folder);
  const source = new AppSource(() => project);
  const failures = failuresOf(project);
  if (failures.length > 0) {
    source.fail(describe(failures));
  }
  const watch = build
    ? await watchProject(project, () => {
        try {
          const newest = readProject(folder);
          const newFailures = failuresOf(newest);
          if (newFailures.length > 0) {
            source.fail(describe(newFailures));
          } else {
            source.take(newest);
          }
          return newest;
        } catch (error) {
          source.fail(messageOf(error));
          return undefined;
        }
      })
    : undefined;
  return {
    source,
    name: basename(folder),
    output: undefined,
    id: createHash('sha256').update(project.root).digest('hex').slice(0, 12),
    mode: 'lenient',
    readConfig: () => undefined,
    close: async () => watch?.close(),
  };
}

/** An app.json that cannot be read leaves nothing to show; what else is wrong in it the page lists. */
function appJsonProblems(files: AppFiles): Problem[] {
  try {
    compileProgram({ 'app.json': files['app.json'] ?? '' }, 'lenient');
    return [];
  } catch (error) {
    if (!(error instanceof SimulatorError)) {
      throw error;
    }
    return [{ kind: 'app', thing: 'JSON', message: error.reason, ...error.place }];
  }
}

/** What does not compile of styles that the app, its pages and components do not use: they are only listed. */
function unusedStyles({ files, brokenStyles }: Project): readonly Problem[] {
  if (brokenStyles.size === 0) {
    return [];
  }
  const { styleFiles } = compileProgram(files, 'lenient');
  const used = [...brokenStyles].flatMap(([file, problems]) =>
    styleFiles.has(file) ? problems : [],
  );
  return [...brokenStyles.values()].flat().filter((problem) => !used.includes(problem));
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

function describe(problems: readonly Problem[]): string {
  return problems
    .map(({ file = '', line, thing, message }) => {
      const place = line === undefined ? file : `${file}:${line}`;
      return `${place}: ${thing}: ${message}`;
    })
    .join('\n');
}
