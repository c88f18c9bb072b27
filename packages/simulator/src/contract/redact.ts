const SECRET_KEY = /authorization|cookie|token|password|secret|^code$|auth_?code/i;
const STRUCK_OUT = '***';
const MAX_DEPTH = 8;
/** Of one call. An app may hand over its page, or by a careless `this` everything there is. */
const MAX_VALUES = 10_000;
/** In UTF-16 units. Of a longer text that is no JSON a log shows the beginning. */
const MAX_TEXT_LENGTH = 20_000;

/**
 * A copy of what crosses `my`, fit for a log: no token, password or auth code, wherever it sits (object, JSON
 * text, query string), and no function. Of what is no plain object (a window, bytes) there is the kind alone.
 */
export function redact(value: unknown): unknown {
  return redactValue(value, 0, { left: MAX_VALUES });
}

interface Budget {
  left: number;
}

function redactValue(value: unknown, depth: number, budget: Budget): unknown {
  if (typeof value === 'string') return redactText(value, depth);
  if (typeof value === 'function') return undefined;
  if (typeof value === 'symbol' || typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  budget.left -= 1;
  if (depth >= MAX_DEPTH || budget.left < 0) return '…';
  try {
    return redactObject(value, depth, budget);
  } catch {
    // A getter of the app's has thrown.
    return '…';
  }
}

function redactObject(value: object, depth: number, budget: Budget): unknown {
  if (Array.isArray(value)) return value.map((item) => redactValue(item, depth + 1, budget));
  const kind = Object.prototype.toString.call(value);
  if (kind !== '[object Object]') return kind;

  const entries = Object.entries(value);
  // A storage entry hides its secret behind a key that names it: {key: 'auth_token', data: …}.
  const secretEntry = entries.some(
    ([key, item]) => key === 'key' && typeof item === 'string' && SECRET_KEY.test(item),
  );
  return Object.fromEntries(
    entries
      .filter(([, item]) => typeof item !== 'function')
      .map(([key, item]) => {
        const secret = SECRET_KEY.test(key) || (secretEntry && key === 'data');
        return [
          key,
          secret && item != null && item !== '' ? STRUCK_OUT : redactValue(item, depth + 1, budget),
        ];
      }),
  );
}

function redactText(text: string, depth: number): string {
  if (/^\s*[{[]/.test(text)) {
    try {
      // As long as the text, and in no circle.
      return JSON.stringify(redactValue(JSON.parse(text), depth + 1, { left: Infinity }));
    } catch {
      // Not JSON after all.
    }
  }
  const shown =
    text.length > MAX_TEXT_LENGTH
      ? `${text.slice(0, MAX_TEXT_LENGTH)}… (${text.length} characters)`
      : text;
  return redactQueries(shown);
}

/** A text without the secrets of the addresses in it: `/pages/a?token=***`. */
export function redactQueries(text: string): string {
  return text.replace(/(^|[?&])([^=&?#\s]+)=([^&#\s]+)/g, (pair, lead: string, key: string) =>
    SECRET_KEY.test(key) ? `${lead}${key}=${STRUCK_OUT}` : pair,
  );
}
