import { UsageError } from 'local-hserve/settings';
import { HELP, readOptions } from './options';
import { stopSignal } from './stop-signal';
import { BuildError } from './watch';

/** What `npm start` runs. Exit codes: 0 stopped as asked, 1 failed, 2 wrong command line. */
async function main(args: readonly string[]): Promise<number> {
  // What reads the output may go away, as `| head -1` does, and its disk may be full: the preview goes on without it.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', () => undefined);
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
