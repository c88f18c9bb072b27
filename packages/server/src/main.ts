import type { AlipayPlatform, LogEntry, Message, RunningServer, ServerOptions } from './index';
import { logLine } from './log-line';
import type { LogFormat } from './log-line';
import { describeMessage } from './messages';
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
  // Loaded once the command line is read: the framework and the database behind it are large.
  const { startServer } = await import('./index');
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
    onMessage: (message) => printMessage(message, settings.logFormat),
    log: (entry) => printEntry(entry, settings.logFormat),
  };
  try {
    return await startServer({ ...options, port: settings.port });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    if (settings.logFormat === 'text') {
      console.log(`Port ${settings.port} is taken, using a free one.`);
    }
    return startServer({ ...options, port: 0 });
  }
}

function printEntry(entry: LogEntry, format: LogFormat): void {
  const line = logLine(entry, format, Date.now());
  if (entry.kind === 'error') console.error(line);
  else console.log(line);
}

/** On a developer's terminal a message is read where a phone would show it; a log is no place for its code. */
function printMessage(message: Message, format: LogFormat): void {
  if (format === 'text') console.log(describeMessage(message));
  else
    console.log(
      JSON.stringify({ level: 'warn', kind: 'message', message: message.kind, sent: false }),
    );
}

async function main(): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosedPipe);
  const settings = readSettings(process.argv.slice(2), process.env);
  if (settings.help) {
    console.log(HELP);
    return;
  }
  const server = await start(settings);
  const started = {
    url: server.url,
    database: describeDatabase(settings.databaseUrl),
    alipay: process.env.ALIPAY_APP_ID || 'sandbox with made-up users',
  };
  if (settings.logFormat === 'json') {
    console.log(JSON.stringify({ level: 'info', kind: 'start', ...started }));
  } else {
    console.log(`The local 知晓云 listens on ${started.url}`);
    console.log(`Database: ${started.database}`);
    console.log(`Alipay: ${started.alipay}`);
    console.log('Stop it with Ctrl-C.');
  }

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
