import { resolveModule } from '../modules';
import type { Project } from '../project';
import { defineRule, type ESTree, type Rule } from './rule';

export interface Modules {
  /** Whether the mini program has a file of that path. */
  has: (path: string) => boolean;
  /** Whether an npm package of that name is installed. */
  hasPackage: (name: string) => boolean;
  unalias: Project['unalias'];
}

/** A module that is not there ends the script that asks for it. */
export function missingModule({ has, hasPackage, unalias }: Modules): Rule.RuleModule {
  return defineRule((context) => {
    const { path } = context.options[0] as { path: string };
    const check = (node: ESTree.Node, source: ESTree.Node | null | undefined) => {
      if (source?.type !== 'Literal' || typeof source.value !== 'string') return;
      if (resolveModule(has, path, unalias(source.value)) !== undefined) return;
      context.report({ node, message: `there is no module ${source.value}` });
    };
    // Wrappers for three kinds of modules also require what only another platform has; no import is like that.
    const checkImport = (node: ESTree.Node, source: ESTree.Node | null | undefined) => {
      if (isTypeOnly(node)) return;
      check(node, source);
      if (source?.type !== 'Literal' || typeof source.value !== 'string') return;
      const [name] = /^(?:@[^/:]+\/)?[^@./:][^/:]*(?=\/|$)/.exec(unalias(source.value)) ?? [];
      if (name === undefined || hasPackage(name)) return;
      context.report({ node, message: `the npm package ${name} is not installed` });
    };
    return {
      ImportDeclaration: (node) => checkImport(node, node.source),
      ExportNamedDeclaration: (node) => checkImport(node, node.source),
      ExportAllDeclaration: (node) => checkImport(node, node.source),
      CallExpression(node) {
        const isRequire = node.callee.type === 'Identifier' && node.callee.name === 'require';
        const around = context.sourceCode.getAncestors(node);
        // In `try` a script does without it.
        if (!isRequire || around.some(({ type }) => type === 'TryStatement')) return;
        check(node, node.arguments[0]);
      },
    };
  });
}

/** `import type …`, `import { type A } …` and `export type …` of TypeScript leave nothing behind. */
function isTypeOnly(node: object): boolean {
  const { specifiers = [] } = node as { specifiers?: readonly object[] };
  return isType(node) || (specifiers.length > 0 && specifiers.every(isType));
}

function isType(node: object): boolean {
  const { importKind, exportKind } = node as { importKind?: string; exportKind?: string };
  return importKind === 'type' || exportKind === 'type';
}
