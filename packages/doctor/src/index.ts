import { checkRegistration } from './checks/app-json';
import { checkConfiguration } from './checks/configuration';
import { checkMarkup } from './checks/markup';
import { checkSize } from './checks/package-size';
import { checkPrivacy } from './checks/privacy';
import { checkScripts } from './checks/scripts';
import { checkStyles } from './checks/styles';
import { compareFindings, type Finding } from './finding';
import { readProject } from './project';

export type { Finding, Severity } from './finding';
export { ProjectError } from './project';

/**
 * Looks at a mini program as it stands in a folder, without running it.
 * @param folder The folder with mini.project.json (or app.json); what is built must be built before.
 * @returns What to mend, the worst first; empty if there is nothing.
 * @throws {ProjectError} if there is no mini program, or its configuration cannot be read.
 */
export function examine(folder: string): Finding[] {
  const project = readProject(folder);
  return [
    ...checkConfiguration(project),
    ...checkRegistration(project),
    ...checkScripts(project),
    ...checkMarkup(project),
    ...checkStyles(project),
    ...checkPrivacy(project),
    ...checkSize(project),
  ].sort(compareFindings);
}
