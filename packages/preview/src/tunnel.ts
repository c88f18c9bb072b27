import { types } from 'node:util';
import { plainHeaders } from 'alipay-mini-simulator/node';
import { z } from 'zod';
import type { AllowUrl } from './allowed-hosts';

/** Larger answers are cut off: they are a mistake of the app or an attack on the page. */
const MAX_ANSWER_BYTES = 10 * 1024 * 1024;

/** What the page asks the tunnel to send. */
const tunnelRequest = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  method: z.string().regex(/^[A-Z]{3,7}$/),
  headers: z.record(z.string(), z.string()),
  body: z.string().optional(),
  /** Instead of `body`: what is no text. */
  bytes: z.base64().optional(),
  /** Whether the answer is wanted as `bytes`. */
  binary: z.boolean().optional(),
});

type Asked = z.infer<typeof tunnelRequest>;

/** An answer of the server, or why there was none. */
export type TunnelAnswer =
  | { status: number; headers: Record<string, string>; body: string }
  /** Bytes in base64. */
  | { status: number; headers: Record<string, string>; bytes: string }
  | { failure: string }
  /** The host is not on the list of those that the app's requests may reach; nothing was sent. */
  | { refusedHost: string };

/** What was asked for is not done; `statusCode` is 400 or 403, and `message` says why. */
export class Refusal extends Error {
  override name = 'Refusal';

  constructor(
    readonly statusCode: 400 | 403,
    message: string,
  ) {
    super(message);
  }
}

const MAX_REDIRECTS = 20;

/** They are for the host that the app names, and for no other that an answer leads to. */
const CREDENTIALS = /^(authorization|cookie|proxy-authorization|x-hydrogen-.+)$/i;

/** Set by the connection itself; taken over from the page they would only break it. */
const CONNECTION_HEADERS =
  /^(connection|content-length|expect|host|keep-alive|te|trailer|transfer-encoding|upgrade)$/i;

/**
 * Sends a request of the mini program from Node, the way a phone sends it through its native
 * network stack: not bound by CORS, and a 404 is an answer, not an error in the browser's console.
 * Redirects are followed, as long as they lead to hosts that are allowed.
 *
 * @param baasOrigin Answers in the place of a 知晓云 whose host is not allowed: the sandbox's codes are worth nothing
 *   anywhere else.
 * @throws {Refusal} for a request that is malformed.
 */
export function createTunnel(allowUrl: AllowUrl, baasOrigin?: string) {
  return async function send(input: unknown, signal: AbortSignal): Promise<TunnelAnswer> {
    let asked = parseRequest(input);
    for (let hops = 0; ; hops += 1) {
      const target = new URL(asked.url);
      if (!allowUrl(target)) {
        if (baasOrigin === undefined || !isForBaas(asked.headers, target)) {
          return { refusedHost: target.host };
        }
        asked = { ...asked, url: `${baasOrigin}${target.pathname}${target.search}` };
      }
      const request = createRequest(asked, signal);
      try {
        const response = await fetch(request);
        const next = redirected(asked, response);
        if (!next) {
          return await readAnswer(response, asked.binary === true);
        }
        if (hops === MAX_REDIRECTS) {
          return { failure: `more than ${MAX_REDIRECTS} redirects` };
        }
        await response.body?.cancel();
        asked = next;
      } catch (error) {
        return { failure: describe(error) };
      }
    }
  };
}

/** What the local 知晓云 has: logins and users. Tables, files and functions of an app are on the app's own alone. */
const BAAS_PATH = /^\/hserve\/v[\d.]+\/(?:idp|login|register|server|session|sms|user)\b/;

/** Whether it speaks the protocol of 知晓云, as the auth module and the vendor's SDK do on any host. */
function isForBaas(headers: Asked['headers'], { pathname }: URL): boolean {
  const names = Object.keys(headers).map((name) => name.toLowerCase());
  return BAAS_PATH.test(pathname) && names.includes('x-hydrogen-client-id');
}

/**
 * What to send after a redirect; nothing if the answer is none.
 *
 * @see https://fetch.spec.whatwg.org/#http-redirect-fetch
 */
function redirected(asked: Asked, { status, headers }: Response): Asked | undefined {
  const location = headers.get('location');
  if (![301, 302, 303, 307, 308].includes(status) || location === null) {
    return undefined;
  }
  const url = new URL(location, asked.url);
  const isGet = /^(GET|HEAD)$/.test(asked.method);
  const becomesGet = !isGet && (status === 303 || (status < 303 && asked.method === 'POST'));
  const isElsewhere = url.origin !== new URL(asked.url).origin;
  const sent = Object.entries(asked.headers).filter(
    ([name]) =>
      !(isElsewhere && CREDENTIALS.test(name)) && !(becomesGet && /^content-/i.test(name)),
  );
  const { body, bytes, ...rest } = asked;
  return {
    ...rest,
    url: url.href,
    headers: Object.fromEntries(sent),
    ...(becomesGet ? { method: 'GET' } : { body, bytes }),
  };
}

function parseRequest(input: unknown): Asked {
  const parsed = tunnelRequest.safeParse(input);
  if (!parsed.success) {
    throw new Refusal(400, z.prettifyError(parsed.error));
  }
  return parsed.data;
}

function createRequest({ url, method, headers, body, bytes }: Asked, signal: AbortSignal): Request {
  try {
    return new Request(url, {
      method,
      headers: Object.entries(headers).filter(([name]) => !CONNECTION_HEADERS.test(name)),
      body: bytes === undefined ? (body ?? null) : Buffer.from(bytes, 'base64'),
      redirect: 'manual',
      signal,
    });
  } catch (error) {
    throw new Refusal(400, describe(error));
  }
}

async function readAnswer(response: Response, binary: boolean): Promise<TunnelAnswer> {
  const { status } = response;
  const headers = plainHeaders(response.headers);
  const bytes = await readBytes(response);
  return binary
    ? { status, headers, bytes: bytes.toString('base64') }
    : { status, headers, body: new TextDecoder().decode(bytes) };
}

async function readBytes(response: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength;
    if (length > MAX_ANSWER_BYTES) {
      throw new Error(`the answer is larger than ${MAX_ANSWER_BYTES} bytes`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** `fetch` says "fetch failed" and hides the reason in `cause`. */
function describe(error: unknown): string {
  if (!types.isNativeError(error)) {
    return String(error);
  }
  return types.isNativeError(error.cause) ? describe(error.cause) : error.message;
}
