import {
  createWorld,
  API_HOST,
  plan,
  rejection,
  SILENT,
  alipayAnswer,
  STATUS_WORLDS,
  type Reply,
  type WorldOptions,
} from './world';

const TIME = 'GET /hserve/v2.2/server/time/';
const url = '/hserve/v2.2/server/time/';

describe.each(STATUS_WORLDS)('request, statuses to %s', (statusWorld) => {
  const planned = (replies: Reply[], options: WorldOptions = {}) =>
    createWorld({ statusWorld, transport: plan(...replies).transport, ...options });
  const loggedIn = async (...replies: Reply[]) => {
    const world = planned([{ to: SILENT, status: 201, body: alipayAnswer(1) }, ...replies]);
    await world.baas.auth.loginWithAlipay();
    world.sent.length = 0;
    return world;
  };

  describe('headers (R9)', () => {
    test('client headers without a session; no Authorization, no Env-ID (R9)', async () => {
      const world = planned([{ to: TIME }]);
      await world.baas.request({ url });
      expect(world.sent[0]?.headers).toMatchObject({
        'content-type': 'application/json',
        'x-hydrogen-client-id': 'local-sample',
        'x-hydrogen-client-version': 'v3.23.3',
        'x-hydrogen-client-platform': 'ALIPAY',
      });
      expect(world.sent[0]?.headers).not.toHaveProperty('authorization');
      expect(world.sent[0]?.headers).not.toHaveProperty('x-hydrogen-env-id');
    });

    test('with a session and an environment (R9)', async () => {
      const world = await loggedIn({ to: TIME });
      world.baas.init('local-sample', { host: `${API_HOST}/`, env: 'beta' });
      await world.baas.request({ url });
      expect(world.sent[0]?.url).toBe(API_HOST + url);
      expect(world.sent[0]?.headers).toMatchObject({
        authorization: 'Hydrogen-r1 token-of-1',
        'x-hydrogen-env-id': 'beta',
      });
    });

    test.each(['PUT', 'DELETE', 'put'] as const)('%s travels as POST (R9)', async (method) => {
      const world = planned([{ to: 'POST /x/' }]);
      await world.baas.request({ url: 'x/', method, data: { a: 1 } });
      expect(world.sent[0]).toMatchObject({
        method: 'POST',
        body: '{"a":1}',
        headers: { 'x-hydrogen-request-method': method.toUpperCase() },
      });
    });

    test('GET data becomes the query, POST data the body; no data of a POST is {}', async () => {
      const world = planned([{ to: 'GET /x/' }, { to: 'POST /x/' }]);
      await world.baas.request({ url: '/x/', data: { q: 'a b' } });
      await world.baas.request({ url: '/x/', method: 'POST' });
      expect(world.sent[0]?.url).toBe(`${API_HOST}/x/?q=a%20b`);
      expect(world.sent[1]?.body).toBe('{}');
    });

    test.each([
      'https://other.example/x/',
      'http://127.0.0.1:7291/x/',
      'https://127.0.0.1:7290/x/',
      'http://127.0.0.1.evil.example:7290/x/',
      'HTTP://OTHER.example/x/',
    ])('token and client headers never go to another origin: %s (R9)', async (absolute) => {
      const world = await loggedIn({ to: 'GET /x/' });
      await world.baas.request({ url: absolute, headers: { 'x-own': 'yes' } });
      const names = Object.keys(world.sent[0]?.headers ?? {}).map((name) => name.toLowerCase());
      expect(names).toContain('x-own');
      expect(names.filter((name) => /^(authorization|x-hydrogen)/.test(name))).toEqual([]);
    });

    test.each(['http://127.0.0.1:7290@evil.example/', 'http://127.0.0.1:7290\\@evil.example/'])(
      'a URL that parsers read differently is refused: %s (R9)',
      async (absolute) => {
        const world = await loggedIn();
        expect(await rejection(world.baas.request({ url: absolute }))).toMatchObject({ code: 605 });
        expect(world.sent).toEqual([]);
      },
    );

    test('an absolute URL of the API host gets them (R9)', async () => {
      const world = await loggedIn({ to: TIME });
      await world.baas.request({ url: API_HOST.toUpperCase().replace('HTTP', 'http') + url });
      expect(world.sent[0]?.headers).toHaveProperty('authorization', 'Hydrogen-r1 token-of-1');
    });

    test('an origin that merely begins like the API host is another one (R9)', async () => {
      const world = await loggedIn({ to: 'GET /x/' }, { to: 'GET /x/' });
      await world.baas.request({ url: 'http://127.0.0.1:7290/x/' });
      world.baas.init('local-sample', { host: 'http://127.0.0.1:729' });
      await world.baas.request({ url: 'http://127.0.0.1:7290/x/' });
      expect(world.sent.map(({ headers }) => headers.authorization)).toEqual([
        'Hydrogen-r1 token-of-1',
        undefined,
      ]);
    });

    test('one spelling of each header leaves the phone; content-type is the caller’s (R9)', async () => {
      const { transport } = plan({ to: SILENT, status: 201, body: alipayAnswer(1) }, { to: TIME });
      let headers: Record<string, string> = {};
      const world = createWorld({
        statusWorld,
        transport,
        platform: (platform) => ({
          request: (options) => {
            ({ headers } = options);
            return platform.request(options);
          },
        }),
      });
      await world.baas.auth.loginWithAlipay();
      const given = { 'Content-Type': 'text/plain', authorization: 'mine', Authorization: 'mine' };
      await world.baas.request({ url, headers: given });
      expect(headers).toEqual({
        'Content-Type': 'text/plain',
        Authorization: 'Hydrogen-r1 token-of-1',
        'X-Hydrogen-Client-ID': 'local-sample',
        'X-Hydrogen-Client-Version': 'v3.23.3',
        'X-Hydrogen-Client-Platform': 'ALIPAY',
      });
    });

    test('a header that the module does not send is the caller’s, without a session Authorization too (R9)', async () => {
      const world = planned([{ to: TIME }]);
      const headers = { Authorization: 'mine', 'X-Hydrogen-Env-ID': 'theirs', 'Content-Type': '' };
      await world.baas.request({ url, headers });
      expect(world.sent[0]?.headers).toMatchObject({
        authorization: 'mine',
        'x-hydrogen-env-id': 'theirs',
        'content-type': 'application/json',
      });
    });

    test('PUT goes to another origin as PUT: the tunnel is the API host’s (R9)', async () => {
      const world = planned([{ to: 'PUT /x/' }]);
      await world.baas.request({ url: 'https://other.example/x/', method: 'PUT' });
      expect(world.sent[0]?.headers).not.toHaveProperty('x-hydrogen-request-method');
    });

    test('the caller cannot override token and client headers, in any spelling (R9)', async () => {
      const world = await loggedIn({ to: TIME });
      await world.baas.request({
        url,
        headers: { authorization: 'mine', 'x-hydrogen-client-id': 'mine', 'X-Other': 'kept' },
      });
      const values = Object.values(world.sent[0]?.headers ?? {});
      expect(values).not.toContain('mine');
      expect(values).toContain('kept');
    });

    test.each([
      ['a header that is no string', { headers: { 'x-a': 1 } }, 'headers.x-a'],
      ['a header with a line break', { headers: { 'x-a': '1\r\nx-b: 2' } }, 'headers.x-a'],
      ['a header of letters that none has', { headers: { 'x-a': '环境' } }, 'headers.x-a'],
      ['a header named version', { headers: { Version: '1' } }, 'headers.Version'],
      ['headers that are no object', { headers: 'x' }, 'headers'],
      ['an unknown method', { method: 'PATCH' }, 'method'],
      ['an unknown dataType', { dataType: 'xml' }, 'dataType'],
      ['no url', { url: '' }, 'url'],
      ['another scheme', { url: 'ftp://a.example/' }, 'url'],
    ])('%s → 605 that names it, nothing sent (R9, R12)', async (_name, options, path) => {
      const world = planned([]);
      const error = await rejection(world.baas.request({ url, ...options } as never));
      expect(error).toMatchObject({ code: 605 });
      expect(String(error)).toContain(` ${path} `);
      expect(world.sent).toEqual([]);
    });
  });

  describe('both worlds of my.request (R10)', () => {
    test('a 2xx answer (R10)', async () => {
      const world = planned([{ to: TIME, status: 201, body: { time: 'now' } }]);
      await expect(world.baas.request({ url })).resolves.toMatchObject({
        data: { time: 'now' },
        status: 201,
        statusCode: 201,
      });
    });

    test.each([400, 401, 402, 403, 404, 405, 429, 500, 503])('a %i (R10)', async (status) => {
      const body = { status: 'error', error_msg: 'because' };
      const world = planned([{ to: TIME, status, body }]);
      expect(await rejection(world.baas.request({ url }))).toMatchObject({
        code: status,
        message: `${status}: because`,
        cause: { status, data: body },
      });
    });

    test('an error body that is no JSON gives the status and its text (R10)', async () => {
      const world = planned([{ to: TIME, status: 502, body: '<html>' }]);
      expect(await rejection(world.baas.request({ url }))).toMatchObject({ code: 502 });
    });

    test('a 2xx body that cannot be read is 14 (R12)', async () => {
      const world = planned([{ to: TIME, status: 200, body: '{"cut' }]);
      expect(await rejection(world.baas.request({ url }))).toMatchObject({ code: 14 });
    });

    test('an empty 204 is an answer (R10)', async () => {
      const world = planned([{ to: 'POST /x/', status: 204, body: '' }]);
      await expect(world.baas.request({ url: '/x/', method: 'DELETE' })).resolves.toMatchObject({
        status: 204,
      });
    });

    test('text is handed on as it is', async () => {
      const world = planned([{ to: TIME, body: '{"a":1}' }]);
      await expect(world.baas.request({ url, dataType: 'text' })).resolves.toMatchObject({
        data: '{"a":1}',
      });
    });

    test.each([
      ['JSON', '{"a":1}', { a: 1 }],
      ['text', 'plain', 'plain'],
    ])('json_or_text is the platform’s to read: %s (R10)', async (_name, body, data) => {
      const world = planned([{ to: TIME, body }]);
      const answer = world.baas.request({ url, dataType: 'json_or_text' });
      await expect(answer).resolves.toMatchObject({ data });
    });

    test('older base libraries hand even a 201 to fail: an answer all the same (R10)', async () => {
      const world = planned([], {
        platform: () => ({
          request: ({ fail }) => fail({ error: 19, status: 201, data: '{"a":1}', headers: {} }),
        }),
      });
      await expect(world.baas.request({ url })).resolves.toMatchObject({
        data: { a: 1 },
        statusCode: 201,
      });
    });

    test.each([
      [{ error: 12, errorMessage: 'network error' }, 600],
      [{ error: 13, errorMessage: 'timeout' }, 601],
      [{ error: 14, errorMessage: 'JSON parse data error', status: 13 }, 14],
      [{ error: 19, errorMessage: 'http status error' }, 19],
      [{ error: 4, errorMessage: '无权调用' }, 4],
      [{}, 14],
    ])('platform failure %j → %i', async (failure, code) => {
      const world = planned([], { platform: () => ({ request: ({ fail }) => fail(failure) }) });
      expect(await rejection(world.baas.request({ url }))).toMatchObject({ code, cause: failure });
    });

    test.each([
      ['statusCode alone', { statusCode: 200, data: { a: 1 }, header: { 'x-a': 'b' } }],
      ['status alone', { status: 200, data: '{"a":1}', headers: { 'x-a': 'b' } }],
    ])('an answer with %s is read (R10)', async (_name, answer) => {
      const world = planned([], {
        platform: () => ({ request: ({ success }) => success(answer) }),
      });
      await expect(world.baas.request({ url })).resolves.toEqual({
        data: { a: 1 },
        status: 200,
        statusCode: 200,
        headers: { 'x-a': 'b' },
        header: { 'x-a': 'b' },
      });
    });

    test('a failure that refers to itself is an HError all the same (R12)', async () => {
      const failure: Record<string, unknown> = { error: 4 };
      failure.self = failure;
      const world = planned([], { platform: () => ({ request: ({ fail }) => fail(failure) }) });
      expect(await rejection(world.baas.request({ url }))).toMatchObject({ code: 4 });
    });

    test('offline is 600', async () => {
      const world = planned([]);
      world.phone.network = 'offline';
      expect(await rejection(world.baas.request({ url }))).toMatchObject({ code: 600 });
    });
  });
});
