import type { Place } from './errors';

/** As an engine writes a place: ` (pages/a/a.js:3:5)`, or `open@pages/a/a.js:3:5` in Firefox. */
const PLACE = /([^\s()]+\.js):(\d+):\d+/g;

/** Frames of the simulator's own stand above those of the app. */
const MAX_FRAMES = 50;

/** Remembers which line of the app has come here: an error that has not been thrown. */
export function captureStack(): Error {
  // V8's own number; other engines have no such member, and more frames.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = MAX_FRAMES;
  const captured = new Error();
  Error.stackTraceLimit = stackTraceLimit;
  return captured;
}

/**
 * Where in the app's scripts a stack comes from: the place nearest to its top, in the app's own scripts rather than in
 * an npm package.
 * @param isScript Whether the app has a script of that path.
 */
export function placeInApp(
  { stack = '' }: Error,
  isScript: (path: string) => boolean,
): Required<Place> | undefined {
  const places = [...stack.matchAll(PLACE)].flatMap(([, written = '', line]) => {
    const paths = [written, written.slice(written.indexOf('@') + 1)];
    const file = paths.find(isScript);
    return file === undefined ? [] : [{ file, line: Number(line) }];
  });
  return places.find(({ file }) => !isInPackage(file)) ?? places[0];
}

/** Whether a file of the app is one of an npm package. */
export function isInPackage(path: string): boolean {
  return /(^|\/)node_modules\//.test(path);
}
