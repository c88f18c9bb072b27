import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SimulatorError } from '../contract/errors';

/** As V8 writes a place: ` (pages/a/a.js:3:5)`, or ` at pages/a/a.js:3:5` outside of a function. */
const PLACE = /(?<=\(|at )([^\s():]+\.js)(?=:\d+:\d+)/g;

/**
 * Lets an error of the app name its files as they lie on the disk: Jest shows the lines of those, and an editor opens
 * them. What is wrong in markup or styles becomes the first line of the stack.
 * @param folder - with app.json, if the app has one
 * @returns the same error
 */
export function inSources<Thrown>(error: Thrown, folder: string | undefined): Thrown {
  if (folder === undefined || !(error instanceof Error)) return error;
  const { message, stack = '' } = error;
  const at = stack.indexOf('\n    at ');
  const frames = at === -1 ? '' : stack.slice(at);
  const inFiles = frames.replace(PLACE, (written) => sourceOf(folder, written) ?? written);
  error.stack = `${error.name}: ${message}${frameOf(error, folder)}${inFiles}`;
  return error;
}

function frameOf(error: Error, folder: string): string {
  if (!(error instanceof SimulatorError) || error.place?.line === undefined) return '';
  const { file, line } = error.place;
  const source = sourceOf(folder, file);
  return source === undefined ? '' : `\n    at ${file} (${source}:${line}:1)`;
}

/** TypeScript, Less and the like keep their lines, as far as they are told at all. */
function sourceOf(folder: string, file: string): string | undefined {
  const path = join(folder, file);
  return [path, path.replace(/\.js$/, '.ts')].find((candidate) => existsSync(candidate));
}
