import { join } from 'node:path';
import ts from 'typescript';
import { docstringOf, type Docstring } from './docstring';
import { createProgram } from './program';
import type { Call, Field, Group, Param, Surface, TypeEntry } from './surface';
import { fromModule, isPublic, isTypeOnly, parentOf } from './symbols';
import { TypePrinter } from './type-printer';

const { Alias, Class, Interface, TypeAlias, Function: Fn, Variable, Namespace } = ts.SymbolFlags;

/** Reads what `client/index.ts` exports, and `my.BaaS`. @throws Error if it does not compile */
export function readSurface(root: string, index = join(root, 'client/index.ts')): Surface {
  const config = ts.getParsedCommandLineOfConfigFile(
    join(root, 'tsconfig.json'),
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: (problem) => {
        throw new Error(ts.flattenDiagnosticMessageText(problem.messageText, '\n'));
      },
    },
  );
  const program = createProgram([index], config?.options ?? {});
  const source = program.getSourceFile(index);
  const module = source && program.getTypeChecker().getSymbolAtLocation(source);
  if (!module) throw new Error(`${index} is not a module`);
  return new Reader(program.getTypeChecker(), module, source).read();
}

class Reader {
  private readonly exported: ReadonlyMap<string, ts.Symbol>;
  /** Names of what an app may use as a value, not as a type alone. */
  private readonly values: ReadonlySet<string>;
  private readonly printer: TypePrinter;

  constructor(
    private readonly checker: ts.TypeChecker,
    module: ts.Symbol,
    private readonly source: ts.SourceFile,
  ) {
    const symbols = checker.getExportsOfModule(module);
    this.exported = new Map(
      symbols.map((symbol) => [
        symbol.name,
        symbol.flags & Alias ? checker.getAliasedSymbol(symbol) : symbol,
      ]),
    );
    this.values = new Set(symbols.filter((symbol) => !isTypeOnly(symbol)).map(({ name }) => name));
    this.printer = new TypePrinter(checker, new Set(this.exported.values()));
  }

  read(): Surface {
    const groups: Group[] = [];
    const functions: Call[] = [];
    const types: TypeEntry[] = [];
    const constants = new Map<string, readonly Field[]>();
    for (const [name, symbol] of this.exported) {
      if (symbol.flags & Fn) functions.push(this.call(symbol, name));
      else if (symbol.flags & (Class | Interface)) {
        const type = this.checker.getDeclaredTypeOfSymbol(symbol);
        const group = this.group(symbol, type, name);
        if (group.calls.length > 0) groups.push(group);
        else types.push({ ...this.typeEntry(symbol, name), fields: group.fields });
      } else if (symbol.flags & TypeAlias) types.push(this.typeEntry(symbol, name));
      else if (symbol.flags & Variable && name !== 'BaaS') {
        constants.set(name, this.fields(this.checker.getTypeOfSymbol(symbol), name));
      }
    }
    return {
      groups: [...this.namespaces(), ...groups],
      functions,
      types,
      constants,
      vendorTypes: this.vendorTypes(),
    };
  }

  /** `my.BaaS`, and the objects in it that have calls of their own. */
  private namespaces(): Group[] {
    const symbol = this.exported.get('BaaS');
    if (!symbol) throw new Error('client/index.ts exports no BaaS');
    const type = this.checker.getTypeOfSymbol(symbol);
    const nested = this.checker
      .getPropertiesOfType(type)
      .map((member) => ({ member, type: this.checker.getTypeOfSymbol(member) }))
      .filter((inner) => this.isNamespace(inner.type))
      .map((inner) => this.group(inner.member, inner.type, `my.BaaS.${inner.member.name}`));
    return [this.group(symbol, type, 'my.BaaS'), ...nested];
  }

  private group(symbol: ts.Symbol, type: ts.Type, name: string): Group {
    const typeSymbol = type.getSymbol() ?? symbol;
    const [base] = type.isClassOrInterface() ? this.checker.getBaseTypes(type) : [];
    const baseName = base?.getSymbol()?.name;
    const inherits = baseName !== undefined && this.exported.has(baseName);
    const members = this.checker.getPropertiesOfType(type).filter(isPublic);
    const refused = members.filter((member) => this.isRefusal(member));
    const own = members.filter(
      (member) =>
        !refused.includes(member) &&
        (!inherits || member.declarations?.some((at) => parentOf(at) === typeSymbol.name)),
    );
    const calls = own.filter((member) => this.signatures(member).length > 0);
    const doc = docstringOf(typeSymbol, name, this.checker);
    return {
      name,
      doc: doc.paragraphs.length > 0 ? doc : docstringOf(symbol, name, this.checker),
      base: inherits ? baseName : undefined,
      calls: calls.map((member) => this.call(member, `${name}.${member.name}`)),
      fields: own
        .filter((member) => !calls.includes(member) && fromModule(member))
        .filter((member) => !this.isNamespace(this.checker.getTypeOfSymbol(member)))
        .map((member) => this.field(member, name)),
      unsupported: refused
        .map((member) => member.name)
        .filter((member) => !inherits || !base?.getProperty(member)),
    };
  }

