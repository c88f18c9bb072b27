import { Linter } from 'eslint';
import { PAGES, type Finding, type Severity } from '../finding';
import { languageOf, SCRIPTS } from '../language';
import { runningScripts } from '../modules';
import { textFiles, type Project } from '../project';
import { login, scopes } from '../rules/login';
import { appLifecycle } from '../rules/app-lifecycle';
import { insecureHost } from '../rules/insecure-host';
import { interval } from '../rules/interval';
import { missingModule } from '../rules/missing-module';
import { pageUrl, type PageUrlOptions } from '../rules/page-url';
import { reservedModule } from '../rules/reserved-module';
import { secret } from '../rules/secret';
import { subpackage, type SubpackageOptions } from '../rules/subpackage';
import { undefinedData } from '../rules/undefined-data';

interface Rule {
  severity: Severity;
  page: string;
}

const reject = { severity: 'error', page: PAGES.quality } as const;
const risk = { severity: 'warning', page: PAGES.quality } as const;

/** Rules of ESLint that stand for the automatic checks of the review, and our own for the rest of them. */
const RULES: Readonly<Record<string, Rule>> = {
  'no-undef': reject,
  'no-unsafe-negation': reject,
  'no-dupe-keys': reject,
  'no-dupe-args': reject,
  'mini/app-lifecycle': reject,
  'mini/reserved-module': reject,
  'mini/interval': reject,
  'mini/missing-module': { severity: 'error', page: PAGES.framework },
  'mini/page-url': reject,
  'mini/subpackage': reject,
  'mini/login': { severity: 'error', page: PAGES.getAuthCode },
  'mini/scopes': { severity: 'warning', page: PAGES.getAuthCode },
  'mini/insecure-host': { severity: 'error', page: PAGES.whitelist },
  'mini/secret': { severity: 'error', page: PAGES.security },
  'use-isnan': risk,
  'no-unsafe-finally': risk,
  'no-unreachable': risk,
  'no-template-curly-in-string': risk,
  'no-regex-spaces': risk,
  'no-obj-calls': risk,
  'no-invalid-regexp': risk,
  'no-func-assign': risk,
  'no-ex-assign': risk,
  'no-empty-character-class': risk,
  'no-cond-assign': risk,
  'mini/undefined-data': risk,
  'no-control-regex': { severity: 'advice', page: PAGES.quality },
};

/** What a script of a mini program finds without declaring it; the engine's own names ESLint knows. */
const GLOBALS = [
  'my',
  'App',
  'Page',
  'Component',
  'Behavior',
  'Mixin',
  'Plugin',
  'getApp',
  'getCurrentPages',
  'requirePlugin',
  // Wrappers for three kinds of modules ask for it, and do without.
  'define',
  'require',
  'requireAsync',
  'module',
  'exports',
  'console',
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  // None of the names that mini/framework/框架概述.md reserves: Taro's runtime reads its `userAgent`.
  'navigator',
  // What is built reads `process.env.NODE_ENV`, which DevTools gives it.
  'process',
  // With `globalObjectMode`, as the platform's page on its engines says.
  'global',
  'globalThis',
];

const pluginFor = ({ files, hasPackage, unalias }: Project) => ({
  rules: {
    'app-lifecycle': appLifecycle,
    'insecure-host': insecureHost,
    interval,
    login,
    'missing-module': missingModule({ has: (path) => files.has(path), hasPackage, unalias }),
    'page-url': pageUrl,
    'reserved-module': reservedModule,
    scopes,
    secret,
    subpackage,
    'undefined-data': undefinedData,
  },
});

/** Tests that lie beside the app, as Jest names them. */
const TEST = /(?:^|\/)__tests__\/|\.(?:test|spec)\.[jt]s$/;

/** The scripts of the app, by the rules of the automatic review. Those of npm packages cannot be mended here. */
export function checkScripts(project: Project): Finding[] {
  const linter = new Linter({ configType: 'flat' });
  const plugin = pluginFor(project);
  const running = runningScripts(project);
  const idle: string[] = [];
  const findings = textFiles(project, /(?<!\.d|\.sjs)\.(?:js|ts)$/).flatMap(({ path, text }) => {
    if (TEST.test(path)) return [];
    const lintBy = (rules: readonly string[]) => {
      const config = { ...configFor(project, path, text, rules), plugins: { mini: plugin } };
      return lint(linter, config, project, path, text);
    };
    if (running.has(path)) return lintBy(Object.keys(RULES));
    // Whoever has the folder can read it all the same. Whether it can be parsed is nothing to the app.
    idle.push(path);
    return lintBy(['mini/secret']).filter(({ rule }) => rule === 'script/secret');
  });
  return [...findings, ...unused(project, idle)];
}

