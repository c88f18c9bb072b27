import { posix } from 'node:path';
import { defineRule, isCallOf, knownText, valueOf } from './rule';

export interface PageUrlOptions {
  pages: string[];
  path: string;
}

const NAVIGATION = ['navigateTo', 'redirectTo', 'reLaunch', 'switchTab'];

/** Rejection 16: navigation leads to pages that app.json lists. */
export const pageUrl = defineRule((context) => {
  const { pages, path } = context.options[0] as PageUrlOptions;
  return {
    CallExpression(node) {
      if (!NAVIGATION.some((name) => isCallOf(node, name))) return;
      const url = valueOf(node.arguments[0], 'url');
      const text = knownText(url);
      if (text === undefined || /^[\w-]+:/.test(text)) return;
      // A template is known up to its first value: only with the `?` is its path complete.
      if (url?.type !== 'Literal' && !text.includes('?')) return;
      const [address = ''] = text.split('?');
      if (address === '') return;
      const page = isPage(pages, address, path);
      if (!page) {
        context.report({
          node,
          message: `${address} is no page of app.json; "pages" (or a subpackage) must list it`,
        });
      }
    },
  };
});

/** A relative address is resolved against the page on top at run time; from a page's file that is its own. */
function isPage(pages: readonly string[], address: string, file: string): boolean {
  if (address.startsWith('/')) return pages.includes(address.slice(1));
  if (pages.includes(address)) return true;
  const own = file.replace(/\.\w+$/, '');
  return pages.includes(own)
    ? pages.includes(posix.join(posix.dirname(file), address))
    : pages.some((page) => page.endsWith(posix.basename(address)));
}
