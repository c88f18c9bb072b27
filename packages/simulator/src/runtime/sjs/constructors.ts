import { parse, type MemberExpression } from 'acorn';
import { simple } from 'acorn-walk';
import MagicString from 'magic-string';

/** Called in the place of `.constructor`. */
export const KIND_OF = '__kindOf';

/**
 * In SJS `value.constructor` is a name: "Array", "Object", "Date" …
 * @returns The script with calls of {@link kindOf} instead; one that cannot be read stays as it is.
 * @see mini/framework/SJS 语法参考/数据类型.md of AlipayDocs/open-docs
 */
export function nameConstructors(source: string): string {
  if (!source.includes('.constructor')) return source;
  const script = new MagicString(source);
  try {
    simple(parse(source, { ecmaVersion: 2023, sourceType: 'module' }), {
      MemberExpression({ property, computed, optional, start, end }: MemberExpression) {
        if (computed || property.type !== 'Identifier' || property.name !== 'constructor') return;
        script.appendLeft(start, `${KIND_OF}(`);
        const dot = source.lastIndexOf(optional ? '?.' : '.', property.start);
        script.overwrite(dot, end, ')');
      },
    });
  } catch {
    return source;
  }
  return script.toString();
}

export function kindOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice('[object '.length, -1);
}
