import { UsageError } from 'local-hserve/settings';
import { HELP, readOptions } from './options';
import { stopSignal } from './stop-signal';
import { BuildError } from './watch';

/** What `npm start` runs. Exit codes: 0 stopped as asked, 1 failed, 2 wrong command line. */
async function main(args: readonly string[]): Promise<number> {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', ignoreClosedPipe);
  }
  const options = readOptions(args);
  if (options === 'help') {
    process.stdout.write(HELP);
    return 0;
  }
  // Loaded once the command line is read: the server and the bundler behind it are large.
  const { runPreview } = await import('./run');
  await runPreview(options, stopSignal());
  return 0;
}

/** What reads the output may go away, as `| head -1` does; the preview then goes on without it. */
function ignoreClosedPipe(error: Error): void {
  if (!('code' in error && error.code === 'EPIPE')) {
    throw error;
  }
}

function report(error: unknown): number {
  if (error instanceof UsageError) {
    console.error(`${error.message}\nSee npm start -- --help`);
    return 2;
  }
  if (error instanceof BuildError) {
    console.error(`The mini program does not build:\n\n${error.message}\n`);
    return 1;
  }
  console.error(error instanceof Error ? `Cannot start: ${error.message}` : error);
  return 1;
}

void main(process.argv.slice(2))
  .catch(report)
  .then((code) => {
    process.exitCode = code;
  });
