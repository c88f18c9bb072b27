import { resolve } from 'node:path';
import type { AppFiles } from '../contract/types';
import { readApp } from '../node';
import { testSettings } from './settings';

const apps = new Map<string, AppFiles>();

/**
 * The mini program under test, read once for each test file.
 * @param app - its files, or a folder; default: the folder of the Jest configuration
 */
export function filesOf(app: AppFiles | string | undefined): AppFiles {
  if (typeof app === 'object') return app;
  const { rootDir, app: configured } = testSettings();
  const folder = resolve(rootDir, app ?? configured ?? '');
  const files = apps.get(folder) ?? readApp(folder);
  apps.set(folder, files);
  return files;
}
