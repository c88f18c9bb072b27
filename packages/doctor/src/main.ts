import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { examine, ProjectError } from './index';
import { report } from './report';

const HELP = `Usage: npm run doctor -- [options]

Looks at a mini program before it goes to the phone, and prints what to mend: what stops it there, what the
automatic review of Alipay rejects, and what makes it better. Nothing of it is run, nothing is changed.

Options:
  --app <folder>  the mini program, with mini.project.json or app.json (default: this one; build it first)
  --json          print the findings as JSON
  -h, --help      show this help

Exit code: 0 if there is no error and no warning, 1 if there is, 2 if the command line or the folder cannot be read.
`;

function main(args: string[]): number {
  const { values } = parseArgs({
    args,
    options: {
      app: { type: 'string', default: '.' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  if (values.app === '') throw new ProjectError('--app: a folder, not an empty text');
  const findings = examine(resolve(values.app));
  process.stdout.write(
    values.json ? `${JSON.stringify(findings, undefined, 2)}\n` : report(findings),
  );
  return findings.some(({ severity }) => severity !== 'advice') ? 1 : 0;
}

function fail(error: unknown): number {
  const isKnown = error instanceof Error && (error instanceof ProjectError || 'code' in error);
  console.error(isKnown ? error.message : error);
  // Of parseArgs.
  if (isKnown && error instanceof TypeError) console.error('See npm run doctor -- --help');
  return isKnown ? 2 : 1;
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  process.exitCode = fail(error);
}
