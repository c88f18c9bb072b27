/**
 * The first character to be seen: two letters that make a flag, or any other with what belongs to it, which is accents,
 * variants, key caps, skin tones, the tags of a flag, and whatever a joiner adds. Older phones have no `Intl.Segmenter`.
 */
const CHARACTER =
  /[\u{1f1e6}-\u{1f1ff}]{2}|(?![\ufe00-\ufe0f])[^\s\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff](?:[\u0300-\u036f]|[\u20d0-\u20ff]|[\ufe00-\ufe0f]|[\u{1f3fb}-\u{1f3ff}]|[\u{e0020}-\u{e007f}]|\u200d\S)*/u;

/** What stands for a name where there is no picture. */
export function initialOf(name: string): string {
  return CHARACTER.exec(name)?.[0] ?? '';
}
