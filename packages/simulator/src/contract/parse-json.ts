import { SimulatorError } from './errors';

/** @throws {SimulatorError} with the line, where the engine tells of one. */
export function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const line = lineOf(message, text);
    throw new SimulatorError(
      // V8 counts characters, which no editor shows.
      message.replace(/ in JSON at position \d+( \(line \d+ column \d+\))?$/, ''),
      { file, ...(line === undefined ? {} : { line }) },
    );
  }
}

/** V8 names a position or the end, Firefox a line. */
function lineOf(message: string, text: string): number | undefined {
  const [, line] = /\bat line (\d+)/.exec(message) ?? [];
  if (line !== undefined) return Number(line);
  const [, position] = /\bat position (\d+)/.exec(message) ?? [];
  if (position !== undefined) return linesOf(text.slice(0, Number(position)));
  return message.includes('end of JSON input') ? linesOf(text.trimEnd()) : undefined;
}

function linesOf(text: string): number {
  return text.split('\n').length;
}
