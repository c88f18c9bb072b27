import { isText, type Markup } from './markup';

/**
 * What stands in a `<text>`, in which a new line is one on the screen: the indentation of the source is none of it,
 * and `\n` is a new line.
 */
export function asWritten(children: readonly Markup[]): Markup[] {
  return children.map((markup, place) => {
    if (!isText(markup)) return markup;
    let { text } = markup;
    if (place === 0) text = text.replace(/^\s*\n\s*/, '');
    if (place === children.length - 1) text = text.replace(/\s*\n\s*$/, '');
    return { ...markup, text: outsideExpressions(text, (part) => part.replaceAll('\\n', '\n')) };
  });
}

/** What is written in `{{ }}` is code, with escapes of its own. */
function outsideExpressions(text: string, change: (part: string) => string): string {
  return text
    .split(/(\{\{.*?\}\})/s)
    .map((part) => (part.startsWith('{{') ? part : change(part)))
    .join('');
}
