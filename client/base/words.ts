/** The words of a text. */
type Word<Text extends string> = Text extends `${infer First} ${infer Rest}`
  ? First | Word<Rest>
  : Text;

/** A list of names that are written as texts, separated by blanks. */
export function words<Line extends string>(...lines: readonly Line[]): Word<Line>[] {
  return lines.join(' ').split(' ') as Word<Line>[];
}
