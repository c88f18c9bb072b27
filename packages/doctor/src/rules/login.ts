import { defineRule, enclosingMember, isCallOf, knownText, valueOf, type ESTree } from './rule';

/** Run without a person having asked for anything. */
const FIRST_SCREEN = new Set(['onLaunch', 'onLoad', 'onReady', 'onShow']);

/** Run more than once: closing the sheet itself shows the page again. */
const REPEATED = new Set(['onShow']);

/** Scopes that Alipay's current page lists. */
const LISTED = new Set(['auth_base', 'auth_user']);

/** When the authorization sheet may come up. */
export const login = defineRule((context) => ({
  CallExpression(node) {
    if (!isLogin(node)) return;
    const isPlatform = isCallOf(node, 'getAuthCode');
    const isForced =
      isTrue(valueOf(node.arguments[0], 'forceLogin')) ||
      (isPlatform && scopesOf(node).some((one) => one !== 'auth_base'));
    const around = enclosingMember(context, node);
    if (around && isForced && FIRST_SCREEN.has(around.member)) {
      context.report({
        node,
        message: `the authorization sheet comes up in ${around.member}: nothing may pop up before the user asked for it; call it when a button is tapped`,
      });
    } else if (around && isPlatform && REPEATED.has(around.member)) {
      context.report({
        node,
        message: `my.getAuthCode in ${around.member}: closing the sheet shows the page again, and so asks without end; call it once, in onLoad or by a button`,
      });
    }
  },
}));

/** Which scopes are asked for: some apps have been granted more than the page lists. */
export const scopes = defineRule((context) => ({
  CallExpression(node) {
    if (!isLogin(node)) return;
    for (const scope of scopesOf(node)) {
      if (LISTED.has(scope)) continue;
      context.report({
        node,
        message: `scope ${scope} is not on Alipay's current page (auth_base, auth_user): an app that was not granted it gets error 3 instead of a login`,
      });
    }
  },
}));

function isLogin(node: ESTree.CallExpression): boolean {
  return ['getAuthCode', 'loginWithAlipay', 'linkAlipay'].some((name) => isCallOf(node, name));
}

function isTrue(node: ESTree.Node | undefined): boolean {
  // A compiler may write true as !0.
  return (
    (node?.type === 'Literal' && node.value === true) ||
    (node?.type === 'UnaryExpression' &&
      node.operator === '!' &&
      node.argument.type === 'Literal' &&
      node.argument.value === 0)
  );
}

function scopesOf({ arguments: [options] }: ESTree.CallExpression): string[] {
  return textsOf(valueOf(options, 'scopes'));
}

function textsOf(node: ESTree.Node | undefined): string[] {
  if (node?.type === 'ArrayExpression') {
    return node.elements.flatMap((element) => (element ? textsOf(element) : []));
  }
  const text = knownText(node);
  return text === undefined ? [] : [text];
}
