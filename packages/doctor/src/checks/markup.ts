import { Parser } from 'htmlparser2';
import { PAGES, type Finding } from '../finding';
import { readMembers, type Members } from '../members';
import { textFiles, type Project } from '../project';
import { eventHere } from './events';
import { missingImport, missingPicture } from './imports';
import { tagsOf, unknownTag } from './tags';

const EVENT = /^(?:capture-)?(?:on|catch)[A-Z]/;

interface Tag {
  name: string;
  line: number;
  attributes: Readonly<Record<string, string>>;
  /** As it is written, up to its `>`. */
  source: string;
}

/** AXML: tags that nobody knows or that are not closed, handlers that are not there, and values that are not quoted. */
export function checkMarkup(project: Project): Finding[] {
  return textFiles(project, /\.axml$/).flatMap(({ path, text }) => {
    const { tags, unclosed } = readTags(text);
    const found = (
      rule: string,
      line: number,
      message: string,
      other?: Pick<Finding, 'severity' | 'page'>,
    ): Finding => ({
      severity: 'error',
      rule: `markup/${rule}`,
      file: project.shown(path),
      line,
      message,
      page: PAGES.quality,
      ...other,
    });
    const members = membersFor(project, path);
    const known = tagsOf(project, path);
    const syntax = [
      ...unclosed.map(({ name, line }) => found('syntax', line, `<${name}> is not closed`)),
      ...openBraces(text).map((line) => found('syntax', line, '{{ without }}')),
    ];
    const ofTags = tags.flatMap((tag) => [
      ...(known && !known.has(tag.name)
        ? [unknownTag(tag.name, tag.line, project.shown(path))]
        : []),
      ...missingFiles(tag, project, path).map((message) =>
        found('import', tag.line, message, { severity: 'error', page: PAGES.reference }),
      ),
      ...missingPictures(tag, project, path).map((message) =>
        found('image', tag.line, message, { severity: 'warning', page: PAGES.image }),
      ),
      ...foreignDirectives(tag).map((name) =>
        found(
          'directive',
          tag.line,
          `<${tag.name}>: ${name} is WeChat's and has no effect here; Alipay reads ${nameHere(name)}`,
        ),
      ),
      ...missingHandlers(tag, members).map((name) =>
        found(
          'handler',
          tag.line,
          `<${tag.name}>: there is no function ${name} in the code that belongs to this file`,
        ),
      ),
      ...calledHandlers(tag).map(([name, value]) =>
        found(
          'handler',
          tag.line,
          `<${tag.name}>: ${name}="${value}": the name of a function alone, whose arguments are in data-…`,
        ),
      ),
      ...literalConditions(tag).map(([name, value]) =>
        found(
          'condition',
          tag.line,
          `<${tag.name}>: ${name}="${value}" is a text and no value; write ${name}="{{${value}}}"`,
          { severity: 'warning', page: PAGES.binding },
        ),
      ),
      ...(lacksKey(tag)
        ? [
            found(
              'key',
              tag.line,
              `<${tag.name}>: a:for without a:key, of which DevTools warns: state of one entry may show in another`,
              { severity: 'advice', page: PAGES.list },
            ),
          ]
        : []),
      ...unquotedAttributes(tag).map((name) =>
        found(
          'quotes',
          tag.line,
          `<${tag.name}>: the value of ${name} needs quotes, such as ${name}="{{true}}"`,
        ),
      ),
    ]);
    return [...syntax, ...ofTags];
  });
}

/** What a file takes in that is not there. */
function missingFiles({ name, attributes }: Tag, project: Project, path: string): string[] {
  const attribute = { import: 'src', include: 'src', 'import-sjs': 'from' }[name];
  const written = attribute === undefined ? undefined : attributes[attribute];
  if (written === undefined || written.includes('{{')) return [];
  const missing = missingImport(project, path, written, name === 'import-sjs' ? [] : ['.axml']);
  return missing === undefined ? [] : [`<${name}>: ${missing} is not there`];
}

function missingPictures({ name, attributes }: Tag, project: Project, path: string): string[] {
  if (name !== 'image' && name !== 'cover-image') return [];
  const missing = missingPicture(project, path, attributes.src ?? '');
  return missing === undefined ? [] : [`<${name}>: ${missing} is not there`];
}

