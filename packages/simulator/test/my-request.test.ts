import { createMy, type MyOptions } from '../src/my';
import type { HttpRequest, HttpResponse } from '../src';
import { XIAO_MING } from './phone';

/** A phone whose network answers as planned and keeps what it was asked. */
function phoneAnswering(answer: Partial<HttpResponse> | Error, options: Partial<MyOptions> = {}) {
  const sent: HttpRequest[] = [];
  const phone = createMy({
    user: XIAO_MING,
    alipay: { issueAuthCode: () => Promise.resolve('code') },
    transport(request) {
      sent.push(request);
      return answer instanceof Error
        ? Promise.reject(answer)
        : Promise.resolve({ status: 200, headers: {}, body: '{}', ...answer });
    },
    ...options,
  });
  return { ...phone, sent };
}

const URL = 'https://api.example.com/users';

test('an answer reaches success with data, status and headers under both their names', async () => {
  const { my } = phoneAnswering({ body: '{"id":1}', headers: { 'x-a': 'b' } });
  await expect(my.request({ url: URL })).resolves.toEqual({
    data: { id: 1 },
    status: 200,
    statusCode: 200,
    headers: { 'x-a': 'b' },
    header: { 'x-a': 'b' },
  });
});

describe('a status outside 2xx (platform facts §2)', () => {
  const answer = { status: 404, body: '{"error_msg":"no"}', headers: { a: 'b' } };

  test('goes to success on newer base libraries', async () => {
    const { my } = phoneAnswering(answer);
    await expect(my.request({ url: URL })).resolves.toMatchObject({
      status: 404,
      data: { error_msg: 'no' },
    });
  });

  test('goes to fail with error 19 on older ones', async () => {
    const { my } = phoneAnswering(answer, { statusWorld: 'fail' });
    await expect(my.request({ url: URL })).rejects.toEqual({
      error: 19,
      errorMessage: 'http status error',
      status: 404,
      data: { error_msg: 'no' },
      headers: { a: 'b' },
    });
  });

  test('the phone can change its world between two requests', async () => {
    const { my, phone } = phoneAnswering(answer);
    phone.statusWorld = 'fail';
    await expect(my.request({ url: URL })).rejects.toMatchObject({ error: 19 });
    phone.statusWorld = 'success';
    await expect(my.request({ url: URL })).resolves.toMatchObject({ status: 404 });
  });
});

test('a body that is no JSON is error 14, with what came', async () => {
  const { my } = phoneAnswering({ status: 502, body: '<html>' });
  await expect(my.request({ url: URL })).rejects.toMatchObject({
    error: 14,
    errorMessage: 'JSON parse data error',
    status: 502,
    data: '<html>',
  });
});

test('dataType text hands the body over as it is', async () => {
  const { my } = phoneAnswering({ body: 'plain' });
  await expect(my.request({ url: URL, dataType: 'text' })).resolves.toMatchObject({
    data: 'plain',
  });
});

test('offline is error 12, without a request; so is an answer that never came', async () => {
  const offline = phoneAnswering({}, { network: 'offline' });
  await expect(offline.my.request({ url: URL })).rejects.toMatchObject({ error: 12 });
  expect(offline.sent).toEqual([]);

  const broken = phoneAnswering(new Error('connection reset'));
  await expect(broken.my.request({ url: URL })).rejects.toMatchObject({ error: 12 });
});

test('no answer within timeout is error 13, and the transport is called off', async () => {
  let signal: AbortSignal | undefined;
  const { my } = phoneAnswering(
    {},
    {
      transport: (request) => {
        ({ signal } = request);
        return new Promise(() => undefined);
      },
    },
  );
  await expect(my.request({ url: URL, timeout: 5 })).rejects.toMatchObject({ error: 13 });
  expect(signal?.aborted).toBe(true);
});

test('abort() is error 9', async () => {
  const { my } = phoneAnswering({}, { transport: () => new Promise(() => undefined) });
  const task = my.request({ url: URL }) as unknown as Promise<unknown> & {
    abort(): void;
  };
  task.abort();
  await expect(task).rejects.toEqual({ error: 9, errorMessage: 'request:fail abort' });
});

test.each([
  ['no url', { url: '' }, /url/],
  ['a relative url', { url: '/users' }, /url/],
  ['another scheme', { url: 'ftp://example.com' }, /url/],
  ['an unknown method', { url: URL, method: 'BREW' }, /method: BREW/],
  ['a header that is no text', { url: URL, headers: { 'x-count': 1 } }, /headers\.x-count/],
  ['a header named version', { url: URL, headers: { Version: '1' } }, /headers\.version/],
])('bad parameters are error 2, naming the parameter: %s', async (_name, params, message) => {
  const { my, sent } = phoneAnswering({});
  await expect(my.request(params as never)).rejects.toMatchObject({
    error: 2,
    errorMessage: expect.stringMatching(message) as string,
  });
  expect(sent).toEqual([]);
});