/** More of one folder than these are told at once: a library may lie there whole. */
const MAX_NAMED = 3;

function unused(project: Project, paths: readonly string[]): Finding[] {
  const found = (path: string, message: string): Finding => ({
    severity: 'advice',
    rule: 'script/unused',
    file: project.shown(path),
    message,
    page: PAGES.performance,
  });
  const folders = new Map<string, string[]>();
  for (const path of paths) {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    folders.set(folder, [...(folders.get(folder) ?? []), path]);
  }
  return [...folders].flatMap(([folder, inside]) =>
    inside.length > MAX_NAMED
      ? [
          found(
            folder || '.',
            `nothing in the app asks for ${inside.length} of the scripts, such as ${inside[0]?.slice(folder.length)}: they do not run, and were searched for secrets alone`,
          ),
        ]
      : inside.map((path) =>
          found(
            path,
            'nothing in the app asks for it: it does not run, and was searched for secrets alone',
          ),
        ),
  );
}

function lint(
  linter: Linter,
  config: Linter.Config,
  project: Project,
  path: string,
  text: string,
): Finding[] {
  const messages = linter.verify(text, config, path);
  // Without a rule and not fatal: a note on a comment for ESLint, which is nothing to the platform.
  const told = messages.filter(
    ({ ruleId, fatal, message }) =>
      (ruleId !== null || fatal === true) && !(ruleId === 'no-undef' && isAskedFor(message, text)),
  );
  return told.map(({ ruleId, message, line, fatal }) => {
    const name = ruleId ?? 'syntax';
    const { severity, page } = RULES[name] ?? { severity: 'error', page: PAGES.quality };
    return {
      severity: fatal ? 'error' : severity,
      rule: `script/${name.replace('mini/', '')}`,
      file: project.shown(path),
      line,
      message: hinted(sentence(message)),
      page,
    };
  });
}

/**
 * Whether the script asks by `typeof` if that name is there, as what frameworks bring along does. Rejection 2 is about
 * 由变量漏写、参数名漏写和意外的隐式全局变量声明所导致的潜在引用错误.
 */
function isAskedFor(message: string, text: string): boolean {
  const name = /^'(.+)' is not defined/.exec(message)?.[1] ?? '';
  // Vue asks for `window` and then uses `document`. Webpack's own code has it for chunks that are loaded, and loads none.
  if (name === 'document' && /\btypeof[\s(]+window\b|\bwebpackJsonp\b/.test(text)) return true;
  return new RegExp(`\\btypeof[\\s(]+${name.replace(/\$/g, '\\$')}(?![\\w$])`).test(text);
}

/** Other platforms call the global object of their APIs otherwise. */
function hinted(message: string): string {
  return /^'(?:wx|swan|tt|qq|uni)' is not defined$/.test(message)
    ? `${message}; on Alipay it is my`
    : message;
}

/** The first line is enough: ESLint's parser adds a picture of the place. */
function sentence(message: string): string {
  return (message.split('\n')[0] ?? message).replace(/\.$/, '');
}

/** Scripts that run as workers, and what they ask for, have one more. @see mini/api/基础API/Worker/my.createWorker.md of AlipayDocs/open-docs */
function globalsOf({ app }: Project): readonly string[] {
  return (app.workers ?? []).length > 0 ? [...GLOBALS, 'worker'] : GLOBALS;
}

function configFor(
  project: Project,
  path: string,
  text: string,
  names: readonly string[],
): Linter.Config {
  const options: PageUrlOptions & SubpackageOptions = {
    pages: [...project.pages],
    path,
    subpackages: [...project.subpackages],
  };
  const rules: Linter.RulesRecord = {};
  for (const name of names) {
    rules[name] = name.startsWith('mini/') ? ['error', options] : 'error';
  }
  // Types are names too; the compiler finds what is not declared.
  if (path.endsWith('.ts')) rules['no-undef'] = 'off';
  return {
    files: SCRIPTS,
    linterOptions: { reportUnusedDisableDirectives: 'off', noInlineConfig: true },
    languageOptions: {
      ...languageOf(path, text),
      globals: Object.fromEntries(globalsOf(project).map((name) => [name, 'readonly'])),
    },
    rules,
  };
}