/** Nothing for a template or an included file: which code it belongs to shows elsewhere. */
function membersFor({ files }: Project, path: string): Members | undefined {
  const base = path.replace(/\.axml$/, '');
  for (const script of [`${base}.js`, `${base}.ts`]) {
    const text = files.get(script)?.text;
    if (text !== undefined) return readMembers(script, text);
  }
  return undefined;
}

function missingHandlers({ attributes }: Tag, members: Members | undefined): string[] {
  if (!members || members.isOpen) return [];
  return Object.entries(attributes).flatMap(([name, value]) =>
    EVENT.test(name) && /^[\w$]+$/.test(value) && !members.names.has(value) ? [value] : [],
  );
}

function unquotedAttributes({ source }: Tag): string[] {
  const bare = source.replace(/"[^"]*"|'[^']*'/g, '""');
  return [...bare.matchAll(/\s([\w:-]+)\s*=\s*(?!")[^\s>/]/g)].map(([, name = '']) => name);
}

/** `wx:if`, `bindtap`, `catch:tap`: Alipay's events begin with a capital. A property `bindcard="{{card}}"` is none. */
function foreignDirectives({ attributes }: Tag): string[] {
  return Object.entries(attributes).flatMap(([name, value]) =>
    name.startsWith('wx:') || (/^(?:bind|catch):?[a-z]/.test(name) && !value.includes('{{'))
      ? [name]
      : [],
  );
}

function nameHere(name: string): string {
  const [, way, event = ''] = /^(bind|catch):?(.*)$/.exec(name) ?? [];
  if (way === undefined) return `a:${name.slice('wx:'.length)}`;
  return `${way === 'bind' ? 'on' : 'catch'}${eventHere(event)}`;
}

/** `onTap="open(1)"`. */
function calledHandlers({ attributes }: Tag): (readonly [name: string, value: string])[] {
  return Object.entries(attributes).filter(
    ([name, value]) => EVENT.test(name) && /^[\w$.]+\(/.test(value),
  );
}

/** A text is true, and a list of its letters. */
function literalConditions({ attributes }: Tag): (readonly [name: string, value: string])[] {
  return Object.entries(attributes).filter(
    ([name, value]) =>
      /^a:(?:if|elif|for)$/.test(name) && value !== 'true' && /^!?[a-z_$][\w$.]*$/i.test(value),
  );
}

function lacksKey({ attributes }: Tag): boolean {
  return 'a:for' in attributes && !('a:key' in attributes) && !('key' in attributes);
}

const EXPRESSION = /\{\{[\s\S]*?\}\}/g;

/** Lines where an expression begins and does not end. */
function openBraces(text: string): number[] {
  const rest = blank(text, /<!--[\s\S]*?-->/g);
  // An expression that holds the beginning of another has ended before without `}}`.
  const swallowed = [...rest.matchAll(EXPRESSION)].filter(([all]) => all.lastIndexOf('{{') > 2);
  const open = blank(rest, EXPRESSION).indexOf('{{');
  return [...swallowed.map(({ index }) => index), ...(open === -1 ? [] : [open])].map((index) =>
    lineAt(text, index),
  );
}

function readTags(text: string): { tags: Tag[]; unclosed: Tag[] } {
  const tags: Tag[] = [];
  const open: Tag[] = [];
  const unclosed: Tag[] = [];
  const parser: Parser = new Parser(
    {
      onopentag(name, attributes) {
        const { startIndex, endIndex } = parser;
        const line = lineAt(text, startIndex);
        const tag = { name, attributes, line, source: text.slice(startIndex, endIndex + 1) };
        tags.push(tag);
        open.push(tag);
      },
      onclosetag(_name, isImplied) {
        const tag = open.pop();
        // To the parser, `<a/>` ends by itself too.
        if (tag && isImplied && !tag.source.endsWith('/>')) unclosed.push(tag);
      },
    },
    { xmlMode: true, recognizeSelfClosing: true },
  );
  // `{{a < b}}` begins no tag.
  parser.end(text.replace(EXPRESSION, (expression) => expression.replaceAll('<', ' ')));
  return { tags, unclosed };
}

/** Puts spaces in the place of what matches, so that every other character stays where it is. */
function blank(text: string, pattern: RegExp): string {
  return text.replace(pattern, (match) => ' '.repeat(match.length));
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
