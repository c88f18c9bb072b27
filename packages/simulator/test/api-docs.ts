import { API_GROUPS, type ApiInfo, type ApiWay } from '../src/my/table';

const WAYS: readonly (readonly [ApiWay, string])[] = [
  ['real', 'real'],
  ['played', 'played by a sheet, or by an answer'],
  ['inert', 'without effect, with the documented success'],
  ['absent', 'absent, with the documented error'],
];
const WIDTH = 116;

const HEAD = `# The simulator: \`my\`

Every API of the platform, by what becomes of it here; [the simulator's page](simulator.md#my) says what that means. Each
\`offXxx\` is as its \`onXxx\`. A test makes this page from the table that the simulator itself reads.
`;

/** The page docs/simulator-apis.md, made of the table. */
export function apiDocs(): string {
  const groups = API_GROUPS.map(({ title, apis }) => {
    const ways = WAYS.map(([way, name]) => [name, names(apis, way)] as const);
    const items = ways
      .filter(([, list]) => list.length > 0)
      .map(([name, list]) => wrap(`- **${name}**: ${list.join(', ')}`));
    return `## ${title}\n\n${items.join('\n')}\n`;
  });
  return [HEAD, ...groups].join('\n');
}

/** `offXxx` goes without saying beside `onXxx`, and `xxxSync` beside `xxx`. */
function names(apis: readonly ApiInfo[], way: ApiWay): string[] {
  const all = apis.filter((api) => api.way === way).map(({ name }) => name);
  return all
    .filter((name) => !all.includes(name.replace(/^off/, 'on')) || !name.startsWith('off'))
    .filter((name) => !name.endsWith('Sync') || !all.includes(name.slice(0, -4)))
    .map((name) => (all.includes(`${name}Sync`) ? `\`${name}\`(\`Sync\`)` : `\`${name}\``));
}

function wrap(text: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length + 1 > WIDTH) {
      lines.push(line);
      line = ` `;
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}
