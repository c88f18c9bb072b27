import { existsSync, readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { BenchError, type Figure, type Group } from '../figure';
import { OURS, readSdk } from '../sdk';

const DIST = 'dist';
/** Source maps lie there after a build for phones. */
const RELEASE_MAPS = 'dist-maps';

/** How much goes to the phone. */
export const size: Group = {
  name: 'size',
  what: 'the auth module, and what dist/ uploads, by kind of file',
  measure({ against }) {
    const ours = readSdk(OURS);
    const other = against === undefined ? undefined : readSdk(against);
    if (!existsSync(RELEASE_MAPS)) {
      throw new BenchError('dist/ is not built for phones: run npm run build:release first');
    }
    const byKind = new Map<string, number>();
    for (const entry of readdirSync(DIST, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const { size: bytes } = statSync(join(entry.parentPath, entry.name));
      const kind = extname(entry.name);
      byKind.set(kind, (byKind.get(kind) ?? 0) + bytes);
    }
    const kinds = [...byKind].sort(([, a], [, b]) => b - a);
    const figures: Figure[] = [
      {
        name: 'auth module, minified',
        value: ours.minifiedBytes,
        unit: 'B',
        ...(other ? { against: other.minifiedBytes } : {}),
      },
      {
        name: 'auth module, gzipped',
        value: ours.gzippedBytes,
        unit: 'B',
        ...(other ? { against: other.gzippedBytes } : {}),
      },
      {
        name: 'dist/, built for phones',
        value: kinds.reduce((sum, [, bytes]) => sum + bytes, 0),
        unit: 'B',
      },
      ...kinds.map(([kind, value]) => ({ name: `dist/, ${kind}`, value, unit: 'B' as const })),
    ];
    return Promise.resolve(figures);
  },
};
