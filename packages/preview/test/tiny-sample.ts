import { copyFile, mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '../../..');

export const CONFIG =
  "export const config = { clientID: 'mine', host: 'http://127.0.0.1:7290' };\n";

const FILES = {
  'config.ts': CONFIG,
  'client/index.ts': 'export {};\n',
  'app.ts': 'App({});\n',
  'app.json': '{ "pages": ["pages/home/home"] }\n',
  'pages/home/home.ts': 'Page({});\n',
  'pages/home/home.axml': '<view>首页</view>\n',
  'pages/home/home.acss': '',
  'pages/home/home.json': '{}\n',
};

/** Writes the least that counts as a copy of the sample, and builds in a moment, into an empty folder. */
export async function writeTinySample(folder: string): Promise<void> {
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  await copyFile(join(ROOT, 'tsconfig.json'), join(folder, 'tsconfig.json'));
  for (const [path, text] of Object.entries(FILES)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}
