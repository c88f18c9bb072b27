import { parse, type Node } from 'acorn';
import { ancestor } from 'acorn-walk';
import MagicString from 'magic-string';
import { markSjs } from '../../view/sjs/functions';

/** Called with each function of a SJS module. */
export const NAME_FUNCTION = '__function';

/**
 * Gives each function of a SJS module the text that it has there. Methods of objects keep theirs.
 * @returns The script with calls of {@link nameFunction}; one that cannot be read stays as it is.
 * @see mini/framework/SJS 语法参考/数据类型.md of AlipayDocs/open-docs
 */
export function nameFunctions(source: string): string {
  const script = new MagicString(source);
  const wrap = ({ start, end }: Node, _state: unknown, ancestors: Node[]) => {
    if (isMember(ancestors.at(-2))) return;
    script.appendLeft(start, `${NAME_FUNCTION}(`).prependRight(end, ')');
  };
  try {
    ancestor(parse(source, { ecmaVersion: 2023, sourceType: 'module' }), {
      FunctionExpression: wrap,
      ArrowFunctionExpression: wrap,
      FunctionDeclaration({ id }, _state, ancestors) {
        if (!id) return;
        const block = ancestors.findLast(
          ({ type }, index) =>
            index < ancestors.length - 1 && /^(Program|BlockStatement)$/.test(type),
        );
        // Declared anywhere in its block, it is there from the beginning.
        if (block)
          script.appendRight(
            block.start + (block.type === 'Program' ? 0 : 1),
            `${NAME_FUNCTION}(${id.name});`,
          );
      },
    });
  } catch {
    return source;
  }
  return script.toString();
}

/** A method of an object or class is no expression of its own. */
function isMember(parent: Node | undefined): boolean {
  if (parent?.type === 'MethodDefinition') return true;
  const { method, kind } = (parent ?? {}) as { method?: boolean; kind?: string };
  return parent?.type === 'Property' && (method === true || kind === 'get' || kind === 'set');
}

export function nameFunction<T>(value: T): T {
  markSjs(value as object);
  return Object.defineProperty(value as object, 'toString', {
    value: () => '[function Function]',
    enumerable: false,
  }) as T;
}
