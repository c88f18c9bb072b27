import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from './context';
import { badRequest, forbidden, HttpError, unauthorized } from './errors';
import { findSession } from './sessions';
import type { Session } from './sessions';

/** What a route gives back: the status of its success and the JSON body. */
export interface Answer {
  status: 200 | 201;
  body: object;
}

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<Answer>;

/** Any version of the API: SDK releases differ in it. */
const PREFIX = '/hserve/:version(^v\\d[\\d.]*$)';

/**
 * Adds one operation of 知晓云. A PUT or DELETE may also arrive as POST that names the method in
 * `X-Hydrogen-Request-Method`, as the vendor's SDK sends it from Alipay.
 */
export function operation(
  app: FastifyInstance,
  context: Context,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  handler: Handler,
): void {
  app.route({
    method: method === 'PUT' ? ['PUT', 'POST'] : method,
    url: PREFIX + path,
    handler: async (request: FastifyRequest, reply: FastifyReply) => {
      requireClientID(request, context.clientID());
      requireMethod(request, method);
      const { status, body } = await handler(request, reply);
      return reply.status(status).send(body);
    },
  });
}

function requireClientID(request: FastifyRequest, clientID: string): void {
  const given = request.headers['x-hydrogen-client-id'];
  if (given === undefined) throw badRequest('X-Hydrogen-Client-ID: is required');
  if (clientID !== '*' && given !== clientID)
    throw forbidden('X-Hydrogen-Client-ID: no app has this ClientID');
}

function requireMethod(request: FastifyRequest, method: string): void {
  const named = request.headers['x-hydrogen-request-method'];
  const meant =
    request.method === 'POST' && typeof named === 'string' ? named.toUpperCase() : request.method;
  if (meant !== method) throw new HttpError(405, `use ${method} here`, { allow: method });
}

const AUTHORIZATION = /^Hydrogen-r1 ([\w-]{1,128})$/;

/** The session of the request, if it carries one that is alive. */
export async function currentSession(
  request: FastifyRequest,
  context: Context,
): Promise<Session | undefined> {
  const token = AUTHORIZATION.exec(request.headers.authorization ?? '')?.[1];
  return token === undefined
    ? undefined
    : findSession(context.database.queries, context.alipay.appId, token, context.now());
}

/** @throws {HttpError} 401 without a session that is alive. */
export async function requireSession(request: FastifyRequest, context: Context): Promise<Session> {
  const session = await currentSession(request, context);
  if (!session) throw unauthorized();
  return session;
}

/** @throws {HttpError} 401 without a session, 403 for an anonymous user. */
export async function requireAccount(request: FastifyRequest, context: Context): Promise<Session> {
  const session = await requireSession(request, context);
  if (session.isAnonymous) throw forbidden('anonymous users cannot do this: register or log in');
  return session;
}
