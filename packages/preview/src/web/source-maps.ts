import { originalPositionFor, TraceMap, type EncodedSourceMap } from '@jridgewell/trace-mapping';
import type { AppFiles } from 'alipay-mini-simulator';
import { fromBase64, toBase64 } from 'alipay-mini-simulator/my';

const INLINE_MAP = /\n\/\/# sourceMappingURL=data:application\/json;[^,]*base64,([\w+/=]+)\s*$/;

/**
 * The simulator runs scripts through `new Function`, which puts two lines in front of them
 * (CreateDynamicFunction in ECMA-262). In a source map, a semicolon stands for a line.
 */
const LINES_BEFORE = ';;';

/** Where in a stack trace a script of the app stands, as in `pages/a/a.js:12:5`. */
const FRAME = /([\w@.-]+(?:\/[\w@.-]+)*\.js):(\d+):(\d+)/g;

/** A script's place in the source it was written in, such as `pages/a/a.ts:10:3`. */
export type FindSource = (text: string) => string;

/**
 * Makes the inline source maps of scripts true for how the simulator runs them, so that the
 * browser's developer tools show TypeScript and stop in it.
 *
 * @returns The files, and the function that puts sources into the lines of a stack trace.
 */
export function alignSourceMaps(files: AppFiles): { files: AppFiles; findSource: FindSource } {
  const maps = new Map<string, EncodedSourceMap>();
  const aligned = Object.entries(files).map(([path, text]) => {
    const encoded = path.endsWith('.js') ? INLINE_MAP.exec(text)?.[1] : undefined;
    if (encoded === undefined) {
      return [path, text];
    }
    const map = JSON.parse(decode(encoded)) as EncodedSourceMap;
    const shifted = { ...map, mappings: LINES_BEFORE + map.mappings };
    // Without the root `/`: put before `app.ts`, it would read as the address of a host.
    maps.set(path, { ...shifted, sourceRoot: '' });
    return [path, text.replace(INLINE_MAP, () => comment(shifted))];
  });
  const traces = new Map<string, TraceMap>();
  const trace = (path: string) => {
    const map = maps.get(path);
    if (map && !traces.has(path)) {
      traces.set(path, new TraceMap(map));
    }
    return traces.get(path);
  };
  return {
    files: Object.fromEntries(aligned) as AppFiles,
    findSource: (text) =>
      text.replace(FRAME, (place, path: string, line: string, column: string) => {
        const map = trace(path);
        const found =
          map && originalPositionFor(map, { line: Number(line), column: Number(column) - 1 });
        return found?.source
          ? `${found.source.replace(/^\/+/, '')}:${found.line}:${found.column + 1}`
          : place;
      }),
  };
}

function decode(base64: string): string {
  return new TextDecoder().decode(fromBase64(base64));
}

function comment(map: EncodedSourceMap): string {
  const text = toBase64(new TextEncoder().encode(JSON.stringify(map)));
  return `\n//# sourceMappingURL=data:application/json;charset=utf-8;base64,${text}\n`;
}
