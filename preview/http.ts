import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { AddressInfo } from 'node:net';
import type { AppFiles } from '../simulator/types';
import type { BuildState } from './app-source';
import { createTunnel, Refusal } from './tunnel';

/** What a page may send through the tunnel at once; far above what a login needs. */
const MAX_REQUEST_BYTES = 2 * 1024 * 1024;

/**
 * The page needs nothing from outside, and shows no picture from there. `unsafe-eval`: the
 * simulator gets the mini program's scripts as text and runs them through `new Function`.
 * `unsafe-inline` styles: AXML has `style` attributes, and ACSS becomes `style` elements. Both come
 * from `dist/`, through this server.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

/** The page's own files, by path. */
export type PageFiles = Readonly<Record<string, { type: string; content: string }>>;

/** What the page is told about its surroundings. */
export interface PreviewInfo {
  /** The built mini program. */
  files: AppFiles;
  /** Address of the local 知晓云. */
  serverUrl: string;
  /** Origin the app asks for → origin that answers. */
  hosts: Record<string, string>;
  build: BuildState;
}

export interface PreviewServerOptions {
  /** 0 for any free one. */
  port: number;
  pageFiles: PageFiles;
  /** Asked at each load of the page, so that a reload shows the newest build. */
  readInfo: () => PreviewInfo;
  /** Calls back at each build; returns the function that stops it. */
  onBuild: (listener: (state: BuildState) => void) => () => void;
  /** Origins the app's requests may reach. */
  allowedOrigins: readonly string[];
}

/**
 * Serves the preview on 127.0.0.1.
 *
 * Another web page open in the same browser must not reach it: the host name has to be a loopback
 * one (against DNS rebinding), and the tunnel takes JSON from its own page only.
 */
export async function startPreview(
  options: PreviewServerOptions,
): Promise<{ url: string; close(): Promise<void> }> {
  const app = fastify({ bodyLimit: MAX_REQUEST_BYTES, forceCloseConnections: true });
  app.removeContentTypeParser('text/plain');
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(HEADERS);
    checkHost(request);
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
  addEvents(app, options);
  addTunnel(app, options.allowedOrigins);

  try {
    await app.listen({ host: '127.0.0.1', port: options.port });
  } catch (error) {
    await app.close();
    throw error;
  }
  const { port } = app.server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => app.close() };
}

/** Server-sent events: how the build stands, at once and after each build. */
function addEvents(app: FastifyInstance, { readInfo, onBuild }: PreviewServerOptions): void {
  app.get('/builds', (_request, reply) => {
    const { build } = readInfo();
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, { ...HEADERS, 'content-type': 'text/event-stream; charset=utf-8' });
    const send = (state: BuildState) => raw.write(`data: ${JSON.stringify(state)}\n\n`);
    send(build);
    raw.once('close', onBuild(send));
  });
}

function addTunnel(app: FastifyInstance, origins: readonly string[]): void {
  const send = createTunnel(origins);
  app.addHook('onRequest', (request, _reply, done) => {
    if (request.method !== 'GET') {
      checkOrigin(request);
    }
    done();
  });
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

function checkOrigin({ headers }: FastifyRequest): void {
  if (headers.origin !== `http://${headers.host ?? ''}`) {
    throw new Refusal(403, 'the tunnel serves the preview page only');
  }
}
