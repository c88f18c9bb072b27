import { createRequire } from 'node:module';
import type * as Sucrase from 'sucrase';
import type { Problem } from '../contract/problems';

/** A file as the simulator takes it, made from what the author wrote. */
export interface Compiled {
  readonly text: string;
  readonly problems: readonly Problem[];
  /** Absolute paths of further files that went into it. */
  readonly sources?: readonly string[];
}

/**
 * TypeScript → JavaScript, line by line, types left unchecked, as DevTools does it.
 * @param file Its name in the app, for problems.
 */
export function compileTypeScript(source: string, file: string): Compiled {
  // Loaded here, since most apps have no TypeScript.
  const { transform } = createRequire(__filename)('sucrase') as typeof Sucrase;
  try {
    const { code } = transform(source, {
      transforms: ['typescript'],
      disableESTransforms: true,
      filePath: file,
    });
    return { text: code, problems: [] };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const problem: Problem = { kind: 'app', file, thing: 'TypeScript', ...placeOf(error) };
    return { text: '', problems: [problem] };
  }
}

/** Sucrase writes the place into the message: `Error transforming a.ts: Unexpected token (1:10)`. */
function placeOf({ message }: SyntaxError): Pick<Problem, 'line' | 'message'> {
  const [, text = message, line] =
    /^(?:Error transforming .*?: )?(.*) \((\d+):\d+\)$/s.exec(message) ?? [];
  return { message: text, ...(line === undefined ? {} : { line: Number(line) }) };
}
