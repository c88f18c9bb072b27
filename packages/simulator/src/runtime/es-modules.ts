import { parse, type ModuleDeclaration, type Program, type Statement } from 'acorn';
import { SimulatorError } from '../contract/errors';

/** What the rewritten module calls; whoever runs it supplies the functions. */
export interface ModuleRuntime {
  __import: (request: string) => object;
  /** One export of a module; `default` for its default export. */
  __pick: (module: object, name: string) => unknown;
  __export: (name: string, get: () => unknown) => void;
  /** `export * from`. */
  __all: (module: object) => void;
}

/** A module's script with a scope inside that of its globals, so that it may declare their names itself. */
export function inOwnScope(script: string, path: string): string {
  return `(function(){${script}\n}).call(undefined)\n//# sourceURL=${path}`;
}

/** Whether a script is written as an ES module. */
export function isEsModule(source: string): boolean {
  return /^\s*(import\b(?!\s*\()|export\b)/m.test(source);
}

/**
 * Rewrites the import and export statements of an ES module into calls of {@link ModuleRuntime}; everything else stays
 * as it is, line by line. Imports are taken when the module starts: two modules that import each other see
 * what the other has exported by then.
 */
export function rewriteEsModule(source: string, path: string): string {
  let program: Program;
  try {
    program = parse(source, { ecmaVersion: 2023, sourceType: 'module' });
  } catch (error) {
    throw new SimulatorError(error instanceof Error ? error.message : 'no module', { file: path });
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
  return `'use strict';${head.join('')}${script}`;
}

function rewrite(
  node: Statement | ModuleDeclaration,
  source: string,
  head: string[],
): string | undefined {
  const text = (part: { start: number; end: number }) => source.slice(part.start, part.end);
  switch (node.type) {
    case 'ImportDeclaration': {
      const module = `__import(${text(node.source)})`;
      if (node.specifiers.length === 0) return `${module};`;
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
      const id = declaration.type.endsWith('Declaration') && 'id' in declaration && declaration.id;
      if (id && 'name' in id) return `${text(declaration)};${exportOf('default', id.name)}`;
      return `const __default=${text(declaration)};${exportOf('default', '__default')}`;
    }
    case 'ExportNamedDeclaration': {
      const { declaration, specifiers } = node;
      if (declaration) {
        const names =
          declaration.type === 'VariableDeclaration'
            ? declaration.declarations.map(({ id }) => text(id))
            : [declaration.id.name];
        head.push(...names.map((name) => exportOf(name, name)));
        return text(declaration);
      }
      const from = node.source ? `__import(${text(node.source)})` : undefined;
      return specifiers
        .map(({ local, exported }) => {
          const name = nameOf(local);
          const value = from ? `__pick(${from},${JSON.stringify(name)})` : name;
          return exportOf(nameOf(exported), value);
        })
        .join('');
    }
    case 'ExportAllDeclaration': {
      const module = `__import(${text(node.source)})`;
      return node.exported ? exportOf(nameOf(node.exported), module) : `__all(${module});`;
    }
    default:
      return undefined;
  }
}

function exportOf(name: string, value: string): string {
  return `__export(${JSON.stringify(name)},()=>${value});`;
}

function nameOf(node: { type: string; name?: string; value?: unknown }): string {
  return node.name ?? (node.value as string);
}
