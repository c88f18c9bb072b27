import { types } from 'node:util';
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
});

/** An answer of the server, or why there was none. */
export type TunnelAnswer =
  | { status: number; headers: Record<string, string>; body: string }
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

/** Set by the connection itself; taken over from the page they would only break it. */
const CONNECTION_HEADERS =
  /^(connection|content-length|expect|host|keep-alive|te|trailer|transfer-encoding|upgrade)$/i;

/**
 * Sends a request of the mini program from Node, the way a phone sends it through its native
 * network stack: not bound by CORS, and a 404 is an answer, not an error in the browser's console.
 *
 * It follows no redirect, which could lead out of the allowed hosts.
 *
 * @throws {Refusal} for a request that is malformed.
 */
export function createTunnel(allowUrl: AllowUrl) {
  return async function send(input: unknown, signal: AbortSignal): Promise<TunnelAnswer> {
    const asked = parseRequest(input);
    const target = new URL(asked.url);
    if (!allowUrl(target)) {
      return { refusedHost: target.host };
    }
    const request = createRequest(asked, signal);
    try {
      const response = await fetch(request);
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: await readText(response),
      };
    } catch (error) {
      return { failure: describe(error) };
    }
  };
}

function parseRequest(input: unknown): z.infer<typeof tunnelRequest> {
  const parsed = tunnelRequest.safeParse(input);
  if (!parsed.success) {
    throw new Refusal(400, z.prettifyError(parsed.error));
  }
  return parsed.data;
}

function createRequest(
  { url, method, headers, body }: z.infer<typeof tunnelRequest>,
  signal: AbortSignal,
): Request {
  try {
    return new Request(url, {
      method,
      headers: Object.entries(headers).filter(([name]) => !CONNECTION_HEADERS.test(name)),
      body: body ?? null,
      redirect: 'manual',
      signal,
    });
  } catch (error) {
    throw new Refusal(400, describe(error));
  }
}

async function readText(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MAX_ANSWER_BYTES) {
      throw new Error(`the answer is larger than ${MAX_ANSWER_BYTES} bytes`);
    }
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** `fetch` says "fetch failed" and hides the reason in `cause`. */
function describe(error: unknown): string {
  if (!types.isNativeError(error)) {
    return String(error);
  }
  return types.isNativeError(error.cause) ? describe(error.cause) : error.message;
}
