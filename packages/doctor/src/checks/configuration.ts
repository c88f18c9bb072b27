import { PAGES, type Finding } from '../finding';
import { textFiles, type Project } from '../project';

const FILE = 'mini.project.json';

/** What may have an `onInit` that is a lifecycle function; the name means something else in many other places. */
const WITH_LIFE = /\b(?:Component|Mixin)\s*\(/;

/** What DevTools compiles where it is told to. */
const COMPILED = [
  { option: 'typescript', from: 'ts', to: 'js' },
  { option: 'less', from: 'less', to: 'acss' },
] as const;

/** mini.project.json, also as it was before format 2 (项目配置（旧版）.md of AlipayDocs/open-docs). */
export function checkConfiguration(project: Project): Finding[] {
  const { config } = project;
  const found = (message: string, severity: Finding['severity'] = 'error'): Finding => ({
    severity,
    rule: 'project/config',
    file: FILE,
    message,
    page: PAGES.project,
  });
  if (!config) {
    return [
      found('is missing: DevTools 3 and later read the settings of the project there', 'advice'),
    ];
  }
  const findings: Finding[] = [];
  const isOld = config.format !== 2;
  if (isOld && config.enableAppxNg === true)
    findings.push(
      found('"format" should be 2, to which DevTools 3.8.1 and later move a project', 'advice'),
    );
  else if (isOld) findings.push(found('"format" must be 2, or the old base library is used'));
  const key = isOld ? 'component2' : 'compileOptions.component2';
  if (!hasComponent2(project) && usesComponent2(project)) {
    findings.push(
      found(`"${key}" must be true: onInit and deriveDataFromProps never run without it`),
    );
  }
  for (const { option, from, to } of COMPILED) {
    const source = sourceWithout(project, from, to);
    if (source !== undefined && config.compileOptions?.[option] !== true) {
      findings.push(
        found(`"compileOptions.${option}" must be true: without it ${source} is not compiled`),
      );
    }
  }
  for (const [hook, command] of Object.entries(config.scripts ?? {})) {
    const script = /^npm run ([\w:-]+)/.exec(command)?.[1];
    if (script !== undefined && !project.packageScripts.has(script)) {
      findings.push(found(`"scripts.${hook}": package.json has no script ${script}`));
    }
  }
  return findings;
}

/** A file of the app, a page or a component that is there as a source alone. */
function sourceWithout({ files }: Project, from: string, to: string): string | undefined {
  const isNeeded = (stem: string) => stem === 'app' || files.has(`${stem}.axml`);
  return [...files.keys()].find((path) => {
    const [, stem] = /^(.*)\.(\w+)$/.exec(path) ?? [];
    return path === `${stem}.${from}` && isNeeded(stem ?? '') && !files.has(`${stem}.${to}`);
  });
}

/**
 * Before format 2 it stood beside the other keys; an app with plugins has it in any case.
 * @see mini/framework/小程序全局配置/项目配置.md, and 项目配置（旧版）.md, of AlipayDocs/open-docs
 */
function hasComponent2({ config, app }: Project): boolean {
  const usesPlugins = app.useDynamicPlugins === true || Object.keys(app.plugins ?? {}).length > 0;
  return [config?.compileOptions?.component2, config?.component2, usesPlugins].includes(true);
}

/** Whether there are lifecycle functions that run with component2 alone. */
function usesComponent2(project: Project): boolean {
  return textFiles(project, /\.[jt]s$/).some(({ text }) => {
    if (/\bderiveDataFromProps\b/.test(text)) return true;
    const start = text.search(WITH_LIFE);
    return start >= 0 && /\bonInit\b/.test(text.slice(start));
  });
}
