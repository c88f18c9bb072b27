import { SimulatorError } from './errors';

/** @throws {SimulatorError} with the line, where the engine tells of one. */
export function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const line = lineOf(message, text);
    throw new SimulatorError(
      // V8 counts characters, which no editor shows, or quotes what is around.
      message
        .replace(/ in JSON at position \d+( \(line \d+ column \d+\))?$/, '')
        .replace(QUOTED, '$1'),
      { file, ...(line === undefined ? {} : { line }) },
    );
  }
}

/** V8's message of a character that does not belong there: up to ten characters before it and behind it. */
const QUOTED = /^(Unexpected token '([^]*?)'), (\.\.\.)?"([^]*)"(?:\.\.\.)? is not valid JSON$/;
const QUOTED_BEFORE = 10;

/** V8 names a position, the end, or what is around; Firefox a line. */
function lineOf(message: string, text: string): number | undefined {
  const [, line] = /\bat line (\d+)/.exec(message) ?? [];
  if (line !== undefined) return Number(line);
  const [, position] = /\bat position (\d+)/.exec(message) ?? [];
  if (position !== undefined) return linesOf(text.slice(0, Number(position)));
  const [, , token, isCut, around = ''] = QUOTED.exec(message) ?? [];
  if (token !== undefined)
    return lineOfToken(text, token, isCut === undefined ? undefined : around);
  return message.includes('end of JSON input') ? linesOf(text.trimEnd()) : undefined;
}

/** @param around What is quoted; nothing if that begins with the text, in which the token is near. */
function lineOfToken(text: string, token: string, around: string | undefined): number | undefined {
  if (around === undefined) {
    const start = text.slice(0, QUOTED_BEFORE + token.length);
    return linesOf(text.slice(0, start.lastIndexOf(token)));
  }
  const position = text.indexOf(around);
  const isOnce = position !== -1 && !text.includes(around, position + 1);
  return isOnce ? linesOf(text.slice(0, position + QUOTED_BEFORE)) : undefined;
}

function linesOf(text: string): number {
  return text.split('\n').length;
}
