import { defineRule, type ESTree } from './rule';

/** Names that the platform hides from the app's code. */
const RESERVED = new Set([
  'globalThis',
  'global',
  'AlipayJSBridge',
  'fetch',
  'self',
  'window',
  'document',
  'location',
  'XMLHttpRequest',
]);

/** Rejection 14: an import bound to a reserved name is undefined on a device. */
export const reservedModule = defineRule((context) => {
  const check = (local: ESTree.Identifier) => {
    if (!RESERVED.has(local.name)) return;
    context.report({
      node: local,
      message: `${local.name} as the name of an import is undefined on a device: rename it`,
    });
  };
  return {
    ImportDeclaration(node) {
      for (const { local } of node.specifiers) check(local);
    },
    VariableDeclarator({ id, init }) {
      const isRequire =
        init?.type === 'CallExpression' &&
        init.callee.type === 'Identifier' &&
        init.callee.name === 'require';
      if (isRequire && id.type === 'Identifier') check(id);
    },
  };
});
