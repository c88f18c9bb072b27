import { isUtf8 } from 'node:buffer';
import type { Socket } from 'node:net';
import { fastify } from 'fastify';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { sql } from 'kysely';
import { withoutPorts } from './client-address';
import type { Context } from './context';
import { badRequest, errorBody, HttpError } from './errors';
import { hostCheck } from './hosts';
import { accountRoutes } from './routes/accounts';
import { alipayRoutes } from './routes/alipay';
import { emailRoutes } from './routes/email';
import { sandboxRoutes } from './routes/sandbox';
import { sessionRoutes } from './routes/session';
import { smsRoutes } from './routes/sms';
import { userRoutes } from './routes/users';
import { stopInTime } from './shutdown';
import { isLocked, isOutOfSpace, isUnreachable } from './storage/errors';

/** A line of the log. It holds neither headers nor bodies nor query, hence no secret. */
export type LogEntry =
  | { kind: 'answer'; method: string; path: string; status: number; durationMs: number }
  | { kind: 'error'; error: unknown };

const BODY_LIMIT_BYTES = 64 * 1024;
const REQUEST_TIMEOUT_MS = 30_000;

/** Each route parses its input with zod: the framework's compilers of JSON schemas, slow to load, stay unloaded. */
const NO_SCHEMAS = { buildValidator: refuseSchemas, buildSerializer: refuseSchemas };

function refuseSchemas(): never {
  throw new Error('a route of this server has no JSON schema');
}

/** The HTTP side: parsing, the shape of errors, the log, and all routes. */
export function createApp(context: Context, log: (entry: LogEntry) => void): FastifyInstance {
  const app = fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    trustProxy: context.trustProxy,
    routerOptions: { ignoreTrailingSlash: true },
    schemaController: { compilersFactory: NO_SCHEMAS },
    frameworkErrors: (error, _request, reply) => {
      void answerError(error, reply);
    },
    clientErrorHandler: answerUnreadable,
    // Answered below, in the shape of all errors.
    http: { requireHostHeader: false },
  });

  acceptJsonAlone(app);
  stopInTime(app);

  const requireKnownHost = hostCheck(context.publicHost);
  app.addHook('onRequest', (request, reply, done) => {
    void reply.header('cache-control', 'no-store');
    // Before `request.ip` is asked for, which reads it there.
    const forwardedFor = request.headers['x-forwarded-for'];
    if (typeof forwardedFor === 'string') {
      request.headers['x-forwarded-for'] = withoutPorts(forwardedFor);
    }
    requireAddress(request);
    requireOneHost(request.raw.rawHeaders);
    requireKnownHost(request);
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    log({
      kind: 'answer',
      method: request.method,
      path: request.url.split('?', 1)[0] ?? '',
      status: reply.statusCode,
      durationMs: Math.round(reply.elapsedTime),
    });
    done();
  });

  app.setNotFoundHandler((request, reply) =>
    answerError(new HttpError(404, `${request.method} has no such address here`), reply),
  );
  app.setErrorHandler((error, _request, reply) => answerError(error, reply));

  function answerError(error: unknown, reply: FastifyReply) {
    const told = error instanceof HttpError ? error : refusalOf(error);
    const answer = told ?? storageFailure(error);
    if (!told) log({ kind: 'error', error: withRemedy(error) });
    return reply
      .status(answer?.status ?? 500)
      .headers(answer?.headers ?? {})
      .send(errorBody(answer?.message ?? 'internal error, see the log of the server'));
  }

  app.get('/healthz', async () => {
    await sql`SELECT 1`.execute(context.database.queries);
    return { status: 'ok' };
  });

  accountRoutes(app, context);
  alipayRoutes(app, context);
  emailRoutes(app, context);
  sessionRoutes(app, context);
  smsRoutes(app, context);
  userRoutes(app, context);
  if (context.sandbox) sandboxRoutes(app, context, context.sandbox);
  return app;
}

