import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { fetchTransport } from 'alipay-mini-simulator';
import { createMy } from 'alipay-mini-simulator/my';
import { allowOnly } from '../src/allowed-hosts';
import { startPreview } from '../src/http';
import { tunnel } from '../src/web/backend';

/** Every byte there is, so that none is lost or taken for text on the way. */
const BYTES = Uint8Array.from({ length: 256 }, (_, index) => index);

interface Seen {
  request: IncomingMessage;
  body: Buffer;
}

let target: Server;
let targetUrl: string;
let seen: Seen[];
let answer: (request: IncomingMessage) => {
  status?: number;
  headers?: Record<string, string | string[]>;
  body?: string | Uint8Array;
};
let preview: { url: string; close(): Promise<void> };
let phone: ReturnType<typeof createMy>;
let refusals: string[];

beforeEach(async () => {
  seen = [];
  refusals = [];
  answer = () => ({ headers: { 'content-type': 'image/png' }, body: BYTES });
  target = createServer((request, response) => {
    void buffer(request).then((body) => {
      seen.push({ request, body });
      const { status = 200, headers = {}, body: sent = '' } = answer(request);
      response.writeHead(status, headers).end(sent);
    });
  }).listen(0, '127.0.0.1');
  await once(target, 'listening');
  targetUrl = `http://127.0.0.1:${(target.address() as AddressInfo).port}`;
  const nothing = { read: () => [], listen: () => () => undefined };
  preview = await startPreview({
    port: 0,
    pageFiles: {},
    readInfo: () => {
      throw new Error('not asked for');
    },
    events: {
      build: { read: () => ({ run: 'r', version: 1 }), listen: () => () => undefined },
      messages: nothing,
    },
    allowUrl: allowOnly([targetUrl], []),
  });
  // The page asks its own server, by a path.
  const { fetch } = globalThis;
  const { origin } = new URL(preview.url);
  const asPage = (init: RequestInit | undefined) => {
    const headers = new Headers(init?.headers);
    headers.set('origin', origin);
    return { ...init, headers };
  };
  jest
    .spyOn(globalThis, 'fetch')
    .mockImplementation((input, init) =>
      typeof input === 'string' && input.startsWith('/')
        ? fetch(new URL(input, origin), asPage(init))
        : fetch(input, init),
    );
  phone = createMy({
    user: { userId: '2088000000000001', nickname: '小明' },
    alipay: { issueAuthCode: () => Promise.resolve('code') },
    transport: tunnel((error) => refusals.push(error.message)),
  });
});

afterEach(async () => {
  phone.stop();
  await preview.close();
  target.closeAllConnections();
  target.close();
  await once(target, 'close');
});

type Api = 'request' | 'downloadFile' | 'uploadFile';

const call = (api: Api, options: object): Promise<Record<string, unknown>> =>
  (phone.my[api] as unknown as (options: object) => Promise<Record<string, unknown>>)(options);

const asBytes = (value: unknown) => [...new Uint8Array(value as ArrayBuffer)];

describe('bytes through the tunnel arrive as on a device', () => {
  it('my.request, dataType arraybuffer', async () => {
    const { data, status } = await call('request', { url: targetUrl, dataType: 'arraybuffer' });

    expect(status).toBe(200);
    expect(asBytes(data)).toEqual([...BYTES]);
  });

  it('my.request, dataType base64: a data URL', async () => {
    const { data } = await call('request', { url: targetUrl, dataType: 'base64' });

    const base64 = Buffer.from(BYTES).toString('base64');
    expect(data).toBe(`data:image/png;base64,${base64}`);
  });

  it('my.request sends an ArrayBuffer', async () => {
    answer = () => ({ body: '{}' });

    await call('request', { url: targetUrl, method: 'POST', data: BYTES.buffer.slice(0) });

    expect([...(seen[0]?.body ?? [])]).toEqual([...BYTES]);
  });

  it('an answer without a body is empty, in bytes too', async () => {
    answer = () => ({ status: 204 });

    const { data } = await call('request', { url: targetUrl, dataType: 'arraybuffer' });

    expect(asBytes(data)).toEqual([]);
  });

  it('my.downloadFile: the file has what the server sent', async () => {
    const { apFilePath } = await call('downloadFile', { url: `${targetUrl}/a.png` });

    const files = phone.my.getFileSystemManager as unknown as () => {
      readFileSync(options: { filePath: unknown }): { data: unknown };
    };
    expect(asBytes(files().readFileSync({ filePath: apFilePath }).data)).toEqual([...BYTES]);
  });

  it('my.uploadFile: file and fields as multipart/form-data', async () => {
    const { apFilePath } = await call('downloadFile', { url: targetUrl });
    answer = () => ({ body: 'stored' });

    const { data, statusCode } = await call('uploadFile', {
      url: `${targetUrl}/upload`,
      filePath: apFilePath,
      fileType: 'image',
      name: 'photo',
      formData: { note: '说明' },
    });

    expect({ data, statusCode }).toEqual({ data: 'stored', statusCode: 200 });
    const { request, body } = seen.at(-1) ?? {};
    const form = await new Response(new Uint8Array(body ?? []), {
      headers: { 'content-type': request?.headers['content-type'] ?? '' },
    }).formData();
    expect(form.get('note')).toBe('说明');
    expect(asBytes(await (form.get('photo') as File).arrayBuffer())).toEqual([...BYTES]);
  });

  it('a photo of 5 MB fits', async () => {
    answer = () => ({ body: '{}' });
    const data = new ArrayBuffer(5 * 1024 * 1024);

    await call('request', { url: targetUrl, method: 'POST', data });

    expect(seen[0]?.body.length).toBe(5 * 1024 * 1024);
  });

  it('text in parts of several bytes stays whole', async () => {
    answer = () => ({ body: JSON.stringify({ text: '支付宝'.repeat(30_000) }) });

    const { data } = await call('request', { url: targetUrl });

    expect(data).toEqual({ text: '支付宝'.repeat(30_000) });
  });
});

