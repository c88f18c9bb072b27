import { parse, Parser, type ModuleDeclaration, type Program } from 'acorn';
import { simple } from 'acorn-walk';
import { analyze, type ScopeManager } from 'eslint-scope';
import MagicString from 'magic-string';
import { SimulatorError } from '../../contract/errors';
import { placeIn } from './run-script';

/** What a rewritten module calls; the module loader supplies the functions. */
export interface ModuleRuntime {
  /**
   * The namespace of another module, which runs first.
   * @param names What is read of it, with the line of the import.
   */
  __import: (request: string, names?: readonly string[], line?: number) => object;
  __export: (name: string, get: () => unknown) => void;
  /** `export * from`. */
  __all: (namespace: object) => void;
}

/**
 * Rewrites an ES module into a script that calls {@link ModuleRuntime}: imports are read where they are used and
 * exports by getters, so that both are live and modules may import each other. Acorn parses, eslint-scope tells which
 * names mean an import. Every line stays where it is.
 * @returns undefined for a script that is no ES module
 * @throws {SimulatorError} with its place, for a module that cannot be parsed
 */
export function rewriteEsModule(source: string, path: string): string | undefined {
  // Most scripts of an app are CommonJS: they need not be parsed.
  if (!/\b(import|export)\b/.test(source)) return undefined;
  const program = parseModule(source, path);
  return program && new ModuleRewriter(source, program).rewrite();
}

/** The scopes of a whole program and of a function, as Acorn marks them. */
const TOP_OR_FUNCTION = 1 | 2;

/**
 * Lets a function at the top of a module have the name of a `var`, as scripts may, and as the rewritten module does: the
 * SJS of vant-aliapp has `export var memoize = memoize` beside such a function.
 */
class ModuleParser extends Parser {
  treatFunctionsAsVarInScope(scope: { readonly flags: number }): boolean {
    return (scope.flags & TOP_OR_FUNCTION) !== 0;
  }
}

function parseModule(source: string, path: string): Program | undefined {
  try {
    const program = ModuleParser.parse(source, {
      ecmaVersion: 'latest',
      sourceType: 'module',
      ranges: true,
      locations: true,
    });
    refuseDynamicImport(program, path);
    return program.body.some(isModuleDeclaration) ? program : undefined;
  } catch (error) {
    if (error instanceof SimulatorError) throw error;
    if (isScript(source)) return undefined;
    // Acorn puts the place behind its message as well.
    const message = (error as Error).message.replace(/ \(\d+:\d+\)$/, '');
    throw new SimulatorError(message, placeIn(path, error));
  }
}

/**
 * `import('…')` is a mistake that the platform's compiler finds.
 * @see support/支付宝小程序/案例分析/小程序依赖安装&引用.md (目前不支持动态 import 导入) of AlipayDocs/open-docs
 * @throws {SimulatorError} with its place
 */
function refuseDynamicImport(program: Program, path: string): void {
  simple(program, {
    ImportExpression({ loc }) {
      const place = { file: path, ...(loc ? { line: loc.start.line } : {}) };
      throw new SimulatorError('import() is not supported by the platform', place);
    },
  });
}

/** What no module may contain, such as `with` or a top-level `return`, a CommonJS script may. */
function isScript(source: string): boolean {
  try {
    parse(source, { ecmaVersion: 'latest', allowReturnOutsideFunction: true });
    return true;
  } catch {
    return false;
  }
}

function isModuleDeclaration(node: { readonly type: string }): boolean {
  return /^(Import|ExportNamed|ExportDefault|ExportAll)Declaration$/.test(node.type);
}

/**
 * What is imported under one of these names is undefined on a device.
 * @see mini/framework/框架概述.md of AlipayDocs/open-docs
 */
const RESERVED = new Set(
  'globalThis global AlipayJSBridge fetch self window document location XMLHttpRequest'.split(' '),
);

interface Range {
  readonly start: number;
  readonly end: number;
}

