import { HError } from '../../client/testing';
import { createWorld, rejection, type World } from './world';

/** A phone on which every `my.request` calls back like this. */
function answering(callback: 'success' | 'fail', payload: object): World {
  return createWorld({
    platform: () => ({
      request: (given) => {
        given[callback](payload);
      },
    }),
  });
}

const asked = (world: World) => world.baas.request({ url: '/any/' });

describe('what my.request calls back with (R10, R12)', () => {
  test.each([
    ['success', { status: 200, data: '{"broken":' }, 'unreadable', 14],
    ['success', { status: 300, data: {} }, '300: ', 300],
    ['success', { status: 599, data: {} }, '599: ', 599],
    ['success', { status: 500, data: '{"broken":' }, '500: internal server error', 500],
    ['success', { status: 13, data: {} }, 'no answer', 14],
    ['success', { status: 600, data: {} }, 'no answer', 14],
    ['fail', { error: 12 }, '600: network disconnected', 600],
    ['fail', { error: 12, status: 500 }, '600: network disconnected', 600],
    ['fail', { error: 13, status: 504 }, '601: request timeout', 601],
    ['fail', { error: 14, status: 200 }, 'no answer', 14],
    ['fail', { error: 14, status: 0 }, 'no answer', 14],
    ['fail', { error: 14, status: 502, data: '<html>' }, '502: ', 502],
  ] as const)('%s with %j says "%s" and rejects with %i', async (callback, payload, text, code) => {
    const error = await rejection(asked(answering(callback, payload)));
    expect(error).toMatchObject({ code });
    expect((error as Error).message).toContain(text);
  });

  test.each([
    ['{"a":1} with white space before it', '\n {"a":1}', { a: 1 }],
    ['a text with brackets in it', 'see [1]', 'see [1]'],
    ['an object that was read already', { a: 1 }, { a: 1 }],
  ])('%s is read as what it is', async (_what, data, read) => {
    await expect(asked(answering('success', { status: 200, data }))).resolves.toMatchObject({
      data: read,
    });
  });

  const throwing = (key: string): object => ({
    get [key](): never {
      throw new Error('read in vain');
    },
  });
  const revoked = (): object => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  };

  test.each([
    ['a status', throwing('status')],
    ['an error number', throwing('error')],
    ['data', { status: 200, data: throwing('deep') }],
    ['nothing at all', revoked()],
    ['no data', { status: 200, data: revoked() }],
  ])(
    'an answer that lets %s not be read is a 14, to success and to fail (R12)',
    async (_what, payload) => {
      for (const callback of ['success', 'fail'] as const) {
        const error = await rejection(asked(answering(callback, payload)));
        expect(error).toBeInstanceOf(HError);
        expect(error).toMatchObject({ code: 14 });
      }
    },
  );

  test('the status of an error counts, also with a body that cannot be read (R12)', async () => {
    const payload = { status: 404, data: throwing('error_msg') };
    const error = await rejection(asked(answering('success', payload)));
    expect(error).toMatchObject({ code: 404, message: '404: not found' });
  });

  test('getAuthCode and storage give an HError, too, for what cannot be read (R12)', async () => {
    const world = createWorld({
      platform: () => ({
        getAuthCode: ({ success }) => success(revoked()),
        setStorage: ({ fail }) => fail(throwing('error')),
      }),
    });
    for (const failing of [world.baas.auth.silentLogin(), world.baas.storageAsync.set('a', 1)]) {
      const error = await rejection(failing);
      expect(error).toBeInstanceOf(HError);
      expect(error).toMatchObject({ code: 14 });
    }
  });

  test.each([
    ['success', { status: 204 }],
    ['fail', { error: 14, status: 204 }],
  ] as const)('204 without a body, to %s, is a success', async (callback, payload) => {
    await expect(asked(answering(callback, payload))).resolves.toMatchObject({ statusCode: 204 });
  });
});

describe('what a request was given (R12)', () => {
  test.each([
    [undefined, 'options must be an object'],
    [{ url: 'a b' }, 'url must be a path or an http(s) URL'],
    [{ url: '/', data: { a: () => 1 } }, 'data must be JSON data'],
    [{ url: '/', header: 'x' }, 'header must be an object'],
    [{ url: '/', headers: { version: '1' } }, 'headers.version must be absent'],
    [{ url: '/', headers: { a: 1 } }, 'headers.a must be Latin text'],
  ])('%j: %s', async (options, text) => {
    const error = await rejection(createWorld().baas.request(options as never));
    expect(error).toMatchObject({ code: 605, message: `605: incorrect parameter type: ${text}` });
  });

  test('a path with more than one slash before it is a path on the API host', async () => {
    const world = createWorld({
      transport: () => Promise.resolve({ status: 200, headers: {}, body: '{}' }),
    });
    await world.baas.request({ url: '//any/' });
    expect(world.sent.map(({ url }) => new URL(url).pathname)).toEqual(['/any/']);
  });
});
