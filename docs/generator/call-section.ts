import { HError } from '../../client/testing';
import type { Rejection } from './docstring';
import { block, code, linkTo, table } from './markdown';
import type { Call, Field } from './surface';
import type { Translate } from './translation';
import type { Words } from './words';

/** What the parts of a page share. */
export interface Page {
  readonly words: Words;
  readonly translate: Translate;
  /** Headings by the name of the type they are about. */
  readonly headings: ReadonlyMap<string, string>;
  /** Exported values, which an example has to import. */
  readonly values: readonly string[];
}

/** The text of an error code, without the code. */
export function textOfCode(errorCode: number): string {
  return new HError(errorCode).message.replace(`${errorCode}: `, '');
}

/** Everything on one function or method, below its heading. */
export function callSection(call: Call, page: Page): string[] {
  const { words, translate } = page;
  const { doc, key } = call;
  return [
    block('typescript', call.signatures.join('\n')),
    ...doc.paragraphs.map((text) => prose(translate(key, text), page)),
    ...table(
      [words.parameter, words.type, words.byDefault, words.description],
      call.params.flatMap((param) => {
        const text = doc.params.get(param.name);
        return [
          [
            code(param.name),
            // What is written out below needs no type here.
            param.type.startsWith('{') ? code('object') : typeCell(param.type, page),
            param.optional ? words.optional : words.required,
            text === undefined ? '' : prose(translate(key, text), page),
          ],
          ...param.fields.map((field) => fieldRow(field, page, `${param.name}.`)),
        ];
      }),
    ),
    ...resultLine(call, page),
    ...rejectionList(call, page),
    ...doc.see.map((url) => `**${words.see}** ${url}`),
    ...doc.examples.map((example) => block('ts', withImports(example, page.values))),
  ];
}

/** A table of properties. */
export function fieldTable(fields: readonly Field[], page: Page): string[] {
  const { words } = page;
  const head = [words.field, words.type, words.byDefault, words.description];
  const rows = fields.map((field) => fieldRow(field, page));
  // Of an object that an app is given, nothing has a default.
  const hasDefaults = rows.some((row) => row[2]?.startsWith('`'));
  const shown = (row: string[]): string[] => row.filter((_cell, at) => hasDefaults || at !== 2);
  return table(shown(head), rows.map(shown));
}

/** Docstring text with its links made links. */
export function prose(text: string, page: Pick<Page, 'headings'>): string {
  return text.replace(/\{@link (\w+)\}/g, (_whole, name: string) => {
    const heading = page.headings.get(name);
    return heading === undefined ? code(name) : linkTo(heading, code(name));
  });
}

function fieldRow(field: Field, page: Page, prefix = ''): string[] {
  const { words, translate } = page;
  const [, byDefault] = /\bDefault: (`[^`]+`)/.exec(field.doc.paragraphs.join(' ')) ?? [];
  const text = field.doc.paragraphs.map((one) => translate(field.key, one)).join(' ');
  return [
    code(`${prefix}${field.name}${prefix === '' && field.optional ? '?' : ''}`),
    typeCell(field.type, page),
    byDefault ?? (field.optional ? words.optional : words.required),
    prose(text.replace(/ ?(Default: `[^`]+`\.(?= |$)|默认值：`[^`]+`。)/, ''), page),
  ];
}

/** A type, as a link to the first type in it that the page has a section on. */
function typeCell(type: string, { headings }: Page): string {
  const known = (type.match(/\w+/g) ?? []).find((name) => headings.has(name));
  const heading = known === undefined ? undefined : headings.get(known);
  return heading === undefined ? code(type) : linkTo(heading, code(type));
}

function resultLine(call: Call, page: Page): string[] {
  const { words, translate } = page;
  const { returns } = call.doc;
  if (call.result === undefined && returns === undefined) return [];
  const type = call.result === undefined ? [] : [typeCell(call.result, page)];
  const text = returns === undefined ? [] : [prose(translate(call.key, returns), page)];
  const label = call.async ? words.resolves : words.returns;
  return [`**${label}** ${[...type, ...text].join(words.colon)}`];
}

function rejectionList(call: Call, page: Page): string[] {
  const { words, translate } = page;
  const { rejections } = call.doc;
  if (rejections.length === 0) return [];
  const named = ({ codes }: Rejection): string =>
    codes
      .map((one) => `${code(String(one))} ${translate('HError', textOfCode(one))}`)
      .join(words.list);
  const special = rejections.filter(({ when }) => when !== undefined);
  const plain = rejections.filter(({ when }) => when === undefined);
  const lines = special.map((one) => {
    const when = prose(translate(call.key, one.when ?? ''), page);
    return one.codes.length > 0 ? named(one) + words.when(when) : when;
  });
  if (plain.length > 0) {
    const rest = plain.map(named).join(words.list);
    lines.push(special.length > 0 ? `${words.also} ${rest}` : rest);
  }
  const label = call.async ? words.rejects : words.throws;
  return [`**${linkTo(words.errors, label)}**`, lines.map((line) => `- ${line}`).join('\n')];
}

/** An example that uses an export says where it comes from. */
export function withImports(example: string, values: readonly string[]): string {
  if (/^import /m.test(example)) return example;
  const used = [...values]
    .sort()
    .filter((name) => new RegExp(`(?<![.\\w'"/])${name}\\b`).test(example));
  if (used.length === 0) return example;
  return `import { ${used.join(', ')} } from './client/index';\n\n${example}`;
}
