import { transform } from 'esbuild';
import { sourceFinder } from '../src/web/source-maps';

const SOURCE = `interface Some { name: string }

const 名字: Some = { name: '小芝' };

throw new Error(名字.name);
`;

async function built() {
  const { code } = await transform(SOURCE, {
    loader: 'ts',
    charset: 'utf8',
    sourcemap: 'inline',
    sourcefile: '/pages/a/a.ts',
  });
  return { 'pages/a/a.js': code, 'pages/b/b.js': 'throw 1;\n', 'app.json': '{}' };
}

/** Runs a script as the simulator does: nothing stands on lines before it. */
function stackOf(script: string): string {
  try {
    const evaluate = eval;
    evaluate(`(function(my,App){${script}\n})()\n//# sourceURL=pages/a/a.js`);
  } catch (error) {
    return error instanceof Error ? (error.stack ?? '') : '';
  }
  return '';
}

describe('sourceFinder()', () => {
  it('finds the place of an exception in the TypeScript source', async () => {
    const files = await built();
    const stack = stackOf(files['pages/a/a.js']);

    expect(stack).toMatch(/pages\/a\/a\.js:\d+:\d+/);
    expect(sourceFinder(files)(stack)).toContain('pages/a/a.ts:5:7');
  });

  it('finds it in a script at the top, as the build writes its map', async () => {
    const { 'pages/a/a.js': script } = await built();
    const [code = '', map = ''] = script.split(/\/\/# sourceMappingURL=.*base64,/);
    const parsed = JSON.parse(Buffer.from(map, 'base64').toString()) as object;
    const written = JSON.stringify({ ...parsed, sourceRoot: '/', sources: ['app.ts'] });
    const comment = `//# sourceMappingURL=data:application/json;base64,${Buffer.from(written).toString('base64')}`;
    const findSource = sourceFinder({ 'app.js': `${code}${comment}\n` });

    expect(findSource(stackOf(script).replaceAll('pages/a/a.js', 'app.js'))).toContain(
      '(app.ts:5:7',
    );
  });

  const withMap = (map: unknown) => {
    const text = typeof map === 'string' ? map : JSON.stringify(map);
    const encoded = Buffer.from(text).toString('base64');
    return `x\n//# sourceMappingURL=data:application/json;charset=utf-8;base64,${encoded}`;
  };

  it('reads maps in sections, as tools that put scripts together write them', () => {
    const map = { version: 3, sources: ['a.ts'], names: [], mappings: 'AAAA' };
    const sections = [{ offset: { line: 0, column: 0 }, map }];
    const findSource = sourceFinder({ 'a.js': withMap({ version: 3, sections }) });

    expect(findSource('at f (a.js:1:1)')).toBe('at f (a.ts:1:1)');
  });

  it.each(['no JSON', null, {}, { version: 3 }, { version: 3, sources: [null], mappings: '!' }])(
    'leaves alone what has a map that cannot be read: %j',
    (map) => {
      expect(sourceFinder({ 'a.js': withMap(map) })('at f (a.js:1:1)')).toBe('at f (a.js:1:1)');
    },
  );

  it('leaves alone what has no source map', async () => {
    const files = await built();

    expect(sourceFinder(files)('at pages/b/b.js:3:1, node:fs.js:1:1, http://x/main.js:9:9')).toBe(
      'at pages/b/b.js:3:1, node:fs.js:1:1, http://x/main.js:9:9',
    );
  });
});
