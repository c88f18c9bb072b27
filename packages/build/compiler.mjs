import { createRequire } from 'node:module';
import { relative } from 'node:path';
import { BuildFailure } from './settings.mjs';

/**
 * Compiles the mini program's scripts as `tsconfig.json` says.
 * @param {import('typescript').CompilerOptions} options - beside those of the file
 * @returns a function that gives all that the sources become now, as paths and texts; what has not changed since its
 *   last call is not compiled again
 * @throws {BuildFailure} from that function, with the compiler's messages, if there is any mistake
 */
export function createCompiler(options = {}) {
  // `import` would read the 9 MB of the compiler twice, first for its names.
  const load = () => createRequire(import.meta.url)('typescript');
  const librarySources = new Map();
  /** @type {Map<string, { path: string, text: string }>} by their sources */
  const outputs = new Map();
  let program;
  return function compile() {
    const tsc = load();
    const refuse = ({ messageText }) => {
      throw new BuildFailure(tsc.flattenDiagnosticMessageText(messageText, '\n'));
    };
    const system = { ...tsc.sys, onUnRecoverableConfigFileDiagnostic: refuse };
    const config = tsc.getParsedCommandLineOfConfigFile('tsconfig.json', options, system);
    const host = tsc.createIncrementalCompilerHost(config.options);
    const read = host.getSourceFile.bind(host);
    host.getSourceFile = (path, ...rest) => {
      if (!path.includes('/node_modules/')) return read(path, ...rest);
      if (!librarySources.has(path)) librarySources.set(path, read(path, ...rest));
      return librarySources.get(path);
    };
    // Made from the last program, so that what has not changed since is not checked again.
    program = tsc.createEmitAndSemanticDiagnosticsBuilderProgram(
      config.fileNames,
      config.options,
      host,
      program,
      config.errors,
    );
    const diagnostics = [
      ...program.getConfigFileParsingDiagnostics(),
      ...program.getOptionsDiagnostics(),
      ...program.getSyntacticDiagnostics(),
      ...program.getSemanticDiagnostics(),
    ];
    if (diagnostics.length > 0) {
      throw new BuildFailure(tsc.formatDiagnostics(diagnostics, host).trimEnd());
    }
    program.emit(undefined, (path, text, _mark, _onError, [source]) =>
      outputs.set(source.fileName, {
        path: relative(process.cwd(), path).replaceAll('\\', '/'),
        text,
      }),
    );
    for (const source of outputs.keys()) {
      if (!program.getSourceFile(source)) outputs.delete(source);
    }
    return [...outputs.values()];
  };
}
