import { join, relative, sep } from 'node:path';
import type { Problem } from '../contract/problems';
import { PROJECT_FILE } from '../contract/project';
import type { ProjectRoot } from './find-root';

/** Writes what begins with an alias, in the text of a file of that type, as paths from the app's root. */
export type ResolveAliases = (text: string, type: string) => string;

const IN_SCRIPTS = /((?:\bfrom\s*|\bimport\s*|\brequire\s*\(\s*)['"])([^'"\n]+)/g;
const IN_STYLES = /((?:@import\s+(?:\([^)]*\)\s*)?(?:url\(\s*)?|\burl\(\s*)['"]?)([^'")\s]+)/g;
const IN_TAGS = /(\b(?:src|from)\s*=\s*['"])([^'"\n]+)/g;
const TAGS = /<(?:import|include|import-sjs)\b[^>]*>/g;

/** 生效范围, by the ending of a file; SCSS, which the page does not know, is read like Less. */
const PLACES: Readonly<Record<string, RegExp>> = {
  js: IN_SCRIPTS,
  ts: IN_SCRIPTS,
  sjs: IN_SCRIPTS,
  acss: IN_STYLES,
  less: IN_STYLES,
  scss: IN_STYLES,
  sass: IN_STYLES,
};

/**
 * Makes `compileOptions.resolveAlias` true.
 * @returns nothing, if the project has no alias
 * @see mini/framework/小程序全局配置/项目配置.md of AlipayDocs/open-docs
 */
export function aliasReader(project: ProjectRoot): ResolveAliases | undefined {
  const aliases = Object.entries(project.compileOptions.resolveAlias ?? {})
    .filter(isAlias)
    .map(([alias, target]) => ({
      prefix: alias.slice(0, -1),
      folder: fromRoot(project, target.slice(0, -1)),
    }))
    // 最具体的键将生效
    .sort((a, b) => b.prefix.length - a.prefix.length);
  if (aliases.length === 0) return undefined;
  const resolve = (all: string, head: string, request: string) => {
    const found = aliases.find(({ prefix }) => request.startsWith(prefix));
    return found ? `${head}${found.folder}${request.slice(found.prefix.length)}` : all;
  };
  return (text, type) => {
    if (type === 'axml') return text.replace(TAGS, (tag) => tag.replace(IN_TAGS, resolve));
    const places = PLACES[type];
    return places ? text.replace(places, resolve) : text;
  };
}

/** Aliases that break the rules, and therefore stand for nothing. */
export function brokenAliases({ compileOptions }: ProjectRoot): Problem[] {
  return Object.entries(compileOptions.resolveAlias ?? {})
    .filter((entry) => !isAlias(entry))
    .map(([alias, target]) => ({
      kind: 'app',
      thing: 'mini.project.json resolveAlias',
      message: `resolveAlias "${alias}": "${target}": both must end with /* and not begin with /`,
      file: PROJECT_FILE,
    }));
}

function isAlias(entry: readonly unknown[]): boolean {
  return entry.every((text) => typeof text === 'string' && /^[^/].*\/\*$/.test(text));
}

function fromRoot({ root, configFolder }: ProjectRoot, target: string): string {
  const path = relative(root, join(configFolder, target)).split(sep).join('/');
  return path === '' ? '/' : `/${path}/`;
}
