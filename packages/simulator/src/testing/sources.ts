import { existsSync } from 'node:fs';
import { SimulatorError } from '../contract/errors';
import { realPath, type Project } from '../project/read-project';
import { mendColumns } from '../runtime/javascript/run-script';

/** Where the files of an app lie. */
export type Folders = Pick<Project, 'root' | 'pluginRoot'>;

/** As V8 writes a place: ` (pages/a/a.js:3:5)`, or ` at pages/a/a.js:3:5` outside of a function. */
const PLACE = /(?<=\(|at )([^\s():]+\.js)(?=:\d+:\d+)/g;

/**
 * Lets an error of the app name its files as they lie on the disk: Jest shows the lines of those, and an editor opens
 * them. What is wrong in markup or styles becomes the first line of the stack.
 * @param folders - if the app lies on the disk
 * @returns the same error
 */
export function inSources<Thrown>(error: Thrown, folders: Folders | undefined): Thrown {
  if (!folders || !(error instanceof Error)) return error;
  mendColumns(error);
  const { message, stack = '' } = error;
  const at = stack.indexOf('\n    at ');
  const frames = at === -1 ? '' : stack.slice(at);
  const inFiles = frames.replace(PLACE, (written) => sourceOf(folders, written) ?? written);
  error.stack = `${error.name}: ${message}${frameOf(error, folders)}${inFiles}`;
  return error;
}

function frameOf(error: Error, folders: Folders): string {
  if (!(error instanceof SimulatorError) || error.place?.line === undefined) return '';
  const { file, line } = error.place;
  const source = sourceOf(folders, file);
  return source === undefined ? '' : `\n    at ${file} (${source}:${line}:1)`;
}

/** TypeScript, Less and the like keep their lines, as far as they are told at all. */
function sourceOf(folders: Folders, file: string): string | undefined {
  const path = realPath(folders, file);
  return [path, path.replace(/\.js$/, '.ts')].find((candidate) => existsSync(candidate));
}
