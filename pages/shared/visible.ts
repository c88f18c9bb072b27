/** Spaces, and signs that are drawn as nothing: joiners, directions, fillers, variation selectors. */
const INVISIBLE =
  /[\s\u00ad\u061c\u115f\u1160\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0]|\u034f|[\u17b4\u17b5]|[\u180b-\u180f]|[\ufe00-\ufe0f]/g;

/** The text; '' if there is nothing to see of it. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, '') === '' ? '' : text;
}
