import { callSection, fieldTable, prose, textOfCode, withImports, type Page } from './call-section';
import { block, code, linkTo, table } from './markdown';
import {
  valuesOf,
  type Call,
  type Field,
  type Group,
  type Surface,
  type TypeEntry,
} from './surface';
import type { Translate } from './translation';
import type { Words } from './words';

/** What an object of a class is called in headings; an app may call it as it likes. */
const INSTANCES: Readonly<Record<string, string>> = {
  CurrentUser: 'currentUser',
  UserRecord: 'userRecord',
  RecordChanges: 'record',
  User: 'users',
  Query: 'query',
};

/** The class whose section is the one on errors. */
const ERROR = 'HError';
/** Its codes. */
const CODES = 'ErrorCode';

const USAGE = `import { BaaS, ErrorCode, isHError } from './client/index';

BaaS.auth.getCurrentUser().catch((error: unknown) => {
  if (isHError(error) && error.code === ErrorCode.SESSION_MISSING) {
    my.navigateTo({ url: '/pages/account/account' });
  }
});`;

/** The page on all of the module, as Markdown that Prettier has not seen yet. */
export function renderPage(surface: Surface, words: Words, translate: Translate): string {
  const { groups, types } = surface;
  const headings = new Map([
    ...groups.map((group): [string, string] => [group.name, group.name]),
    ...types.map((type): [string, string] => [type.name, type.name]),
    [ERROR, words.errors],
    [CODES, words.errors],
  ]);
  const page: Page = { words, translate, headings, values: valuesOf(surface) };
  return [
    `# ${words.title}`,
    '<!-- Written by `npm run docs` from the docstrings in client/. Change those. -->',
    words.otherLanguage,
    words.intro[0] ?? '',
    block('ts', USAGE),
    ...words.intro.slice(1),
    `## ${words.overview}`,
    ...overview(surface, page),
    ...groups.flatMap((group) => groupSection(group, page)),
    ...errorSection(surface, page),
    `## ${words.types}`,
    ...types
      .filter((type) => type.name !== ERROR)
      .flatMap((type) => typeSection(type, callsWith(type, surface), page)),
    ...unsupportedSection(groups, page),
    ...vendorSection(surface, page),
  ].join('\n\n');
}

function overview({ groups, functions }: Surface, page: Page): string[] {
  const { words } = page;
  const row = (call: Call): string[] => [linkTo(headingOf(call)), firstSentence(call, page)];
  return table(
    [words.call, words.purpose],
    [
      ...groups.flatMap((group) => [[`**${linkTo(group.name)}**`, ''], ...group.calls.map(row)]),
      [`**${linkTo(words.errors, words.errors)}**`, ''],
      ...functions.map(row),
    ],
  );
}

function groupSection(group: Group, page: Page): string[] {
  const { words } = page;
  return [
    `## ${code(group.name)}`,
    ...described(group, page),
    ...(group.base === undefined ? [] : [words.hasAllOf(linkTo(group.base))]),
    ...fieldTable(group.fields, page),
    ...group.calls.flatMap((call) => section(call, page)),
  ];
}

function section(call: Call, page: Page): string[] {
  return [`### ${code(headingOf(call))}`, ...callSection(call, page)];
}

function errorSection({ types, functions, constants }: Surface, page: Page): string[] {
  const { words, translate } = page;
  const error = types.find(({ name }) => name === ERROR);
  if (!error?.constructor) throw new Error(`client/index.ts exports no class ${ERROR}`);
  const named = constants.get(CODES) ?? [];
  const codes = Array.from({ length: 1000 }, (_, number) => number).filter(
    (number) =>
      textOfCode(number) !== textOfCode(0) || named.some(({ type }) => Number(type) === number),
  );
  const meaning = (field: Field | undefined, number: number): string =>
    [
      ...(field?.doc.paragraphs.map((text) => prose(translate(field.key, text), page)) ?? []),
      ...(field ? [] : [words.statuses[number] ?? '']),
    ].join(' ');
  return [
    `## ${words.errors}`,
    ...described(error, page),
    ...fieldTable(error.fields, page),
    ...table(
      [words.code, words.constant, words.message, words.meaning],
      codes.map((number) => {
        const field = named.find(({ type }) => Number(type) === number);
        return [
          code(String(number)),
          field ? code(field.name) : '',
          textOfCode(number),
          meaning(field, number) || translate('HError', textOfCode(number)),
        ];
      }),
    ),
    words.otherCodes,
    ...[error.constructor, ...functions].flatMap((call) => section(call, page)),
  ];
}

function typeSection(type: TypeEntry, calls: readonly Call[], page: Page): string[] {
  const { words } = page;
  const links = calls.map((call) => linkTo(headingOf(call))).join(words.list);
  return [
    `### ${code(type.name)}`,
    ...described(type, page),
    ...(type.generics === '' ? [] : [code(`${type.name}${type.generics}`)]),
    ...(type.definition === undefined
      ? []
      : [block('typescript', `type ${type.name}${type.generics} = ${type.definition};`)]),
    ...(links === '' ? fieldTable(type.fields, page) : [words.fieldsAt(links)]),
  ];
}

/** The calls that take an object of this type as a parameter, and so have a table of it. */
function callsWith(type: TypeEntry, { groups }: Surface): Call[] {
  return groups
    .flatMap((group) => group.calls)
    .filter((call) =>
      call.params.some((param) => param.type === type.name && param.fields.length > 0),
    );
}

function unsupportedSection(groups: readonly Group[], page: Page): string[] {
  const { words } = page;
  return [
    `## ${words.unsupported}`,
    words.unsupportedIntro,
    groups
      .filter((group) => group.unsupported.length > 0)
      .map((group) => {
        const names = [...group.unsupported].sort().map(code).join(words.list);
        return `- ${linkTo(group.name)}${words.colon}${names}`;
      })
      .join('\n'),
  ];
}

function vendorSection({ vendorTypes }: Surface, page: Page): string[] {
  const { words } = page;
  return [
    `## ${words.vendorTypes}`,
    words.vendorTypesIntro,
    ...table(
      [words.vendorName, words.type],
      [...vendorTypes].map(([name, ours]) => [
        code(`AlipayBaaS.${name}`),
        linkTo(page.headings.get(ours) ?? ours, code(ours)),
      ]),
    ),
  ];
}

function described(of: Group | TypeEntry, page: Page): string[] {
  const key = of.name;
  return [
    ...of.doc.paragraphs.map((text) => prose(page.translate(key, text), page)),
    ...of.doc.see.map((url) => `**${page.words.see}** ${url}`),
    ...of.doc.examples.map((example) => block('ts', withImports(example, page.values))),
  ];
}

function headingOf(call: Call): string {
  const [owner = '', member] = call.key.split(/\.(?=\w+$)/);
  return member === undefined ? `${owner}()` : `${INSTANCES[owner] ?? owner}.${member}()`;
}

function firstSentence(call: Call, page: Page): string {
  const [first] = call.doc.paragraphs;
  if (first === undefined) return '';
  const text = page.translate(call.key, first);
  return prose(page.words.sentence.exec(text)?.[0] ?? text, page).replace(/[.。]$/, '');
}
