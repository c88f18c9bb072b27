const SECRET_KEY = /token|password|authorization|^(auth_?)?code$/i;
const MASK = '***';

/** The values in a request body that must never show up anywhere else. */
export function secretsOf(data: unknown): string[] {
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data as Record<string, unknown>)
    .filter(([key, value]) => SECRET_KEY.test(key) && typeof value === 'string' && value !== '')
    .map(([, value]) => value as string);
}

/** The text with every secret struck out. */
export function redactText(text: string, secrets: readonly string[]): string {
  return secrets.reduce((rest, secret) => rest.split(secret).join(MASK), text);
}

/** A copy of JSON-like data, with fields that hold secrets and every known secret struck out. */
export function redact(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === 'string') return redactText(value, secrets);
  if (Array.isArray(value)) return value.map((item) => redact(item, secrets));
  if (typeof value !== 'object' || value === null) return value;
  const copy: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    copy[key] =
      SECRET_KEY.test(key) && typeof item === 'string' && item !== ''
        ? MASK
        : redact(item, secrets);
  }
  return copy;
}
