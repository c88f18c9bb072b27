import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, normalize, relative, sep } from 'node:path';
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

type Rewrite = (text: string) => string;

/**
 * Less or SCSS, by the file's ending → ACSS. Each compiler is loaded when the first such file comes.
 * @param aliased Resolves the aliases in a file's text.
 */
export function compileStyles(source: StyleSource, aliased: Rewrite): Compiled {
  return source.path.endsWith('.less')
    ? compileLess(source, aliased)
    : compileSass(source, aliased);
}

function compileLess(source: StyleSource, aliased: Rewrite): Compiled {
  const { text, path, file, root } = source;
  // By its file: in Jest's jsdom `less` alone would be the browser's.
  const less = createRequire(__filename)('less/dist/less-node.cjs') as typeof Less;
  const results: Compiled[] = [];
  // With syncImport the callback comes before render() returns.
  less.render(
    text,
    {
      filename: path,
      plugins: [beforeParsing((each) => absoluteImports(aliased(each), root))],
      syncImport: true,
      paths: [dirname(path), root, ...packageFolders(path)],
      rewriteUrls: 'off',
    },
    (error: Less.RenderError | null, output) => {
      const place = error?.filename ? nameOf(error.filename, source) : file;
      if (error) results.push(failed(place, 'Less', reasonOf(error), error.line));
      else {
        // With slashes, on Windows too.
        const sources = (output?.imports ?? []).map((source) => normalize(source));
        results.push({ text: output?.css ?? '', problems: [], sources });
      }
    },
  );
  return results[0] ?? failed(file, 'Less', 'an import cannot be read', undefined);
}

/** Changes each file of the app, those that are imported too: `resolveAlias 不会对 node_modules 中的文件生效`. */
function beforeParsing(change: Rewrite): Less.Plugin {
  const process = (text: string, { fileInfo }: Less.PreProcessorExtraInfo) =>
    isPackaged(fileInfo.filename) ? text : change(text);
  return { install: (_less, manager) => manager.addPreProcessor({ process }, 1) };
}

const isPackaged = (path: string) => /[\\/]node_modules[\\/]/.test(path);

/** Less gives no message of an import that is not there, if it reads all at once: the line itself says it. */
function reasonOf(error: { message?: string; extract?: readonly string[] }): string {
  return error.message ?? `cannot read what is imported: ${error.extract?.[1] ?? ''}`;
}

/** A mistake can be in a file that another imports. */
function nameOf(real: string, { file, path, root }: StyleSource): string {
  return real === path ? file : relative(root, real).split(sep).join('/');
}

/** Less takes `/styles/a.less` for a path on this machine; in a mini program it begins at the app's root. CSS it leaves alone. */
function absoluteImports(text: string, root: string): string {
  return text.replace(
    /(@import\s+(?:\([^)]*\)\s*)?(?:url\(\s*)?['"]?)\/(?=[^/'")\s])(?![^'")\s]*\.css\b)/g,
    (_all, head: string) => `${head}${root.replaceAll('\\', '/')}/`,
  );
}

function compileSass(source: StyleSource, aliased: Rewrite): Compiled {
  const { text, path, file, root } = source;
  const sass = createRequire(__filename)('sass') as typeof Sass;
  const resolved = (request: string) => aliased(`url("${request}")`).slice(5, -2);
  try {
    const { css, loadedUrls } = sass.compileString(text, {
      url: pathToFileURL(path),
      syntax: path.endsWith('.sass') ? 'indented' : 'scss',
      loadPaths: [dirname(path), root, ...packageFolders(path)],
      importers: [
        {
          // Sass asks for a URL of its own realm, which in Jest is jsdom's.
          findFileUrl: (request) => {
            const url = resolved(request);
            return url.startsWith('/') ? new URL(pathToFileURL(join(root, url)).href) : null;
          },
        },
      ],
      logger: sass.Logger.silent,
    });
    const sources = loadedUrls
      .filter(({ protocol }) => protocol === 'file:')
      .map((url) => fileURLToPath(url));
    return { text: aliased(css), problems: [], sources };
  } catch (error) {
    if (!(error instanceof sass.Exception)) throw error;
    const { start, url } = error.span;
    const place = url?.protocol === 'file:' ? nameOf(fileURLToPath(url), source) : file;
    return failed(place, 'SCSS', error.sassMessage, start.line + 1);
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
