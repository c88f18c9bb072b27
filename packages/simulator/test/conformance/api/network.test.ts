import type { SocketLike } from '../../../src';
import { phone } from './world';

const URL = 'https://api.example.com/items';

describe('my.request (git:69366ef9^:mini/api/基础API/网络/my.request.md)', () => {
  test.each([
    ['method is GET by default', {}, { method: 'GET' }],
    ['GET: data becomes the query', { data: { a: 1, b: 'ü' } }, { url: `${URL}?a=1&b=%C3%BC` }],
    ['headers are JSON by default', {}, { headers: { 'content-type': 'application/json' } }],
    ['POST: data becomes JSON', { method: 'POST', data: { a: 1 } }, { body: '{"a":1}' }],
    [
      'POST of a form: data becomes encoded fields',
      {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        data: { a: '1 2' },
      },
      { body: 'a=1%202' },
    ],
    ['a string goes as it is', { method: 'POST', data: 'x' }, { body: 'x' }],
    ['PUT', { method: 'PUT', data: { a: 1 } }, { method: 'PUT', body: '{"a":1}' }],
    ['DELETE', { method: 'DELETE' }, { method: 'DELETE' }],
    ['`header` means `headers` (typings)', { header: { 'X-A': '1' } }, { headers: { 'x-a': '1' } }],
  ])('%s', async (_statement, params, sent) => {
    const world = phone();
    await world.call('request', { url: URL, ...params });
    expect(world.sent[0]).toMatchObject(sent);
  });

  test.each([
    ['without a url', {}, { error: 2 }],
    ['a url of another protocol', { url: 'ftp://a' }, { error: 2 }],
    ['a header that is no string', { url: URL, headers: { a: 1 } }, { error: 2 }],
    ['Referer, which 不可修改', { url: URL, headers: { Referer: 'https://a' } }, { error: 2 }],
    ['a header named version', { url: URL, headers: { version: '1' } }, { error: 2 }],
  ])('%s fails', async (_statement, params, failure) => {
    const [outcome, result] = await phone().call('request', params);
    expect([outcome, result]).toMatchObject(['fail', failure]);
  });

  test.each([
    ['json', '{"a":1}', { a: 1 }],
    ['text', '{"a":1}', '{"a":1}'],
    ['base64', 'a', 'data:application/octet-stream;base64,YQ=='],
  ])('dataType %s', async (dataType, body, data) => {
    const [, result] = await phone({}, { body }).call('request', { url: URL, dataType });
    expect(result.data).toEqual(data);
  });

  test('success gives data, status and headers', async () => {
    const world = phone({}, { status: 201, headers: { a: 'b' } });
    expect(await world.call('request', { url: URL })).toMatchObject([
      'success',
      { data: {}, status: 201, headers: { a: 'b' } },
    ]);
  });

  test('a body that is not JSON is error 14', async () => {
    const world = phone({}, { body: '<html>' });
    expect(await world.call('request', { url: URL })).toMatchObject(['fail', { error: 14 }]);
  });

  test('abort() ends it with error 9', async () => {
    const world = phone({ transport: () => new Promise(() => undefined) });
    const task = world.my.request?.({ url: URL }) as Promise<unknown> & { abort(): void };
    task.abort();
    await expect(task).rejects.toEqual({ error: 9, errorMessage: 'request:fail abort' });
  });

  test('offline is error 12', async () => {
    const world = phone({ network: 'offline' });
    expect(await world.call('request', { url: URL })).toMatchObject(['fail', { error: 12 }]);
  });

  test('my.httpRequest is its predecessor', async () => {
    const world = phone();
    expect(await world.call('httpRequest', { url: URL })).toMatchObject([
      'success',
      { status: 200 },
    ]);
  });
});

