import {
  FlattenMap,
  originalPositionFor,
  type EncodedSourceMap,
  type TraceMap,
} from '@jridgewell/trace-mapping';
import type { AppFiles } from 'alipay-mini-simulator';
import { fromBase64 } from 'alipay-mini-simulator/my';

const INLINE_MAP = /\n\/\/# sourceMappingURL=data:application\/json;[^,]*base64,([\w+/=]+)\s*$/;

/** Where in a stack trace a script of the app stands, as in `pages/a/a.js:12:5`. */
const FRAME = /([\w@.-]+(?:\/[\w@.-]+)*\.js):(\d+):(\d+)/g;

/** A script's place in the source it was written in, such as `pages/a/a.ts:10:3`. */
export type FindSource = (text: string) => string;

/** @returns The function that puts sources into the lines of a stack trace, by the inline source maps of scripts. */
export function sourceFinder(files: AppFiles): FindSource {
  const traces = new Map<string, TraceMap | undefined>();
  const trace = (path: string) => {
    if (!traces.has(path)) {
      traces.set(path, readMap(files[path]));
    }
    return traces.get(path);
  };
  return (text) =>
    text.replace(FRAME, (place, path: string, line: string, column: string) => {
      const map = trace(path);
      const found =
        map && originalPositionFor(map, { line: Number(line), column: Number(column) - 1 });
      return found?.source
        ? `${found.source.replace(/^\/+/, '')}:${found.line}:${found.column + 1}`
        : place;
    });
}

function readMap(script = ''): TraceMap | undefined {
  const encoded = INLINE_MAP.exec(script)?.[1];
  if (encoded === undefined) {
    return undefined;
  }
  try {
    const map = JSON.parse(new TextDecoder().decode(fromBase64(encoded))) as EncodedSourceMap;
    // Without the root `/`: put before `app.ts`, it would read as the address of a host.
    return new FlattenMap({ ...map, sourceRoot: '' });
  } catch {
    // Where the map cannot be read, the error is shown with the places that the script has.
    return undefined;
  }
}
