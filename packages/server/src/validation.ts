import { z } from 'zod';
import { badRequest } from './errors';

/** Text that the database and every screen can hold: no control characters, no broken surrogates. */
const PRINTABLE = /^[^\p{Cc}\p{Cs}]*$/u;

export const printable = (maxLength: number) =>
  z
    .string()
    .max(maxLength, `must have at most ${maxLength} characters`)
    .regex(PRINTABLE, 'must not contain control characters');

export const username = printable(64)
  .min(1, 'must not be empty')
  .regex(/^\P{Cf}*$/u, 'must not contain invisible characters')
  .refine((text) => text === text.trim(), 'must not begin or end with white space');

/**
 * Two user names with the same key are the same name, "Straße", "STRASSE" and "STRAẞE" included: the capital of the last
 * is one only to its small letter.
 */
export const usernameKey = (name: string) =>
  name.normalize('NFKC').toLowerCase().toUpperCase().toLowerCase().normalize('NFKC');

/** 知晓云 stores e-mail addresses in lower case. */
export const email = z
  .string()
  .max(254, 'must have at most 254 characters')
  .pipe(z.email('must be an e-mail address'))
  .transform((address) => address.toLowerCase());

/** A mainland number with its country code is the number without it. */
export const phone = z
  .string()
  .regex(/^\+?\d{6,15}$/, 'must be a phone number: 6 to 15 digits')
  .transform((number) => number.replace(/^\+86(?=1\d{10}$)/, ''));

export const newPassword = z
  .string()
  .min(6, 'must have at least 6 characters')
  .max(128, 'must have at most 128 characters');

/** A password to be checked: any text, since any rule here would tell apart wrong ones. */
export const givenPassword = z.string().max(1024, 'must have at most 1024 characters');

export const authCode = z
  .string()
  .min(1, 'must not be empty')
  .max(512, 'must have at most 512 characters');

/** The vendor's page sends the code of a text message as a number, its Web API as text. */
export const smsCode = z
  .union([z.string(), z.number()], 'must have 6 digits')
  .transform(String)
  .pipe(z.string().regex(/^\d{6}$/, 'must have 6 digits'));

/** Empty for none; schemes that run code are not pictures. */
export const imageUrl = printable(16_384).regex(
  /^$|^(https?:\/\/|data:image\/)/,
  'must be the http(s) or data: URL of an image',
);

/**
 * Checks a body that came over the wire.
 * @throws {HttpError} 400 that names the first wrong field, never its value.
 */
export const parse = <T>(schema: z.ZodType<T>, input: unknown): T =>
  checked(schema, input ?? {}, []);

/** Checks one field of it, or one parameter of the query. @throws {HttpError} 400 that names it. */
export const parseField = <T>(name: string, schema: z.ZodType<T>, value: unknown): T =>
  checked(schema, value, [name]);

/** Reads a parameter that holds JSON. @throws {HttpError} 400 that names it. */
export function readJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest(`${name}: must be JSON`);
  }
}

const IN_OUR_WORDS: z.core.ParseContext<z.core.$ZodIssue> = {
  error: (issue) => {
    if (issue.code === 'invalid_type' && issue.input === undefined) return 'is required';
    if (issue.code === 'invalid_type') return `must be ${typeName(issue.expected)}`;
    // What is wrong with the name of a field in it.
    if (issue.code === 'invalid_key') return issue.issues[0]?.message;
    return undefined;
  },
};

function checked<T>(schema: z.ZodType<T>, input: unknown, above: readonly string[]): T {
  const result = schema.safeParse(input, IN_OUR_WORDS);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = [...above, ...(issue?.path.map(String) ?? [])].join('.');
  throw badRequest(`${path === '' ? 'body' : path}: ${issue?.message ?? ''}`);
}

/** In the words of JSON, which knows no records. */
function typeName(expected: string): string {
  const type = expected === 'record' ? 'object' : expected;
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}
