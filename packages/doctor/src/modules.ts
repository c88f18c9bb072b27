import { posix } from 'node:path';
import { textFiles, type Project } from './project';

const ENDINGS = ['', '.js', '.ts', '.json', '.d.ts', '/index.js', '/index.ts', '/index.json'];

/** What a script asks for by name, in comments too: what may run is looked at. */
const REQUEST = /\b(?:from|import|(?:import|require|requireAsync)\s*\()\s*(['"`])([^'"`\n]+)\1/g;

/** The app's script, those of pages and components, and workers. */
function isEntry(path: string, { files, app }: Project): boolean {
  const stem = path.replace(/\.\w+$/, '');
  return stem === 'app' || files.has(`${stem}.axml`) || (app.workers ?? []).includes(path);
}

/** A path as a file writes it: `/from/the/root`, or from where the file is. */
export function pathFrom(file: string, written: string): string {
  return posix.normalize(
    written.startsWith('/') ? written.slice(1) : posix.join(posix.dirname(file), written),
  );
}

/**
 * The file that a module's name stands for.
 * @param has Whether the mini program has a file of that path.
 * @returns undefined if it is not there; 'elsewhere' for npm packages and what is outside the mini program
 */
export function resolveModule(
  has: (path: string) => boolean,
  from: string,
  request: string,
): string | undefined {
  if (!/^[./]/.test(request)) return 'elsewhere';
  const target = pathFrom(from, request);
  if (target.startsWith('..') || target.includes('node_modules/')) return 'elsewhere';
  const base = target.replace(/\/$/, '');
  // TypeScript names a module by what it is compiled to.
  const places = [
    ...ENDINGS.map((ending) => posix.normalize(base + ending)),
    base.replace(/\.js$/, '.ts'),
  ];
  return places.find(has);
}

/**
 * Scripts that run: `app.js`, those of pages and components, workers, and what they ask for. Alipay's build starts from
 * the same and leaves the rest out, such as a copy of a site for the browser.
 */
export function runningScripts(project: Project): ReadonlySet<string> {
  const scripts = new Map(textFiles(project, /\.(?:js|ts)$/).map(({ path, text }) => [path, text]));
  const has = (path: string) => scripts.has(path);
  const running = new Set<string>();
  const visit = (path: string): void => {
    if (running.has(path)) return;
    running.add(path);
    for (const [, , request = ''] of (scripts.get(path) ?? '').matchAll(REQUEST)) {
      const found = resolveModule(has, path, project.unalias(request));
      if (found !== undefined && has(found)) visit(found);
    }
  };
  for (const path of scripts.keys()) if (isEntry(path, project)) visit(path);
  return running;
}
