import { SimulatorError, type Place } from '../../contract/errors';
import type { Problems } from '../../contract/problems';
import { resolvePath } from '../../contract/paths';
import type { AppFiles } from '../../contract/types';
import { KIND_OF, kindOf, nameConstructors } from './constructors';
import { hostGlobals } from '../javascript/host-globals';
import { NAME_FUNCTION, nameFunction, nameFunctions } from './functions';
import { checkSjs } from './syntax';
import { rewriteEsModule, type ModuleRuntime } from '../javascript/es-modules';
import { runScript } from '../javascript/run-script';
import { markSjsExports } from '../../view/sjs/functions';
import { exportsOf } from '../javascript/module-exports';

/** What an SJS module exports, by name; `default` for its default export. */
export type SjsExports = Record<string, unknown>;

/**
 * SJS runs apart from the app's scripts, and is no JavaScript engine of its own: of the language it lacks all but the
 * basics. `Object.keys`, which no page of the platform lists, is left: antd-mini uses it on devices.
 * @see mini/framework/SJS 语法参考/基础类库.md of AlipayDocs/open-docs
 */
const LACKING =
  `Date RegExp Map Set WeakMap WeakSet WeakRef FinalizationRegistry Promise Proxy Reflect Symbol BigInt
  Intl Function eval escape unescape ArrayBuffer DataView Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array
  Int32Array Uint32Array Float32Array Float64Array BigInt64Array BigUint64Array`.split(/\s+/);

const GLOBALS: Readonly<Record<string, unknown>> = {
  getDate: (...args: unknown[]): unknown => Reflect.construct(Date, args),
  // 修饰符，只能包括一下字符: g、i、m
  getRegExp: (pattern: string, flags?: string) => {
    if (flags === undefined || /^[gim]*$/.test(flags)) return new RegExp(pattern, flags);
    throw new SyntaxError(`getRegExp: flags "${flags}": g, i and m are all there are`);
  },
  JSON: {
    stringify: (value?: unknown) => JSON.stringify(value),
    parse: (text?: string) => (text === undefined ? undefined : (JSON.parse(text) as unknown)),
  },
};

/**
 * Runs SJS modules, each once.
 * @see mini/framework/SJS 语法参考/SJS 介绍.md of AlipayDocs/open-docs
 */
export class SjsLoader {
  private readonly modules = new Map<string, SjsExports>();
  /** Why modules did not run to their end: what they were about to export is not there for anyone. */
  private readonly failures = new Map<string, SimulatorError>();

  constructor(
    private readonly files: AppFiles,
    private readonly problems: Problems,
  ) {}

  load(path: string, from: Place): SjsExports {
    const failure = this.failures.get(path);
    if (failure) throw failure;
    const known = this.modules.get(path);
    if (known) return known;
    const source = this.files[path];
    if (source === undefined) throw new SimulatorError(`${path} is not there`, from);
    const exports: SjsExports = {};
    this.modules.set(path, exports);
    const runtime: ModuleRuntime = {
      ...exportsOf(exports),
      __import: (request) => withDefault(this.load(resolvePath(path, request), { file: path })),
    };
    const scope: Record<string, unknown> = {
      ...Object.fromEntries([...hostGlobals(), ...LACKING, 'my'].map((name) => [name, undefined])),
      ...GLOBALS,
      [KIND_OF]: kindOf,
      [NAME_FUNCTION]: nameFunction,
      console,
      module: this.commonJs(path, exports),
      ...runtime,
    };
    checkSjs(source, path, this.problems);
    const script = nameFunctions(nameConstructors(source));
    try {
      runScript(rewriteEsModule(script, path) ?? script, path, scope);
    } catch (error) {
      throw this.failed(path, error);
    }
    markSjsExports(exports);
    return exports;
  }

  private failed(path: string, error: unknown): SimulatorError {
    const message = `SJS: ${error instanceof Error ? error.message : String(error)}`;
    const failure =
      error instanceof SimulatorError ? error : new SimulatorError(message, { file: path });
    this.failures.set(path, failure);
    return failure;
  }

  /**
   * The platform's page knows `export` alone; devices take `module.exports = …` for a default export. WXS modules reach
   * them so, which MorJS leaves as they are.
   */
  private commonJs(path: string, exports: SjsExports): object {
    const tell = () =>
      this.problems.unknown('module.exports in SJS', 'a SJS module exports by export', {
        file: path,
      });
    let whole: unknown = {};
    return {
      get exports() {
        tell();
        return whole;
      },
      set exports(value: unknown) {
        tell();
        whole = value;
        Object.defineProperty(exports, 'default', { value, enumerable: true, configurable: true });
      },
    };
  }
}

/**
 * `import { five }` also finds a member of a default export that is an object, and `import all` finds what a module
 * without a default export exports by name: component libraries that were made for WeChat reach each other so.
 */
function withDefault(exports: SjsExports): SjsExports {
  return new Proxy(exports, {
    get(target, name) {
      if (name in target) return Reflect.get(target, name) as unknown;
      if (name === 'default') return target;
      const { default: whole } = target;
      return Reflect.get(Object(whole) as object, name) as unknown;
    },
  });
}
