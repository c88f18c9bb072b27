import { defineRule, isCallOf, valueOf, type ESTree } from './rule';

/** Risk 15: a part of the data that is set to undefined is not set at all. */
export const undefinedData = defineRule((context) => {
  const check = (data: ESTree.Node | undefined) => {
    if (data?.type !== 'ObjectExpression') return;
    for (const property of data.properties) {
      if (property.type !== 'Property') continue;
      const { value } = property;
      if (value.type === 'Identifier' && value.name === 'undefined') {
        context.report({
          node: property,
          message:
            'undefined as a value of the data: it is not set on a device; use null or an empty value',
        });
      }
    }
  };
  return {
    CallExpression(node) {
      if (isCallOf(node, 'setData')) check(node.arguments[0]);
      else if (isCallOf(node, 'Page') || isCallOf(node, 'Component')) {
        check(valueOf(node.arguments[0], 'data'));
      }
    },
  };
});
