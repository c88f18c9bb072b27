import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type Less from 'less';
import type * as Sass from 'sass';
import type { Problem } from '../contract/problems';
import type { Compiled } from './scripts';

export interface StyleSource {
  readonly text: string;
  /** Absolute path. */
  readonly path: string;
  /** Its name in the app, for problems. */
  readonly file: string;
  /** What `/…` in an import stands for. */
  readonly root: string;
}

/** Less or SCSS, by the file's ending → ACSS. Each compiler is loaded when the first such file comes. */
export function compileStyles(source: StyleSource): Compiled {
  return source.path.endsWith('.less') ? compileLess(source) : compileSass(source);
}

function compileLess({ text, path, file, root }: StyleSource): Compiled {
  // By its file: in Jest's jsdom `less` alone would be the browser's.
  const less = createRequire(__filename)('less/dist/less-node.cjs') as typeof Less;
  const results: Compiled[] = [];
  // With syncImport the callback comes before render() returns.
  less.render(
    absoluteImports(text, root),
    {
      filename: path,
      syncImport: true,
      paths: [dirname(path), root, ...packageFolders(path)],
      rewriteUrls: 'off',
    },
    (error: Less.RenderError | null, output) => {
      if (error) results.push(failed(file, 'Less', error.message, error.line));
      else results.push({ text: output?.css ?? '', problems: [], sources: output?.imports ?? [] });
    },
  );
  return results[0] ?? failed(file, 'Less', 'an import cannot be read', undefined);
}

/** Less takes `/styles/a.less` for a path on this machine; in a mini program it begins at the app's root. */
function absoluteImports(text: string, root: string): string {
  return text.replace(
    /(@import\s+(?:\([^)]*\)\s*)?['"])\/(?=[^'"]*['"])/g,
    (_all, head: string) => `${head}${root.replaceAll('\\', '/')}/`,
  );
}

function compileSass({ text, path, file, root }: StyleSource): Compiled {
  const sass = createRequire(__filename)('sass') as typeof Sass;
  try {
    const { css, loadedUrls } = sass.compileString(text, {
      url: pathToFileURL(path),
      syntax: path.endsWith('.sass') ? 'indented' : 'scss',
      loadPaths: [dirname(path), root, ...packageFolders(path)],
      importers: [
        {
          findFileUrl: (url) => (url.startsWith('/') ? pathToFileURL(join(root, url)) : null),
        },
      ],
      logger: sass.Logger.silent,
    });
    const sources = loadedUrls
      .filter(({ protocol }) => protocol === 'file:')
      .map((url) => fileURLToPath(url));
    return { text: css, problems: [], sources };
  } catch (error) {
    if (!(error instanceof sass.Exception)) throw error;
    return failed(file, 'SCSS', error.sassMessage, error.span.start.line + 1);
  }
}

/** The `node_modules` folders on the way up. */
function packageFolders(path: string): string[] {
  const folders: string[] = [];
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const packages = join(folder, 'node_modules');
    if (existsSync(packages)) folders.push(packages);
    if (folder === dirname(folder)) return folders;
  }
}

function failed(file: string, thing: string, message: string, line: number | undefined): Compiled {
  const problem: Problem = {
    kind: 'app',
    file,
    thing,
    message,
    ...(line === undefined ? {} : { line }),
  };
  return { text: '', problems: [problem] };
}
