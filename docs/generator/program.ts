import ts from 'typescript';

/** Sources of installed packages, by path, for each set of options: they are many, large, and stay as they are. */
const packages = new Map<string, Map<string, ts.SourceFile | undefined>>();

/** As `ts.createProgram`, but several programs share what they parse of packages. */
export function createProgram(
  files: readonly string[],
  options: ts.CompilerOptions,
  host: ts.CompilerHost = ts.createCompilerHost(options),
): ts.Program {
  const key = JSON.stringify(options);
  const known = packages.get(key) ?? new Map<string, ts.SourceFile | undefined>();
  packages.set(key, known);
  return ts.createProgram(files, options, {
    ...host,
    getSourceFile(path, ...rest) {
      if (!path.includes('/node_modules/')) return host.getSourceFile(path, ...rest);
      if (!known.has(path)) known.set(path, host.getSourceFile(path, ...rest));
      return known.get(path);
    },
  });
}
