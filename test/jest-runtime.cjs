const { statSync } = require('node:fs');
const { Script } = require('node:vm');
const { default: Runtime } = require('jest-runtime');

/**
 * What each file was compiled to last, for the life of a worker.
 * @type {Map<string, { readonly source: string, readonly script: Script }>}
 */
const compiled = new Map();

/**
 * What each file was transformed to last, for the life of a worker.
 * @type {Map<string, { readonly version: string, readonly result: import('@jest/transform').TransformResult }>}
 */
const transformed = new Map();

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
 * Jest's own runtime, except that a module which many test files load is read, transformed and compiled once in each
 * worker. Jest does so anew for every test file, since V8 keeps no code of functions compiled in a context of their own;
 * what a module leaves behind still belongs to its test file alone.
 * @see https://github.com/nodejs/node/issues/35375
 */
class Shared extends Runtime {
  /** @param {ConstructorParameters<typeof Runtime>} given */
  constructor(...given) {
    super(...given);
    this.transformOnce();
    this.compileOnce();
  }

  transformOnce() {
    const { transformCache, _config: config } = this;
    const transformAnew = transformCache.transform.bind(transformCache);
    transformCache.transform = (filename, options) => {
      if (options?.isInternalModule) return transformAnew(filename, options);
      const key = `${config.id} ${options?.supportsStaticESM} ${filename}`;
      const { mtimeMs, size } = statSync(filename);
      const version = `${mtimeMs} ${size}`;
      const known = transformed.get(key);
      if (known?.version !== version) {
        const code = transformAnew(filename, options);
        transformed.set(key, { version, result: transformCache.transforms.get(filename) });
        return code;
      }
      const { result } = known;
      transformCache.transforms.set(filename, result);
      if (result.sourceMapPath) transformCache.sourceMaps.set(filename, result.sourceMapPath);
      return result.code;
    };
  }

  compileOnce() {
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
