import { COMPONENT_TABLE } from '../src/components/table';
import type { AttributeEntry, ComponentEntry, State } from '../src/components/table/entry';

const HEAD = `# The basic components

Made from \`packages/simulator/src/components/table/\`; a test compares the two. A default stands behind its attribute.
_Ignored_: accepted, and nothing a person could tell here depends on it. An attribute with a star is on no page of the
platform, yet component libraries pass it.

All take \`id\`, \`class\`, \`style\`, \`data-*\`, \`mark:*\`, \`role\`, \`aria-*\` and \`key\`; all take \`hidden\`, and \`onTap\`,
\`onLongTap\`, \`onTouchStart\`, \`onTouchMove\`, \`onTouchEnd\`, \`onTouchCancel\`, also as \`catch…\`, unless they say otherwise.
`;

const STATES: readonly (readonly [State, string])[] = [
  ['works', ''],
  ['ignored', 'Ignored'],
];

/** docs/simulator-components.md, as the table has it. */
export function componentDocs(): string {
  const sections = Object.entries(COMPONENT_TABLE).map(([tag, entry]) => section(tag, entry));
  return [HEAD, ...sections].join('\n');
}

function section(tag: string, entry: ComponentEntry): string {
  const page = entry.page ?? 'no page in AlipayDocs/open-docs';
  const lines = [`## \`${tag}\``, '', `Page: ${page}.`];
  const without = [
    ...(entry.touches?.length === 0 ? ['taps and touches'] : []),
    ...(entry.hidable === false ? ['`hidden`'] : []),
    ...(entry.container === false ? ['children'] : []),
  ];
  if (without.length > 0) lines.push(`Without: ${without.join(', ')}.`);
  const touches = entry.touches ?? [];
  if (touches.length > 0) {
    lines.push(`Of taps and touches: ${touches.map((name) => `\`${name}\``).join(', ')}.`);
  }
  const required = entry.required ?? [];
  if (required.length > 0) {
    lines.push(`Required: ${required.map((name) => `\`${kebab(name)}\``).join(', ')}.`);
  }
  const list = STATES.flatMap(([state, title]) => [
    line(`${title} attributes`.trim(), attributes(entry, state)),
    line(`${title} events`.trim(), events(entry, state)),
  ]).filter((one) => one !== '');
  return `${[...lines, ...(list.length > 0 ? ['', ...list] : [])].join('\n')}\n`;
}

function line(title: string, names: readonly string[]): string {
  if (names.length === 0) return '';
  return `- ${title.charAt(0).toUpperCase()}${title.slice(1).toLowerCase()}: ${names.join(', ')}`;
}

function attributes(entry: ComponentEntry, state: State): string[] {
  return Object.entries(entry.attributes)
    .filter(([, attribute]) => attribute.state === state)
    .map(([name, attribute]) => `\`${kebab(name)}\`${defaultOf(attribute)}`);
}

function defaultOf({ byDefault, undocumented }: AttributeEntry): string {
  const star = undocumented ? '\\*' : '';
  return byDefault === undefined ? star : `${star} (${JSON.stringify(byDefault)})`;
}

function events(entry: ComponentEntry, state: State): string[] {
  return Object.entries(entry.events)
    .filter(([, own]) => own === state)
    .map(([name]) => `\`on${name.charAt(0).toUpperCase()}${name.slice(1)}\``);
}

export function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
