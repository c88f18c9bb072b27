import { createSign, createVerify, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export const APP_ID = '2021000000000001';

/** Short, hence quick to make: what matters is who signed. */
export const rsa = () => generateKeyPairSync('rsa', { modulusLength: 1024 });

/** The app's pair: its private half configures the server, its public half the gateway. */
export const APP_KEYS = rsa();
/** Alipay's pair, the other way round. */
export const ALIPAY_KEYS = rsa();

export const pem = {
  appPrivate: APP_KEYS.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
  alipayPublic: ALIPAY_KEYS.publicKey.export({ format: 'pem', type: 'spki' }).toString(),
};

export type Params = Readonly<Record<string, string>>;

/** The gateway's answer to a method: its fields, or the raw text in place of a signed answer; a promise: later. */
export type Reply = object | string | Promise<never>;

/**
 * Alipay's gateway on this machine: it checks the signature of each request as Alipay does, and
 * signs its answers. Planned replies are looked up by method.
 *
 * @see https://opendocs.alipay.com/common/02mse7 for the signature
 */
export class FakeGateway {
  readonly requests: Params[] = [];
  readonly #server: Server;

  private constructor(private readonly replies: Record<string, Reply | undefined>) {
    this.#server = createServer((request, response) => {
      void readParams(request).then((params) => {
        this.requests.push(params);
        response.setHeader('content-type', 'application/json;charset=utf-8');
        const reply = this.replies[params.method ?? ''];
        if (!(reply instanceof Promise)) response.end(this.#answer(params));
      });
    });
  }

  static async start(replies: Record<string, Reply | undefined>): Promise<FakeGateway> {
    const gateway = new FakeGateway(replies);
    gateway.#server.listen(0, '127.0.0.1');
    await once(gateway.#server, 'listening');
    return gateway;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/gateway.do`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #answer(params: Params): string {
    const method = params.method ?? '';
    if (!isSignedByApp(params)) {
      return signed('error_response', { code: '40002', sub_code: 'isv.invalid-signature' });
    }
    const reply = this.replies[method];
    if (reply === undefined) throw new Error(`no reply is planned for ${method}`);
    return typeof reply === 'string'
      ? reply
      : signed(`${method.replaceAll('.', '_')}_response`, reply);
  }
}

/** An answer as the gateway writes it, signed by Alipay or by another key. */
export function signed(key: string, fields: object, privateKey = ALIPAY_KEYS.privateKey): string {
  const content = JSON.stringify(fields);
  const signature = createSign('RSA-SHA256').update(content).sign(privateKey, 'base64');
  return `{"${key}":${content},"sign":"${signature}"}`;
}

async function readParams(request: IncomingMessage): Promise<Params> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const query = new URL(request.url ?? '', 'http://gateway').searchParams;
  const form = new URLSearchParams(Buffer.concat(chunks).toString());
  return Object.fromEntries([...query, ...form]);
}

function isSignedByApp({ sign = '', ...params }: Params): boolean {
  const content = Object.keys(params)
    .sort()
    .map((key) => `${key}=${params[key] ?? ''}`)
    .join('&');
  return createVerify('RSA-SHA256').update(content).verify(APP_KEYS.publicKey, sign, 'base64');
}
