const SECRET_KEY = /authorization|cookie|token|password|secret|^code$|auth_?code/i;
const STRUCK_OUT = '***';
const MAX_DEPTH = 8;
/** In UTF-16 units. Of a longer text that is no JSON a log shows the beginning. */
const MAX_TEXT_LENGTH = 20_000;

/**
 * A copy of what crosses `my`, fit for a log: no token, password or auth code, wherever it sits (object, JSON
 * text, query string), and no function.
 */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value, depth);
  if (typeof value === 'function') return undefined;
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) return '…';
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1));

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
        return [key, secret && item != null && item !== '' ? STRUCK_OUT : redact(item, depth + 1)];
      }),
  );
}

function redactText(text: string, depth: number): string {
  if (/^\s*[{[]/.test(text)) {
    try {
      return JSON.stringify(redact(JSON.parse(text), depth + 1));
    } catch {
      // Not JSON after all.
    }
  }
  const shown =
    text.length > MAX_TEXT_LENGTH
      ? `${text.slice(0, MAX_TEXT_LENGTH)}… (${text.length} characters)`
      : text;
  return shown.replace(/(^|[?&])([^=&?#\s]+)=([^&#\s]+)/g, (pair, lead: string, key: string) =>
    SECRET_KEY.test(key) ? `${lead}${key}=${STRUCK_OUT}` : pair,
  );
}
