import type { AlipayUser, Transport } from 'alipay-mini-simulator';
import { fromBase64, toBase64 } from 'alipay-mini-simulator/my';
import type { PreviewInfo } from '../http';

const SANDBOX_TIMEOUT_MS = 10_000;

/** The preview server or the local 知晓云 does not answer as it should; `message` says how, in Chinese. */
export class BackendError extends Error {
  override name = 'BackendError';
}

/** A host is not on the list of those that the app's requests may reach. */
export class HostRefused extends BackendError {
  override name = 'HostRefused';

  constructor(readonly host: string) {
    super(`${host} 不在服务器域名白名单里`);
  }
}

/** A made-up Alipay user of the sandbox. */
export interface SandboxUser extends AlipayUser {
  /** What this user is there for, in a few words. */
  note: string;
}

/** @throws {BackendError} if the preview server does not answer, as when it has been stopped. */
async function ask(path: string, request?: RequestInit): Promise<{ ok: boolean; answer: unknown }> {
  try {
    const response = await fetch(path, request);
    return { ok: response.ok, answer: await response.json() };
  } catch (error) {
    if (request?.signal?.aborted) {
      throw error;
    }
    throw new BackendError('预览服务没有回应，它可能已经停了', { cause: error });
  }
}

/** Asks the preview server for the built app and its surroundings. */
export async function fetchInfo(): Promise<PreviewInfo> {
  const { ok, answer } = await ask('/preview.json');
  if (!ok) {
    throw new BackendError(`预览服务读不到小程序：${messageOf(answer)}`);
  }
  return answer as PreviewInfo;
}

/**
 * Sends a request through the preview server, which performs it as a phone would.
 *
 * @param onRefusal Hears of requests the preview server refuses to send, such as those to a
 *   domain that is not on its list; the app only sees that the network failed.
 */
export function tunnel(onRefusal: (error: Error) => void): Transport {
  return async ({ signal, bytes, ...request }) => {
    const { ok, answer } = await ask('/tunnel', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(bytes ? { ...request, bytes: toBase64(bytes) } : request),
      signal,
    });
    if (!ok) {
      const error = new BackendError(`请求被预览服务拒绝：${messageOf(answer)}`);
      onRefusal(error);
      throw error;
    }
    if (typeof answer === 'object' && answer !== null && 'refusedHost' in answer) {
      const error = new HostRefused(String(answer.refusedHost));
      onRefusal(error);
      throw error;
    }
    if (typeof answer === 'object' && answer !== null && 'failure' in answer) {
      const { method, url } = request;
      throw new BackendError(`${method} ${url} 没有得到回应：${String(answer.failure)}`);
    }
    const { bytes: received, ...rest } = answer as WireAnswer;
    return received === undefined
      ? { ...rest, body: rest.body ?? '' }
      : { ...rest, body: '', bytes: fromBase64(received) };
  };
}

/** Bytes travel in base64, since the tunnel speaks JSON. */
interface WireAnswer {
  status: number;
  headers: Record<string, string>;
  body?: string;
  bytes?: string;
}

/** The sandbox of the local 知晓云: its Alipay users, and its reset. */
export function createSandbox(serverUrl: string, transport: Transport) {
  async function call(method: string, path: string, body?: object): Promise<unknown> {
    const signal = AbortSignal.timeout(SANDBOX_TIMEOUT_MS);
    const { status, body: text } = await transport({
      url: serverUrl + path,
      method,
      headers: { 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal,
    }).catch((error: unknown) => {
      throw signal.aborted
        ? new BackendError(`本地知晓云 ${SANDBOX_TIMEOUT_MS / 1000} 秒没有回应 ${method} ${path}`)
        : error;
    });
    if (status < 200 || status > 299) {
      throw new BackendError(`本地知晓云没有完成 ${method} ${path}：HTTP ${status} ${text}`);
    }
    return text === '' ? undefined : JSON.parse(text);
  }

  return {
    async users(): Promise<SandboxUser[]> {
      const users = (await call('GET', '/sandbox/alipay/users')) as WireUser[];
      return users.map(toUser);
    },
    async createUser(): Promise<SandboxUser> {
      return toUser((await call('POST', '/sandbox/alipay/users', {})) as WireUser);
    },
    /** Deletes every account and session of the local server. */
    async reset(): Promise<void> {
      await call('POST', '/sandbox/reset', {});
    },
  };
}

export type Sandbox = ReturnType<typeof createSandbox>;

interface WireUser {
  user_id: string;
  nickname: string;
  avatar?: string;
  note?: string;
}

function toUser({ user_id, nickname, avatar, note }: WireUser): SandboxUser {
  return { userId: user_id, nickname, note: note ?? '', ...(avatar ? { avatar } : {}) };
}

function messageOf(answer: unknown): string {
  return typeof answer === 'object' && answer !== null && 'message' in answer
    ? String(answer.message)
    : JSON.stringify(answer);
}
