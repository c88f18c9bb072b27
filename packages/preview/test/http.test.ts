import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { allowOnly } from '../src/allowed-hosts';
import { startPreview } from '../src/http';

interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  body: string;
}

/** Nothing listens on port 2, which `fetch` may be sent to, unlike port 1. */
const NOBODY = 'http://127.0.0.1:2';

let target: Server;
let targetUrl: string;
let seen: IncomingMessage[];
let answerTarget: (request: IncomingMessage, body: string) => Promise<Response> | Response;
let preview: { url: string; close(): Promise<void> };

beforeEach(async () => {
  seen = [];
  answerTarget = () => Response.json({ ok: true });
  target = createServer((incoming, outgoing) => {
    seen.push(incoming);
    void text(incoming).then(async (body) => {
      const response = await answerTarget(incoming, body);
      outgoing.writeHead(response.status, Object.fromEntries(response.headers));
      outgoing.end(await response.text());
    });
  }).listen(0, '127.0.0.1');
  await once(target, 'listening');
  targetUrl = `http://127.0.0.1:${(target.address() as AddressInfo).port}`;
  preview = await startPreview({
    port: 0,
    pageFiles: { '/': { type: 'text/html; charset=utf-8', content: '<title>预览</title>' } },
    readInfo: () => ({
      files: { 'app.json': '{}' },
      problems: [],
      name: '小程序',
      id: '',
      mode: 'strict',
      serverUrl: targetUrl,
      hosts: {},
      build: { run: 'r', version: 1 },
    }),
    events: {
      build: { read: () => ({ run: 'r', version: 1 }), listen: () => () => undefined },
      messages: { read: () => [], listen: () => () => undefined },
    },
    allowUrl: allowOnly([targetUrl, NOBODY], []),
  });
});

afterEach(async () => {
  await preview.close();
  target.closeAllConnections();
  target.close();
  await once(target, 'close');
});

/** Unlike `fetch`, sends any Host and Origin. */
async function send(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: string,
): Promise<Answer> {
  const sent = request(new URL(path, preview.url), { method, headers, agent: false }).end(body);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    body: await text(response),
  };
}

function sendThroughTunnel(input: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const origin = new URL(preview.url).origin;
  return send(
    'POST',
    '/tunnel',
    { origin, 'content-type': 'application/json', ...headers },
    JSON.stringify(input),
  );
}

const get = (path: string) => ({ url: targetUrl + path, method: 'GET', headers: {} });

describe('preview server', () => {
  it('serves the page, and lets it load nothing from elsewhere', async () => {
    const { status, headers, body } = await send('GET', '/');

    expect(status).toBe(200);
    expect(body).toBe('<title>预览</title>');
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': expect.stringMatching(
        /^default-src 'none'; script-src 'self'/,
      ) as unknown,
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    });
  });

  it('lets another app load pictures from anywhere, and open sockets to the hosts allowed', async () => {
    const other = await startPreview({
      port: 0,
      pageFiles: { '/': { type: 'text/html', content: '' } },
      readInfo: () => {
        throw new Error('not asked for');
      },
      events: {
        build: { read: () => ({ run: 'r', version: 1 }), listen: () => () => undefined },
        messages: { read: () => [], listen: () => () => undefined },
      },
      allowUrl: () => false,
      content: { anyPicture: true, sockets: ['ws.example.com'] },
    });
    const policy = (await fetch(other.url)).headers.get('content-security-policy');
    await other.close();

    expect(policy).toContain("img-src 'self' data: https: http: blob:;");
    expect(policy).toContain("connect-src 'self' ws://ws.example.com wss://ws.example.com;");
    expect(policy).toContain("script-src 'self' 'unsafe-eval';");
  });

  it('tells the page the app and its surroundings', async () => {
    const { body } = await send('GET', '/preview.json');

    expect(JSON.parse(body)).toEqual({
      files: { 'app.json': '{}' },
      problems: [],
      name: '小程序',
      id: '',
      mode: 'strict',
      serverUrl: targetUrl,
      hosts: {},
      build: { run: 'r', version: 1 },
    });
  });

  it('names what it does not have', async () => {
    expect(await send('GET', '/nothing')).toMatchObject({
      status: 404,
      body: expect.stringContaining('GET /nothing') as unknown,
    });
  });

  it.each(['localhost:1', '127.0.0.1', '[::1]:7280', 'LOCALHOST'])(
    'answers to the loopback name %s',
    async (host) => {
      expect(await send('GET', '/', { host })).toMatchObject({ status: 200 });
    },
  );

  it.each(['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example:7280', 'a@localhost'])(
    'does not answer to %s (DNS rebinding)',
    async (host) => {
      for (const path of ['/', '/preview.json', '/events', '/nothing']) {
        expect(await send('GET', path, { host })).toMatchObject({ status: 403 });
      }
      const origin = `http://${host}`;
      expect(await sendThroughTunnel(get('/'), { host, origin })).toMatchObject({ status: 403 });
      expect(seen).toHaveLength(0);
    },
  );

  it.each(['https://evil.example', 'http://127.0.0.1:1', 'http://localhost.evil.example', 'null'])(
    'does not answer to a page of %s',
    async (origin) => {
      for (const path of ['/', '/preview.json', '/events', '/nothing']) {
        expect(await send('GET', path, { origin })).toMatchObject({ status: 403 });
      }
    },
  );
});

