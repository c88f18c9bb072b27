import { join, relative, sep } from 'node:path';
import type { Problem } from '../contract/problems';
import { PROJECT_FILE } from '../contract/project';
import type { ProjectRoot } from './find-root';

const REQUESTS = /(\bfrom\s*|\bimport\s*|\brequire\s*\(\s*|\bsrc\s*=\s*)(['"])([^'"\n]+)\2/g;

/**
 * Makes `compileOptions.resolveAlias` true: writes requests that begin with an alias as paths from the app's root.
 * @returns What does so for a file's text; nothing, if the project has no alias.
 * @see mini/framework/小程序全局配置/项目配置.md of AlipayDocs/open-docs
 */
export function aliasReader(project: ProjectRoot): ((text: string) => string) | undefined {
  const aliases = Object.entries(project.compileOptions.resolveAlias ?? {})
    .filter(isAlias)
    .map(([alias, target]) => ({
      prefix: alias.slice(0, -1),
      folder: fromRoot(project, target.slice(0, -1)),
    }))
    // 最具体的键将生效
    .sort((a, b) => b.prefix.length - a.prefix.length);
  if (aliases.length === 0) return undefined;
  return (text) =>
    text.replace(REQUESTS, (all, head: string, quote: string, request: string) => {
      const found = aliases.find(({ prefix }) => request.startsWith(prefix));
      if (!found) return all;
      return `${head}${quote}${found.folder}${request.slice(found.prefix.length)}${quote}`;
    });
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