/**
 * The address is asked for by limits later on. A socket keeps the one that was read while it was open; once the client
 * has hung up, there is none to read.
 */
function requireAddress({ ip }: { ip?: string }): void {
  if (!ip) throw badRequest('the client has hung up');
}

/**
 * Node reads the first of several, where a proxy before it may have read the last.
 * @see https://www.rfc-editor.org/rfc/rfc9112.html#section-3.2-6
 */
function requireOneHost(rawHeaders: readonly string[]): void {
  const isHost = (text: string, index: number) => index % 2 === 0 && /^host$/i.test(text);
  if (rawHeaders.filter(isHost).length !== 1) throw badRequest('Host: must be there, and once');
}

/** Bodies are JSON or nothing; the framework would take plain text too, and refuse no body at all. */
function acceptJsonAlone(app: FastifyInstance): void {
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (body.length === 0) {
      done(null, undefined);
      return;
    }
    // Read loosely, bytes that are no UTF-8 would become the same sign each, and two names one.
    if (!isUtf8(body as Buffer)) {
      done(badRequest('body: must be UTF-8'));
      return;
    }
    void parseJson(request, String(body), (error, value) => {
      if (error || isFinite(value)) done(error, value);
      else done(badRequest('body: has a number that is too large for JSON'));
    });
  });
}

/** Whether all numbers can be written as JSON again: `1e999` is read as infinity, and would be kept as null. */
function isFinite(body: unknown): boolean {
  const left = [body];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value === 'number' && !Number.isFinite(value)) return false;
    if (typeof value === 'object' && value !== null) {
      const inner: unknown[] = Object.values(value);
      left.push(...inner);
    }
  }
  return true;
}

/** Answers what is not even HTTP, or comes too slowly, and hangs up. */
function answerUnreadable({ code }: { code?: string }, socket: Socket): void {
  const [status, message] =
    code === 'HPE_HEADER_OVERFLOW'
      ? ['431 Request Header Fields Too Large', 'the headers are too large']
      : code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? ['408 Request Timeout', 'the request took too long']
        : ['400 Bad Request', 'this is no valid HTTP request'];
  if (socket.writable) {
    const body = JSON.stringify(errorBody(message));
    socket.write(
      `HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-type: application/json\r\n` +
        `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
  }
  socket.destroySoon();
}

/**
 * What the framework refuses, in our words: its own quote the address. Undefined for an error that
 * is not the client's.
 */
function refusalOf(error: unknown): HttpError | undefined {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  if (typeof status !== 'number' || status < 400 || status > 499) return undefined;
  return new HttpError(status, REFUSALS.get(status) ?? 'the request is malformed');
}

/** What the database cannot do now, though nothing is wrong with the request. */
function storageFailure(error: unknown): HttpError | undefined {
  if (isOutOfSpace(error)) return new HttpError(507, 'the server has no room to store anything');
  const text = isLocked(error)
    ? 'the database is in use'
    : isUnreachable(error)
      ? 'the database cannot be reached'
      : undefined;
  return text === undefined ? undefined : new HttpError(503, text, { 'retry-after': '5' });
}

/** An error for the log that says what to do, if that is known. */
function withRemedy(error: unknown): unknown {
  if (isOutOfSpace(error)) {
    return new Error(
      'The disk of the database is full, or its quota is used up: nothing can be stored. Free some space there, ' +
        'or move the database to a larger disk; the server then goes on by itself.',
      { cause: error },
    );
  }
  if (isLocked(error)) {
    return new Error(
      'Another process keeps the file of the database to itself: end it, or let it end its transaction.',
      { cause: error },
    );
  }
  if (!isUnreachable(error)) return error;
  return new Error('PostgreSQL cannot be reached: see whether it runs, and DATABASE_URL.', {
    cause: error,
  });
}

const REFUSALS = new Map([
  [400, 'the address or the JSON of the body is malformed'],
  [413, `body: must have at most ${BODY_LIMIT_BYTES} bytes`],
  [415, 'Content-Type: must be application/json'],
]);
