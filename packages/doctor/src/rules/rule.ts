import type { Rule } from 'eslint';
import type * as ESTree from 'estree';

export type { ESTree, Rule };

/** Makes a rule that takes one object of options. */
export function defineRule(create: Rule.RuleModule['create']): Rule.RuleModule {
  return {
    meta: { type: 'problem', schema: [{ type: 'object', additionalProperties: true }] },
    create,
  };
}

/** `a.b` → ['a', 'b']; undefined for anything that is no chain of names. */
export function pathOf(node: ESTree.Node): string[] | undefined {
  if (node.type === 'Identifier') return [node.name];
  if (node.type === 'ChainExpression') return pathOf(node.expression);
  if (node.type === 'CallExpression') {
    const callee = pathOf(node.callee);
    return callee && [...callee, '()'];
  }
  if (node.type !== 'MemberExpression' || node.property.type !== 'Identifier' || node.computed) {
    return undefined;
  }
  const object = pathOf(node.object);
  return object && [...object, node.property.name];
}

/** Whether a call is one of `name`, whatever it is called on. */
export function isCallOf({ callee }: ESTree.CallExpression, name: string): boolean {
  const called = callee.type === 'MemberExpression' && !callee.computed ? callee.property : callee;
  return called.type === 'Identifier' && called.name === name;
}

/** Value of a property that an object literal states by name. */
export function valueOf(object: ESTree.Node | undefined, name: string): ESTree.Node | undefined {
  if (object?.type !== 'ObjectExpression') return undefined;
  for (const property of object.properties) {
    if (property.type === 'Property' && keyOf(property) === name) return property.value;
  }
  return undefined;
}

export function keyOf(property: ESTree.Property): string | undefined {
  if (property.computed) return undefined;
  if (property.key.type === 'Identifier') return property.key.name;
  return property.key.type === 'Literal' ? String(property.key.value) : undefined;
}

/** What a text says for certain: all of a literal, the part of a template before its first value. */
export function knownText(node: ESTree.Node | undefined): string | undefined {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TemplateLiteral') return node.quasis[0]?.value.cooked ?? undefined;
  if (node?.type === 'BinaryExpression' && node.operator === '+') return knownText(node.left);
  return undefined;
}

/** Name of the function around a node that is a member of what `Page`, `App` or `Component` was given. */
export function enclosingMember(
  context: Rule.RuleContext,
  node: ESTree.Node,
): { owner: string; member: string } | undefined {
  const around = context.sourceCode.getAncestors(node);
  const at = around.findIndex(
    (one) =>
      one.type === 'CallExpression' &&
      one.callee.type === 'Identifier' &&
      ['App', 'Page', 'Component'].includes(one.callee.name),
  );
  const call = around[at];
  const member = around.slice(at + 1).find((one) => one.type === 'Property');
  if (call?.type !== 'CallExpression' || call.callee.type !== 'Identifier') return undefined;
  const name = member?.type === 'Property' ? keyOf(member) : undefined;
  return name === undefined ? undefined : { owner: call.callee.name, member: name };
}