class ModuleRewriter {
  private readonly script: MagicString;
  private readonly scopes: ScopeManager;
  /** Runs before the module's own code, in this order: exports, then imports. */
  private readonly exports: string[] = [];
  private readonly imports: string[] = [];
  /** What each imported name is read from. */
  private readonly bindings = new Map<string, string>();

  constructor(
    private readonly source: string,
    private readonly program: Program,
  ) {
    this.script = new MagicString(source);
    this.scopes = analyze(program as Parameters<typeof analyze>[0], {
      ecmaVersion: 2025,
      sourceType: 'module',
    });
  }

  rewrite(): string {
    const declarations = this.program.body.filter(isModuleDeclaration) as ModuleDeclaration[];
    const removed = declarations.filter((node) => this.goesAway(node));
    for (const node of declarations) {
      if (node.type === 'ImportDeclaration') this.rewriteImport(node, removed);
    }
    this.rewriteReferences(removed);
    for (const node of declarations) this.rewriteExport(node);
    return `'use strict';${[...this.exports, ...this.imports].join('')}${this.script.toString()}`;
  }

  private rewriteImport(
    node: Extract<ModuleDeclaration, { type: 'ImportDeclaration' }>,
    removed: readonly Range[],
  ): void {
    const read: string[] = [];
    const namespace = `__module${this.imports.length}`;
    for (const specifier of node.specifiers) {
      const { local } = specifier;
      if (RESERVED.has(local.name)) this.bindings.set(local.name, 'undefined');
      else if (specifier.type === 'ImportNamespaceSpecifier')
        this.bindings.set(local.name, namespace);
      else {
        const name = specifier.type === 'ImportSpecifier' ? nameOf(specifier.imported) : 'default';
        this.bindings.set(local.name, member(namespace, name));
        if (this.isRead(local.name, removed)) read.push(name);
      }
    }
    this.link(node.source, read, node.loc?.start.line);
    this.remove(node);
  }

  /** What is exported again, and used nowhere else, may be a type, of which the compiler of one file cannot know. */
  private isRead(local: string, removed: readonly Range[]): boolean {
    const variable = this.scopes.globalScope?.childScopes[0]?.set.get(local);
    return (variable?.references ?? []).some(({ identifier }) => {
      const { start, end } = identifier as unknown as Range;
      return !removed.some((range) => range.start <= start && end <= range.end);
    });
  }

  /** Names that mean an import, wherever no inner variable of that name stands in between. */
  private rewriteReferences(removed: readonly Range[]): void {
    const called = new Set<unknown>();
    const shorthands = new Set<unknown>();
    // Where a line before without its semicolon would go on with a parenthesis.
    const starts = new Set<number>();
    const noteStarts = (statements: readonly Range[]) => {
      for (const statement of statements) starts.add(statement.start);
    };
    simple(this.program, {
      Program: ({ body }) => noteStarts(body),
      BlockStatement: ({ body }) => noteStarts(body),
      StaticBlock: ({ body }) => noteStarts(body),
      SwitchCase: ({ consequent }) => noteStarts(consequent),
      CallExpression: ({ callee }) => void called.add(callee),
      TaggedTemplateExpression: ({ tag }) => void called.add(tag),
      Property({ shorthand, value }) {
        if (shorthand) shorthands.add(value);
      },
    });
    const scope = this.scopes.globalScope?.childScopes[0];
    for (const variable of scope?.variables ?? []) {
      if (variable.defs[0]?.type !== 'ImportBinding') continue;
      const binding = this.bindings.get(variable.name) ?? '';
      for (const { identifier } of variable.references) {
        const { start, end } = identifier as unknown as Range;
        if (removed.some((range) => range.start <= start && end <= range.end)) continue;
        // Called without the namespace as its `this`; engines quote it when it is no function.
        const call = starts.has(start) ? `;(0, ${binding})` : `(0, ${binding})`;
        const value = called.has(identifier) ? call : binding;
        const text = shorthands.has(identifier) ? `${variable.name}:${value}` : value;
        this.script.overwrite(start, end, text);
      }
    }
  }

