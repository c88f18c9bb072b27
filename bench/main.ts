import { parseArgs } from 'node:util';
import { flows } from './figures/flows';
import { pages } from './figures/pages';
import { server } from './figures/server';
import { simulator } from './figures/simulator';
import { size } from './figures/size';
import { start } from './figures/start';
import { tools } from './figures/tools';
import { BenchError, type BenchOptions, type Figure, type Group } from './figure';
import { overBudget, table } from './table';

const GROUPS: readonly Group[] = [size, start, flows, pages, simulator, server, tools];

const HELP = `Usage: npm run bench -- [options]

Measures the auth module, the sample, the simulator, the local 知晓云 and the tools, and prints a table. Times are
medians of rounds in turn, with the smallest and the largest; what else the machine does shows in them, so compare
ratios. Build first: npm run build:client, and npm run build:release for the size of dist/.

Options:
  --only <group>     one group alone; may be given more than once:
${GROUPS.map(({ name, what }) => `                       ${name.padEnd(10)} ${what}`).join('\n')}
  --check            counts and bytes alone, and exit code 1 if one is over its budget
  --rounds <number>  rounds of each time (default 9)
  --against <file>   another SDK's file, to run the same flows on
  --database <url>   another database to measure the server on; may be given more than once
  --json             print JSON
  -h, --help         show this help
`;

/** The command line cannot be understood. */
class UsageError extends BenchError {}

function readFlags(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        only: { type: 'string', multiple: true },
        check: { type: 'boolean', default: false },
        rounds: { type: 'string', default: '9' },
        against: { type: 'string' },
        database: { type: 'string', multiple: true, default: [] },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function groupsFor(only: readonly string[] | undefined): readonly Group[] {
  for (const name of only ?? []) {
    if (!GROUPS.some((group) => group.name === name)) {
      throw new UsageError(`--only: there is no group ${name}`);
    }
  }
  return GROUPS.filter(({ name }) => only?.includes(name) ?? true);
}

async function main(args: string[]): Promise<number> {
  const flags = readFlags(args);
  if (flags.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const rounds = Number(flags.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) {
    throw new UsageError(`--rounds: a whole number from 1, not "${flags.rounds}"`);
  }
  const options: BenchOptions = {
    rounds,
    check: flags.check,
    against: flags.against,
    databases: flags.database,
    progress: (what) => process.stderr.write(`${what} …\n`),
  };
  const figures: Figure[] = [];
  for (const group of groupsFor(flags.only)) {
    figures.push(...(await group.measure(options)));
  }
  process.stdout.write(`${flags.json ? JSON.stringify(figures, undefined, 2) : table(figures)}\n`);
  if (!flags.check) return 0;
  const over = overBudget(figures);
  for (const { name, value } of over) console.error(`Over its budget: ${name}: ${value}`);
  return over.length === 0 ? 0 : 1;
}

main(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    const isUsage = error instanceof UsageError;
    console.error(error instanceof BenchError ? error.message : error);
    if (isUsage) console.error('See npm run bench -- --help');
    process.exitCode = isUsage ? 2 : 1;
  },
);
