import { resolveModule } from '../modules';
import { defineRule, type ESTree, type Rule } from './rule';

/**
 * A module that is not there ends the script that asks for it. Those of npm packages are elsewhere.
 * @param has Whether the mini program has a file of that path.
 */
export function missingModule(has: (path: string) => boolean): Rule.RuleModule {
  return defineRule((context) => {
    const { path } = context.options[0] as { path: string };
    const check = (node: ESTree.Node, source: ESTree.Node | null | undefined) => {
      if (source?.type !== 'Literal' || typeof source.value !== 'string') return;
      if (resolveModule(has, path, source.value) !== undefined) return;
      context.report({ node, message: `there is no module ${source.value}` });
    };
    return {
      ImportDeclaration(node) {
        if (!isTypeOnly(node)) check(node, node.source);
      },
      ExportNamedDeclaration(node) {
        if (!isTypeOnly(node)) check(node, node.source);
      },
      ExportAllDeclaration: (node) => check(node, node.source),
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

/** `import type …` and `export type …` of TypeScript leave nothing behind. */
function isTypeOnly(node: object): boolean {
  const { importKind, exportKind } = node as { importKind?: string; exportKind?: string };
  return importKind === 'type' || exportKind === 'type';
}
