import { ApiFailure } from '../../contract/errors';
import type { SocketLike } from '../../contract/types';
import { asyncApi, type ApiHost, type Params } from '../call';
import { fromBase64, isArrayBuffer, toArrayBuffer, toBase64 } from '../files/bytes';
import { onAbort } from '../../contract/on-abort';

type Outcome = Record<string, unknown>;
type Listener = (event: unknown) => unknown;
type SocketEvent = 'Open' | 'Message' | 'Error' | 'Close';

/** 目前最多支持 5 个 WebSocket 实例; what the sixth ends with, the page does not say. */
const MOST = 5;
const TOO_MANY = { error: 1, errorMessage: '最多支持 5 个 WebSocket 实例' };
/** @see mini/framework/小程序全局配置/app.json  应用配置.md of AlipayDocs/open-docs, networkTimeout */
const DEFAULT_TIMEOUT_MS = 30_000;
const TIMED_OUT = { error: 6, errorMessage: '连接服务器超时' };
const NOT_OPEN = { error: 10, errorMessage: '网络连接没有打开，无法发送消息' };

/**
 * WebSockets: one of `my` itself, and any number of tasks (`multiple: true`).
 * @see mini/api/基础API/网络/my.connectSocket.md of AlipayDocs/open-docs
 */
export function socketApis(host: ApiHost, timeoutMs = DEFAULT_TIMEOUT_MS): Record<string, unknown> {
  const { listeners } = host;
  const sockets: Sockets = { open: new Set(), timeoutMs };
  let single: Connection | undefined;
  const connect = asyncApi(host, 'connectSocket', (params) => {
    if (single) throw new ApiFailure({ error: 3, errorMessage: '该 SocketTask 已存在' });
    const opened = new Connection(host, params, sockets, (event, detail) => {
      if (event === 'Close' && single === opened) single = undefined;
      listeners.emit(`Socket${event}`, detail);
    });
    single = opened;
    return {};
  });
  return {
    connectSocket: (options?: unknown) =>
      (options as Params | undefined)?.multiple === true
        ? socketTask(host, options, sockets)
        : connect(options),
    sendSocketMessage: asyncApi(host, 'sendSocketMessage', (params) => send(single, params)),
    closeSocket: asyncApi(host, 'closeSocket', (params) => close(single, params)),
  };
}

/** One connection of several, with its own methods and events. */
function socketTask(host: ApiHost, options: unknown, sockets: Sockets): Record<string, unknown> {
  const listeners = new Map<string, Set<Listener>>();
  let connection: Connection | undefined;
  const task: Record<string, unknown> = {
    send: asyncApi(host, 'SocketTask.send', (params) => send(connection, params)),
    close: asyncApi(host, 'SocketTask.close', (params) => close(connection, params)),
  };
  for (const event of ['Open', 'Message', 'Error', 'Close']) {
    const own = new Set<Listener>();
    listeners.set(event, own);
    task[`on${event}`] = (listener: Listener) => void own.add(listener);
    task[`off${event}`] = (listener?: Listener) => {
      if (listener === undefined) own.clear();
      else own.delete(listener);
    };
  }
  const connect = asyncApi(host, 'connectSocket', (params) => {
    connection = new Connection(host, params, sockets, (event, detail) => {
      for (const listener of [...(listeners.get(event) ?? [])]) {
        host.listeners.guard(() => listener(detail));
      }
    });
    return {};
  });
  void connect(options).catch(() => undefined);
  return task;
}

function send(connection: Connection | undefined, { data, isBuffer }: Params): Outcome {
  if (connection?.isOpen !== true) throw new ApiFailure(NOT_OPEN);
  connection.send(typeof data === 'string' ? data : JSON.stringify(data), isBuffer === true);
  return { success: true };
}

function close(connection: Connection | undefined, { code, reason }: Params): Outcome {
  connection?.close(
    typeof code === 'number' ? code : undefined,
    typeof reason === 'string' ? reason : undefined,
  );
  return {};
}

/** All of an app's sockets, and how long one may take to open. */
interface Sockets {
  readonly open: Set<Connection>;
  readonly timeoutMs: number;
}

class Connection {
  isOpen = false;
  private readonly socket: SocketLike;

  constructor(
    private readonly host: ApiHost,
    params: Params,
    { open, timeoutMs }: Sockets,
    private readonly tell: (event: SocketEvent, detail: Outcome) => void,
  ) {
    const url = socketUrl(params);
    if (open.size >= MOST) throw new ApiFailure({ ...TOO_MANY });
    const { phone, signal } = host;
    if (phone.network === 'offline') throw new ApiFailure({ ...TIMED_OUT });
    const protocols = Array.isArray(params.protocols) ? params.protocols.map(String) : [];
    this.socket = phone.openSocket(url, protocols);
    this.socket.binaryType = 'arraybuffer';
    open.add(this);
    const end = () => {
      clearTimeout(timer);
      this.socket.close();
    };
    const forget = onAbort(signal, end);
    const timer = setTimeout(() => {
      this.tell('Error', { ...TIMED_OUT });
      end();
    }, timeoutMs);
    this.listen('open', () => {
      clearTimeout(timer);
      this.isOpen = true;
      this.tell('Open', {});
    });
    this.listen('message', ({ data }) => this.tell('Message', received(data)));
    this.listen('error', () => this.tell('Error', { error: 1, errorMessage: 'Error Unknown' }));
    this.listen('close', ({ code, reason }) => {
      this.isOpen = false;
      clearTimeout(timer);
      open.delete(this);
      forget();
      this.tell('Close', { code, reason });
    });
  }

  send(text: string, isBase64: boolean): void {
    this.socket.send(isBase64 ? toArrayBuffer(fromBase64(text)) : text);
  }

  /** A browser lets its pages give few codes, and short reasons. */
  close(code = 1000, reason?: string): void {
    try {
      this.socket.close(code, reason);
    } catch {
      this.socket.close();
    }
  }

  private listen(type: string, listener: (event: Record<string, unknown>) => void): void {
    this.socket.addEventListener(type, (event: Record<string, unknown>) => {
      if (!this.host.signal.aborted) listener(event);
    });
  }
}

/** Bytes reach the app in base64. */
function received(data: unknown): Outcome {
  if (!isArrayBuffer(data)) return { data, isBuffer: false };
  return { data: toBase64(new Uint8Array(data)), isBuffer: true };
}

/** The address, with `data` as its query. @throws {ApiFailure} as the page says. */
function socketUrl({ url, data }: Params): string {
  if (typeof url !== 'string' || url === '') {
    throw new ApiFailure({ error: 3, errorMessage: 'URL 为空' });
  }
  if (!URL.canParse(url)) throw new ApiFailure({ error: 4, errorMessage: '无法识别的 URL 格式' });
  const parsed = new URL(url);
  if (!/^wss?:$/.test(parsed.protocol)) {
    throw new ApiFailure({ error: 5, errorMessage: 'URL 必须以 ws 或者 wss 开头' });
  }
  for (const [key, value] of Object.entries((data ?? {}) as Outcome)) {
    parsed.searchParams.set(key, typeof value === 'string' ? value : JSON.stringify(value));
  }
  return parsed.href;
}
