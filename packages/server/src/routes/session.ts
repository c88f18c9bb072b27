import type { FastifyInstance } from 'fastify';
import type { Context } from '../context';
import { operation, requireSession } from '../requests';
import { endSession } from '../sessions';

export function sessionRoutes(app: FastifyInstance, context: Context): void {
  operation(app, context, 'POST', '/session/destroy/', async (request) => {
    await endSession(context.database.queries, await requireSession(request, context));
    return { status: 201, body: { status: 'ok', message: 'Destroy succeed.' } };
  });

  operation(app, context, 'GET', '/server/time/', () =>
    Promise.resolve({ status: 200, body: { time: new Date(context.now()).toISOString() } }),
  );
}
