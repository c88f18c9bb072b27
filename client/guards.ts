import { malformed, wrongType } from './errors';
import { redact } from './redact';

export type Fields = Record<string, unknown>;

/** Whether a value is an object with string keys: no array, no null. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The options of a call; none at all counts as `{}`. @throws HError 605 */
export function optionsOf(value: unknown, path: string): Fields {
  if (value === undefined || value === null) return {};
  if (!isFields(value)) throw wrongType(path, 'an object');
  return value;
}

/** @throws HError 605 */
export function optionalBoolean(options: Fields, key: string, fallback: boolean): boolean {
  const value = options[key] ?? fallback;
  if (typeof value !== 'boolean') throw wrongType(key, 'a boolean');
  return value;
}

/** @throws HError 605 */
export function optionalString(options: Fields, key: string): string | undefined {
  const value = options[key] ?? undefined;
  if (value !== undefined && typeof value !== 'string') throw wrongType(key, 'a string');
  return value;
}

/** @throws HError 605 */
export function requiredString(value: unknown, path: string): string {
  if (typeof value !== 'string' || value === '') throw wrongType(path, 'a non-empty string');
  return value;
}

/** @throws HError 605 */
export function optionalStrings(options: Fields, key: string): string[] {
  const value = options[key] ?? [];
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string' && item !== '')) {
    throw wrongType(key, 'an array of non-empty strings');
  }
  return value as string[];
}

/** A code from a text message: digits, which apps also pass as a number. @throws HError 605 */
export function smsCode(value: unknown): string {
  const code = typeof value === 'number' ? String(value) : value;
  if (typeof code !== 'string' || !/^\d+$/.test(code)) throw wrongType('code', 'digits');
  return code;
}

/** A string that may be cleared with null. @throws HError 605 */
export function stringOrNull(value: unknown, path: string): string | null {
  if (value === null) return null;
  if (typeof value !== 'string' || value === '')
    throw wrongType(path, 'a non-empty string or null');
  return value;
}

/** A user id from the wire or from storage, where the platform may have made a string of it. */
export function toUserId(value: unknown): number | undefined {
  const id = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? id : undefined;
}

/** @throws HError 14 */
export function answeredFields(value: unknown, what: string): Fields {
  if (!isFields(value)) throw malformed(`${what} is not an object`, redact(value, []));
  return value;
}

/**
 * A copy of JSON-like data: the caller's object is never changed, and the module's own never handed out.
 * @throws TypeError if it refers to itself
 */
export function copyOf(value: unknown): unknown {
  const text = JSON.stringify(value) as string | undefined;
  return text === undefined ? undefined : JSON.parse(text);
}

/** A copy of what an app wants to send. @throws HError 605 for what cannot be sent */
export function jsonOf(value: unknown): unknown {
  try {
    return copyOf(value);
  } catch {
    throw wrongType('the value', 'JSON-like data');
  }
}

/** Sets a field under any name: a plain assignment to `__proto__` would change the object's prototype. */
export function defineField(target: object, key: string, value: unknown): void {
  Object.defineProperty(target, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}
