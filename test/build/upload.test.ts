import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Minimatch } from 'minimatch';

const ROOT = join(__dirname, '../..');

interface Project {
  uploadExclude: string[];
  scripts: Record<string, string>;
}

const project = JSON.parse(readFileSync(join(ROOT, 'mini.project.json'), 'utf8')) as Project;

/** Files that must never leave the machine, or are of no use elsewhere. */
const PLANTED = [
  '.env',
  '.env.local',
  '.git/config',
  '.local/hserve.db',
  '.ci/run',
  'app.ts',
  'client/.env',
  'client/index.ts',
  'coverage/lcov.info',
  'dist-client/baas.js',
  'dist-maps/app.js.map',
  'docs/guide/.draft/notes.txt',
  'eslint.config.mjs',
  'key.pem',
  'node_modules/.package-lock.json',
  'node_modules/.bin/gulp',
  'node_modules/@scope/package/index.js',
  'package-lock.json',
  'packages/server/.env',
  'packages/server/node_modules/x/.npmrc',
  'pages/dist/secret.js',
  'test/dist/app.js',
  'dist/.env',
  'dist/pages/.DS_Store',
];

const BUILT = [
  'dist/app.js',
  'dist/app.json',
  'dist/pages/index/index.axml',
  'dist/client/index.js',
];

/**
 * What is packed for the cloud build: each entry that no pattern of `uploadExclude` matches, folders before what is
 * in them. DevTools documents minimatch 3.0.4; the `minidev` CLI (2.2.5) makes a `Minimatch` of each pattern, too,
 * and leaves out what any of them matches.
 * @see mini/framework/小程序全局配置/项目配置.md of AlipayDocs/open-docs
 */
function packed(folder: string, patterns: readonly string[], below = ''): string[] {
  const matchers = patterns.map((pattern) => new Minimatch(pattern));
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (matchers.some((matcher) => matcher.match(path))) return [];
    return entry.isDirectory() ? packed(folder, patterns, path) : [path];
  });
}

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'upload-'));
  for (const path of [...PLANTED, ...BUILT, 'mini.project.json']) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), 'x');
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('dist/ and mini.project.json are packed for the upload, and no file else', () => {
  expect(packed(folder, project.uploadExclude).sort()).toEqual(
    [...BUILT, 'mini.project.json'].sort(),
  );
});

test('the planted files would be packed if nothing kept them out', () => {
  expect(packed(folder, [])).toEqual(expect.arrayContaining(PLANTED));
});

test('builds for phones are made for phones; DevTools has a watch of its own', () => {
  const { watch, beforeCompile, beforePreview, beforeUpload } = project.scripts;
  expect({ watch, beforeCompile }).toEqual({
    watch: 'npm run watch',
    beforeCompile: 'npm run build',
  });
  expect([beforePreview, beforeUpload]).toEqual(['npm run build:release', 'npm run build:release']);
});
