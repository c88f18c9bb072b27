import ts from 'typescript';
import { isInternal } from './docstring';

/** Whether this module declares it, and no library. */
export function fromModule(symbol: ts.Symbol): boolean {
  return (symbol.declarations ?? []).some(
    (at) =>
      !at.getSourceFile().isDeclarationFile &&
      !at.getSourceFile().fileName.includes('/node_modules/'),
  );
}

/** Whether an app sees it. */
export function isPublic(symbol: ts.Symbol): boolean {
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  const [declaration] = symbol.declarations ?? [];
  if (declaration && ts.getCombinedModifierFlags(declaration) & hidden) return false;
  const name = declaration && ts.getNameOfDeclaration(declaration);
  return !(name && ts.isPrivateIdentifier(name)) && !isInternal(symbol);
}

/** Whether it is exported as a type alone. */
export function isTypeOnly(symbol: ts.Symbol): boolean {
  return (symbol.declarations ?? []).some(
    (at) => ts.isExportSpecifier(at) && (at.isTypeOnly || at.parent.parent.isTypeOnly),
  );
}

/** Name of the class, interface or alias that a declaration stands in. */
export function parentOf(declaration: ts.Declaration): string | undefined {
  let at: ts.Node = declaration.parent;
  while (ts.isTypeLiteralNode(at) || ts.isParenthesizedTypeNode(at)) at = at.parent;
  if (ts.isClassDeclaration(at)) return at.name?.text;
  return ts.isInterfaceDeclaration(at) || ts.isTypeAliasDeclaration(at) ? at.name.text : undefined;
}
