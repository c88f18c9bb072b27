import { defineRule, isCallOf, type ESTree } from './rule';

/** Rejection 15: an interval goes on when its page is gone, unless it is cleared. */
export const interval = defineRule((context) => {
  const started: ESTree.CallExpression[] = [];
  let isCleared = false;
  return {
    CallExpression(node) {
      if (isCallOf(node, 'setInterval')) started.push(node);
    },
    Identifier(node) {
      if (node.name === 'clearInterval') isCleared = true;
    },
    'Program:exit'() {
      if (isCleared) return;
      for (const node of started) {
        context.report({
          node,
          message:
            'setInterval() without clearInterval() in this file: clear it in onUnload or didUnmount',
        });
      }
    },
  };
});
