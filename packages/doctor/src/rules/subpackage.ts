import { posix } from 'node:path';
import { defineRule, knownText, type ESTree } from './rule';

export interface SubpackageOptions {
  path: string;
  /** Each with a `/` at its end. */
  subpackages: string[];
}

/** Rejection 6: what is in a subpackage is there for that subpackage alone. */
export const subpackage = defineRule((context) => {
  const { path, subpackages } = context.options[0] as SubpackageOptions;
  const packageOf = (file: string) => subpackages.find((root) => file.startsWith(root));
  const check = (node: ESTree.Node, source: ESTree.Node | null | undefined) => {
    const text = knownText(source ?? undefined);
    if (text === undefined || !/^[./]/.test(text)) return;
    const target = text.startsWith('/') ? text.slice(1) : posix.join(posix.dirname(path), text);
    const owner = packageOf(target);
    if (owner !== undefined && owner !== packageOf(path)) {
      context.report({
        node,
        message: `${text} belongs to the subpackage ${owner.slice(0, -1)}, which may not be loaded here`,
      });
    }
  };
  return {
    ImportDeclaration: (node) => check(node, node.source),
    ExportNamedDeclaration: (node) => check(node, node.source),
    ExportAllDeclaration: (node) => check(node, node.source),
    CallExpression(node) {
      if (node.callee.type === 'Identifier' && node.callee.name === 'require') {
        check(node, node.arguments[0]);
      }
    },
  };
});
