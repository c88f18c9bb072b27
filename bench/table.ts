import { BUDGETS } from './budgets';
import type { Figure } from './figure';

/** Figures whose budget is exceeded. */
export function overBudget(figures: readonly Figure[]): Figure[] {
  return figures.filter(({ name, value }) => value > (BUDGETS[name] ?? Infinity));
}

/** The figures as a table of plain text. */
export function table(figures: readonly Figure[]): string {
  const hasAgainst = figures.some(({ against }) => against !== undefined);
  const rows = figures.map(({ name, value, unit, spread, against }) => [
    name,
    `${format(value)} ${unit}`,
    spread ? `${format(spread[0])} … ${format(spread[1])}` : '',
    BUDGETS[name] === undefined ? '' : `≤ ${format(BUDGETS[name])}`,
    ...(hasAgainst
      ? [
          against === undefined ? '' : format(against),
          against === undefined ? '' : format(value / against),
        ]
      : []),
  ]);
  const head = ['figure', 'median', 'spread', 'budget', ...(hasAgainst ? ['other', 'ratio'] : [])];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  return [head, widths.map((width) => '-'.repeat(width)), ...rows]
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Whole numbers as they are, others with three digits that count. */
function format(value: number): string {
  if (Number.isInteger(value)) return value.toLocaleString('en');
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
}
