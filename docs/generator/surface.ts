import type { Docstring } from './docstring';

/** A property or an option. */
export interface Field {
  readonly name: string;
  readonly optional: boolean;
  readonly type: string;
  readonly doc: Docstring;
  /** Where translations find its texts, such as `InitOptions.host`. */
  readonly key: string;
}

/** A parameter; of an object of options, each of them. */
export interface Param extends Omit<Field, 'doc' | 'key'> {
  readonly fields: readonly Field[];
}

/** A function or a method, with all its overloads. */
export interface Call {
  readonly name: string;
  readonly key: string;
  readonly signatures: readonly string[];
  readonly params: readonly Param[];
  /** Without the promise; undefined for nothing at all. */
  readonly result: string | undefined;
  readonly async: boolean;
  readonly doc: Docstring;
}

/** An object with calls: `my.BaaS`, `my.BaaS.auth`, a class. */
export interface Group {
  readonly name: string;
  readonly doc: Docstring;
  /** Name of the group whose calls it has, too. */
  readonly base: string | undefined;
  readonly calls: readonly Call[];
  readonly fields: readonly Field[];
  /** Names of the calls that say 611. */
  readonly unsupported: readonly string[];
}

/** An exported type without calls. */
export interface TypeEntry {
  readonly name: string;
  readonly doc: Docstring;
  readonly fields: readonly Field[];
  /** Of a type that is no object. */
  readonly definition: string | undefined;
  /** Its type parameters, such as `<T = unknown>`. */
  readonly generics: string;
  /** Of a class that an app may make objects of. */
  readonly constructor: Call | undefined;
}

/** All that the module offers to an app. */
export interface Surface {
  readonly groups: readonly Group[];
  readonly functions: readonly Call[];
  readonly types: readonly TypeEntry[];
  /** Exported objects of constants, as fields. */
  readonly constants: ReadonlyMap<string, readonly Field[]>;
  /** The vendor's names of types in `AlipayBaaS`, and what each means. */
  readonly vendorTypes: ReadonlyMap<string, string>;
}

/** Names of what an app imports as a value, beside `BaaS`. */
export function valuesOf({ functions, types, constants }: Surface): string[] {
  const classes = types.filter((type) => type.constructor !== undefined);
  return [...functions, ...classes].map(({ name }) => name).concat(...constants.keys());
}
