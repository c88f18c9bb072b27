const SECRET_KEY = /token|password|authorization|^(auth_?)?code$/i;
const MASK = '***';

/** The values in a request body, however deep, that must never show up anywhere else. */
export function secretsOf(data: unknown): string[] {
  if (typeof data !== 'object' || data === null) return [];
  const found: string[] = [];
  for (const [key, value] of Object.entries(data)) {
    const isText = typeof value === 'string' || typeof value === 'number';
    if (isText && SECRET_KEY.test(key)) found.push(String(value));
    else found.push(...secretsOf(value));
  }
  return found;
}

/** The text with every secret struck out. */
export function redactText(text: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret !== '')
    .reduce((rest, secret) => rest.split(secret).join(MASK), text);
}

/** A copy of what the platform or the server gave, with secret fields and every known secret struck out. */
export function redact(value: unknown, secrets: readonly string[]): unknown {
  return strike(value, secrets, []);
}

function strike(value: unknown, secrets: readonly string[], above: readonly unknown[]): unknown {
  if (typeof value === 'string') return redactText(value, secrets);
  if (typeof value !== 'object' || value === null) return value;
  if (above.includes(value)) return '[circular]';
  if (value instanceof Error) {
    return { name: value.name, message: redactText(value.message, secrets) };
  }
  const path = [...above, value];
  if (Array.isArray(value)) return value.map((item) => strike(item, secrets, path));
  const copy: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    copy[key] = isSecret(key, item) ? MASK : strike(item, secrets, path);
  }
  return copy;
}

/** A number named `code` is an error's, no secret. */
function isSecret(key: string, value: unknown): boolean {
  const empty = value === undefined || value === null || value === '';
  return !empty && SECRET_KEY.test(key) && !(/^code$/i.test(key) && typeof value === 'number');
}
