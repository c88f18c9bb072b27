import { randomInt } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { addSandboxUser } from '../alipay/sandbox';
import type { Sandbox, SandboxUser } from '../alipay/sandbox';
import type { Context } from '../context';
import { HttpError } from '../errors';
import { requireSameMachine } from '../hosts';
import { letterAvatar, resetToSeed } from '../seed';
import { violatedUniqueColumn } from '../storage/errors';
import { imageUrl, parse, printable } from '../validation';

const scope = z.string().regex(/^[a-z_]{1,64}$/, 'must be a scope such as auth_base');

const authCodeRequest = z.object({
  user_id: z.string().regex(/^\d{16}$/, 'must have 16 digits'),
  scopes: z.array(scope).min(1, 'must name at least one scope').max(32),
});
const newUser = z.object({
  nickname: printable(64).min(1, 'must not be empty').optional(),
  avatar: imageUrl.optional(),
});

/** A form of a foreign page can send anything but JSON. */
function requireJson(request: FastifyRequest): void {
  const type = request.headers['content-type'] ?? '';
  if (request.method === 'POST' && !/^application\/json(;|$)/i.test(type)) {
    throw new HttpError(415, 'Content-Type: must be application/json');
  }
}

/** What plays the Alipay app: who its users are, and the codes that `my.getAuthCode` hands out. */
export function sandboxRoutes(app: FastifyInstance, context: Context, sandbox: Sandbox): void {
  const { database, now, passwords, voidMessages } = context;

  app.register((routes, _options, done) => {
    routes.addHook('onRequest', (request, _reply, next) => {
      requireSameMachine(request);
      requireJson(request);
      next();
    });

    routes.get('/sandbox/alipay/users', async () =>
      (await sandbox.users()).map(({ user_id, nickname, avatar, note }) => ({
        user_id,
        nickname,
        avatar,
        note,
      })),
    );

    routes.post('/sandbox/alipay/users', async (request, reply) => {
      const given = parse(newUser, request.body);
      const user = await addNewUser(given);
      return reply.status(201).send(user);
    });

    routes.post('/sandbox/alipay/auth-code', async (request, reply) => {
      const { user_id, scopes } = parse(authCodeRequest, request.body);
      return reply.status(201).send({ auth_code: await sandbox.issueAuthCode(user_id, scopes) });
    });

    routes.post('/sandbox/alipay/phone-number', async (request, reply) => {
      const { user_id } = parse(authCodeRequest.pick({ user_id: true }), request.body);
      return reply.status(201).send({ response: await sandbox.sealPhoneNumber(user_id) });
    });

    routes.post('/sandbox/reset', async () => {
      await resetToSeed(database, passwords, now());
      voidMessages();
      return { status: 'ok' };
    });

    done();
  });

  async function addNewUser(given: z.output<typeof newUser>) {
    const number = randomInt(1_000, 1_000_000_000);
    const nickname = given.nickname ?? `新用户 ${number}`;
    const user: SandboxUser = {
      user_id: `2088${String(number).padStart(12, '0')}`,
      nickname,
      avatar: given.avatar ?? letterAvatar('新', '#722ed1'),
      gender: null,
      province: null,
      city: null,
      note: '新建的沙箱用户',
    };
    try {
      await database.transaction((tx) => addSandboxUser(tx, user));
    } catch (error) {
      if (violatedUniqueColumn(error) !== undefined) return addNewUser(given);
      throw error;
    }
    const { user_id, avatar } = user;
    return { user_id, nickname, avatar };
  }
}
