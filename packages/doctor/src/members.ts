import { Linter } from 'eslint';
import { languageOf, SCRIPTS } from './language';
import { keyOf, pathOf, valueOf, defineRule, type ESTree } from './rules/rule';

/** What the code of a page or component offers to its AXML. */
export interface Members {
  names: ReadonlySet<string>;
  /** Whether there may be more, from a spread, a mixin or a function that is called. */
  isOpen: boolean;
}

const linter = new Linter({ configType: 'flat' });

/**
 * Reads which functions `Page({…})` or `Component({ methods: {…} })` has.
 * @returns undefined if the file calls neither, or cannot be parsed.
 */
export function readMembers(path: string, text: string): Members | undefined {
  const found: Members[] = [];
  const collect = defineRule(() => ({
    CallExpression(node) {
      const name = pathOf(node.callee)?.at(-1);
      const [argument] = node.arguments;
      if (name !== 'Page' && name !== 'Component') return;
      found.push(name === 'Page' ? membersOf(argument) : methodsOf(argument));
    },
  }));
  linter.verify(
    text,
    {
      files: SCRIPTS,
      plugins: { members: { rules: { collect } } },
      linterOptions: { noInlineConfig: true },
      languageOptions: languageOf(path, text),
      rules: { 'members/collect': 'error' },
    },
    path,
  );
  return found[0];
}

function methodsOf(argument: ESTree.Node | undefined): Members {
  const methods = valueOf(argument, 'methods');
  const own = methods ? membersOf(methods) : { names: new Set<string>(), isOpen: false };
  const around = membersOf(argument);
  return {
    names: own.names,
    isOpen: own.isOpen || (around.isOpen && !methods) || around.names.has('mixins'),
  };
}

function membersOf(argument: ESTree.Node | undefined): Members {
  if (argument?.type !== 'ObjectExpression') return { names: new Set(), isOpen: true };
  const names = new Set<string>();
  let isOpen = false;
  for (const property of argument.properties) {
    const name = property.type === 'Property' ? keyOf(property) : undefined;
    if (name === undefined) isOpen = true;
    else names.add(name);
  }
  return { names, isOpen: isOpen || names.has('mixins') };
}
