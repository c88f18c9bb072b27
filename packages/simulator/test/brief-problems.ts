import type { Problem } from '../src';

/** Problems in short: `kind thing file:line`. */
export function brief(problems: readonly Problem[]): string[] {
  return problems.map(({ kind, thing, file = '', line }) =>
    [kind, thing, line === undefined ? file : `${file}:${line}`].filter(Boolean).join(' '),
  );
}
