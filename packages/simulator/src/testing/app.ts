import { resolve } from 'node:path';
import type { Mode } from '../contract/problems';
import type { AppFiles } from '../contract/types';
import { compiledFiles, readProject, type Project } from '../project/read-project';
import { testSettings } from './settings';
import { inSources, type Folders } from './sources';

/** A mini program under test. */
export interface TestedApp extends Pick<Project, 'files' | 'problems'> {
  /** Where they lie, if they come from the disk. */
  readonly folders?: Folders;
}

const projects = new Map<string, Project>();

/**
 * The mini program under test, read once for each test file.
 * @param app - its files, or a folder; default: the folder of the Jest configuration
 * @throws {SimulatorError} in strict mode, for a file that cannot be compiled; in lenient mode it is empty, as in the
 * preview, and listed.
 */
export function testedApp(app: AppFiles | string | undefined, mode?: Mode): TestedApp {
  if (typeof app === 'object') return { files: app, problems: [] };
  const { rootDir, app: configured, instrument } = testSettings();
  const given = resolve(rootDir, app ?? configured ?? '');
  const project = projects.get(given) ?? readProject(given, { instrument });
  projects.set(given, project);
  const { files, problems } = project;
  if (mode === 'lenient') return { files, problems, folders: project };
  try {
    return { files: compiledFiles(project), problems: [], folders: project };
  } catch (error) {
    throw inSources(error, project);
  }
}
