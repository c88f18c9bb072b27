import { readFile } from 'node:fs/promises';

/** Gives a text of the docstring of `key` in the language of a page. */
export type Translate = (key: string, text: string) => string;

/** Texts that more than one symbol has, under this key. */
const SHARED = 'shared';

type Table = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * Reads `{ "Symbol.member": { "English text": "translation" } }`.
 * @param name - of the file, in errors
 * @throws Error that says what is wrong with the file
 */
export async function readTranslations(path: string, name: string): Promise<Translations> {
  const parsed: unknown = JSON.parse(await readFile(path, 'utf8'));
  if (!isRecord(parsed)) throw new Error(`${name}: an object expected`);
  const table: Record<string, Record<string, string>> = {};
  for (const [key, texts] of Object.entries(parsed)) {
    if (!isRecord(texts)) throw new Error(`${name}: ${key}: an object expected`);
    const entries = Object.entries(texts).map(([source, text]): [string, string] => {
      if (typeof text !== 'string' || text === '') {
        throw new Error(`${name}: ${key}: "${source}" has no text`);
      }
      return [source, text];
    });
    table[key] = Object.fromEntries(entries);
  }
  return new Translations(table, name);
}

/**
 * Translations by symbol and by the English text itself, so that a changed docstring has none until
 * somebody has seen to it.
 */
export class Translations {
  private readonly used = new Set<string>();
  private readonly missing = new Set<string>();

  constructor(
    private readonly table: Table,
    private readonly name: string,
  ) {}

  readonly translate: Translate = (key, text) => {
    for (const owner of [key, SHARED]) {
      const found = this.table[owner]?.[text];
      if (found !== undefined) {
        this.used.add(entry(owner, text));
        return found;
      }
    }
    this.missing.add(entry(key, text));
    return text;
  };

  /** @throws Error that names each text without a translation, and each translation without a text */
  finish(): void {
    const all = Object.entries(this.table).flatMap(([key, texts]) =>
      Object.keys(texts).map((text) => entry(key, text)),
    );
    const problems = [
      ...[...this.missing].map((one) => `no translation: ${one}`),
      ...all
        .filter((one) => !this.used.has(one))
        .map((one) => `nothing says this any more: ${one}`),
    ];
    if (problems.length > 0) throw new Error(`${this.name}:\n${problems.join('\n')}`);
  }
}

function entry(key: string, text: string): string {
  return `${key}: ${JSON.stringify(text)}`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
