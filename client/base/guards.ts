import { malformed, wrongType } from './errors';
import { redact } from './redact';

export type Fields = Record<string, unknown>;

/** Whether a value is an object with string keys: no array, no null. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object at `key`, or an empty one. */
export function fieldsAt(owner: Fields, key: string): Fields {
  const value = owner[key];
  return isFields(value) ? value : {};
}

/** The options of a call; none at all counts as `{}`. @throws HError 605 */
export function optionsOf(value: unknown): Fields {
  return requiredFields(value ?? {}, 'options');
}

/** @throws HError 605 */
export function requiredFields(value: unknown, path: string): Fields {
  if (!isFields(value)) throw wrongType(path, 'an object');
  return value;
}

/** @throws HError 605 */
export function optionalBoolean(options: Fields, key: string, fallback: boolean): boolean {
  const value = options[key] ?? fallback;
  if (typeof value !== 'boolean') throw wrongType(key, 'a boolean');
  return value;
}

/** Undefined and null count as `''`. @throws HError 605 */
export function optionalString(options: Fields, key: string): string {
  const value = options[key] ?? '';
  if (typeof value !== 'string') throw wrongType(key, 'a string');
  return value;
}

/** @throws HError 605 */
export function requiredString(value: unknown, path: string): string {
  if (typeof value !== 'string' || value === '') throw wrongType(path, 'a non-empty string');
  return value;
}

/** Null clears a name. @throws HError 605 */
export function stringOrNull(value: unknown, path: string): string | null {
  return value === null ? null : requiredString(value, path);
}

/** @throws HError 605 */
export function requiredArray(value: unknown, path: string): unknown[] {
  if (!Array.isArray(value)) throw wrongType(path, 'an array');
  return value;
}

/** The known value that was given. @throws HError 605 */
export function oneOf<T extends string>(known: readonly T[], given: unknown, path: string): T {
  const found = known.find((value) => value === given);
  if (found === undefined) throw wrongType(path, known.join(', '));
  return found;
}

/** A code from a text message: digits, which apps also pass as a number. @throws HError 605 */
export function smsCode(value: unknown): string {
  const code = typeof value === 'number' ? String(value) : value;
  if (typeof code !== 'string' || !/^\d+$/.test(code)) throw wrongType('code', 'digits');
  return code;
}

/** A user id from the wire or from storage, where the platform may have made a string of it. */
export function toUserId(value: unknown): number | undefined {
  const id = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? id : undefined;
}

/** @throws HError 605 */
export function requiredUserId(value: unknown): number {
  const id = toUserId(value);
  if (id === undefined) throw wrongType('userID', 'a user id');
  return id;
}

/** The body of an answer that must be an object. @throws HError 14 */
export function answeredFields(value: unknown): Fields {
  if (!isFields(value)) throw malformed('no object', redact(value));
  return value;
}