test('several cookies go with later requests, through the tunnel and without it (小程序运行机制.md)', async () => {
  answer = () => ({ headers: { 'set-cookie': ['a=1; Path=/', 'b=2'] }, body: '{}' });
  const { signal } = new AbortController();

  await call('request', { url: targetUrl });
  await call('request', { url: targetUrl });
  const { headers } = await fetchTransport({ url: targetUrl, method: 'GET', headers: {}, signal });

  expect(seen[1]?.request.headers.cookie).toBe('a=1; b=2');
  expect(headers['set-cookie']).toBe('a=1; Path=/, b=2');
});

describe('redirects through the tunnel', () => {
  const redirectTo = (location: string, status: number) => {
    answer = ({ url }) =>
      url === '/from' ? { status, headers: { location } } : { body: '{"here":true}' };
  };

  it.each([
    [301, 'POST', 'GET', ''],
    [302, 'POST', 'GET', ''],
    [303, 'PUT', 'GET', ''],
    [307, 'POST', 'POST', '{"a":1}'],
    [308, 'PUT', 'PUT', '{"a":1}'],
  ])('%d of a %s is followed as a %s', async (status, method, then, body) => {
    redirectTo('/to', status);

    const { data } = await call('request', { url: `${targetUrl}/from`, method, data: { a: 1 } });

    expect(data).toEqual({ here: true });
    expect(seen.map(({ request }) => request.url)).toEqual(['/from', '/to']);
    expect(seen[1]?.request.method).toBe(then);
    expect(seen[1]?.body.toString()).toBe(body);
  });

  it('bytes and files arrive from where they lead', async () => {
    answer = ({ url }) =>
      url === '/from' ? { status: 302, headers: { location: '/to' } } : { body: BYTES };

    const { data } = await call('request', { url: `${targetUrl}/from`, dataType: 'arraybuffer' });

    expect(asBytes(data)).toEqual([...BYTES]);
  });

  it('the token stays on the same host', async () => {
    redirectTo('/to', 302);

    await call('request', { url: `${targetUrl}/from`, headers: { authorization: 'token' } });

    expect(seen[1]?.request.headers.authorization).toBe('token');
  });

  it('a host that is not allowed gets nothing, and is named', async () => {
    redirectTo('http://127.0.0.1:1/to', 302);

    const asked = call('request', { url: `${targetUrl}/from`, headers: { authorization: 't' } });

    await expect(asked).rejects.toMatchObject({ error: 12 });
    expect(refusals).toEqual(['127.0.0.1:1 不在服务器域名白名单里']);
  });

  it('a circle of them ends', async () => {
    redirectTo('/from', 302);

    await expect(call('request', { url: `${targetUrl}/from` })).rejects.toMatchObject({
      error: 12,
    });
    expect(seen).toHaveLength(21);
  });

  it('one without an address is an answer', async () => {
    answer = () => ({ status: 304, body: '' });

    const { status } = await call('request', { url: targetUrl, dataType: 'text' });

    expect(status).toBe(304);
  });
});
