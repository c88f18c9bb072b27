import * as tsParser from '@typescript-eslint/parser';
import type { Linter } from 'eslint';

/** Which files ESLint is to take; it leaves TypeScript alone unless it is named. */
export const SCRIPTS = ['**/*.js', '**/*.ts'];

/** How ESLint parses a script of a mini program. */
export function languageOf(path: string, text: string): Linter.LanguageOptions {
  return {
    ...(path.endsWith('.ts') ? { parser: tsParser } : {}),
    ecmaVersion: 2023,
    // Only for the parser's sake: what is taken for a module by mistake is parsed more strictly, and as well.
    sourceType: /^\s*(?:import|export)\b/m.test(text) ? 'module' : 'commonjs',
  };
}
