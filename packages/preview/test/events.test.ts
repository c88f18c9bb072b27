import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import type { BuildState } from '../src/app-source';
import { startPreview } from '../src/http';
import { Mailbox } from '../src/mailbox';

const SMS = {
  kind: 'sms-code',
  phone: '13800138000',
  code: '123456',
  text: '验证码 123456',
} as const;
const MAIL = {
  kind: 'password-reset',
  email: 'a@example.com',
  link: 'http://127.0.0.1:1/#secret',
  text: '打开 http://127.0.0.1:1/#secret',
} as const;

let mailbox: Mailbox;
let builds: Set<(state: BuildState) => void>;
let preview: { url: string; close(): Promise<void> };
/** Called when the page has stopped following the builds. */
let left: Promise<void>;

beforeEach(async () => {
  mailbox = new Mailbox();
  builds = new Set();
  const build: BuildState = { run: 'r', version: 1 };
  let leave: () => void = () => undefined;
  left = new Promise((resolve) => (leave = resolve));
  preview = await startPreview({
    port: 0,
    pageFiles: {},
    readInfo: () => ({
      files: {},
      problems: [],
      name: '',
      id: '',
      mode: 'strict',
      serverUrl: 'http://127.0.0.1:1',
      hosts: {},
      build,
    }),
    events: {
      build: {
        read: () => build,
        listen: (listener) => {
          builds.add(listener);
          return () => {
            builds.delete(listener);
            leave();
          };
        },
      },
      messages: {
        read: () => mailbox.messages,
        listen: (listener) => mailbox.listen(listener),
      },
    },
    allowUrl: () => false,
  });
});

afterEach(() => preview.close());

/** What one page hears; `next` waits for the next event. */
async function follow() {
  const sent = request(new URL('/events', preview.url), { agent: false }).end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  response.setEncoding('utf8');
  const chunks = response[Symbol.asyncIterator]();
  let heard = '';
  const next = async (): Promise<{ event: string; data: unknown }> => {
    for (;;) {
      const end = heard.indexOf('\n\n');
      if (end !== -1) {
        const [, event = '', data = ''] =
          /^event: (.*)\ndata: (.*)$/.exec(heard.slice(0, end)) ?? [];
        heard = heard.slice(end + 2);
        return { event, data: JSON.parse(data) as unknown };
      }
      const chunk = (await chunks.next()) as IteratorResult<string, undefined>;
      if (chunk.done === true) throw new Error('the stream has ended');
      heard += chunk.value;
    }
  };
  return { response, next };
}

const kept = (message: object): unknown =>
  expect.objectContaining({
    ...message,
    id: expect.any(String) as unknown,
    atMs: expect.any(Number) as unknown,
  });

describe('/events', () => {
  it('tells how the build stands, at once and after each build', async () => {
    const { response, next } = await follow();

    expect(response.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
    });
    expect(await next()).toEqual({ event: 'build', data: { run: 'r', version: 1 } });
    expect(await next()).toEqual({ event: 'messages', data: [] });
    const failed = { run: 'r', version: 1, failure: 'app.ts(1,1):\nno' };
    for (const tell of builds) tell(failed);
    expect(await next()).toEqual({ event: 'build', data: failed });
  });

  it('tells the messages there are, newest first, then each new one, and when they are cleared', async () => {
    mailbox.add(SMS);
    const { next } = await follow();
    await next();

    expect(await next()).toEqual({ event: 'messages', data: [kept(SMS)] });
    mailbox.add(MAIL);
    expect(await next()).toEqual({ event: 'messages', data: [kept(MAIL), kept(SMS)] });
    mailbox.clear();
    expect(await next()).toEqual({ event: 'messages', data: [] });
  });

  it('is forgotten when the page has gone', async () => {
    const { response, next } = await follow();
    await next();
    await next();
    expect(builds.size).toBe(1);

    response.destroy();

    await left;
    expect(builds.size).toBe(0);
  });
});

describe('Mailbox', () => {
  it('gives each message an id of its own', () => {
    mailbox.add(SMS);
    mailbox.add(SMS);

    expect(new Set(mailbox.messages.map(({ id }) => id)).size).toBe(2);
  });

  it('keeps the newest 50', () => {
    for (let count = 0; count < 60; count += 1) {
      mailbox.add({ ...SMS, code: String(100_000 + count) });
    }

    expect(mailbox.messages).toHaveLength(50);
    expect(mailbox.messages[0]).toMatchObject({ code: '100059' });
    expect(mailbox.messages[49]).toMatchObject({ code: '100010' });
  });
});
