/** Median, smallest and largest of some numbers. */
export interface Summary {
  median: number;
  spread: readonly [min: number, max: number];
}

export function summarize(values: readonly number[]): Summary {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  const median = sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
  return { median, spread: [sorted[0] ?? Number.NaN, sorted.at(-1) ?? Number.NaN] };
}

/**
 * Measures several things in turn, round by round: what else the machine does meanwhile hits all of them alike, so
 * that their ratio holds though the numbers move.
 * @param things By name; each returns its number.
 * @returns Its numbers for each thing, in the order of the rounds. A first round, which warms up, does not count.
 */
export async function interleave<Name extends string>(
  rounds: number,
  things: Readonly<Record<Name, () => number | Promise<number>>>,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(things) as Name[];
  const values = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<
    Name,
    number[]
  >;
  for (let round = -1; round < rounds; round += 1) {
    for (const name of names) {
      const value = await things[name]();
      if (round >= 0) values[name].push(value);
    }
  }
  return values;
}

/** Ratio of two things, round by round. */
export function ratios(values: readonly number[], reference: readonly number[]): number[] {
  return values.map((value, index) => value / (reference[index] ?? Number.NaN));
}
