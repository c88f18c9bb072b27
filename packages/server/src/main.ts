import type { AlipayPlatform, LogEntry, RunningServer, ServerOptions } from './index';
import { describeMessage, startServer } from './index';
import { HELP, readSettings, UsageError } from './settings';
import type { Settings } from './settings';

/** Loaded only when it is used: its package is large. */
async function readAlipay(): Promise<AlipayPlatform | undefined> {
  if (!process.env.ALIPAY_APP_ID) return undefined;
  const { createOpenPlatform, openPlatformOptions } = await import('./alipay/open-platform');
  const options = openPlatformOptions(process.env);
  return options && createOpenPlatform(options);
}

async function start(settings: Settings): Promise<RunningServer> {
  const alipay = await readAlipay();
  if (alipay && settings.reset) {
    throw new UsageError('--reset: only for the sandbox, but ALIPAY_APP_ID is set');
  }
  const options: ServerOptions = {
    alipay,
    clientID: settings.clientID,
    databaseUrl: settings.databaseUrl,
    host: settings.host,
    publicUrl: settings.publicUrl,
    trustProxy: settings.trustProxy,
    reset: settings.reset,
    onMessage: (message) => console.log(describeMessage(message)),
    log: printEntry,
  };
  try {
    return await startServer({ ...options, port: settings.port });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    console.log(`Port ${settings.port} is taken, using a free one.`);
    return startServer({ ...options, port: 0 });
  }
}

function printEntry(entry: LogEntry): void {
  if (entry.kind === 'error') console.error(entry.error);
  else console.log(`${entry.method} ${entry.path} ${entry.status} ${entry.durationMs} ms`);
}

async function main(): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosedPipe);
  const settings = readSettings(process.argv.slice(2), process.env);
  if (settings.help) {
    console.log(HELP);
    return;
  }
  const server = await start(settings);
  console.log(`The local 知晓云 listens on ${server.url}`);
  console.log(`Database: ${describeDatabase(settings.databaseUrl)}`);
  console.log(`Alipay: ${process.env.ALIPAY_APP_ID || 'sandbox with made-up users'}`);
  console.log('Stop it with Ctrl-C.');

  const stop = () => {
    server.close().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

/** Without the password that a URL may hold. */
function describeDatabase(url: string): string {
  if (!/^postgres(ql)?:/.test(url)) return url;
  const { host, pathname } = new URL(url);
  return `postgres://${host}${pathname}`;
}

/** What reads the log may go away, as `| head -1` does; the server then goes on without it. */
function ignoreClosedPipe(error: Error): void {
  if (!('code' in error && error.code === 'EPIPE')) throw error;
}

function fail(error: unknown): void {
  if (error instanceof UsageError) {
    console.error(`${error.message}\nSee npm run server -- --help`);
    process.exit(2);
  }
  console.error(error instanceof Error ? `Cannot start: ${error.message}` : error);
  process.exit(1);
}

main().catch(fail);
