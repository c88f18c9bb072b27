import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { describeMessage, type LogEntry, startServer } from 'local-hserve';
import { allowOnly } from './allowed-hosts';
import type { AppSource, BuildState } from './app-source';
import { bundleWeb } from './bundle';
import { startPreview, type PageFiles } from './http';
import { Mailbox } from './mailbox';
import type { PreviewOptions } from './options';
import { openApp, type ShownApp } from './shown-app';

/** How long something else that has the port may take to tell what it is. */
const TWIN_WAIT_MS = 2000;

/** What another preview tells, of which only this is asked. */
const twin = z.object({ output: z.string() });

/**
 * Builds, starts and serves until it is told to stop; says on stdout what it does.
 *
 * @param stop Aborted when the preview shall end; everything that was started is then closed.
 */
export async function runPreview(options: PreviewOptions, stop: AbortSignal): Promise<void> {
  const mailbox = new Mailbox();
  const started: { close(): Promise<void> }[] = [];
  try {
    const what = options.build ? 'the mini program and the preview' : 'the preview';
    const [app, pageFiles] = await step(`Building ${what}`, async () => {
      const opened = openApp({ folder: options.app, build: options.build, signal: stop });
      const [shown, page] = await Promise.allSettled([opened, readPageFiles()]);
      if (shown.status === 'rejected') {
        throw shown.reason;
      }
      started.push(shown.value);
      if (page.status === 'rejected') {
        throw page.reason;
      }
      return [shown.value, page.value] as const;
    });
    const { source } = app;
    stop.throwIfAborted();

    // That of the build that a page has read last: config.ts may be edited meanwhile.
    let config = app.readConfig();
    const server = await step('Starting the local 知晓云', () =>
      onFreePort(options.serverPort, (port) =>
        startServer({
          port,
          // Which 知晓云 an app that is none of ours asks for shows when it asks.
          clientID: () => config?.clientID ?? '*',
          databaseUrl: options.databaseUrl,
          // Nothing is sent anywhere: messages are read here or in the page.
          onMessage: (message) => {
            console.log(describeMessage(message));
            mailbox.add(message);
          },
          onReset: () => mailbox.clear(),
          log: printFailure,
        }),
      ),
    );
    started.push(server);
    stop.throwIfAborted();

    const serverOrigin = new URL(server.url).origin;
    const preview = await onFreePort(options.port, (port) =>
      startPreview({
        port,
        pageFiles,
        allowUrl: allowOnly([serverOrigin], options.allowedHosts),
        ...(app.mode === 'strict' ? {} : { baasOrigin: serverOrigin }),
        content: app.mode === 'strict' ? {} : { anyPicture: true, sockets: options.allowedHosts },
        readInfo: () => {
          const { files, problems } = source.app;
          config = app.readConfig();
          return {
            files,
            problems,
            name: app.name,
            output: app.output,
            id: app.id,
            mode: app.mode,
            hosts: config ? { [config.host]: serverOrigin } : {},
            serverUrl: serverOrigin,
            build: source.read(),
          };
        },
        events: { build: source, messages: mailbox },
      }),
    );
    started.push(preview);
    stop.throwIfAborted();
    await warnOfTwin(`http://127.0.0.1:${options.port}/`, preview.url, app);
    stop.throwIfAborted();

    console.log(`
  Preview       ${preview.url}
  Local 知晓云  ${server.url}

  ${options.build ? 'A change of the sources shows at once. ' : ''}Ctrl-C stops both.
`);
    tellOfBuilds(source, stop);
    if (options.open) {
      openInBrowser(preview.url);
    }
    await once(stop, 'abort');
    console.log('Stopping.');
  } catch (error) {
    if (!stop.aborted) {
      throw error;
    }
  } finally {
    for (const one of started.reverse()) {
      await one.close();
    }
  }
}

/** Says in the terminal what stands over the phone: sources that do not build, and that they do again. */
function tellOfBuilds(source: AppSource, stop: AbortSignal): void {
  let told: string | undefined;
  const tell = ({ failure }: BuildState) => {
    if (failure !== told) {
      console.log(failure === undefined ? 'It builds again.' : `It does not build:\n${failure}`);
    }
    told = failure;
  };
  tell(source.read());
  stop.addEventListener('abort', source.listen(tell), { once: true });
}

async function step<T>(what: string, run: () => Promise<T>): Promise<T> {
  console.log(`${what} …`);
  const startMs = performance.now();
  const result = await run();
  console.log(`  done in ${((performance.now() - startMs) / 1000).toFixed(1)} s`);
  return result;
}

/** Takes any free port, and says so, if the wanted one is in use. */
async function onFreePort<T>(wanted: number, start: (port: number) => Promise<T>): Promise<T> {
  try {
    return await start(wanted);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) {
      throw error;
    }
    console.log(`  Port ${wanted} is taken, using a free one.`);
    return start(0);
  }
}

/** Says so if what has the wanted address is a preview that builds into the same folder. */
async function warnOfTwin(wantedUrl: string, url: string, { output }: ShownApp): Promise<void> {
  if (output === undefined || wantedUrl === url) {
    return;
  }
  const answer = await fetch(new URL('/preview.json', wantedUrl), {
    signal: AbortSignal.timeout(TWIN_WAIT_MS),
  })
    .then((response): Promise<unknown> => response.json())
    .catch(() => undefined);
  if (twin.safeParse(answer).data?.output === output) {
    console.log(`  ${wantedUrl} is another preview that writes ${output}: end one of the two.`);
  }
}

async function readPageFiles(): Promise<PageFiles> {
  const [html, { script, styles }] = await Promise.all([
    readFile(join(__dirname, 'web/index.html'), 'utf8'),
    bundleWeb(),
  ]);
  const javascript = 'text/javascript; charset=utf-8';
  return {
    '/': { type: 'text/html; charset=utf-8', content: html },
    '/main.css': { type: 'text/css; charset=utf-8', content: styles },
    '/main.js': { type: javascript, content: script },
  };
}

/** The page shows what the app requests; only what went wrong inside the server belongs here. */
function printFailure(entry: LogEntry): void {
  if (entry.kind === 'error') {
    console.error(entry.error);
  }
}

function openInBrowser(url: string): void {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '""', url]
        : ['xdg-open', url];
  // cmd's `start` takes the first quoted word for a title: the quotes must reach it as they are.
  spawn(command, args, { stdio: 'ignore', detached: true, windowsVerbatimArguments: true })
    .on('error', () => console.log(`Open ${url} in a browser; ${command} is not there.`))
    .unref();
}
