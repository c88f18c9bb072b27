import { watch } from 'chokidar';
import { once } from 'node:events';
import { basename, sep } from 'node:path';
import type { Project } from 'alipay-mini-simulator/node';

/** Time for an editor to write all that it saves at once. */
const SAVE_MS = 50;

/**
 * Watches a mini program that is no copy of the sample, and those files of npm packages that it uses.
 *
 * @param onChange Called after each change. Returns the files that the app now consists of.
 */
export async function watchProject(
  { root, pluginRoot, sources }: Project,
  onChange: () => readonly string[],
): Promise<{ close(): Promise<void> }> {
  const folders = pluginRoot === undefined ? [root] : [root, pluginRoot];
  const isInside = (path: string) => folders.some((folder) => path.startsWith(folder + sep));
  // A package folder can be huge: of packages, the files that are used are watched one by one.
  const isPackage = (path: string) => /[\\/]node_modules([\\/]|$)/.test(path);
  const isHidden = (path: string) => isInside(path) && basename(path).startsWith('.');
  const oneByOne = (paths: readonly string[]) =>
    paths.filter((path) => !isInside(path) || isPackage(path));

  let timer: NodeJS.Timeout | undefined;
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => files.add(oneByOne(onChange())), SAVE_MS);
  };
  const whole = watch(folders, {
    ignoreInitial: true,
    ignored: (path) => isHidden(path) || (isInside(path) && isPackage(path)),
  });
  const files = watch(oneByOne(sources), { ignoreInitial: true });
  whole.on('all', changed);
  files.on('all', changed);
  await once(whole, 'ready');
  return {
    async close() {
      clearTimeout(timer);
      await Promise.all([whole.close(), files.close()]);
    },
  };
}
