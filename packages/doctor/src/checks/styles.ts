import postcss, { CssSyntaxError, type Rule } from 'postcss';
import selectorParser from 'postcss-selector-parser';
import { PAGES, type Finding } from '../finding';
import { textFiles, type Project } from '../project';
import { missingImport } from './imports';

/** ACSS: what the automatic review rejects. */
export function checkStyles(project: Project): Finding[] {
  return textFiles(project, /\.acss$/).flatMap(({ path, text }) => checkSheet(project, path, text));
}

function checkSheet(project: Project, path: string, text: string): Finding[] {
  const file = project.shown(path);
  const findings: Finding[] = [];
  const add = (rule: string, line: number | undefined, message: string, page?: string) =>
    findings.push({
      severity: 'error',
      rule: `style/${rule}`,
      file,
      ...(line === undefined ? {} : { line }),
      message,
      page: page ?? PAGES.quality,
    });
  let sheet;
  try {
    sheet = postcss.parse(text);
  } catch (error) {
    if (!(error instanceof CssSyntaxError)) throw error;
    add('syntax', error.line, error.reason);
    return findings;
  }
  sheet.walkRules((rule) => {
    const line = rule.source?.start?.line;
    try {
      const attribute = attributeSelectorOf(rule);
      if (attribute === undefined) return;
      add(
        'attribute-selector',
        line,
        `attribute selector ${attribute}: ACSS has none; use a class`,
      );
    } catch {
      // Such as `// a comment` before it, which is none in ACSS.
      add('syntax', line, `what stands before the { is no selector: ${firstLine(rule.selector)}`);
    }
  });
  sheet.walkAtRules('import', ({ params, source }) => {
    const [, address = ''] = /^(?:url\(\s*)?['"]?([^'")\s]+)/.exec(params) ?? [];
    const missing = missingImport(project, path, address, ['.acss', '.less']);
    if (missing === undefined) return;
    add('import', source?.start?.line, `@import ${address}: ${missing} is not there`, PAGES.acss);
  });
  sheet.walkDecls(({ value, source }) => {
    for (const [, address = ''] of value.matchAll(/url\(\s*['"]?([^'")\s]+)/g)) {
      if (/^(?:[/#]|\w+:)/.test(project.unalias(address))) continue;
      add(
        'relative-url',
        source?.start?.line,
        `url(${address}): files of the app are named by absolute paths, such as /images/a.png`,
      );
    }
  });
  return findings;
}

function firstLine(text: string): string {
  return text.split('\n')[0]?.slice(0, 60) ?? '';
}

/** @throws for what is no selector */
function attributeSelectorOf(rule: Rule): string | undefined {
  let found: string | undefined;
  selectorParser((selectors) => {
    selectors.walkAttributes((attribute) => {
      found ??= attribute.toString().trim();
    });
  }).processSync(rule.selector, { lossless: true });
  return found;
}
