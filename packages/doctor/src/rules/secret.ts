import { defineRule, pathOf, type ESTree } from './rule';

const KINDS: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/-----BEGIN (?:RSA |EC )?PRIVATE KEY-----/, 'a private key'],
  [/^MII[CEJ][A-Za-z0-9+/=\s]{300,}$/, 'a private key'],
  [/\bLTAI[A-Za-z0-9]{12,24}\b/, 'an access key of Alibaba Cloud'],
  [/\bAKIA[A-Z0-9]{16}\b/, 'an access key of AWS'],
  [/\bAKID[A-Za-z0-9]{32}\b/, 'an access key of Tencent Cloud'],
];

const SECRET_NAME =
  /^(?:app|client|access_?key|api)_?(?:secret|key_?secret)$|^(?:secret|private)_?key$|^aes_?key$/i;

/** Everyone who has the app can read its code, so that it may hold no key and no secret, not even in a comment. The message never shows it. */
export const secret = defineRule((context) => {
  const kindOf = (text: string) => KINDS.find(([pattern]) => pattern.test(text))?.[1];
  const report = (where: { node: ESTree.Node } | { loc: ESTree.SourceLocation }, what: string) =>
    context.report({
      ...where,
      message: `${what} in the code of the app: anybody who has the app can read it; keep it on the server`,
    });
  const checkNamed = (node: ESTree.Node, name: string | undefined, value: ESTree.Node | null) => {
    const isText = value?.type === 'Literal' && typeof value.value === 'string';
    if (
      isText &&
      name !== undefined &&
      SECRET_NAME.test(name) &&
      String(value.value).length >= 12
    ) {
      report({ node }, `a secret (${name})`);
    }
  };
  return {
    Program() {
      for (const comment of context.sourceCode.getAllComments()) {
        const what = kindOf(comment.value);
        if (what !== undefined && comment.loc) report({ loc: comment.loc }, what);
      }
    },
    Literal(node) {
      const what = typeof node.value === 'string' ? kindOf(node.value) : undefined;
      if (what !== undefined) report({ node }, what);
    },
    TemplateElement(node) {
      const what = kindOf(node.value.cooked ?? '');
      if (what !== undefined) report({ node }, what);
    },
    Property(node) {
      const { key } = node;
      const name =
        key.type === 'Identifier'
          ? key.name
          : key.type === 'Literal'
            ? String(key.value)
            : undefined;
      checkNamed(node, name, node.value);
    },
    VariableDeclarator(node) {
      checkNamed(node, node.id.type === 'Identifier' ? node.id.name : undefined, node.init ?? null);
    },
    AssignmentExpression(node) {
      checkNamed(node, pathOf(node.left)?.at(-1), node.right);
    },
  };
});