describe('tunnel', () => {
  it('sends method, headers and body, and hands back status, headers and body', async () => {
    let received = '';
    answerTarget = (_request, body) => {
      received = body;
      return Response.json({ error_msg: '没有这个用户' }, { status: 404, headers: { 'x-a': 'b' } });
    };

    const { status, body } = await sendThroughTunnel({
      url: `${targetUrl}/hserve/v2.5/user/info/?a=1`,
      method: 'PUT',
      headers: { authorization: 'Hydrogen-r1 t', host: 'other.example' },
      body: '{"nickname":"小明"}',
    });

    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({
      status: 404,
      headers: { 'x-a': 'b' },
      body: '{"error_msg":"没有这个用户"}',
    });
    expect(received).toBe('{"nickname":"小明"}');
    expect(seen[0]).toMatchObject({ method: 'PUT', url: '/hserve/v2.5/user/info/?a=1' });
    expect(seen[0]?.headers).toMatchObject({
      authorization: 'Hydrogen-r1 t',
      host: new URL(targetUrl).host,
    });
    expect(seen[0]?.headers).not.toHaveProperty('origin');
  });

  it.each([
    ['https://example.com/'],
    ['http://127.0.0.1:1/'],
    ['http://user:password@127.0.0.1:1/'],
    ['http://localhost.example/'],
  ])('refuses %s, which is not on the list of server domains', async (url) => {
    const { status, body } = await sendThroughTunnel({ ...get('/'), url });

    expect(status).toBe(200);
    expect(JSON.parse(body)).toEqual({ refusedHost: new URL(url).host });
    expect(seen).toEqual([]);
    expect(body).not.toContain('password');
  });

  it('refuses to pass a user name and password in the address', async () => {
    const url = targetUrl.replace('//', '//user:password@');

    expect(await sendThroughTunnel({ ...get('/'), url })).toMatchObject({ status: 400 });
    expect(seen).toHaveLength(0);
  });

  it.each([
    ['another page', { origin: 'https://evil.example' }],
    ['another local server', { origin: 'http://127.0.0.1:1' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['https', { origin: 'https://127.0.0.1' }],
  ])('refuses %s', async (_who, headers) => {
    expect(await sendThroughTunnel(get('/'), headers)).toMatchObject({ status: 403 });
    expect(seen).toHaveLength(0);
  });

  it('refuses a request that does not say where it comes from', async () => {
    const json = { 'content-type': 'application/json' };

    expect(await send('POST', '/tunnel', json, JSON.stringify(get('/')))).toMatchObject({
      status: 403,
    });
    expect(seen).toHaveLength(0);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])(
    'refuses %s, which a form of another page could send',
    async (type) => {
      expect(await sendThroughTunnel(get('/'), { 'content-type': type })).toMatchObject({
        status: 415,
      });
      expect(seen).toHaveLength(0);
    },
  );

  it('refuses a request of more than 16 MiB', async () => {
    const length = String(16 * 1024 * 1024 + 1);

    expect(await sendThroughTunnel(get('/'), { 'content-length': length })).toMatchObject({
      status: 413,
    });
    expect(seen).toHaveLength(0);
  });

  it.each([
    ['nothing', null, /expected object/i],
    ['no address', { method: 'GET', headers: {} }, /url/],
    ['a file', { url: 'file:///etc/passwd', method: 'GET', headers: {} }, /url/],
    ['no method', { url: 'http://127.0.0.1/', headers: {} }, /method/],
    [
      'a number as header',
      { url: 'http://127.0.0.1/', method: 'GET', headers: { a: 1 } },
      /headers/,
    ],
    ['more than it knows', { url: 'http://127.0.0.1/', method: 'GET', headers: {}, x: 1 }, /"x"/],
  ])('refuses %s, and says what is wrong', async (_what, input, reason) => {
    const { status, body } = await sendThroughTunnel(input);

    expect(status).toBe(400);
    expect((JSON.parse(body) as { message: string }).message).toMatch(reason);
  });

  it('refuses what HTTP cannot send', async () => {
    const headers = { 'not a name': '1' };

    expect(await sendThroughTunnel({ ...get('/'), headers })).toMatchObject({ status: 400 });
    expect(await sendThroughTunnel({ ...get('/'), method: 'TRACE' })).toMatchObject({
      status: 400,
    });
    expect(seen).toHaveLength(0);
  });

  it('tells that no answer came', async () => {
    const { status, body } = await sendThroughTunnel({ ...get('/'), url: NOBODY });

    expect(status).toBe(200);
    expect(JSON.parse(body)).toEqual({
      failure: expect.stringContaining('ECONNREFUSED') as unknown,
    });
  });

  it('cuts off an answer of more than 10 MiB', async () => {
    answerTarget = () => new Response('x'.repeat(10 * 1024 * 1024 + 1));

    const { body } = await sendThroughTunnel(get('/'));

    expect(JSON.parse(body)).toEqual({
      failure: expect.stringContaining('larger than') as unknown,
    });
  });

  it('gives the request up when the page does', async () => {
    const arrived = new Promise<IncomingMessage>((resolve) => {
      answerTarget = (incoming) => {
        resolve(incoming);
        return new Promise(() => undefined);
      };
    });
    const abort = new AbortController();
    const { origin } = new URL(preview.url);
    const sent = fetch(new URL('/tunnel', preview.url), {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body: JSON.stringify(get('/slow')),
      signal: abort.signal,
    });
    const { socket } = await arrived;
    const gone = once(socket, 'close');

    abort.abort();

    await expect(sent).rejects.toThrow('abort');
    await expect(gone).resolves.toBeDefined();
  });
});
