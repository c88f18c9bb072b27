import type { Problems } from '../contract/problems';
import { isVariable } from '../contract/variable-name';
import type { MarkupElement } from './markup';

const KNOWN = new Set(['if', 'elif', 'else', 'for', 'for-item', 'for-index', 'key']);

/** The `a:` attributes of an element, checked, and all its others. */
export interface Directives {
  readonly condition:
    { readonly kind: 'if' | 'elif'; readonly test: string } | { readonly kind: 'else' } | undefined;
  readonly loop:
    | {
        readonly list: string;
        readonly item: string;
        readonly index: string;
        readonly key: string | undefined;
      }
    | undefined;
  readonly attributes: ReadonlyMap<string, string | true>;
}

/** A directive that says nothing is a problem, and left out: of a page, it is the least that can be lost. */
export function readDirectives(element: MarkupElement, problems: Problems): Directives {
  const { tag, place } = element;
  const refuse = (message: string) => {
    problems.unknown(`<${tag}>: ${message}`, `<${tag}>: ${message}`, place);
  };
  const found = new Map<string, string>();
  const attributes = new Map<string, string | true>();
  for (const [name, value] of element.attributes) {
    if (!name.startsWith('a:')) {
      attributes.set(name, value);
      continue;
    }
    const directive = name.slice(2);
    if (!KNOWN.has(directive)) refuse(`${name} is not known`);
    else if (value !== true) found.set(directive, value);
    else if (directive === 'else') found.set(directive, '');
    else refuse(`${name} needs a value`);
  }

  const list = found.get('for');
  if (list === undefined && (found.has('for-item') || found.has('for-index') || found.has('key'))) {
    refuse('a:for-item, a:for-index and a:key need a:for');
  }
  const conditions = [...found.keys()].filter((name) => /^(if|elif|else)$/.test(name));
  if (conditions.length > 1) refuse(`a:${conditions.join(' and a:')} on one tag`);

  for (const naming of ['for-item', 'for-index']) {
    const name = found.get(naming);
    if (name !== undefined && !isVariable(name)) {
      refuse(`a:${naming}="${name}" is no name of a variable`);
    }
  }

  return {
    condition: readCondition(found),
    loop:
      list === undefined
        ? undefined
        : {
            list,
            item: found.get('for-item') ?? 'item',
            index: found.get('for-index') ?? 'index',
            key: found.get('key'),
          },
    attributes,
  };
}

function readCondition(found: ReadonlyMap<string, string>): Directives['condition'] {
  const test = found.get('if');
  if (test !== undefined) return { kind: 'if', test };
  const elif = found.get('elif');
  if (elif !== undefined) return { kind: 'elif', test: elif };
  return found.has('else') ? { kind: 'else' } : undefined;
}
