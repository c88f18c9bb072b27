import { Minimatch } from 'minimatch';
import type { AppFiles } from './types';

/** What of mini.project.json changes how an app runs. */
export interface ProjectOptions {
  /** Whether components have `onInit`, `deriveDataFromProps` and a `ref` for who uses them. */
  readonly component2: boolean;
  /** Whether scripts see `global` and `globalThis`: those of the app, or an empty object. */
  readonly globalObject: 'legacy' | 'enable' | 'fake';
}

export const PROJECT_FILE = 'mini.project.json';

/**
 * Reads the options from an app's files. An app of which mini.project.json is not among them is taken for one with
 * component2: nearly all are.
 * @see mini/framework/小程序全局配置/项目配置.md, and 项目配置（旧版）.md, of AlipayDocs/open-docs
 */
export function projectOptions(files: AppFiles): ProjectOptions {
  const project = readJson(files[PROJECT_FILE]);
  if (!project) return { component2: true, globalObject: 'legacy' };
  const options = Object(project.compileOptions) as Json;
  const mode = options.globalObjectMode;
  return {
    // Before format 2 it stood beside the other keys.
    component2: (options.component2 ?? project.component2) === true || usesPlugins(files),
    globalObject: mode === 'enable' || mode === 'fake' ? mode : 'legacy',
  };
}

/**
 * Which files, by their paths, mini.project.json names in `assetsInclude`, or in `include` before format 2: without it
 * 未识别的资源类型不会出现在包内.
 * @see mini/framework/小程序全局配置/项目配置.md, mini/ide/小程序开发者工具/编译配置.md of AlipayDocs/open-docs
 */
export function includedFiles(projectFile: string | undefined): (path: string) => boolean {
  const { include, assetsInclude, miniprogramRoot } = readJson(projectFile) ?? {};
  const given = [include, assetsInclude].flatMap((list) =>
    Array.isArray(list) ? (list as unknown[]) : [],
  );
  const globs = given.map((glob) => new Minimatch(withoutDots(String(glob))));
  const root = typeof miniprogramRoot === 'string' ? withoutDots(miniprogramRoot) : '';
  // The pages do not say from which of the two folders a path begins.
  const names = (path: string) => [path, `${root.replace(/\/*$/, '/')}${path}`];
  return (path) => names(path).some((name) => globs.some((glob) => glob.match(name)));
}

function withoutDots(path: string): string {
  return path.replace(/^\.?\//, '');
}

/** 如果在 app.json 中开启了 plugins 或 useDynamicPlugins 则会强制开启 component2 运行模式。 */
function usesPlugins(files: AppFiles): boolean {
  const { plugins, useDynamicPlugins } = readJson(files['app.json']) ?? {};
  return useDynamicPlugins === true || Object.keys(Object(plugins) as Json).length > 0;
}

type Json = Readonly<Record<string, unknown>>;

function readJson(text: string | undefined): Json | undefined {
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Json) : undefined;
  } catch {
    return undefined;
  }
}
