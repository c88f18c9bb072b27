import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/**
 * Forbids files that import each other in a circle. `import-x/no-cycle` leaves out imports of types; a reader of such
 * files has to know all of them at once just the same.
 * @type {import('eslint').Rule.RuleModule}
 */
export const noCircles = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { circle: 'these files import each other in a circle: {{way}}' },
  },
  create(context) {
    const imports = importsIn(context.sourceCode.parserServices.program ?? context);
    const start = context.filename;
    const check = (node) => {
      if (!node.source) return;
      const target = resolve(start, node.source.value);
      const way = target && findWay(target, start, imports);
      if (!way) return;
      const names = [start, ...way].map((file) => path.relative(context.cwd, file));
      context.report({ node, messageId: 'circle', data: { way: names.join(' → ') } });
    };
    return {
      ImportDeclaration: check,
      ExportAllDeclaration: check,
      ExportNamedDeclaration: check,
    };
  },
};

const read = new WeakMap();

/** What each file imports, read once while the program of the linter stays the same. */
function importsIn(program) {
  if (!read.has(program)) read.set(program, memoize(importsOf));
  return read.get(program);
}

/** The files on the shortest way from one to the other along their imports; undefined if there is none. */
function findWay(from, to, imports) {
  const seen = new Set([from]);
  const ways = [[from]];
  for (const way of ways) {
    const last = way.at(-1);
    if (last === to) return way;
    for (const next of imports(last)) {
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return undefined;
}

/** Relative imports of a file; what stands in a package of its own cannot import back. */
function importsOf(file) {
  return ts
    .preProcessFile(readFileSync(file, 'utf8'))
    .importedFiles.map(({ fileName }) => resolve(file, fileName))
    .filter((target) => target !== undefined);
}

function resolve(from, request) {
  if (!request.startsWith('.')) return undefined;
  const base = path.resolve(path.dirname(from), request);
  return [base, `${base}.ts`, `${base}.mjs`, path.join(base, 'index.ts')].find(
    (candidate) => path.extname(candidate) !== '' && existsSync(candidate),
  );
}

function memoize(run) {
  const known = new Map();
  return (key) => {
    if (!known.has(key)) known.set(key, run(key));
    return known.get(key);
  };
}
