import ts from 'typescript';

/** Characters on a line of code, as everywhere in this project. */
const LINE = 100;

/** Prints types as their authors wrote them; a name that an app does not see is replaced by what it means. */
export class TypePrinter {
  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly visible: ReadonlySet<ts.Symbol>,
  ) {}

  /** The type of a property or parameter, without the undefined of an optional one. */
  declared(symbol: ts.Symbol): string {
    const [declaration] = symbol.declarations ?? [];
    const node = declaration && typeNodeOf(declaration);
    return node && this.isPlain(node)
      ? textOf(node)
      : this.expanded(this.checker.getTypeOfSymbol(symbol));
  }

  /** `name(param: Type): Result`. */
  signature(name: string, signature: ts.Signature): string {
    const params = signature.parameters.map((param) => {
      const node = param.valueDeclaration;
      const optional = node && ts.isParameter(node) && this.checker.isOptionalParameter(node);
      return `${param.name}${optional ? '?' : ''}: ${this.declared(param)}`;
    });
    const result = name.startsWith('new ') ? '' : `: ${this.returned(signature)}`;
    const line = `${name}(${params.join(', ')})${result}`;
    if (line.length <= LINE) return line;
    return `${name}(\n${params.map((param) => `  ${param},\n`).join('')})${result}`;
  }

  /** What a call returns, or resolves to. */
  result(signature: ts.Signature): string {
    return /^Promise<(.*)>$/.exec(this.returned(signature))?.[1] ?? this.returned(signature);
  }

  /** Type parameters, such as `<T = unknown>`. */
  generics(symbol: ts.Symbol): string {
    const declaration = symbol.declarations?.find(
      (at) => ts.isInterfaceDeclaration(at) || ts.isTypeAliasDeclaration(at),
    );
    const params = declaration?.typeParameters?.map(textOf) ?? [];
    return params.length > 0 ? `<${params.join(', ')}>` : '';
  }

  /** The right side of a type alias. */
  definition(symbol: ts.Symbol): string {
    const node = symbol.declarations?.find(ts.isTypeAliasDeclaration)?.type;
    if (!node) throw new Error(`${symbol.name} is no type alias`);
    return textOf(node);
  }

  private returned(signature: ts.Signature): string {
    const node = signature.getDeclaration().type;
    return node && this.isPlain(node) ? textOf(node) : this.expanded(signature.getReturnType());
  }

  private expanded(type: ts.Type): string {
    const parts = type.isUnion() ? type.types : [type];
    const names = parts
      .filter((part) => !(part.flags & ts.TypeFlags.Undefined))
      .map((part) =>
        this.checker.typeToString(
          part,
          undefined,
          ts.TypeFormatFlags.NoTruncation |
            ts.TypeFormatFlags.InTypeAlias |
            ts.TypeFormatFlags.UseSingleQuotesForStringLiteralType,
        ),
      );
    return names.join(' | ').replace('false | true', 'boolean');
  }

  /** Whether a reader knows every name in it: no `typeof`, no type that the module keeps to itself. */
  private isPlain(node: ts.TypeNode): boolean {
    let plain = true;
    const visit = (at: ts.Node): void => {
      if (ts.isTypeQueryNode(at)) plain &&= this.isVisible(at.exprName);
      else if (ts.isTypeReferenceNode(at)) plain &&= this.isVisible(at.typeName);
      ts.forEachChild(at, visit);
    };
    visit(node);
    return plain;
  }

  private isVisible(name: ts.EntityName): boolean {
    const found = this.checker.getSymbolAtLocation(name);
    if (!found) return false;
    const symbol =
      found.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(found) : found;
    const declared = symbol.declarations ?? [];
    return this.visible.has(symbol) || declared.every((at) => at.getSourceFile().isDeclarationFile);
  }
}

function typeNodeOf(declaration: ts.Declaration): ts.TypeNode | undefined {
  const typed =
    ts.isPropertySignature(declaration) ||
    ts.isPropertyDeclaration(declaration) ||
    ts.isParameter(declaration);
  return typed ? declaration.type : undefined;
}

/** Source text on one line, comments left out. */
function textOf(node: ts.Node): string {
  const printer = ts.createPrinter({ removeComments: true });
  const text = printer.printNode(ts.EmitHint.Unspecified, node, node.getSourceFile());
  // The module has one name for data that an app decides on; readers know it as `any`.
  return text
    .replace(/\bUntyped\b/g, 'any')
    .replace(/\s+/g, ' ')
    .replace(/; \}/g, ' }')
    .replace(/"/g, "'");
}
