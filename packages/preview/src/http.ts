import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AppFiles, Mode, Problem } from 'alipay-mini-simulator';
import type { AllowUrl } from './allowed-hosts';
import type { BuildState } from './app-source';
import type { KeptMessage } from './mailbox';
import { createTunnel, Refusal } from './tunnel';

/** What a page may send through the tunnel at once: a photo of 10 MB, which base64 makes longer by a third. */
const MAX_REQUEST_BYTES = 16 * 1024 * 1024;

/** What a foreign app may load into the page, beyond its own files. */
export interface ForeignContent {
  /** Pictures, media, fonts and frames from anywhere, as on a device. Default false. */
  anyPicture?: boolean;
  /** Hosts to which it may open a WebSocket. Default: none. */
  sockets?: readonly string[];
}

/**
 * The page itself needs nothing from outside. `unsafe-eval`: the simulator gets the mini program's
 * scripts as text and runs them by `eval`. `unsafe-inline` styles: AXML has `style`
 * attributes, and ACSS becomes `style` elements. Both come from the app, through this server.
 */
function contentSecurityPolicy({ anyPicture = false, sockets = [] }: ForeignContent): string {
  const anywhere = anyPicture ? ' https: http: blob:' : '';
  return [
    "default-src 'none'",
    "script-src 'self' 'unsafe-eval'",
    `style-src 'self' 'unsafe-inline'${anywhere}`,
    `img-src 'self' data:${anywhere}`,
    `font-src 'self' data:${anywhere}`,
    ...(anyPicture ? [`media-src data:${anywhere}`, `frame-src${anywhere}`] : []),
    ["connect-src 'self'", ...sockets.flatMap((host) => [`ws://${host}`, `wss://${host}`])].join(
      ' ',
    ),
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

const headersOf = (content: ForeignContent) => ({
  'content-security-policy': contentSecurityPolicy(content),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
});

/** The page's own files, by path. */
export type PageFiles = Readonly<Record<string, { type: string; content: string }>>;

/** What the page is told about its surroundings. */
export interface PreviewInfo {
  /** The built mini program. */
  files: AppFiles;
  /** Its files that could not be compiled. */
  problems: readonly Problem[];
  name: string;
  /** Which `dist/` its builds are written to; nothing for an app that is not built here. */
  output?: string | undefined;
  /** Tells apps apart that this browser shows one after another. */
  id: string;
  /** What becomes of the app's problems. */
  mode: Mode;
  /** Address of the local 知晓云. */
  serverUrl: string;
  /** Origin the app asks for → origin that answers. */
  hosts: Record<string, string>;
  build: BuildState;
}

/** What the page hears of, by the event's name: its newest state at once, then each one after it. */
export interface PreviewEvents {
  build: Source<BuildState>;
  /** Newest first. */
  messages: Source<readonly KeptMessage[]>;
}

interface Source<T> {
  read: () => T;
  /** Calls back at each change; returns the function that stops it. */
  listen: (listener: (state: T) => void) => () => void;
}

export interface PreviewServerOptions {
  /** 0 for any free one. */
  port: number;
  pageFiles: PageFiles;
  /** Asked at each load of the page, so that a reload shows the newest build. */
  readInfo: () => PreviewInfo;
  /** What happens while the page is open. */
  events: PreviewEvents;
  /** Where the app's requests may go. */
  allowUrl: AllowUrl;
  /** Answers in the place of a 知晓云 whose host is not allowed. Default: nothing does. */
  baasOrigin?: string;
  /** What the app may load by itself. Default: nothing. */
  content?: ForeignContent;
}

/**
 * Serves the preview on 127.0.0.1.
 *
 * Another web page open in the same browser must not reach it: the host name has to be a loopback
 * one (against DNS rebinding), and requests that a page makes have to come from the preview's own.
 */
export async function startPreview(
  options: PreviewServerOptions,
): Promise<{ url: string; close(): Promise<void> }> {
  const headers = headersOf(options.content ?? {});
  const app = fastify({ bodyLimit: MAX_REQUEST_BYTES, forceCloseConnections: true });
  app.removeContentTypeParser('text/plain');
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers);
    checkHost(request);
    checkOrigin(request);
    done();
  });
  app.setErrorHandler<Error & { statusCode?: number }>((error, _request, reply) =>
    reply.code(error.statusCode ?? 500).send({ message: error.message }),
  );
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send({ message: `nothing at ${request.method} ${request.url}` }),
  );

  for (const [path, { type, content }] of Object.entries(options.pageFiles)) {
    app.get(path, (_request, reply) => reply.type(type).send(content));
  }
  app.get('/preview.json', (_request, reply) => reply.send(options.readInfo()));
  addEvents(app, options.events, headers);
  addTunnel(app, createTunnel(options.allowUrl, options.baasOrigin));

  try {
    await app.listen({ host: '127.0.0.1', port: options.port });
  } catch (error) {
    await app.close();
    throw error;
  }
  const { port } = app.server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => app.close() };
}

/**
 * Server-sent events, all in one stream: a browser opens no more than six connections to a server,
 * and each tab holds one.
 */
function addEvents(
  app: FastifyInstance,
  { build, messages }: PreviewEvents,
  headers: Readonly<Record<string, string>>,
): void {
  app.get('/events', (_request, reply) => {
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, { ...headers, 'content-type': 'text/event-stream; charset=utf-8' });
    follow(raw, 'build', build);
    follow(raw, 'messages', messages);
  });
}

function follow<T>(raw: ServerResponse, name: string, source: Source<T>): void {
  const send = (state: T) => raw.write(`event: ${name}\ndata: ${JSON.stringify(state)}\n\n`);
  send(source.read());
  raw.once('close', source.listen(send));
}

function addTunnel(app: FastifyInstance, send: ReturnType<typeof createTunnel>): void {
  app.post('/tunnel', (request, reply) => {
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    return send(request.body, gone.signal);
  });
}

function checkHost({ headers }: FastifyRequest): void {
  const host = headers.host ?? '';
  if (!/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i.test(host)) {
    throw new Refusal(403, `the preview answers to 127.0.0.1 and localhost, not to "${host}"`);
  }
}

/** A GET that names no origin is the page's own, or one whose answer another page cannot read. */
function checkOrigin({ method, headers }: FastifyRequest): void {
  const isOwn = headers.origin === `http://${headers.host ?? ''}`;
  if (!isOwn && !(method === 'GET' && headers.origin === undefined)) {
    throw new Refusal(403, 'the preview serves its own page only');
  }
}
