import { QuoteType, Tokenizer, type TokenizerCallbacks } from './tokenizer';
import type { Place } from '../contract/errors';
import { Problems } from '../contract/problems';

/** AXML as written: elements, attributes and text, each with its place. */
export type Markup = MarkupElement | MarkupText;

export interface MarkupElement {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string | true>;
  readonly children: readonly Markup[];
  readonly place: Place;
}

export interface MarkupText {
  readonly text: string;
  readonly place: Place;
}

export function isText(markup: Markup): markup is MarkupText {
  return 'text' in markup;
}

/**
 * Parses an AXML file, what is opened must be closed, or that is a problem. Alipay's own compiler
 * (`@alipay/axml-transverter`) is one obfuscated bundle without a licence, so htmlparser2 reads the tokens.
 * Text is kept as it stands; only white space with a line break in it and nothing else, the author's
 * indentation, is left out.
 */
export function parseMarkup(source: string, file: string, problems = new Problems()): Markup[] {
  const builder = new MarkupBuilder(source, file, problems);
  const tokenizer = new Tokenizer({ xmlMode: true, decodeEntities: true }, builder);
  tokenizer.write(hideExpressions(source, builder));
  tokenizer.end();
  return dropIndentation(builder.roots);
}

/** A comment, a tag with its attributes, or an expression in a text. */
const PIECES =
  /<!--[\s\S]*?-->|<[/\w!?](?:"[^"]*"|'[^']*'|=\s*\{\{(?:(?!\}\})[\s\S])*\}\}|[^'">])*>|\{\{(?:(?!\{\{|\}\})[\s\S])*\}\}/g;

/** In a tag: a value in quotes, or an expression that stands for itself. */
const VALUES = /"[^"]*"|'[^']*'|=\s*\{\{((?:(?!\}\})[\s\S])*)\}\}/g;

/**
 * The source for the tokenizer, of the same length: a `<` in an expression in a text begins no tag there, and an
 * attribute's expression without quotes neither ends at a space nor goes on to the tag's slash. No page of the platform
 * says that its compiler takes one or the other, so that they are problems of the app as well; public apps have both.
 */
