import type { SocketLike } from '../../../src';
import { appFiles, start } from '../../phone';
import { phone } from './world';

const URL = 'https://api.example.com/a';

type Task = Readonly<Record<string, (...args: unknown[]) => unknown>>;

class Socket implements SocketLike {
  binaryType = '';
  readonly closed: unknown[][] = [];
  private readonly listeners: Record<string, ((event: unknown) => void)[]> = {};

  send(): void {
    throw new Error('this test sends nothing');
  }

  close(...args: unknown[]): void {
    this.closed.push(args);
  }

  addEventListener(type: string, listener: (event: never) => void): void {
    (this.listeners[type] ??= []).push(listener as (event: unknown) => void);
  }

  bring(type: string, event: object = {}): void {
    this.listeners[type]?.forEach((listener) => listener(event));
  }
}

function sockets() {
  const opened: Socket[] = [];
  const openSocket = () => {
    const socket = new Socket();
    opened.push(socket);
    return socket;
  };
  return { ...phone({ openSocket }), opened };
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

test('my.request 常见问题.md: my.httpRequest 的请求头默认值为 application/x-www-form-urlencoded', async () => {
  const world = phone();
  await world.call('httpRequest', { url: URL, method: 'POST', data: { a: '1 2' } });
  expect(world.sent[0]).toMatchObject({
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'a=1%202',
  });
});

test('my.request 常见问题.md: 同时发起的请求数量没有限制', async () => {
  const world = phone();
  const calls = Array.from({ length: 100 }, () => world.call('request', { url: URL }));
  const outcomes = await Promise.all(calls);
  expect(outcomes.filter(([outcome]) => outcome === 'success')).toHaveLength(100);
});

describe('my.connectSocket.md', () => {
  test('目前最多支持 5 个 WebSocket 实例; one that is closed makes room', async () => {
    const world = sockets();
    const open = () => world.call('connectSocket', { url: 'wss://a.example', multiple: true });
    for (let count = 0; count < 5; count += 1) expect((await open())[0]).toBe('success');
    expect(await open()).toMatchObject(['fail', { error: 1 }]);
    world.opened[2]?.bring('close', { code: 1000, reason: '' });
    expect((await open())[0]).toBe('success');
  });

  test('SocketTask: what a listener throws is reported, and the others hear', async () => {
    const world = sockets();
    const task = world.my.connectSocket?.({ url: 'wss://a.example', multiple: true }) as Task;
    await settle();
    const heard = jest.fn();
    task.onMessage?.(() => {
      throw new Error('of the app');
    });
    task.onMessage?.(heard);
    world.opened[0]?.bring('message', { data: 'a' });
    expect(heard).toHaveBeenCalledWith({ data: 'a', isBuffer: false });
    expect(world.events.filter(({ type }) => type === 'error')).toHaveLength(1);
  });

  test('my.sendSocketMessage: 10 网络连接没有打开，无法发送消息', async () => {
    const world = sockets();
    await world.call('connectSocket', { url: 'wss://a.example' });
    const sent = await world.call('sendSocketMessage', { data: 'a' });
    expect(sent).toMatchObject(['fail', { error: 10 }]);
  });

  test('my.closeSocket: code and reason', async () => {
    const world = sockets();
    await world.call('connectSocket', { url: 'wss://a.example' });
    await world.call('closeSocket', { code: 4001, reason: 'done' });
    expect(world.opened[0]?.closed).toEqual([[4001, 'done']]);
  });

  test('my.closeSocket: a code that a browser keeps to itself closes the connection all the same', async () => {
    const world = sockets();
    await world.call('connectSocket', { url: 'wss://a.example' });
    const [socket = new Socket()] = world.opened;
    const refuse = () => {
      throw new DOMException('1001', 'InvalidAccessError');
    };
    jest.spyOn(socket, 'close').mockImplementationOnce(refuse);
    expect(await world.call('closeSocket', { code: 1001 })).toEqual(['success', {}]);
    expect(socket.closed).toEqual([[]]);
    expect(world.events.filter(({ type }) => type === 'error')).toEqual([]);
  });
});

describe('my.uploadFile.md', () => {
  const FILE = { url: URL, filePath: 'https://usr/a.txt', name: 'userfile' };

  function withFile(...given: Parameters<typeof phone>) {
    const world = phone(...given);
    const manager = world.my.getFileSystemManager?.() as Task;
    manager.writeFileSync?.('https://usr/a.txt', 'abc', 'utf8');
    return world;
  }

  test.each([
    ['url', { ...FILE, url: undefined }],
    ['filePath', { ...FILE, filePath: undefined }],
    ['name', { ...FILE, name: undefined }],
    ['name', { ...FILE, name: 1 }],
  ])('11 无效参数: %s of %j', async (_, params) => {
    expect(await withFile().call('uploadFile', params)).toMatchObject(['fail', { error: 11 }]);
  });

  test('9: UploadTask.abort()', async () => {
    const world = withFile({ transport: () => new Promise(() => undefined) });
    const fail = jest.fn();
    const task = world.my.uploadFile?.({ ...FILE, fail }) as Task;
    await settle();
    task.abort?.();
    await settle();
    expect(fail).toHaveBeenCalledWith({ error: 9, errorMessage: 'uploadFile:fail abort' });
  });

  test('12: 上传超时', async () => {
    const world = withFile({ transport: () => new Promise(() => undefined) });
    const outcome = await world.call('uploadFile', { ...FILE, timeout: 5 });
    expect(outcome).toMatchObject(['fail', { error: 12 }]);
  });

  test('what the server says of an error comes in data, which is text', async () => {
    const world = withFile({}, { status: 500, body: '{"code":1}' });
    const outcome = await world.call('uploadFile', FILE);
    expect(outcome).toMatchObject(['success', { statusCode: 500, data: '{"code":1}' }]);
  });

  test('header: content-type 为 multipart/form-data', async () => {
    const world = withFile();
    await world.call('uploadFile', { ...FILE, header: { 'Content-Type': 'text/plain', A: 'b' } });
    expect(world.sent[0]?.headers).toMatchObject({
      'content-type': expect.stringMatching(/^multipart\/form-data; boundary=/) as string,
      a: 'b',
    });
  });
});

describe('my.downloadFile.md', () => {
  test.each([
    {},
    { url: 'not an address' },
    { url: URL, filePath: '/package.txt' },
    { url: URL, filePath: 1 },
    { url: URL, filePath: 'https://usr/no/a' },
    { url: URL, filePath: 'https://usr/a/' },
  ])('2 参数无效: %j', async (params) => {
    expect(await phone().call('downloadFile', params)).toMatchObject(['fail', { error: 2 }]);
  });

  test.each([
    ['image', 'image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['pdf', 'application/pdf', '%PDF-1.4'],
    ['other', 'image/png', 'what only says that it is a picture'],
  ])('扩展名由文件实际内容确定: .%s', async (extension, type, content) => {
    const url = `data:${type};base64,${btoa(content)}`;
    const [, { apFilePath }] = await phone().call('downloadFile', { url });
    expect(apFilePath).toMatch(new RegExp(`\\.${extension}$`));
  });

  test('12 下载失败: a status outside 2xx', async () => {
    const outcome = await phone({}, { status: 404 }).call('downloadFile', { url: URL });
    expect(outcome).toMatchObject(['fail', { error: 12 }]);
  });
});

describe('app.json 应用配置.md: networkTimeout.connectSocket', () => {
  class Silent implements SocketLike {
    binaryType = '';
    closed = false;

    send(): void {
      throw new Error('this test sends nothing');
    }

    close(): void {
      this.closed = true;
    }

    addEventListener(): void {
      // It neither opens nor fails.
    }
  }

  beforeEach(() => jest.useFakeTimers({ doNotFake: ['queueMicrotask'] }));
  afterEach(() => jest.useRealTimers());

  test.each([
    ['默认值 30000', {}, 30_000],
    ['as given', { networkTimeout: { connectSocket: 500 } }, 500],
  ])('6 连接服务器超时: %s', async (_, json, timeoutMs) => {
    const socket = new Silent();
    const heard: unknown[] = [];
    const js = `{ onLoad() { my.onSocketError((it) => my.heard(it)); my.connectSocket({ url: 'wss://a.example' }); } }`;
    const pages = ['pages/a/a'];
    const files = appFiles(
      { 'pages/a/a': { js } },
      {},
      { 'app.json': JSON.stringify({ pages, ...json }) },
    );
    start(files, { openSocket: () => socket, my: { heard: (it: unknown) => void heard.push(it) } });
    await jest.advanceTimersByTimeAsync(timeoutMs - 10);
    expect(heard).toEqual([]);
    await jest.advanceTimersByTimeAsync(20);
    expect(heard).toEqual([{ error: 6, errorMessage: '连接服务器超时' }]);
    expect(socket.closed).toBe(true);
  });
});
