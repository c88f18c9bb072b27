import { Parser } from 'htmlparser2';
import { PAGES, type Finding } from '../finding';
import { readMembers, type Members } from '../members';
import { textFiles, type Project } from '../project';

const EVENT = /^(?:capture-)?(?:on|catch)[A-Z]/;

interface Tag {
  name: string;
  line: number;
  attributes: Readonly<Record<string, string>>;
  /** As it is written, up to its `>`. */
  source: string;
}

/** AXML: handlers that are not there, and values that are not quoted. */
export function checkMarkup(project: Project): Finding[] {
  return textFiles(project, /\.axml$/).flatMap(({ path, text }) => {
    const tags = readTags(text);
    const found = (rule: string, line: number, message: string): Finding => ({
      severity: 'error',
      rule: `markup/${rule}`,
      file: project.shown(path),
      line,
      message,
      page: PAGES.quality,
    });
    const members = membersFor(project, path);
    return tags.flatMap((tag) => [
      ...missingHandlers(tag, members).map((name) =>
        found(
          'handler',
          tag.line,
          `<${tag.name}>: there is no function ${name} in the code that belongs to this file`,
        ),
      ),
      ...unquotedAttributes(tag).map((name) =>
        found(
          'quotes',
          tag.line,
          `<${tag.name}>: the value of ${name} needs quotes, such as ${name}="{{true}}"`,
        ),
      ),
    ]);
  });
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

function readTags(text: string): Tag[] {
  const tags: Tag[] = [];
  const parser: Parser = new Parser(
    {
      onopentag(name, attributes) {
        const { startIndex, endIndex } = parser;
        tags.push({
          name,
          attributes,
          line: text.slice(0, startIndex).split('\n').length,
          source: text.slice(startIndex, endIndex + 1),
        });
      },
    },
    { xmlMode: true, recognizeSelfClosing: true },
  );
  parser.end(text);
  return tags;
}
