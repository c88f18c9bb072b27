import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { AppFiles } from '../contract/types';
import { readApp } from '../node';
import { testSettings } from './settings';

const apps = new Map<string, AppFiles>();

/**
 * The mini program under test, read once for each test file.
 * @param app - its files, or its folder; default: the folder of the Jest configuration
 */
export function filesOf(app: AppFiles | string | undefined): AppFiles {
  if (typeof app === 'object') return app;
  const { rootDir, app: configured } = testSettings();
  const given = app ?? configured;
  const folder = given === undefined ? findApp(rootDir) : resolve(rootDir, given);
  const files = apps.get(folder) ?? readApp(folder);
  apps.set(folder, files);
  return files;
}

/** The folder with app.json: the project's own, or the one that mini.project.json names. */
function findApp(rootDir: string): string {
  const project = join(rootDir, 'mini.project.json');
  if (!existsSync(project)) return rootDir;
  const { miniprogramRoot } = JSON.parse(readFileSync(project, 'utf8')) as {
    miniprogramRoot?: unknown;
  };
  return typeof miniprogramRoot === 'string' ? join(rootDir, miniprogramRoot) : rootDir;
}
