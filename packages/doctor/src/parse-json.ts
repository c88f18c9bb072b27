/** What JSON holds, or what is wrong with it, and in which line, where the engine tells. */
export function parseJson(text: string): { value: unknown } | { message: string; line?: number } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const [, position] = /\bat position (\d+)/.exec(message) ?? [];
    const end = message.includes('end of JSON input') ? text.trimEnd().length : undefined;
    const at = position === undefined ? end : Number(position);
    return {
      message: message.replace(/ in JSON at position \d+( \(line \d+ column \d+\))?$/, ''),
      ...(at === undefined ? {} : { line: text.slice(0, at).split('\n').length }),
    };
  }
}
