import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { findProject, type ProjectRoot } from '../project/find-root';
import { listFiles } from '../project/list-files';

const TESTING = 'alipay-mini-simulator/testing';

/** Raised when what comes out of {@link extract} changes, so that Jest drops what it has cached. */
const VERSION = 1;

/** What an app is made of, and no test. */
const SOURCE =
  /^(?!.*(?:\.(?:test|spec)\.|__tests__)).*\.(?:[jt]s|json|axml|acss|sjs|less|s[ac]ss)$/;

/** The folder of an app as it stands in a test: `app: 'dist'`. */
const NAMED = /\bapp:\s*(['"`])([^'"`$]+)\1/g;

/**
 * Jest's `dependencyExtractor`: what a file depends on. A page test depends on all files of the app that it shows,
 * besides what it imports: by these, `--watch`, `--onlyChanged` and `--findRelatedTests` know which tests to run.
 * @param extractImported - Jest's own
 * @see https://jestjs.io/docs/configuration#dependencyextractor-string
 */
export function extract(
  code: string,
  file: string,
  extractImported: (code: string) => Set<string>,
): Set<string> {
  const imported = extractImported(code);
  if (!imported.has(TESTING)) return imported;
  const folder = dirname(file);
  const root = packageFolder(folder);
  const named = [...code.matchAll(NAMED)].map(([, , app = '']) => resolve(root, app));
  const sources = [...new Set([root, ...named])].flatMap(sourcesIn);
  return new Set([...imported, ...sources.map((source) => importPath(folder, source))]);
}

/** Jest keeps what was extracted as long as the test stays as it is: a page that is new since then is heeded by this. */
export function getCacheKey(): string {
  const names = sourcesIn(packageFolder(process.cwd()));
  return createHash('sha256')
    .update(JSON.stringify([VERSION, names]))
    .digest('hex');
}

/** Where Jest is configured, as a rule. */
function packageFolder(folder: string): string {
  const parent = dirname(folder);
  const isRoot = existsSync(join(folder, 'package.json')) || parent === folder;
  return isRoot ? folder : packageFolder(parent);
}

function sourcesIn(folder: string): string[] {
  const project = projectIn(folder);
  if (!project) return [];
  const { root, pluginRoot } = project;
  const folders = new Set([root, pluginRoot ?? root]);
  return [...folders]
    .filter(existsSync)
    .flatMap(listFiles)
    .filter((path) => SOURCE.test(path));
}

/** Where there is no app, or more than one, it is for the tests to say so. */
function projectIn(folder: string): ProjectRoot | undefined {
  try {
    return findProject(folder);
  } catch {
    return undefined;
  }
}

function importPath(from: string, file: string): string {
  const path = relative(from, file).split(sep).join('/');
  return path.startsWith('../') ? path : `./${path}`;
}
