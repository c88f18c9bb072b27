import { type AppFiles, compileProgram } from 'alipay-mini-simulator';
import type { PreviewInfo } from '../http';
import { alignSourceMaps, type FindSource } from './source-maps';

/** A build of the mini program, ready for the simulator. */
export interface App {
  files: AppFiles;
  /** Origin the app asks for → origin that answers. */
  hosts: PreviewInfo['hosts'];
  /** Paths of its pages. */
  pages: ReadonlySet<string>;
  /** Puts TypeScript sources into the lines of a stack trace. */
  findSource: FindSource;
}

/**
 * Compiles a build.
 *
 * @throws {Error} for what is wrong in its AXML, ACSS or JSON files, with file and line.
 */
export function compileApp(built: Pick<PreviewInfo, 'files' | 'hosts'>): App {
  const { files, findSource } = alignSourceMaps(withSafeAreas(built.files));
  const { pages } = compileProgram(files);
  return { files, hosts: built.hosts, findSource, pages: new Set(pages) };
}

/** The safe area is the simulated phone's: the browser's own is another, on a desktop none. */
function withSafeAreas(files: AppFiles): AppFiles {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [
      path,
      path.endsWith('.acss') ? text.replace(/\benv\((?=safe-area-inset-)/g, 'var(--') : text,
    ]),
  );
}
