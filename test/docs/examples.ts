import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ts from 'typescript';
import { withImports } from '../../docs/generator/call-section';
import { createProgram } from '../../docs/generator/program';

/** A piece of TypeScript that a reader may copy. */
export interface Example {
  /** Relative to the root of the project. */
  readonly file: string;
  /** Of its first line of code, from 1. */
  readonly line: number;
  readonly code: string;
}

/** What stands between fences of a Markdown page, by language. */
export function fencesOf(markdown: string): { language: string; line: number; code: string }[] {
  const lines = markdown.split('\n');
  const fences: { language: string; line: number; code: string }[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const [, indent = '', language = ''] = /^(\s*)```(\S*)/.exec(lines[at] ?? '') ?? [];
    if (!lines[at]?.trimStart().startsWith('```')) continue;
    const end = lines.indexOf(`${indent}\`\`\``, at + 1);
    if (end < 0) throw new Error(`line ${at + 1}: a fence is not closed`);
    fences.push({ language, line: at + 2, code: lines.slice(at + 1, end).join('\n') });
    at = end;
  }
  return fences;
}

/** Every `ts` example of a page. */
export function examplesOfPage(root: string, path: string): Example[] {
  const fences = fencesOf(readFileSync(path, 'utf8'));
  return fences
    .filter(({ language }) => language === 'ts')
    .map(({ line, code }) => ({ file: nameOf(root, path), line, code }));
}

/** Every `@example` of the docstrings in a source file. */
export function examplesOfSource(root: string, path: string): Example[] {
  const source = ts.createSourceFile(
    path,
    readFileSync(path, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const examples: Example[] = [];
  const visit = (node: ts.Node): void => {
    for (const tag of ts.getJSDocTags(node)) {
      if (tag.parent.parent !== node || tag.tagName.text !== 'example') continue;
      const { line } = source.getLineAndCharacterOfPosition(tag.getStart());
      const code = ts.getTextOfJSDocComment(tag.comment) ?? '';
      examples.push({ file: nameOf(root, path), line: line + 2, code });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return examples;
}

/** Settings to compile with, and exports of the module that a docstring may use without an import. */
export interface Project {
  readonly config: 'tsconfig.json' | 'tsconfig.tools.json';
  readonly values?: readonly string[];
}

/**
 * Compiles examples in one program, each as a module at the root of the project.
 * @returns `file:line: what is wrong`
 */
export function compile(root: string, examples: readonly Example[], project: Project): string[] {
  const config = ts.getParsedCommandLineOfConfigFile(
    join(root, project.config),
    { noEmit: true },
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined },
  );
  if (!config) throw new Error(`${project.config} cannot be read`);
  const files = new Map(
    examples.map((example) => {
      const imported = withImports(example.code, project.values ?? []);
      const added = imported.split('\n').length - example.code.split('\n').length;
      const name = `${example.file.replace(/\W/g, '-')}-${example.line}.ts`;
      const path = slashed(join(root, name));
      // Without an import it would be a script, whose names are every other script's too.
      return [path, { example, added, text: `${imported}\nexport {};\n` }];
    }),
  );
  const disk = ts.createCompilerHost(config.options);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (path) => files.has(path) || disk.fileExists(path),
    readFile: (path) => files.get(path)?.text ?? disk.readFile(path),
    getSourceFile: (path, options) => {
      const text = files.get(path)?.text;
      return text === undefined
        ? disk.getSourceFile(path, options)
        : ts.createSourceFile(path, text, options);
    },
  };
  const index = join(root, 'client/index.ts');
  const program = createProgram([index, ...files.keys()], config.options, host);
  const problems = [...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics()].map(
    textOf,
  );
  for (const [path, { example, added }] of files) {
    const source = program.getSourceFile(path);
    const found = [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ];
    for (const one of found) {
      const { line = 0 } = one.file?.getLineAndCharacterOfPosition(one.start ?? 0) ?? {};
      problems.push(`${example.file}:${example.line + line - added}: ${textOf(one)}`);
    }
  }
  return problems;
}

function nameOf(root: string, path: string): string {
  return slashed(relative(root, path));
}

/** As TypeScript names files, on Windows too. */
function slashed(path: string): string {
  return path.split(sep).join('/');
}

function textOf(diagnostic: ts.Diagnostic): string {
  return ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n');
}