  private call(symbol: ts.Symbol, key: string): Call {
    const signatures = this.signatures(symbol);
    const last = signatures.at(-1);
    if (!last) throw new Error(`${key} cannot be called`);
    const params = new Map(
      signatures.flatMap((one) => one.parameters).map((param) => [param.name, param]),
    );
    const awaited = this.checker.getAwaitedType(last.getReturnType());
    const async = awaited !== last.getReturnType();
    const result = this.printer.result(last);
    return {
      name: symbol.name,
      key,
      signatures: signatures.map((one) => this.printer.signature(symbol.name, one)),
      params: [...params.values()].map((param) => this.param(param, key)),
      result: result === 'void' ? undefined : result,
      async,
      doc: described(docstringOf(symbol, key, this.checker), key),
    };
  }

  private param(symbol: ts.Symbol, call: string): Param {
    const node = symbol.valueDeclaration;
    const type = this.checker.getNonNullableType(this.checker.getTypeOfSymbol(symbol));
    const expands = !type.isUnion() && type.getCallSignatures().length === 0 && this.isOurs(type);
    return {
      name: symbol.name,
      optional: !!node && ts.isParameter(node) && this.checker.isOptionalParameter(node),
      type: this.printer.declared(symbol),
      fields: expands ? this.fields(type, `${call}.${symbol.name}`) : [],
    };
  }

  private fields(type: ts.Type, owner: string): Field[] {
    return this.checker
      .getPropertiesOfType(type)
      .filter((member) => isPublic(member) && fromModule(member))
      .map((member) => this.field(member, owner));
  }

  private field(symbol: ts.Symbol, owner: string): Field {
    const [declaration] = symbol.declarations ?? [];
    const parent = declaration && parentOf(declaration);
    // An option that several types have is translated once.
    const isShared = parent !== undefined && parent !== 'BaaS' && this.exported.has(parent);
    const key = `${isShared ? parent : owner}.${symbol.name}`;
    return {
      name: symbol.name,
      optional: (symbol.flags & ts.SymbolFlags.Optional) !== 0,
      type: this.printer.declared(symbol),
      doc: docstringOf(symbol, key, this.checker),
      key,
    };
  }

  private typeEntry(symbol: ts.Symbol, name: string): TypeEntry {
    const type = this.checker.getDeclaredTypeOfSymbol(symbol);
    const isObject = (type.flags & ts.TypeFlags.Object) !== 0;
    const isClass = (symbol.flags & Class) !== 0 && this.values.has(name);
    const made = isClass
      ? this.checker.getTypeOfSymbol(symbol).getConstructSignatures()[0]
      : undefined;
    return {
      name,
      doc: docstringOf(symbol, name, this.checker),
      fields: isObject ? this.fields(type, name) : [],
      definition: isObject ? undefined : this.printer.definition(symbol),
      generics: this.printer.generics(symbol),
      constructor: made && this.constructed(made, name),
    };
  }

  private constructed(signature: ts.Signature, name: string): Call {
    const key = `new ${name}`;
    return {
      name: key,
      key,
      signatures: [this.printer.signature(key, signature)],
      params: signature.parameters.map((param) => this.param(param, key)),
      result: undefined,
      async: false,
      doc: docstringOf(signature, key, this.checker),
    };
  }

  private vendorTypes(): Map<string, string> {
    const namespace = this.checker
      .getSymbolsInScope(this.source, Namespace)
      .find(({ name }) => name === 'AlipayBaaS');
    const members = namespace ? this.checker.getExportsOfModule(namespace) : [];
    return new Map(
      members.map((symbol) => {
        const type = this.checker.getDeclaredTypeOfSymbol(symbol);
        const ours = [...this.exported].find(
          ([, known]) => known === (type.aliasSymbol ?? type.symbol) || known === type.symbol,
        );
        if (!ours) throw new Error(`AlipayBaaS.${symbol.name} is none of the exported types`);
        return [symbol.name, ours[0]];
      }),
    );
  }

  private signatures(symbol: ts.Symbol): readonly ts.Signature[] {
    const type = this.checker.getNonNullableType(this.checker.getTypeOfSymbol(symbol));
    return type.getCallSignatures();
  }

  /** Whether a member is there to say 611, and never returns. */
  private isRefusal(member: ts.Symbol): boolean {
    const type = this.checker.getTypeOfSymbol(member);
    const all = [...type.getCallSignatures(), ...type.getConstructSignatures()];
    return all.some((one) => {
      const result = this.checker.getAwaitedType(one.getReturnType()) ?? one.getReturnType();
      return (result.flags & ts.TypeFlags.Never) !== 0;
    });
  }

  private isNamespace(type: ts.Type): boolean {
    const callable = type.getCallSignatures().length + type.getConstructSignatures().length > 0;
    return (
      !callable &&
      this.isOurs(type) &&
      this.checker.getPropertiesOfType(type).some((member) => this.signatures(member).length > 0)
    );
  }

  /** Whether a type is an object that this module declares. */
  private isOurs(type: ts.Type): boolean {
    if (!(type.flags & ts.TypeFlags.Object)) return false;
    return [type.aliasSymbol, type.symbol].some((symbol) => !!symbol && fromModule(symbol));
  }
}

/** @throws Error for a docstring that does not say what the call does */
function described(doc: Docstring, key: string): Docstring {
  if (doc.paragraphs.length === 0)
    throw new Error(`${key}: a docstring that says what it does expected`);
  return doc;
}
