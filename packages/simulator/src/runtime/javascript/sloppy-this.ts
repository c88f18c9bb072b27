import { parse, tokenizer, type Node, type Program } from 'acorn';
import { ancestor } from 'acorn-walk';
import MagicString from 'magic-string';

/** What a rewritten script calls with its `this`. */
export const THIS_OF = '__this';

/**
 * Puts `__this(this)` in the place of `this` that may be the global object: in functions that are not strict, and outside
 * all functions. `this.member` stays where a function may be a method, since engines quote it when it goes wrong. So does
 * every line, and what cannot be parsed.
 */
export function rewriteSloppyThis(script: string): string {
  if (!/\bthis\b/.test(script)) return script;
  const program = programOf(script);
  if (!program) return script;
  const rewritten = new MagicString(script);
  ancestor(program, {
    ThisExpression({ start, end }, _state, ancestors) {
      if (ancestors.some(makesStrict) || isOfMethod(ancestors)) return;
      rewritten.overwrite(start, end, `${THIS_OF}(this)`);
    },
  });
  return rewritten.toString();
}

/** Whether it is `this.member` in a function that is not called where it stands. */
function isOfMethod(ancestors: readonly AnyNode[]): boolean {
  const parent = ancestors.at(-2);
  if (parent?.type !== 'MemberExpression' || parent.object !== ancestors.at(-1)) return false;
  const at = ancestors.findLastIndex(({ type }) => type.startsWith('Function'));
  const around = ancestors[at - 1];
  return at !== -1 && around?.callee !== ancestors[at];
}

/** Of a script that begins with the directive there is nothing to know. */
function programOf(script: string): Program | undefined {
  const options = {
    ecmaVersion: 'latest',
    allowReturnOutsideFunction: true,
    allowHashBang: true,
  } as const;
  try {
    const { value } = tokenizer(script, options).getToken() as { readonly value?: unknown };
    return value === 'use strict' ? undefined : parse(script, options);
  } catch {
    return undefined;
  }
}

type AnyNode = Node & {
  readonly body?: unknown;
  readonly object?: unknown;
  readonly callee?: unknown;
};

function makesStrict(node: Node): boolean {
  const { type, body } = node as AnyNode;
  if (type.startsWith('Class')) return true;
  const block = body as AnyNode | undefined;
  return type.includes('Function') && block?.type === 'BlockStatement' && isStrict(block.body);
}

/** Directives come first. */
function isStrict(body: unknown): boolean {
  for (const { directive } of body as readonly { readonly directive?: string }[]) {
    if (directive === undefined) return false;
    if (directive === 'use strict') return true;
  }
  return false;
}
