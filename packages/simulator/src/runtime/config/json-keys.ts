import type { Problems } from '../../contract/problems';

export type Json = Record<string, unknown>;

/** Where a key stands, and who hears of it. */
export interface Reading {
  readonly file: string;
  readonly problems: Problems;
}

/**
 * Tells of keys that the platform does not know.
 * @param section The key that they stand below, if there is one.
 */
export function checkKeys(
  json: Json,
  { file, problems }: Reading,
  known: readonly string[],
  section?: string,
): void {
  for (const key of Object.keys(json)) {
    if (known.includes(key)) continue;
    const name = section === undefined ? key : `${section}.${key}`;
    problems.unknown(`key ${name}`, `${name} is not known`, { file });
  }
}

export function isText(value: unknown): value is string {
  return typeof value === 'string';
}
