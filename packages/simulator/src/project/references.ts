/** What a file asks other files for. */
export interface Reference {
  readonly request: string;
  readonly kind: 'script' | 'component' | 'markup' | 'style' | 'sjs';
}

const SCRIPT_REQUESTS =
  /(?:\bfrom\s*|\bimport\s*|\brequire\s*\(\s*|\bimport\s*\(\s*)(['"])([^'"\n]+)\1/g;
const MARKUP_TAGS = /<(import|include|import-sjs)\s[^>]*?\b(?:src|from)\s*=\s*(['"])([^'"]+)\2/g;
const STYLE_IMPORTS = /@import\s+(?:url\(\s*)?(['"]?)([^'"\n);]*[^'"\s);])/gi;

/**
 * Finds what a file of an app refers to. In comments and texts too: what is named there and does not exist is simply not
 * found.
 * @param type The file's ending.
 */
export function referencesIn(text: string, type: string): Reference[] {
  switch (type) {
    case 'js':
    case 'cjs':
    case 'mjs':
      return matches(text, SCRIPT_REQUESTS, 'script');
    case 'sjs':
      return matches(text, SCRIPT_REQUESTS, 'sjs');
    case 'acss':
      return matches(text, STYLE_IMPORTS, 'style');
    case 'axml':
      return [...text.matchAll(MARKUP_TAGS)].map(([, tag, , request = '']) => ({
        request,
        kind: tag === 'import-sjs' ? 'sjs' : 'markup',
      }));
    case 'json':
      return usedComponents(text).map((request) => ({ request, kind: 'component' }));
    default:
      return [];
  }
}

function matches(text: string, pattern: RegExp, kind: Reference['kind']): Reference[] {
  return [...text.matchAll(pattern)].map(([, , request = '']) => ({ request, kind }));
}

function usedComponents(json: string): string[] {
  if (!/usingComponents|componentGenerics/.test(json)) return [];
  try {
    const { usingComponents, componentGenerics } = JSON.parse(json) as Record<
      'usingComponents' | 'componentGenerics',
      object | undefined
    >;
    const defaults = Object.values(componentGenerics ?? {}).map(
      (generic: unknown) => (Object(generic) as { default?: unknown }).default,
    );
    const used: unknown[] = Object.values(usingComponents ?? {});
    return [...used, ...defaults].filter((path): path is string => typeof path === 'string');
  } catch {
    return [];
  }
}