function hideExpressions(source: string, builder: MarkupBuilder): string {
  return source.replace(PIECES, (piece: string, offset: number) => {
    if (piece.startsWith('<!--')) return piece;
    if (piece.startsWith('<')) {
      return piece.replace(VALUES, (value: string, expression: string | undefined, at: number) => {
        const end = at + value.length;
        const isLast = piece.startsWith('/>', end);
        if (expression === undefined || !(isLast || /[\s"'<>]/.test(expression))) return value;
        builder.unquoted(value, offset + at, isLast ? offset + end - 1 : undefined);
        const hidden = value.replace(/\{[\s\S]*/, (braces) => 'x'.repeat(braces.length));
        // The tokenizer would take the slash into the value.
        return isLast ? `${hidden.slice(0, -1)} ` : hidden;
      });
    }
    if (!piece.includes('<')) return piece;
    builder.comparison(piece, offset);
    return piece.replaceAll('<', ' ');
  });
}

interface OpenElement extends MarkupElement {
  readonly attributes: Map<string, string | true>;
  readonly children: Markup[];
}

class MarkupBuilder implements TokenizerCallbacks {
  readonly roots: Markup[] = [];
  private readonly open: OpenElement[] = [];
  private readonly lineStarts: number[];
  /** Braces that the tokenizer takes for spaces. */
  private readonly unseen = new Set<number>();
  private attribute = '';
  private value = '';

  constructor(
    private readonly source: string,
    private readonly file: string,
    private readonly problems: Problems,
  ) {
    this.lineStarts = [0, ...[...source.matchAll(/\n/g)].map(({ index }) => index + 1)];
  }

  /** An expression with `<` in a text. */
  comparison(expression: string, offset: number): void {
    const message = `${expression} in a text: "<" may be read as the beginning of a tag; use it in a:if, or in SJS`;
    this.problems.unknown('"<" in the expression of a text', message, this.placeAt(offset));
  }

  /**
   * An attribute's expression without quotes, in which a space, a quote or a bracket stands, or after which the tag ends.
   *
   * @param brace Where its last brace is, if the tokenizer does not see that.
   */
  unquoted(value: string, offset: number, brace: number | undefined): void {
    if (brace !== undefined) this.unseen.add(brace);
    const message = `${value.replace(/^=\s*/, '')}: an expression as a value stands in quotes`;
    this.problems.unknown('an expression without quotes', message, this.placeAt(offset));
  }

  onopentagname(start: number, end: number): void {
    const tag = this.source.slice(start, end);
    const element = { tag, attributes: new Map(), children: [], place: this.placeAt(start) };
    this.siblings().push(element);
    this.open.push(element);
  }

  onattribname(start: number, end: number): void {
    this.attribute = this.source.slice(start, end);
    this.value = '';
  }

  onattribdata(start: number, end: number): void {
    this.value += this.source.slice(start, this.unseen.has(end) ? end + 1 : end);
  }

  onattribentity(codePoint: number): void {
    this.value += String.fromCodePoint(codePoint);
  }

  onattribend(quote: QuoteType, end: number): void {
    const element = this.open.at(-1);
    if (!element) return;
    const { attributes, tag } = element;
    if (attributes.has(this.attribute)) {
      const message = `<${tag}> has ${this.attribute} twice`;
      this.problems.unknown('an attribute twice', message, this.placeAt(end));
      return;
    }
    if (quote === QuoteType.Unquoted && !this.value.startsWith('{{')) {
      // 组件属性需使用双引号封装 (mini/framework/AXML/数据绑定.md of AlipayDocs/open-docs), where its samples have single ones.
      const message = `<${tag}>: the value of ${this.attribute} stands in quotes`;
      this.problems.unknown('a value without quotes', message, this.placeAt(end));
    }
    attributes.set(this.attribute, quote === QuoteType.NoValue ? true : this.value);
  }

  onselfclosingtag(): void {
    this.open.pop();
  }

  onclosetag(start: number, end: number): void {
    const tag = this.source.slice(start, end);
    const element = this.open.at(-1);
    if (element?.tag === tag) {
      this.open.pop();
      return;
    }
    const expected = element ? `<${element.tag}> of line ${element.place.line ?? 0}` : 'nothing';
    const message = `</${tag}> where ${expected} is open`;
    this.problems.unknown('tags that cross', message, this.placeAt(start));
    // It ends what it names, if that is open, and all inside it; otherwise it means nothing.
    const depth = this.open.findLastIndex((each) => each.tag === tag);
    if (depth !== -1) this.open.length = depth;
  }

  ontext(start: number, end: number): void {
    this.addText(this.source.slice(start, end), start);
  }

  ontextentity(codePoint: number, end: number): void {
    this.addText(String.fromCodePoint(codePoint), end - 1);
  }

  oncdata(start: number, end: number, endOffset: number): void {
    this.addText(this.source.slice(start, end - endOffset).replace(/^CDATA\[/, ''), start);
  }

  onend(): void {
    const element = this.open.at(-1);
    if (!element) return;
    const message = `<${element.tag}> is not closed`;
    this.problems.unknown('a tag that is not closed', message, element.place);
  }

  ondeclaration(start: number): void {
    const message = 'declarations (<!…>) are not supported';
    this.problems.unknown('a declaration', message, this.placeAt(start));
  }

  onprocessinginstruction(start: number): void {
    const message = 'processing instructions are not supported';
    this.problems.unknown('a processing instruction', message, this.placeAt(start));
  }

  oncomment(): void {
    // Says nothing to the page.
  }

  onopentagend(): void {
    // Everything was said by the name and the attributes.
  }

  private siblings(): Markup[] {
    return this.open.at(-1)?.children ?? this.roots;
  }

  /** Entities arrive one by one: what belongs together is joined. */
  private addText(text: string, offset: number): void {
    const list = this.siblings();
    const last = list.at(-1);
    if (last && isText(last)) list[list.length - 1] = { ...last, text: last.text + text };
    else list.push({ text, place: this.placeAt(offset) });
  }

  private placeAt(offset: number): Place {
    const after = this.lineStarts.findIndex((start) => start > offset);
    return { file: this.file, line: after === -1 ? this.lineStarts.length : after };
  }
}

function dropIndentation(list: readonly Markup[]): Markup[] {
  return list
    .filter((markup) => !isText(markup) || !/^\s*\n\s*$/.test(markup.text))
    .map((markup) =>
      isText(markup) ? markup : { ...markup, children: dropIndentation(markup.children) },
    );
}