describe('my.downloadFile', () => {
  test.each([
    ['a picture', '\x89PNG\r\n\x1a\n0000IHDR00000000', /\.image$/],
    ['a document', '%PDF-1.4', /\.pdf$/],
    ['anything else', 'text', /\.other$/],
  ])('%s: the path ends as its content is', async (_name, content, path) => {
    const bytes = Uint8Array.from(content, (char) => char.charCodeAt(0));
    const world = phone({}, { bytes });
    const [outcome, result] = await world.call('downloadFile', { url: URL });
    expect(outcome).toBe('success');
    expect(result.apFilePath).toMatch(path);
    expect(result.tempFilePath).toBe(result.apFilePath);
  });

  test('filePath names where it goes', async () => {
    const world = phone({}, { body: 'text' });
    const filePath = 'https://usr/a.txt';
    const [, result] = await world.call('downloadFile', { url: URL, filePath });
    expect(result.filePath).toBe(filePath);
    expect(await world.call('getFileInfo', { apFilePath: filePath })).toMatchObject([
      'success',
      { size: 4 },
    ]);
  });

  test('a data URL is taken too', async () => {
    const [outcome] = await phone().call('downloadFile', {
      url: 'data:image/png;base64,iVBORw0KGgo=',
    });
    expect(outcome).toBe('success');
  });

  test.each([
    ['a wrong url', { url: 'x' }, {}, 2],
    ['a status outside 2xx', { url: URL }, { status: 404 }, 12],
    ['a filePath outside the user’s folder', { url: URL, filePath: '/a' }, {}, 2],
  ])('%s fails', async (_name, params, answer, error) => {
    expect(await phone({}, answer).call('downloadFile', params)).toMatchObject(['fail', { error }]);
  });
});

