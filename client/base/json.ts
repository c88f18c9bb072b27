import { isHError, malformed, wrongType } from './errors';
import { expectArgument, isFields, requiredFields, type Fields } from './guards';
import { defineField, forEachField, isList, isObject } from './kinds';

/** Deeper data is refused, whether it is sent or answered; what refers to itself is infinitely deep. */
const MAX_DEPTH = 100;

/**
 * A copy of what an app wants to send. A record travels as its id, the vendor's pointer; a date and whatever else
 * has a `toJSON` as that says; an undefined property is left out.
 *
 * @throws HError 605 for what JSON cannot express, such as functions, NaN, a Map, or data that refers to itself
 */
export function jsonOf(value: unknown, path = 'the value'): unknown {
  try {
    return encoded(value, path, 0);
  } catch (error) {
    throw isHError(error) ? error : notJson(path);
  }
}

function encoded(value: unknown, path: string, depth: number): unknown {
  const isSimple = value === null || typeof value === 'string' || typeof value === 'boolean';
  if (isSimple || Number.isFinite(value)) return value;
  if (!isObject(value) || depth > MAX_DEPTH) throw notJson(path);
  const encode = (item: unknown): unknown => encoded(item, path, depth + 1);
  if (isList(value)) return value.map(encode);
  if ('_recordID' in value) return pointerOf(value._recordID, path);
  if ('toJSON' in value && typeof value.toJSON === 'function') {
    return encode((value as { toJSON: () => unknown }).toJSON());
  }
  const given = filterFields(value, (item) => item !== undefined);
  if (!Object.keys(given).length && !isPlain(value)) throw notJson(path);
  return mapFields(given, encode);
}

/** The same of an object's fields. @throws HError 605 */
export function jsonFieldsOf(value: Fields, path = 'the value'): Fields {
  return requiredFields(jsonOf(value, path), path);
}

/**
 * A copy of JSON data that was answered, so that the module's own is never handed out.
 * @throws HError 14 for data too deep to be copied
 */
export function copyOf<T>(value: T, depth = 0): T {
  if (depth > MAX_DEPTH) throw malformed('too deep');
  const copy = (item: unknown): unknown => copyOf(item, depth + 1);
  if (isList(value)) return value.map(copy) as T;
  return isFields(value) ? (mapFields(value, copy) as T) : value;
}

/** A copy of an object's fields, each value changed. */
function mapFields(source: object, change: (value: unknown) => unknown): Fields {
  const fields: Fields = {};
  forEachField(source, (value, key) => defineField(fields, key, change(value)));
  return fields;
}

/** A copy of those fields of an object that pass. */
export function filterFields(
  source: object,
  passes: (value: unknown, key: string) => boolean,
): Fields {
  const fields: Fields = {};
  forEachField(source, (value, key) => {
    if (passes(value, key)) defineField(fields, key, value);
  });
  return fields;
}

/**
 * A copy of the fields of both, those of `changes` in place of the others. Object spread would do the same, and
 * bring half a kilobyte of helpers into ES2017.
 */
export function merged<A extends object, B extends object>(fields: A, changes: B): A & B {
  const both = mapFields(fields, (value) => value);
  forEachField(changes, (value, key) => defineField(both, key, value));
  return both as A & B;
}

/** Sets fields that `setData` does not see, which copies what it can see of a user that it is handed. */
export function hide(target: object, fields: object): void {
  forEachField(fields, (value, key) => defineField(target, key, value, false));
}

/** Whether a value is an object without a class, of this or another realm. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** An id as the vendor's SDK sends it, as text. @see https://github.com/ifanrx/hydrogen-js-sdk core/BaseRecord.js */
function pointerOf(id: unknown, path: string): string {
  const isId = typeof id === 'string' || typeof id === 'number';
  expectArgument(isId, path, 'a record with an id');
  return String(id);
}

function notJson(path: string): Error {
  return wrongType(path, 'JSON data');
}
