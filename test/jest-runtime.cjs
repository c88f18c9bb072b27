const { Script } = require('node:vm');
const { default: Runtime } = require('jest-runtime');

/**
 * What each file was compiled to last, for the life of a worker.
 * @type {Map<string, { readonly source: string, readonly script: Script }>}
 */
const compiled = new Map();

/**
 * @param {string} source
 * @param {string} filename
 * @param {readonly string[]} parameters
 */
function scriptOf(source, filename, parameters) {
  const known = compiled.get(filename);
  if (known?.source === source) return known.script;
  const script = new Script(`(function(${parameters.join(',')}){${source}\n})`, { filename });
  compiled.set(filename, { source, script });
  return script;
}

/**
 * Jest's own runtime, except that a module which many test files load is compiled once in each worker. Jest compiles it
 * anew for every test file, since V8 keeps no code of functions compiled in a context of their own; what a module
 * leaves behind still belongs to its test file alone.
 * @see https://github.com/nodejs/node/issues/35375
 */
class Shared extends Runtime {
  /** @param {ConstructorParameters<typeof Runtime>} given */
  constructor(...given) {
    super(...given);
    const { executor, _environment: environment } = this;
    const compileAnew = executor.compile.bind(executor);
    executor.compile = (source, filename) => {
      const context = environment.getVmContext();
      // An app file that cannot be parsed gets Jest's own explanation.
      try {
        return (
          context &&
          scriptOf(source, filename, executor.injectedModuleParameters).runInContext(context)
        );
      } catch {
        return compileAnew(source, filename);
      }
    };
  }
}

module.exports = Shared;
