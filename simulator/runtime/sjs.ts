import { parse, type ModuleDeclaration, type Program, type Statement } from 'acorn';
import { SimulatorError, type Place } from '../errors';
import { resolvePath } from '../paths';
import type { AppFiles } from '../types';

/** What an SJS module exports, by name; `default` for its default export. */
export type SjsExports = Record<string, unknown>;

/** SJS runs apart from the app's scripts: it has neither `my` nor the page. */
const HIDDEN = [
  'my',
  'window',
  'document',
  'globalThis',
  'global',
  'self',
  'fetch',
  'wx',
  'process',
];

const GLOBALS: Readonly<Record<string, unknown>> = {
  getDate: (...args: unknown[]): unknown => Reflect.construct(Date, args),
  getRegExp: (pattern: string, flags?: string) => new RegExp(pattern, flags),
};

/**
 * Runs SJS modules, each once.
 * @see mini/framework/SJS 语法参考/SJS 介绍.md of AlipayDocs/open-docs
 */
export class SjsLoader {
  private readonly modules = new Map<string, SjsExports>();

  constructor(private readonly files: AppFiles) {}

  load(path: string, from: Place): SjsExports {
    const known = this.modules.get(path);
    if (known) return known;
    const source = this.files[path];
    if (source === undefined) throw new SimulatorError(`${path} is not there`, from);
    const exports: SjsExports = {};
    this.modules.set(path, exports);
    const scope: Record<string, unknown> = {
      ...Object.fromEntries(HIDDEN.map((name) => [name, undefined])),
      ...GLOBALS,
      console,
      __export: (name: string, get: () => unknown) =>
        Object.defineProperty(exports, name, { get, enumerable: true, configurable: true }),
      __import: (request: string) => this.load(resolvePath(path, request), { file: path }),
      __pick: pick,
      __all: (module: SjsExports) => Object.assign(exports, { ...module, default: undefined }),
    };
    run(path, toScript(source, path), scope);
    return exports;
  }
}

/** `import { five }` also finds a member of a default export that is an object. */
export function pick(module: SjsExports, name: string): unknown {
  if (name in module) return module[name];
  const { default: whole } = module;
  return typeof whole === 'object' && whole !== null ? (whole as SjsExports)[name] : undefined;
}

function run(path: string, script: string, scope: Record<string, unknown>): void {
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the app's own script, run with these globals alone
  const compiled = new Function(
    ...Object.keys(scope),
    `'use strict';${script}\n//# sourceURL=${path}`,
  );
  (compiled as (...args: unknown[]) => void)(...Object.values(scope));
}

/** Rewrites the import and export statements of a module; everything else stays as it is, line by line. */
function toScript(source: string, path: string): string {
  let program: Program;
  try {
    program = parse(source, { ecmaVersion: 2022, sourceType: 'module' });
  } catch (error) {
    throw new SimulatorError(error instanceof Error ? error.message : 'no SJS', { file: path });
  }
  const head: string[] = [];
  let script = source;
  for (const node of [...program.body].reverse()) {
    const rewritten = rewrite(node, source, head);
    if (rewritten === undefined) continue;
    const lines = source.slice(node.start, node.end).split('\n').length;
    const padding = '\n'.repeat(Math.max(0, lines - rewritten.split('\n').length));
    script = script.slice(0, node.start) + rewritten + padding + script.slice(node.end);
  }
  return head.join('') + script;
}

function rewrite(
  node: Statement | ModuleDeclaration,
  source: string,
  head: string[],
): string | undefined {
  const text = (part: { start: number; end: number }) => source.slice(part.start, part.end);
  const exportOf = (name: string, value: string) =>
    `__export(${JSON.stringify(name)},()=>${value});`;

  switch (node.type) {
    case 'ImportDeclaration': {
      const module = `__import(${text(node.source)})`;
      return node.specifiers
        .map((specifier) => {
          const { name } = specifier.local;
          if (specifier.type === 'ImportNamespaceSpecifier') return `const ${name}=${module};`;
          const imported =
            specifier.type === 'ImportDefaultSpecifier' ? 'default' : nameOf(specifier.imported);
          return `const ${name}=__pick(${module},${JSON.stringify(imported)});`;
        })
        .join('');
    }
    case 'ExportDefaultDeclaration': {
      const { declaration } = node;
      const isNamed = 'id' in declaration && declaration.id != null;
      if (isNamed && declaration.type.endsWith('Declaration')) {
        const { id } = declaration as { id: { name: string } };
        return `${text(declaration)};${exportOf('default', id.name)}`;
      }
      return `const __default=${text(declaration)};${exportOf('default', '__default')}`;
    }
    case 'ExportNamedDeclaration': {
      if (node.declaration) {
        const { declaration } = node;
        const names =
          declaration.type === 'VariableDeclaration'
            ? declaration.declarations.map(({ id }) => text(id))
            : [declaration.id.name];
        head.push(...names.map((name) => exportOf(name, name)));
        return text(declaration);
      }
      const from = node.source ? `__import(${text(node.source)})` : undefined;
      return node.specifiers
        .map(({ local, exported }) => {
          const value = from ? `__pick(${from},${JSON.stringify(nameOf(local))})` : nameOf(local);
          return exportOf(nameOf(exported), value);
        })
        .join('');
    }
    case 'ExportAllDeclaration':
      return `__all(__import(${text(node.source)}));`;
    default:
      return undefined;
  }
}

function nameOf(node: { type: string; name?: string; value?: unknown }): string {
  return node.name ?? (node.value as string);
}
