import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { examine } from '../src';

export const PAGE = 'dist/pages/index/index';

export const BIG = 'x'.repeat(3 * 1024 * 1024);

/** A page with the members of the sound one, so that its AXML finds them. */
export const page = (body: string, before = '') =>
  `${before}Page({\n  data: { name: '' },\n  open() {},\n  ${body}\n});\n`;

/** mini.project.json */
export const project = (changes: Readonly<Record<string, unknown>>) =>
  JSON.stringify({ format: 2, miniprogramRoot: 'dist', ...changes });

/** Path to text; undefined leaves a file of the sound app out. */
export type Changes = Readonly<Record<string, string | undefined>>;

/** A fault, what makes it of the sound app, and exactly what is said of it. */
export type FaultCase = readonly [fault: string, changes: Changes, findings: readonly string[]];

/** A small mini program in which there is nothing to mend. */
const SOUND: Readonly<Record<string, string>> = {
  'mini.project.json': JSON.stringify({
    format: 2,
    miniprogramRoot: 'dist',
    compileOptions: { component2: true },
    scripts: { beforeCompile: 'npm run build' },
  }),
  'package.json': JSON.stringify({ scripts: { build: 'true' } }),
  'dist/app.json': JSON.stringify({ pages: ['pages/index/index', 'pages/privacy/privacy'] }),
  'dist/app.js': 'App({ onLaunch() { this.started = true; } });\n',
  'dist/pages/index/index.json': '{}',
  'dist/pages/index/index.axml': '<view onTap="open">{{name}}</view>\n',
  'dist/pages/index/index.acss': '.a { color: red; background: url("/images/a.png"); }\n',
  'dist/pages/index/index.js':
    "Page({\n  data: { name: '' },\n  open() {\n    my.navigateTo({ url: '/pages/privacy/privacy' });\n  },\n});\n",
  'dist/images/a.png': 'png',
  'dist/pages/privacy/privacy.json': '{}',
  'dist/pages/privacy/privacy.axml': '<view>隐私政策</view>\n',
  'dist/pages/privacy/privacy.js': 'Page({});\n',
};

const folders: string[] = [];

/** Writes the sound app with some changes into a folder of its own. */
export function appFolder(changes: Changes = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'doctor-'));
  folders.push(folder);
  for (const [path, text] of Object.entries({ ...SOUND, ...changes })) {
    if (text === undefined) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Removes what {@link appFolder} has written. */
export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
}

/** What is said of an app, each as `severity rule file:line`. */
export const found = (folder: string) =>
  examine(folder).map(({ severity, rule, file, line }) =>
    [severity, rule, line === undefined ? file : `${file}:${line}`].join(' '),
  );
