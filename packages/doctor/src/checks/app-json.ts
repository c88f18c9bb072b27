import { posix } from 'node:path';
import { z } from 'zod';
import { PAGES, type Finding } from '../finding';
import { pathFrom } from '../modules';
import { parseJson } from '../parse-json';
import { textFiles, withoutSlash, type Project } from '../project';

const usingComponents = z.looseObject({
  component: z.boolean().optional(),
  usingComponents: z.record(z.string(), z.string()).optional(),
});

/** app.json, and what it and the pages' JSON files register. */
export function checkRegistration(project: Project): Finding[] {
  return [
    ...checkPages(project),
    ...checkSyntax(project),
    ...checkTabs(project),
    ...checkComponents(project),
    ...checkComponentFiles(project),
  ];
}

/** JSON of pages and components. app.json is read before. */
function checkSyntax(project: Project): Finding[] {
  return textFiles(project, /\.json$/).flatMap(({ path, text }) => {
    if (!hasFile(project, path.replace(/\.json$/, ''), 'axml')) return [];
    const json = parseJson(text);
    if (!('message' in json)) return [];
    const place = { rule: 'app/json', file: project.shown(path), page: PAGES.framework };
    return [{ severity: 'error' as const, ...place, ...json }];
  });
}

function checkPages(project: Project): Finding[] {
  const found = (message: string, severity: Finding['severity'] = 'error'): Finding => ({
    severity,
    rule: 'app/pages',
    file: project.shown('app.json'),
    message,
    page: PAGES.framework,
  });
  const seen = new Set<string>();
  const { entryPagePath: entry } = project.app;
  const noEntry = entry !== undefined && !project.app.pages.includes(withoutSlash(entry));
  const ofEntry = noEntry
    ? [found(`"entryPagePath": ${entry} must be in "pages", and not in a subpackage`)]
    : [];
  const ofPages = project.pages.flatMap((page) => {
    if (seen.has(page)) return [found(`"pages" lists ${page} twice`)];
    seen.add(page);
    const missing = ['js', 'axml'].filter((type) => !hasFile(project, page, type));
    if (missing.length > 0) {
      const types = missing.map((type) => `.${type}`).join(', ');
      const others = mistakenFiles(project, page);
      const hint = others.length > 0 ? `; there is ${others.join(', ')}` : '';
      return [found(`page ${page}: ${types} is missing${hint}`)];
    }
    // The platform's page asks for it, though devices open a page without.
    return hasFile(project, page, 'json')
      ? []
      : [found(`page ${page}: .json is missing`, 'warning')];
  });
  return [...ofEntry, ...ofPages];
}

/** Files that may be meant for a page: of other letters in upper case, or with the ending of another platform. */
function mistakenFiles({ files }: Project, page: string): string[] {
  return [...files.keys()].filter((path) => {
    const base = path.replace(/\.\w+$/, '');
    const isMeant = base === page && !/\.(?:wxml|wxss)$/.test(path);
    return base.toLowerCase() === page.toLowerCase() && !isMeant;
  });
}

function checkTabs(project: Project): Finding[] {
  const { app } = project;
  const found = (message: string): Finding => ({
    severity: 'error',
    rule: 'app/tab-bar',
    file: project.shown('app.json'),
    message,
    page: PAGES.appJson,
  });
  const items = app.tabBar?.items ?? [];
  const findings = items.flatMap(({ pagePath }) =>
    app.pages.includes(withoutSlash(pagePath))
      ? []
      : [found(`"tabBar": ${pagePath} must be in "pages", and not in a subpackage`)],
  );
  for (const icon of items.flatMap((item) => [item.icon, item.activeIcon])) {
    const isFile = icon !== undefined && icon !== '' && !/^[a-z]+:/i.test(icon);
    if (isFile && !project.files.has(pathFrom('app.json', icon))) {
      findings.push(found(`"tabBar": the icon ${icon} is not there`));
    }
  }
  if (items.length > 5)
    findings.push(found(`"tabBar": ${items.length} items, at most 5 are shown`));
  return findings;
}

function checkComponents(project: Project): Finding[] {
  return textFiles(project, /\.json$/).flatMap(({ path, text }) =>
    componentsOf(text).flatMap(([tag, address]) =>
      isThere(project, path, address)
        ? []
        : [
            {
              severity: 'error' as const,
              rule: 'app/component',
              file: project.shown(path),
              message: `"usingComponents": ${tag}: there is no component ${address}`,
              page: PAGES.framework,
            },
          ],
    ),
  );
}

/** The code of a component whose JSON does not say that it is one. */
function checkComponentFiles(project: Project): Finding[] {
  return textFiles(project, /\.(?:js|ts)$/).flatMap(({ path, text }) => {
    const base = path.replace(/\.[jt]s$/, '');
    if (!/^\s*Component\(/m.test(text) || !hasFile(project, base, 'axml')) return [];
    const json = project.files.get(`${base}.json`)?.text;
    const parsed = json === undefined ? undefined : parseJson(json);
    // What cannot be read is told elsewhere; a page may be made by Component() too.
    if (project.pages.includes(base) || (parsed && 'message' in parsed)) return [];
    const shape = usingComponents.safeParse(parsed?.value);
    if (shape.data?.component === true) return [];
    return [
      {
        severity: 'error' as const,
        rule: 'app/component',
        file: project.shown(json === undefined ? path : `${base}.json`),
        message:
          json === undefined
            ? `a component without ${posix.basename(base)}.json, which must have "component": true`
            : '"component": true is missing: without it this is no component',
        page: PAGES.component,
      },
    ];
  });
}

function componentsOf(text: string): (readonly [tag: string, address: string])[] {
  const json = parseJson(text);
  const shape = usingComponents.safeParse('value' in json ? json.value : undefined);
  // Anything else is no JSON of the framework's.
  return Object.entries(shape.data?.usingComponents ?? {});
}

/** Components of plugins and npm packages are elsewhere; what is there of them is not this folder's to check. */
function isThere(project: Project, from: string, address: string): boolean {
  const isPath = /^[./]/.test(address);
  const base = pathFrom(from, address);
  // A folder stands for its `index`.
  const places = [base, posix.join(base, 'index')];
  if (places.some((each) => hasFile(project, each, 'js') && hasFile(project, each, 'axml')))
    return true;
  return !isPath || base.startsWith('node_modules/');
}

/** A script may still be TypeScript where DevTools compiles it. */
function hasFile({ files }: Project, page: string, type: string): boolean {
  return files.has(`${page}.${type}`) || (type === 'js' && files.has(`${page}.ts`));
}
