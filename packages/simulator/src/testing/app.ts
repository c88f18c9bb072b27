import { resolve } from 'node:path';
import type { AppFiles } from '../contract/types';
import { readApp } from '../node';
import { findProject } from '../project/find-root';
import { testSettings } from './settings';
import { inSources } from './sources';

export interface TestedApp {
  readonly files: AppFiles;
  /** The folder with app.json, if they come from one. */
  readonly folder?: string;
}

const apps = new Map<string, TestedApp>();

/**
 * The mini program under test, read once for each test file.
 * @param app - its files, or a folder; default: the folder of the Jest configuration
 */
export function testedApp(app: AppFiles | string | undefined): TestedApp {
  if (typeof app === 'object') return { files: app };
  const { rootDir, app: configured, instrument } = testSettings();
  const given = resolve(rootDir, app ?? configured ?? '');
  const known = apps.get(given);
  if (known) return known;
  const folder = findProject(given).root;
  try {
    const read = { files: readApp(given, { instrument }), folder };
    apps.set(given, read);
    return read;
  } catch (error) {
    throw inSources(error, folder);
  }
}
