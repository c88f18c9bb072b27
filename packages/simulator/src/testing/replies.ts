import { toError } from '../contract/errors';
import type { HttpRequest, HttpResponse, Transport } from '../contract/types';

/** What a server answers: a status (default 200), and a body that is sent as JSON unless it is text. */
export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Answers by request, such as `GET https://api.example.com/todos`; the query is not part of it. */
export type Replies = Readonly<
  Record<string, Reply | ((request: HttpRequest) => Reply | Promise<Reply>)>
>;

/**
 * Answers the requests of an app without a network.
 * @param onMistake - hears of each request that no reply is there for, and of what a reply's function throws, an
 * assertion for one: the app takes either for a network that fails
 */
export function replyingTransport(replies: Replies, onMistake: (error: Error) => void): Transport {
  return async (request) => {
    const name = `${request.method} ${request.url.replace(/[?#].*/, '')}`;
    const reply = replies[name];
    if (reply === undefined) {
      const planned = Object.keys(replies);
      const others = planned.length === 0 ? '' : ` (planned: ${planned.join(', ')})`;
      const error = new Error(`no reply is planned for ${name}; plan one in \`replies\`${others}`);
      onMistake(error);
      throw error;
    }
    try {
      const given: unknown = typeof reply === 'function' ? await reply(request) : reply;
      if (typeof given === 'object' && given !== null) return toResponse(given);
      throw new Error(`the reply for ${name} is ${String(given)}, not { status, headers, body }`);
    } catch (error) {
      onMistake(toError(error));
      throw error;
    }
  };
}

function toResponse({ status = 200, headers, body = '' }: Reply): HttpResponse {
  const isText = typeof body === 'string';
  return {
    status,
    headers: { 'content-type': isText ? 'text/plain' : 'application/json', ...headers },
    body: isText ? body : JSON.stringify(body),
  };
}
