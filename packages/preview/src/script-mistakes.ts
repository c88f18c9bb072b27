import type { AppFiles, Problem } from 'alipay-mini-simulator';
import { transformSync, type TransformFailure } from 'esbuild';

/** A script of the app itself: those of npm packages are built by others. */
const OWN_SCRIPT = /^(?!(.*\/)?node_modules\/).*\.js$/;

/**
 * Finds scripts that cannot be parsed. The simulator tells of one when it is run, and goes on without it; DevTools builds
 * no app that has one.
 *
 * @returns A function that remembers the scripts it has seen: after a change it parses those that are new.
 */
export function scriptChecker(): (files: AppFiles) => Problem[] {
  let known = new Map<string, readonly Problem[]>();
  return (files) => {
    const seen = new Map<string, readonly Problem[]>();
    const found = Object.entries(files)
      .filter(([path]) => OWN_SCRIPT.test(path))
      .flatMap(([file, text]) => {
        const key = `${file}\n${text}`;
        const problems = known.get(key) ?? parse(file, text);
        seen.set(key, problems);
        return problems;
      });
    known = seen;
    return found;
  };
}

function parse(file: string, text: string): Problem[] {
  try {
    // JSX: some keep the sources of another tool beside the app.
    transformSync(text, { loader: 'jsx', logLevel: 'silent' });
    return [];
  } catch (error) {
    const { errors } = error as Partial<TransformFailure>;
    // No mistake of the app: the compiler itself has failed.
    if (!errors) throw error;
    const [first] = errors;
    const message = first?.text ?? String(error);
    const line = first?.location?.line;
    return [
      { kind: 'app', file, ...(line === undefined ? {} : { line }), thing: 'JavaScript', message },
    ];
  }
}
