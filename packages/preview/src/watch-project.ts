import { watch, type FSWatcher } from 'chokidar';
import { once } from 'node:events';
import { unwatchFile, watchFile, type Stats } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import type { Project } from 'alipay-mini-simulator/node';

/** Time for an editor to write all that it saves at once. */
const SAVE_MS = 50;
/** How often it is looked whether something is there that may come and go as a whole. */
const LOOK_MS = 300;
/** What npm, pnpm and yarn write into `node_modules` once all packages lie there. */
const INSTALLED = ['.package-lock.json', '.modules.yaml', '.yarn-integrity'];

/** What is watched: the folders of the app and its plugin, and those files of npm packages that they use. */
type Watched = Pick<Project, 'root' | 'pluginRoot' | 'sources'>;

/**
 * Watches a mini program that is no copy of the sample. Its folders may go and come back, as the output of a build does,
 * or be others from now on; packages may be installed that were missing.
 *
 * @param onChange Called after each change. Returns of what the app now consists, unless it cannot be read.
 */
export async function watchProject(
  project: Watched,
  onChange: () => Watched | undefined,
): Promise<{ close(): Promise<void> }> {
  let timer: NodeJS.Timeout | undefined;
  let roots = rootsOf(project);
  const given = outside(project);
  const files = watch(given, { ignoreInitial: true });
  let folders: FSWatcher | undefined;
  let polled: readonly string[] = [];

  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const newest = onChange();
      if (!newest) {
        return;
      }
      files.add(outside(newest));
      const newestRoots = rootsOf(newest);
      if (newestRoots.join() !== roots.join()) {
        leaveFolders();
        roots = newestRoots;
        // What changes until then is not heard of.
        enterFolders().once('ready', changed);
      }
    }, SAVE_MS);
  };
  const enterFolders = () => {
    polled = [...new Set([...roots, ...roots.flatMap(installMarks)])];
    polled.forEach((path) => watchFile(path, { interval: LOOK_MS }, look(path)));
    return watchFolders();
  };
  const leaveFolders = () => {
    polled.forEach((path) => unwatchFile(path));
    void folders?.close();
  };
  const watchFolders = () => {
    folders = watch([...roots], { ignoreInitial: true, ignored: isIgnored(roots) });
    folders.on('all', changed);
    return folders;
  };
  const look = (path: string) => (now: Stats, before: Stats) => {
    if (!roots.includes(path)) {
      // Node tells once of a file that is not there, though nothing has changed.
      if (now.ino !== 0 || before.ino !== 0) {
        changed();
      }
    } else if (now.ino !== before.ino || now.birthtimeMs !== before.birthtimeMs) {
      // Of a folder that is removed nothing is heard any more, also once another has its name.
      void folders?.close();
      watchFolders().once('ready', changed);
    }
  };

  files.on('all', changed);
  const watchers = given.length > 0 ? [enterFolders(), files] : [enterFolders()];
  await Promise.all(watchers.map((watcher) => once(watcher, 'ready')));
  return {
    async close() {
      clearTimeout(timer);
      polled.forEach((path) => unwatchFile(path));
      await Promise.all([folders?.close(), files.close()]);
    },
  };
}

function rootsOf({ root, pluginRoot }: Watched): readonly string[] {
  return pluginRoot === undefined ? [root] : [root, pluginRoot];
}

function isInside(roots: readonly string[], path: string): boolean {
  return roots.some((root) => path.startsWith(root + sep));
}

const isPackage = (path: string) => /[\\/]node_modules([\\/]|$)/.test(path);

function isIgnored(roots: readonly string[]): (path: string) => boolean {
  return (path) => isInside(roots, path) && (isPackage(path) || basename(path).startsWith('.'));
}

/** A package folder can be huge: of packages, the files that are used are watched one by one. */
function outside(project: Watched): string[] {
  const roots = rootsOf(project);
  return project.sources.filter((path) => !isInside(roots, path) || isPackage(path));
}

/** Where it shows that packages have been installed: in any `node_modules` on the way up. */
function installMarks(root: string): string[] {
  const marks = INSTALLED.map((name) => join(root, 'node_modules', name));
  const above = dirname(root);
  return above === root ? marks : [...marks, ...installMarks(above)];
}