  private rewriteExport(node: ModuleDeclaration): void {
    if (node.type === 'ExportAllDeclaration') {
      const namespace = this.link(node.source);
      if (node.exported) this.export(nameOf(node.exported), namespace);
      else this.imports.push(`__all(${namespace});`);
      this.remove(node);
    } else if (node.type === 'ExportDefaultDeclaration') this.rewriteDefault(node);
    else if (node.type === 'ExportNamedDeclaration') this.rewriteNamed(node);
  }

  private rewriteNamed(node: Extract<ModuleDeclaration, { type: 'ExportNamedDeclaration' }>): void {
    const { declaration, specifiers, source } = node;
    if (declaration) {
      // Of a function, eslint-scope's variables are its parameters too.
      const names =
        declaration.type === 'VariableDeclaration'
          ? this.scopes
              .getDeclaredVariables(
                declaration as unknown as Parameters<ScopeManager['getDeclaredVariables']>[0],
              )
              .map((variable) => variable.name)
          : [declaration.id.name];
      for (const name of names) this.export(name, name);
      this.remove({ start: node.start, end: declaration.start });
      return;
    }
    const namespace = source ? this.link(source) : undefined;
    for (const { local, exported } of specifiers) {
      const name = nameOf(local);
      const value = namespace ? member(namespace, name) : (this.bindings.get(name) ?? name);
      this.export(nameOf(exported), value);
    }
    this.remove(node);
  }

  private rewriteDefault(
    node: Extract<ModuleDeclaration, { type: 'ExportDefaultDeclaration' }>,
  ): void {
    const { declaration } = node;
    const before = { start: node.start, end: declaration.start };
    if ('id' in declaration && declaration.id && declaration.type.endsWith('Declaration')) {
      this.export('default', declaration.id.name);
      this.remove(before);
      return;
    }
    this.export('default', '__default');
    if (declaration.type === 'FunctionDeclaration') {
      // Stays a declaration, which exists before the module's code runs.
      const text = this.source.slice(declaration.start, declaration.end);
      const [head = ''] = /^(async\s+)?function\s*\*?/.exec(text) ?? [];
      this.script.appendLeft(declaration.start + head.length, ' __default');
      this.exports.push("Object.defineProperty(__default,'name',{value:'default'});");
      this.remove(before);
    } else {
      // In an object literal, so that a function or class without a name is called "default". Parentheses around the
      // expression belong to none of its nodes.
      const keyword = this.source.indexOf('default', node.start) + 'default'.length;
      this.remove({ start: node.start, end: keyword }, 'const {default:__default}={default:');
      const end = this.source[node.end - 1] === ';' ? node.end - 1 : node.end;
      this.script.appendLeft(end, '};');
    }
  }

  private link(
    request: { readonly value?: unknown },
    names: readonly string[] = [],
    line?: number,
  ): string {
    const namespace = `__module${this.imports.length}`;
    const given = names.length === 0 ? [request.value] : [request.value, names, line];
    this.imports.push(`const ${namespace}=__import(${given.map(asCode).join()});`);
    return namespace;
  }

  private export(name: string, value: string): void {
    this.exports.push(`__export(${JSON.stringify(name)},()=>${value});`);
  }

  private goesAway(node: ModuleDeclaration): boolean {
    return node.type === 'ExportNamedDeclaration' && !node.declaration;
  }

  /** Puts a text in the place of another, and keeps its line breaks. */
  private remove({ start, end }: Range, instead = ''): void {
    const breaks = this.source.slice(start, end).replace(/[^\n]/g, '');
    this.script.overwrite(start, end, `${instead}${breaks}` || ' ');
  }
}

function member(namespace: string, name: string): string {
  return /^[a-z_$][\w$]*$/i.test(name)
    ? `${namespace}.${name}`
    : `${namespace}[${JSON.stringify(name)}]`;
}

const asCode = (value: unknown) => JSON.stringify(value);

function nameOf(node: { type: string; name?: string; value?: unknown }): string {
  return node.name ?? (node.value as string);
}
