import { parse, tokenizer, type Node, type Program } from 'acorn';
import { ancestor } from 'acorn-walk';
import MagicString from 'magic-string';

/** What a rewritten script calls with its `this`. */
export const THIS_OF = '__this';

/**
 * Puts `__this(this)` in the place of each `this` that may be the global object: in functions that are not strict, and
 * outside all functions. Every line stays where it is. What cannot be parsed stays as it is too.
 */
export function rewriteSloppyThis(script: string): string {
  if (!/\bthis\b/.test(script)) return script;
  const program = programOf(script);
  if (!program) return script;
  const rewritten = new MagicString(script);
  ancestor(program, {
    ThisExpression({ start, end }, _state, ancestors) {
      if (!ancestors.some(makesStrict)) rewritten.overwrite(start, end, `${THIS_OF}(this)`);
    },
  });
  return rewritten.toString();
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

type AnyNode = Node & { readonly body?: unknown };

function makesStrict(node: Node): boolean {
  const { type, body } = node as AnyNode;
  if (type.startsWith("Class")) return true;
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
