import { createHash } from 'node:crypto';
import { transform, type Transform } from 'sucrase';

/** Raised when what comes out of it changes, so that Jest drops what it has cached. */
const VERSION = 1;

/** Compiles TypeScript and ES modules for Jest, line by line, and lifts `jest.mock` above the imports. */
export default {
  process(source: string, file: string): { code: string; map: object } {
    const transforms: Transform[] = ['imports', 'jest'];
    if (/\.[cm]?tsx?$/.test(file)) transforms.push('typescript');
    if (file.endsWith('x')) transforms.push('jsx');
    const { code, sourceMap } = transform(source, {
      transforms,
      filePath: file,
      production: true,
      sourceMapOptions: { compiledFilename: file },
    });
    return { code, map: { ...sourceMap, sources: [file], sourcesContent: [source] } };
  },

  getCacheKey(source: string, file: string, { instrument }: { instrument: boolean }): string {
    return createHash('sha256')
      .update(JSON.stringify([VERSION, instrument, file, source]))
      .digest('hex');
  },
};
