import { inPackages, packageMain } from '../../contract/npm';
import { resolvePath } from '../../contract/paths';
import type { AppFiles } from '../../contract/types';

/**
 * The component that `usingComponents` names. A folder stands for its `index`, and a package for its `main`, of which the
 * platform's pages say nothing: antd-mini 3.4.3 and @antv/my-f2 2.1.7 rely on them, and Rax had to add the `index` that
 * WeChat, unlike Alipay, does not find by itself (alibaba/rax#1464).
 */
export function componentPath(files: AppFiles, from: string, target: string): string {
  const path = resolvePath(from, target);
  const places = /^[./]/.test(target) ? [path] : [path, ...inPackages(from, target)];
  const found = places
    .flatMap((place) => [place, mainOf(files, place), `${place}/index`])
    .find((each) => files[`${each}.json`] !== undefined);
  return found ?? places.at(-1) ?? path;
}

function mainOf(files: AppFiles, folder: string): string {
  return packageMain(files, folder)?.replace(/\.js$/, '') ?? folder;
}
