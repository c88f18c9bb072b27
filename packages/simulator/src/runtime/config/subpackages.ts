import type { Problems } from '../../contract/problems';
import { checkKeys, isText, type Json } from './json-keys';

/** A part of the app that is loaded later. */
export interface SubPackage {
  /** Its folder, without slashes around it. */
  readonly root: string;
  /** Paths from the root of the app. */
  readonly pages: readonly string[];
}

const KEYS = ['root', 'pages'];

/**
 * Reads `subPackages` of app.json.
 * @see mini/framework/分包加载.md of AlipayDocs/open-docs
 * @param mainPages Paths of the pages outside of them.
 */
export function readSubPackages(
  value: unknown,
  mainPages: readonly string[],
  problems: Problems,
): readonly SubPackage[] {
  const report = (message: string) => {
    problems.unknown('app.json subPackages', `subPackages: ${message}`, { file: 'app.json' });
  };
  if (!Array.isArray(value)) {
    report('a list is required');
    return [];
  }
  const packages = value.flatMap((each: unknown, index): SubPackage[] => {
    const json = Object(each) as Json;
    const { root, pages } = json;
    checkKeys(json, { file: 'app.json', problems }, KEYS, `subPackages[${index}]`);
    if (isText(root) && Array.isArray(pages) && pages.every(isText)) {
      const folder = root.replace(/^\/|\/$/g, '');
      return [{ root: folder, pages: pages.map((path) => `${folder}/${path.replace(/^\//, '')}`) }];
    }
    report('root and pages are required');
    return [];
  });
  for (const { root } of packages) {
    const outer = packages.find((other) => other.root !== root && isBelow(root, other.root));
    if (outer) report(`root ${root} is inside of another, ${outer.root}`);
    const page = mainPages.find((path) => isBelow(path, root));
    if (page !== undefined) report(`pages has ${page}, which is inside of ${root}`);
  }
  return packages;
}

/**
 * The subpackage that a file belongs to, if another may not refer to it: 分包可以引用主包和自己包内的资源.
 * @returns undefined if it may.
 */
export function closedTo(
  packages: readonly SubPackage[],
  from: string,
  file: string,
): string | undefined {
  const own = packages.find(({ root }) => isBelow(file, root));
  return own === undefined || isBelow(from, own.root) ? undefined : own.root;
}

/** Tells of a file of a subpackage that something outside of it refers to. */
export function checkReference(
  packages: readonly SubPackage[],
  from: string,
  file: string,
  problems: Problems,
): void {
  const root = closedTo(packages, from, file);
  if (root === undefined) return;
  const message = `${file} belongs to the subpackage ${root}, and is not there for others`;
  problems.unknown('file of another subpackage', message, { file: from });
}

function isBelow(path: string, folder: string): boolean {
  return folder !== '' && path.startsWith(`${folder}/`);
}
