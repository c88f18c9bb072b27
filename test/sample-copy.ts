import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(__dirname, '..');
const SOURCES = ['app.ts', 'app.json', 'app.acss', 'config.ts', 'client', 'pages', 'components'];

/** Copies the mini program's sources into a folder, where they can be changed and built without disturbing anything. */
export function copySample(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const path of [...SOURCES, 'tsconfig.json', 'mini.project.json']) {
    cpSync(join(ROOT, path), join(folder, path), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
}
