import type { Place } from './errors';
import { pluginOf } from './plugins';
import type { Problems } from './problems';
import type { AppFiles } from './types';

/**
 * Resolves a path as written in an app's file: `/from/the/root`, `./` or `../` relative, else relative as well.
 * @param from The file it is written in. Paths inside the app have no leading slash. In a plugin's file the root is
 * the plugin's: '`/` 开头的路径在小程序中始终相对于 miniprogramRoot/pluginRoot' (项目配置.md of AlipayDocs/open-docs).
 */
export function resolvePath(from: string, target: string): string {
  const root = pluginOf(from).split('/').filter(Boolean);
  const segments = target.startsWith('/') ? [...root] : from.split('/').slice(0, -1);
  for (const segment of target.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.length > root.length) segments.pop();
  }
  return segments.join('/');
}

/** The same for a file that may also be one of an npm package, written without a leading dot or slash. */
function resolveFile(files: AppFiles, from: string, target: string): string {
  const path = resolvePath(from, target);
  const ofPackage = `node_modules/${target}`;
  return files[path] === undefined && files[ofPackage] !== undefined ? ofPackage : path;
}

/**
 * Resolves what a file takes in: `./`, `../` and `/` lead to files of the app, everything else to a package. A file of the
 * app that is written as one of a package is a problem.
 * @see mini/framework/AXML/引用.md (引入路径), mini/framework/ACSS 语法参考.md (样式导入) of AlipayDocs/open-docs
 */
export function resolveImport(
  files: AppFiles,
  from: string,
  target: string,
  place: Place,
  problems: Problems,
): string {
  const path = resolveFile(files, from, target);
  if (
    !/^(?:\.\.?)?\//.test(target) &&
    files[path] !== undefined &&
    !path.includes('node_modules/')
  ) {
    const message = `${target} is a file of an npm package; a file of the app begins with ./, ../ or /`;
    problems.unknown('a path without ./', message, place);
  }
  return path;
}

/** Whether it is an address of the web, or the data themselves, and no file of the app. */
export function isAddress(path: string): boolean {
  return /^(?:(?:https?:)?\/\/|data:|blob:)/i.test(path);
}

/** Whether it is the address of a file that the phone keeps for the app: temporary, cached, or the user's own. */
export function isStoredFile(path: string): boolean {
  return /^https:\/\/(usr|resource)\//.test(path);
}