test('GET sends data in the query, POST as JSON, or as a form if the header says so', async () => {
  const { my, sent } = phoneAnswering({});
  await my.request({ url: `${URL}?a=1`, data: { b: '你 好', c: undefined as unknown as string } });
  await my.request({ url: URL, method: 'POST', data: { b: '2' } });
  await my.request({
    url: URL,
    method: 'POST',
    data: { b: '2 &' },
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  });
  expect(sent[0]?.url).toBe(`${URL}?a=1&b=%E4%BD%A0%20%E5%A5%BD`);
  expect(sent[1]).toMatchObject({
    body: '{"b":"2"}',
    headers: { 'content-type': 'application/json' },
  });
  expect(sent[2]?.body).toBe('b=2%20%26');
});

test('hosts send an origin elsewhere, path and query kept', async () => {
  const { my, sent } = phoneAnswering(
    {},
    { hosts: { 'https://api.example.com': 'http://127.0.0.1:1/' } },
  );
  await my.request({ url: `${URL}?a=1` });
  await my.request({ url: `${URL.replace('.com', '.com:443')}?a=1` });
  const urls = sent.map(({ url }) => url);
  expect(urls).toEqual(['http://127.0.0.1:1/users?a=1', 'http://127.0.0.1:1/users?a=1']);
});

test('callbacks: success or fail, then complete with the same object; no unhandled rejection', async () => {
  const { my, phone } = phoneAnswering({ body: '{"id":1}' });
  const calls: [string, unknown][] = [];
  const record = (name: string) => (outcome: unknown) => void calls.push([name, outcome]);
  const callbacks = {
    success: record('success'),
    fail: record('fail'),
    complete: record('complete'),
  };
  await my.request({ url: URL, ...callbacks });
  phone.network = 'offline';
  await expect(my.request({ url: URL, ...callbacks })).rejects.toMatchObject({ error: 12 });
  expect(calls.map(([name]) => name)).toEqual(['success', 'complete', 'fail', 'complete']);
  expect(calls[0]?.[1]).toBe(calls[1]?.[1]);
  expect(calls[2]?.[1]).toBe(calls[3]?.[1]);
});

test('an error thrown in a callback is reported and harms nothing else', async () => {
  const events: unknown[] = [];
  const { my } = phoneAnswering({}, { onEvent: (event) => events.push(event) });
  const complete = jest.fn();
  await my.request({
    url: URL,
    success: () => {
      throw new Error('in the callback');
    },
    complete,
  });
  expect(complete).toHaveBeenCalledTimes(1);
  expect(events).toContainEqual(
    expect.objectContaining({ type: 'error', error: new Error('in the callback') }),
  );
});

test('once the app is stopped nothing settles any more', async () => {
  let answer: (response: HttpResponse) => void = () => undefined;
  const events: unknown[] = [];
  const { my, stop } = phoneAnswering(
    {},
    {
      transport: () => new Promise((resolve) => (answer = resolve)),
      onEvent: (event) => events.push(event),
    },
  );
  const late = jest.fn();
  void my.request({ url: URL, complete: late }).then(late, late);
  await new Promise((resolve) => setTimeout(resolve));
  stop();
  answer({ status: 200, headers: {}, body: '{}' });
  await new Promise((resolve) => setTimeout(resolve));
  expect(late).not.toHaveBeenCalled();
  expect(events).toEqual([]);
});

test('events tell of each request, with tokens, passwords and codes struck out (R18)', async () => {
  const events: unknown[] = [];
  const { my } = phoneAnswering(
    { body: '{"token":"SECRET-1"}' },
    { onEvent: (event) => events.push(event) },
  );
  await my.request({
    url: `${URL}?access_token=SECRET-2`,
    method: 'POST',
    headers: { Authorization: 'SECRET-3' },
    data: { password: 'SECRET-4', code: 'SECRET-5', username: 'ming' },
  });
  await my.request({ url: URL, method: 'POST', data: '{"new_password":"SECRET-6"}' });
  const log = JSON.stringify(events);
  expect(log).not.toContain('SECRET');
  expect(log).toContain('ming');
  expect(events).toContainEqual(
    expect.objectContaining({ type: 'request', method: 'POST', status: 200 }),
  );
});

test('bytes: data as ArrayBuffer, answers as arraybuffer and as base64', async () => {
  const bytes = new Uint8Array([0, 255, 128]);
  const { my, sent } = phoneAnswering({ bytes, headers: { 'content-type': 'image/png' } });
  const data = new Uint8Array([1, 2]).buffer;
  const res = await my.request({ url: URL, method: 'POST', data, dataType: 'arraybuffer' });
  expect([...new Uint8Array(res.data as unknown as ArrayBuffer)]).toEqual([0, 255, 128]);
  expect(sent[0]).toMatchObject({ bytes: new Uint8Array([1, 2]), binary: true });
  await expect(my.request({ url: URL, dataType: 'base64' })).resolves.toMatchObject({
    data: 'data:image/png;base64,AP+A',
  });
});

test('dataType 支持 JSON、text: whatever the case', async () => {
  const { my } = phoneAnswering({ body: '{"a":1}' });
  const read = (dataType: string) => my.request({ url: URL, dataType: dataType as 'json' });
  await expect(read('JSON')).resolves.toMatchObject({ data: { a: 1 } });
  await expect(read('Text')).resolves.toMatchObject({ data: '{"a":1}' });
});

test('a dataType that the platform does not have is error 2', async () => {
  const { my } = phoneAnswering({});
  const dataType = 'xml' as 'json';
  await expect(my.request({ url: URL, dataType })).rejects.toMatchObject({ error: 2 });
});
