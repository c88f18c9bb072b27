import { defineField, forEachField, isList, isObject } from './kinds';

const SECRET_KEY = /token|password|authorization|cookie|secret|api.?key|^(auth_?)?code$/i;
const MASK = '***';

/** Bounds of what an error shows of an answer: neither its depth nor its size may cost the app its stack or memory. */
const MAX_DEPTH = 10;
const MAX_VALUES = 1000;
const MAX_TEXT_LENGTH = 2000;
const CUT = '…';

/** The texts and numbers in a request body that must not show up in any error. */
export function secretsOf(data: unknown, found: string[] = []): string[] {
  if (!isObject(data)) return found;
  forEachField(data, (value, key) => {
    const isText = typeof value === 'string' || typeof value === 'number';
    if (isText && SECRET_KEY.test(key)) {
      const secret = String(value);
      found.push(
        secret,
        // Also as it stands in a body that is quoted as JSON, which escapes quotes and backslashes,
        JSON.stringify(secret).slice(1, -1),
        // in a query, where half of a surrogate pair cannot stand,
        encodeURIComponent(secret.replace(/[\ud800-\udfff]/gu, '')),
        // and a token without the word before it.
        secret.replace(/^bearer /i, ''),
      );
    } else secretsOf(value, found);
  });
  return found;
}

/** The text with every secret struck out, cut where it is too long for an error. */
function redactText(text: string, secrets: readonly string[]): string {
  const strike = (rest: string, secret: string): string =>
    secret ? rest.split(secret).join(MASK) : rest;
  // The longest first: one may begin with another.
  const longestFirst = [...secrets].sort((a, b) => b.length - a.length);
  const struck = longestFirst.reduce(strike, text);
  return struck.length > MAX_TEXT_LENGTH ? struck.slice(0, MAX_TEXT_LENGTH) + CUT : struck;
}

/**
 * A copy of what the platform or the server gave, with secret fields and known secrets struck out. What lies
 * too deep, and what comes after the first 1000 values, is left out.
 */
export function redact(value: unknown, secrets: readonly string[] = []): unknown {
  let left = MAX_VALUES;
  const copy = (part: unknown, depth: number): unknown => {
    if (typeof part === 'string') return redactText(part, secrets);
    if (!isObject(part)) return part;
    if (depth > MAX_DEPTH) return CUT;
    if (part instanceof Error) return { name: part.name, message: copy(part.message, depth) };
    const result: Record<string, unknown> = {};
    forEachField(part, (item, key) => {
      left -= 1;
      if (left >= 0) defineField(result, key, isSecret(key, item) ? MASK : copy(item, depth + 1));
    });
    return isList(part) ? Object.values(result) : result;
  };
  return copy(value, 0);
}

/** Nothing: undefined, null or an empty text. */
export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

/** A number named `code` is an error's, no secret. */
function isSecret(key: string, value: unknown): boolean {
  return (
    !isEmpty(value) && SECRET_KEY.test(key) && !(/^code$/i.test(key) && typeof value === 'number')
  );
}
