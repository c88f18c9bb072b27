import { malformed, wrongType } from './errors';
import { defineField, holds, isList, isObject } from './kinds';

export type Fields = Record<string, unknown>;

/** Whether a value is an object with string keys: no array, no null. */
export function isFields(value: unknown): value is Fields {
  return isObject(value) && !isList(value);
}

/** A value that should be an object, or an empty one in its place. */
export function asFields(value: unknown): Fields {
  return isFields(value) ? value : {};
}

/** A value that should be a text, or an empty one in its place. */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function isText(value: unknown): value is string {
  return asText(value) !== '';
}

/** @throws HError 605, which names the argument and what it should have been */
export function expectArgument(
  condition: unknown,
  path: string,
  expected: string,
): asserts condition {
  if (!condition) throw wrongType(path, expected);
}

/** The options of a call; none at all counts as `{}`. @throws HError 605 */
export function optionsOf(value: unknown): Fields {
  return readFields(value ?? {}, 'options');
}

/**
 * A copy of what an app gave, read once: a getter may throw, or say something else the next time. What is inherited
 * counts too, since options may be made from defaults.
 * @throws HError 605
 */
export function readFields(value: unknown, path: string): Fields {
  const fields: Fields = {};
  const isRead = holds(() => {
    for (const key in value as Fields) defineField(fields, key, (value as Fields)[key]);
    return isFields(value);
  });
  expectArgument(isRead, path, 'an object');
  return fields;
}

/** @throws HError 605 */
export function requiredFields(value: unknown, path: string): Fields {
  expectArgument(isFields(value), path, 'an object');
  return value;
}

/** An option; undefined and null count as the default, which is undefined if none is named. */
export function optional(options: Fields, key: string, fallback?: unknown): unknown {
  return options[key] ?? fallback;
}

/** @throws HError 605 */
export function optionalBoolean(options: Fields, key: string, fallback: boolean): boolean {
  return typed(options, key, fallback) as boolean;
}

/** Undefined and null count as 0. @throws HError 605 */
export function optionalNumber(options: Fields, key: string): number {
  return typed(options, key, 0) as number;
}

/** Undefined and null count as `''`. @throws HError 605 */
export function optionalString(options: Fields, key: string): string {
  return typed(options, key, '') as string;
}

/** An option of the type that its default has. @throws HError 605 */
function typed(options: Fields, key: string, fallback: unknown): unknown {
  const value = optional(options, key, fallback);
  expectArgument(typeof value === typeof fallback, key, `a ${typeof fallback}`);
  return value;
}

/** @throws HError 605 */
export function requiredString(value: unknown, path: string): string {
  expectArgument(isText(value), path, 'a non-empty string');
  return value;
}

/**
 * The name or value of a header: ASCII travels everywhere, and a line break would end it to begin another one.
 * @see https://www.rfc-editor.org/rfc/rfc9110.html#name-field-values
 * @throws HError 605
 */
export function headerLine(value: unknown, path: string): string {
  expectArgument(typeof value === 'string' && /^[ -~]*$/.test(value), path, 'Latin text');
  return value;
}

/** Null clears a name. @throws HError 605 */
export function stringOrNull(value: unknown, path: string): string | null {
  return value === null ? null : requiredString(value, path);
}

/** @throws HError 605 */
export function requiredArray(value: unknown, path: string): unknown[] {
  expectArgument(isList(value), path, 'an array');
  return value;
}

/** The known value that was given. @throws HError 605 */
export function oneOf<T extends string>(known: readonly T[], given: unknown, path: string): T {
  expectArgument(known.includes(given as T), path, known.join(', '));
  return given as T;
}

/** A code from a text message: digits, which apps also pass as a number. @throws HError 605 */
export function smsCode(value: unknown): string {
  expectArgument(isDigits(value) || isCount(value), 'code', 'digits');
  return String(value);
}

/** A user id from the wire or from storage, where the platform may have made a string of it. */
export function toUserId(value: unknown): number | undefined {
  const id = isDigits(value) ? Number(value) : value;
  return isCount(id) && id > 0 ? id : undefined;
}

/** @throws HError 605 */
export function requiredUserId(value: unknown): number {
  const id = toUserId(value);
  expectArgument(id, 'userID', 'a user id');
  return id;
}

/** An integer from 0 up. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isDigits(value: unknown): value is string {
  return /^\d+$/.test(asText(value));
}

/** The platform's number of what went wrong; 0 if it gave none. */
export function platformCode(answer: Fields): number {
  return Number(answer.error) || 0;
}

/** The body of an answer that must be an object. @throws HError 14 */
export function answeredFields(value: unknown): Fields {
  if (!isFields(value)) throw malformed('no object', value);
  return value;
}
