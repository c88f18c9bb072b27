import { defineRule, type ESTree } from './rule';

/** Up to the end of the host: `api.test.com` and `10.example.com` are names like any other. */
const LOCAL =
  /^(?:https?|wss?):\/\/(?:localhost|0\.0\.0\.0|(?:127|10|192\.168|172\.(?:1[6-9]|2\d|3[01]))(?:\.\d*)+|\[[^\]]*\]|[^/:?#]+\.(?:local|test|localhost|internal))(?=[:/?#]|$)/i;

/** Names of XML's vocabularies look like addresses, and nothing is sent there. */
const VOCABULARY = /^http:\/\/(?:www\.w3\.org|schemas\.[\w.]+|purl\.org)\//i;

/** On a phone hosts must be https (wss), public, and on the app's whitelist; leftover test hosts fail the review. */
export const insecureHost = defineRule((context) => {
  const check = (node: ESTree.Node, text: string) => {
    // An address has no space: 'http://momentjs.com/guides/ for more info.' is a text to read.
    if (/\s/.test(text.trim())) return;
    if (LOCAL.test(text)) {
      context.report({
        node,
        message: `${origin(text)} is an address of this machine or network: no phone reaches it, and the review takes it for a leftover of a test`,
      });
    } else if (/^(?:http|ws):\/\/[\w[]/i.test(text) && !VOCABULARY.test(text)) {
      context.report({
        node,
        message: `${origin(text)} is not encrypted: a phone sends requests to https: and wss: alone`,
      });
    }
  };
  return {
    Literal(node) {
      if (typeof node.value === 'string') check(node, node.value);
    },
    TemplateElement(node) {
      check(node, node.value.cooked ?? '');
    },
  };
});

/** Without path and query, which may hold what must not be shown. */
function origin(text: string): string {
  return /^\w+:\/\/[^/?#\s]*/.exec(text)?.[0] ?? text;
}