describe('my.uploadFile', () => {
  async function uploaded(params: object) {
    const world = phone({}, { body: 'ok', bytes: new Uint8Array([65]) });
    const [, file] = await world.call('downloadFile', { url: URL });
    const [outcome, result] = await world.call('uploadFile', {
      url: URL,
      name: 'userfile',
      filePath: file.apFilePath,
      ...params,
    });
    const sent = world.sent[1];
    return { outcome, result, sent, body: new TextDecoder().decode(sent?.bytes) };
  }

  test('success gives data, statusCode and header', async () => {
    const { outcome, result } = await uploaded({});
    expect([outcome, result]).toMatchObject([
      'success',
      { data: 'ok', statusCode: 200, header: {} },
    ]);
  });

  test.each([
    ['is a POST of multipart/form-data', {}, /^------simulator/],
    ['carries the file under its name', {}, /name="userfile"; filename=/],
    ['carries formData as fields', { formData: { extra: '1' } }, /name="extra"\r\n\r\n1\r\n/],
    ['of them none that is undefined', { formData: { a: undefined } }, /^(?!.*name="a")/s],
    ['carries the name given for the file', { fileName: 'a.txt' }, /filename="a\.txt"/],
  ])('%s', async (_statement, params, content) => {
    const { sent, body } = await uploaded({ header: { none: undefined }, ...params });
    expect(sent).toMatchObject({ method: 'POST' });
    expect(sent?.headers).not.toHaveProperty('none');
    expect(sent?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(body).toMatch(content);
  });

  test('a file that is not there is error 11', async () => {
    const { outcome, result } = await uploaded({ filePath: 'https://resource/none.image' });
    expect([outcome, result.error]).toEqual(['fail', 11]);
  });
});

describe('WebSocket', () => {
  class FakeSocket implements SocketLike {
    binaryType = '';
    readonly sent: unknown[] = [];
    private readonly listeners = new Map<string, (event: unknown) => void>();
    constructor(readonly url: string) {}
    addEventListener(type: string, listener: (event: unknown) => void) {
      this.listeners.set(type, listener);
    }
    tell(type: string, event: object = {}) {
      this.listeners.get(type)?.(event);
    }
    send(data: unknown) {
      this.sent.push(data);
    }
    close(code?: number, reason?: string) {
      this.tell('close', { code, reason });
    }
  }

  function connected() {
    const sockets: FakeSocket[] = [];
    const openSocket = (url: string) => {
      const socket = new FakeSocket(url);
      sockets.push(socket);
      return socket;
    };
    return { ...phone({ openSocket }), sockets };
  }

  test.each([
    ['no url', {}, 3],
    ['what is no url', { url: 'x' }, 4],
    ['a url that is no socket’s', { url: 'https://a.example' }, 5],
  ])('my.connectSocket: %s fails', async (_name, params, error) => {
    expect(await connected().call('connectSocket', params)).toMatchObject(['fail', { error }]);
  });

  test('data of my.connectSocket becomes the query', async () => {
    const { call, sockets } = connected();
    await call('connectSocket', { url: 'wss://a.example/x', data: { room: 1 } });
    expect(sockets[0]?.url).toBe('wss://a.example/x?room=1');
  });

  test('a second single socket is error 3, until the first is closed', async () => {
    const { call } = connected();
    await call('connectSocket', { url: 'wss://a.example' });
    expect(await call('connectSocket', { url: 'wss://a.example' })).toMatchObject([
      'fail',
      { error: 3 },
    ]);
    await call('closeSocket');
    expect(await call('connectSocket', { url: 'wss://a.example' })).toMatchObject(['success', {}]);
  });

  test('events: open, text and bytes, error, close', async () => {
    const { call, my, sockets } = connected();
    const heard: unknown[] = [];
    for (const event of ['Open', 'Message', 'Error', 'Close']) {
      my[`onSocket${event}`]?.((detail: unknown) => heard.push([event, detail]));
    }
    await call('connectSocket', { url: 'wss://a.example' });
    sockets[0]?.tell('open');
    sockets[0]?.tell('message', { data: 'text' });
    sockets[0]?.tell('message', { data: new Uint8Array([65]).buffer });
    sockets[0]?.tell('error');
    await call('closeSocket', { code: 1001, reason: 'bye' });
    expect(heard).toMatchObject([
      ['Open', {}],
      ['Message', { data: 'text', isBuffer: false }],
      ['Message', { data: 'QQ==', isBuffer: true }],
      ['Error', { error: 1 }],
      ['Close', { code: 1001, reason: 'bye' }],
    ]);
  });

  test('my.offSocketMessage without a listener removes all of them', async () => {
    const { call, my, sockets } = connected();
    const listener = jest.fn();
    my.onSocketMessage?.(listener);
    my.offSocketMessage?.();
    await call('connectSocket', { url: 'wss://a.example' });
    sockets[0]?.tell('message', { data: 'text' });
    expect(listener).not.toHaveBeenCalled();
  });

  test('my.sendSocketMessage: text, and base64 as bytes, once it is open', async () => {
    const { call, sockets } = connected();
    expect(await call('sendSocketMessage', { data: 'a' })).toMatchObject(['fail', { error: 10 }]);
    await call('connectSocket', { url: 'wss://a.example' });
    sockets[0]?.tell('open');
    await call('sendSocketMessage', { data: 'a' });
    await call('sendSocketMessage', { data: 'QQ==', isBuffer: true });
    expect(sockets[0]?.sent[0]).toBe('a');
    expect([...new Uint8Array(sockets[0]?.sent[1] as ArrayBuffer)]).toEqual([65]);
  });

  test('multiple: true gives a task with methods and events of its own', () => {
    const { my, sockets } = connected();
    type Task = Record<string, (given?: unknown) => unknown>;
    const task = my.connectSocket?.({ url: 'wss://a.example', multiple: true }) as Task;
    const message = jest.fn();
    task.onMessage?.(message);
    return Promise.resolve()
      .then(() => undefined)
      .then(() => {
        sockets[0]?.tell('open');
        sockets[0]?.tell('message', { data: 'x' });
        expect(message).toHaveBeenCalledWith({ data: 'x', isBuffer: false });
        task.offMessage?.(message);
        sockets[0]?.tell('message', { data: 'y' });
        expect(message).toHaveBeenCalledTimes(1);
      });
  });
});
