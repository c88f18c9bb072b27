import type { Problems } from '../../contract/problems';

export type Json = Record<string, unknown>;

/** Where a key stands, and who hears of it. */
export interface Reading {
  readonly file: string;
  readonly problems: Problems;
}

/** Tells of keys that the platform does not know, or the simulator does not. */
export function checkKeys(
  json: Json,
  { file, problems }: Reading,
  known: string[],
  unsupported: string[],
): void {
  for (const key of Object.keys(json)) {
    if (known.includes(key)) continue;
    const thing = `key ${key}`;
    if (unsupported.includes(key)) {
      problems.lacking(thing, `${key} is not supported by the simulator`, { file });
    } else problems.unknown(thing, `${key} is not known`, { file });
  }
}

export function isText(value: unknown): value is string {
  return typeof value === 'string';
}
