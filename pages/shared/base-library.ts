/**
 * The oldest base library that the app runs on. `format: 2` in mini.project.json builds for base library 2; what the
 * pages use beside it is older: `onInit` and `deriveDataFromProps` of components came with 1.14.0.
 * @see mini/framework/小程序全局配置/迁移至新项目配置.md of AlipayDocs/open-docs
 * @see mini/framework/自定义组件/生命周期.md of AlipayDocs/open-docs
 */
const OLDEST_BASE_LIBRARY = '2.0.0';

/** Whether a phone's base library is too old: told by its number, and by what `my.canIUse` says. */
export function isBaseLibraryTooOld(): boolean {
  return isOlder(my.SDKVersion, OLDEST_BASE_LIBRARY) || !my.canIUse('component2');
}

/** Compares number by number: 2.10.0 is newer than 2.9.0. A missing version counts as new, as on a test bench. */
function isOlder(version: string | undefined, oldest: string): boolean {
  const have = (version ?? '').split('.').map(Number);
  const need = oldest.split('.').map(Number);
  for (const [place, number] of need.entries()) {
    const other = have[place] ?? 0;
    if (version === undefined || Number.isNaN(other) || other > number) {
      return false;
    }
    if (other < number) {
      return true;
    }
  }
  return false;
}
