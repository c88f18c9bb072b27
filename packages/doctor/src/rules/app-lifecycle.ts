import { defineRule, enclosingMember, pathOf } from './rule';

const LIFECYCLE = new Set(['onLaunch', 'onShow', 'onHide', 'onError', 'onUnhandledRejection']);

/** Rejections 10 and 13: an app's lifecycle is the platform's to call, and `App()` has `this`. */
export const appLifecycle = defineRule((context) => ({
  CallExpression(node) {
    const path = pathOf(node.callee);
    if (path?.[0] !== 'getApp') return;
    const [, call, member] = path;
    if (path.length === 1 && enclosingMember(context, node)?.owner === 'App') {
      context.report({ node, message: 'getApp() inside App(): use `this`, which is the app' });
    }
    if (call === '()' && member !== undefined && LIFECYCLE.has(member)) {
      context.report({
        node,
        message: `getApp().${member}(): lifecycle functions are called by the platform alone; move what you need into a function of its own`,
      });
    }
  },
}));
