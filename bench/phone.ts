import { Script } from 'node:vm';
import {
  createMy,
  memoryStorage,
  type HttpRequest,
  type HttpResponse,
} from 'alipay-mini-simulator/my';

/** What an SDK has asked of the phone. */
export interface Counts {
  /** Calls of `my`, whatever they are. */
  calls: number;
  syncCalls: number;
  requests: number;
  /** Calls that change the storage. */
  writes: number;
  /** Bodies of the requests, in UTF-8. */
  bytesSent: number;
}

const USER = {
  id: 36395395,
  user_id: 36395395,
  nickname: '小芝',
  avatar: '',
  is_authorized: false,
  _provider: { alipay: { user_id: '2088000000000001' } },
};

const SESSION = { token: 'bench-token', expires_in: 2_592_000, user_id: USER.id, user_info: USER };

/** Answers as the server would, in no time. */
function answer({ url, method }: HttpRequest): HttpResponse {
  const isLogin = method === 'POST';
  const body = isLogin ? { ...USER, ...SESSION } : USER;
  return {
    status: isLogin ? 201 : 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(url.includes('/user/info/') ? USER : body),
  };
}

/** A phone without a screen that counts what is asked of it. Its storage outlives the SDK. */
export class Phone {
  counts: Counts = emptyCounts();
  private readonly storage = memoryStorage();

  resetCounts(): void {
    this.counts = emptyCounts();
  }

  /** Runs an SDK's file as an app does, and returns the `my.BaaS` that it leaves. */
  load(code: string): unknown {
    const { my } = createMy({
      user: { userId: '2088000000000001', nickname: '小芝' },
      alipay: { issueAuthCode: () => Promise.resolve('bench-code') },
      storage: this.storage,
      transport: (request) => {
        this.counts.requests += 1;
        this.counts.bytesSent += Buffer.byteLength(request.body ?? '');
        return Promise.resolve(answer(request));
      },
    });
    const counted = this.counting(my);
    // As the platform loads a module: `my` is in its scope, and its exports are its own.
    const module = { exports: {} };
    const run = new Script(`(function (my, module, exports, getApp) {${code}\n})`);
    const load = run.runInThisContext() as (...scope: unknown[]) => void;
    load(counted, module, module.exports, () => undefined);
    return (counted as { BaaS?: unknown }).BaaS;
  }

  private counting(my: object): object {
    return Object.fromEntries(
      Object.entries(my).map(([name, member]: [string, unknown]) => [
        name,
        typeof member === 'function'
          ? (...args: unknown[]): unknown => {
              this.counts.calls += 1;
              if (name.endsWith('Sync')) this.counts.syncCalls += 1;
              if (/^(?:set|remove|clear)Storage/.test(name)) this.counts.writes += 1;
              return (member as (...args: unknown[]) => unknown).apply(my, args);
            }
          : member,
      ]),
    );
  }
}

function emptyCounts(): Counts {
  return { calls: 0, syncCalls: 0, requests: 0, writes: 0, bytesSent: 0 };
}
