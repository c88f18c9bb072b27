import type { AlipayPlatform, LogEntry, Message, RunningServer, ServerOptions } from './index';
import { logLine } from './log-line';
import type { LogFormat } from './log-line';
import { describeMessage } from './messages';
import { HELP, readSettings, UsageError } from './settings';
import type { Settings } from './settings';
import { describeDatabase } from './storage/open';

/** Loaded only when it is used: its package is large. */
async function readAlipay(): Promise<AlipayPlatform | undefined> {
  if (!process.env.ALIPAY_APP_ID) {
    // Without this, a server that was meant for real users would let anybody in as one of the sandbox's.
    const key = ['ALIPAY_PRIVATE_KEY', 'ALIPAY_PUBLIC_KEY'].find((name) => process.env[name]);
    if (key !== undefined) throw new UsageError(`ALIPAY_APP_ID: is required with ${key}`);
    return undefined;
  }
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
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const { host } = settings;
    if (host !== undefined && /^(ENOTFOUND|EAI_AGAIN|EADDRNOTAVAIL|EINVAL)$/.test(String(code))) {
      throw new UsageError(`HOST: "${host}" is no address of this machine`);
    }
    if (code !== 'EADDRINUSE') throw error;
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
  // What reads the log may go away, as `| head -1` does, and its disk may be full: the server goes on without it.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
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

function fail(error: unknown): void {
  if (error instanceof UsageError) {
    console.error(`${error.message}\nSee npm run server -- --help`);
    process.exit(2);
  }
  console.error(error instanceof Error ? `Cannot start: ${error.message}` : error);
  process.exit(1);
}

main().catch(fail);
