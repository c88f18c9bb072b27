/** V8's message of a character that does not belong there: up to ten characters before it and behind it. */
const QUOTED = /^(Unexpected token '([^]*?)'), (\.\.\.)?"([^]*)"(?:\.\.\.)? is not valid JSON$/;
const QUOTED_BEFORE = 10;

/** What JSON holds, or what is wrong with it, and in which line, where the engine tells. */
export function parseJson(text: string): { value: unknown } | { message: string; line?: number } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const at = positionOf(message, text);
    return {
      message: message
        .replace(/ in JSON at position \d+( \(line \d+ column \d+\))?$/, '')
        .replace(QUOTED, '$1'),
      ...(at === undefined ? {} : { line: text.slice(0, at).split('\n').length }),
    };
  }
}

/** V8 names a position, the end, or what is around. */
function positionOf(message: string, text: string): number | undefined {
  const [, position] = /\bat position (\d+)/.exec(message) ?? [];
  if (position !== undefined) return Number(position);
  if (message.includes('end of JSON input')) return text.trimEnd().length;
  const [, , token, isCut, around = ''] = QUOTED.exec(message) ?? [];
  if (token === undefined) return undefined;
  // The quotation begins with the text itself: the token is near.
  if (isCut === undefined) return text.slice(0, QUOTED_BEFORE + token.length).lastIndexOf(token);
  const start = text.indexOf(around);
  const isOnce = start !== -1 && !text.includes(around, start + 1);
  return isOnce ? start + QUOTED_BEFORE : undefined;
}
