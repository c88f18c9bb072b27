import ts from 'typescript';

/** What a docstring says, as Markdown; `{@link Name}` stands where it links to another symbol. */
export interface Docstring {
  /** One text a paragraph, without line breaks. */
  readonly paragraphs: readonly string[];
  /** Texts of `@param`, by parameter. */
  readonly params: ReadonlyMap<string, string>;
  readonly returns: string | undefined;
  readonly rejections: readonly Rejection[];
  readonly see: readonly string[];
  readonly examples: readonly string[];
}

/** One case of `@throws HError`: codes, and when they come; without codes the text alone says it. */
export interface Rejection {
  readonly codes: readonly number[];
  readonly when: string | undefined;
}

/** Reads a docstring. @throws Error that has `name` in it, where `@throws` does not begin with `HError` */
export function docstringOf(
  documented: ts.Symbol | ts.Signature,
  name: string,
  checker: ts.TypeChecker,
): Docstring {
  const tags = documented.getJsDocTags(checker).map((tag) => ({
    name: tag.name,
    text: ts.displayPartsToString(tag.text).trim(),
  }));
  const texts = (tagName: string): string[] =>
    tags.filter((tag) => tag.name === tagName).map((tag) => tag.text);
  return {
    paragraphs: ts
      .displayPartsToString(documented.getDocumentationComment(checker))
      .split(/\n\s*\n/)
      .map(oneLine)
      .filter((text) => text !== ''),
    params: new Map(texts('param').map(paramOf)),
    returns: texts('returns').map(oneLine)[0],
    rejections: texts('throws').flatMap((text) => rejectionsOf(oneLine(text), name)),
    see: texts('see').map(oneLine),
    examples: texts('example'),
  };
}

/** Whether a symbol is kept from those who use the module. */
export function isInternal(symbol: ts.Symbol): boolean {
  return symbol.getJsDocTags().some((tag) => tag.name === 'internal');
}

/**
 * Reads `HError 404 if nobody has it; 400, 600`: cases between semicolons, each with one code or more. What
 * follows a code says when it comes; what stands before the first one counts for each code of its case.
 */
export function rejectionsOf(text: string, name: string): Rejection[] {
  const [, cases] = /^HError\b\s*(.+)$/.exec(text) ?? [];
  if (cases === undefined) throw new Error(`${name}: "@throws HError …" expected, not "${text}"`);
  return cases.split(/;\s*/).flatMap((one): Rejection[] => {
    const first = one.search(/\b\d{2,3}\b/);
    if (first < 0) return [{ codes: [], when: one }];
    const lead = trimmed(one.slice(0, first).replace(/\balso\s*$/, ''));
    const each = one
      .slice(first)
      .split(/,\s*(?=\d{2,3}\b)/)
      .map((item) => ({ code: Number.parseInt(item, 10), when: trimmed(item.slice(3)) }));
    if (lead !== undefined) return [{ codes: each.map(({ code }) => code), when: lead }];
    return each.map(({ code, when }) => ({ codes: [code], when }));
  });
}

function paramOf(text: string): [string, string] {
  const [name = '', ...rest] = oneLine(text).split(' ');
  return [name, rest.join(' ').replace(/^- /, '')];
}

function trimmed(text: string): string | undefined {
  return text.replace(/^[\s,:]+|[\s,:]+$/g, '') || undefined;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
