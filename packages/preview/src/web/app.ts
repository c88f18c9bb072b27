import { type AppFiles, compileProgram, type Mode, type Problem } from 'alipay-mini-simulator';
import type { PreviewInfo } from '../http';
import { sourceFinder, type FindSource } from './source-maps';

/** What the preview server tells of a build. */
export type Build = Pick<PreviewInfo, 'files' | 'hosts' | 'mode' | 'problems'>;

/** A build of the mini program, ready for the simulator. */
export interface App {
  files: AppFiles;
  mode: Mode;
  /** Of all its pages, opened or not. Strict mode has none. */
  problems: readonly Problem[];
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
 * @throws {Error} in strict mode for what is wrong in its AXML, ACSS or JSON files, with file and
 *   line; in lenient mode only for an app.json that cannot be read.
 */
export function compileApp({ files, hosts, mode, problems: unread }: Build): App {
  const { pages, problems } = compileProgram(files, mode);
  return {
    files,
    mode,
    problems: [...unread, ...problems],
    hosts,
    findSource: sourceFinder(files),
    pages: new Set(pages),
  };
}
