import { join } from 'node:path';
import '@testing-library/jest-dom';
import {
  configure,
  waitFor,
  within,
  type BoundFunctions,
  type queries,
} from '@testing-library/dom';
import { userEvent, type UserEvent } from '@testing-library/user-event';
import { type Message, type RunningServer, startServer } from 'local-hserve';
import {
  type AlipayUser,
  type Authorization,
  createSimulator,
  fetchTransport,
  memoryStorage,
  type Phone,
  sandboxAlipay,
  type Simulator,
  type SimulatorEvent,
  type StatusWorld,
} from 'alipay-mini-simulator';
import 'alipay-mini-simulator/testing';
import { readApp } from 'alipay-mini-simulator/node';
import { Hold } from './hold';

/** Alipay users of the server's seed. */
export const ALIPAY = {
  /** Known to the server, and authorized before. */
  known: { userId: '2088000000000001', nickname: '小芝' },
  newcomer: { userId: '2088000000000002', nickname: '小信' },
  /** Bound to the password account xiaowei / xiaowei-2088, never authorized. */
  bound: { userId: '2088000000000003', nickname: '小维' },
} as const satisfies Record<string, AlipayUser>;

/** A password account of the server's seed that no Alipay user is bound to. */
export const WEB_USER = {
  nickname: '网页用户',
  username: 'web_user',
  email: 'ifanrx@ifanr.com',
  phone: '13800138000',
  password: 'ifanrx123',
} as const;

export const STATUS_WORLDS: readonly StatusWorld[] = ['success', 'fail'];

/** What `npm run build` wrote. */
const APP = readApp(join(__dirname, '../../dist'));
const HOST = 'http://127.0.0.1:7290';
/** Backend of a build for phones, in whose place the local server answers here. */
export const RELEASE_HOST = 'https://api.example.com';

/** A test waits for what it names, and the machine may be busy. */
configure({ asyncUtilTimeout: 100_000 });

export interface WorldOptions {
  user?: AlipayUser;
  statusWorld?: StatusWorld;
  network?: Phone['network'];
  /** Default `ask`: the sheet shows, and the test answers it. */
  authorization?: Authorization;
  /** Page the app is launched into. Default: its home page. */
  path?: string;
  /** Folder of another build of the app. Default: `dist/`. */
  folder?: string;
  /** What runs before the app's own script, to make the phone another one. */
  before?: string;
}

/** One person with one phone, one mini program on it, and the server it talks to. */
export class World {
  readonly person: UserEvent = userEvent.setup();
  readonly events: SimulatorEvent[] = [];
  /** What is on the phone's screen. */
  readonly screen: BoundFunctions<typeof queries>;
  readonly #root = document.body.appendChild(document.createElement('div'));
  readonly #server: RunningServer;
  readonly #messages: readonly Message[];
  readonly #storage = memoryStorage();
  readonly #holds = new Map<string, Hold>();
  readonly #lostAnswers = new Set<string>();
  /** Each page brings styles of its own. */
  readonly #styleWatch = new MutationObserver(() => this.#removeStyles());
  #simulator: Simulator;

  /** @param messages - where the server puts what it would send */
  constructor(server: RunningServer, messages: readonly Message[], options: WorldOptions) {
    this.#server = server;
    this.#messages = messages;
    this.screen = within(this.#root);
    this.#simulator = this.#boot(options);
    this.#styleWatch.observe(this.#root, { childList: true, subtree: true });
  }

  get phone(): Phone {
    return this.#simulator.phone;
  }

  get serverUrl(): string {
    return this.#server.url;
  }

  /** Routes of the open pages, bottom first. */
  get routes(): string[] {
    return this.#simulator.pages.map(({ route }) => route);
  }

  /** Data of all open pages, as text. */
  get pageData(): string {
    return JSON.stringify(this.#simulator.pages.map(({ data }) => data));
  }

  /** Taps a button once it is there. */
  async tap(name: string | RegExp): Promise<void> {
    await this.person.click(await this.screen.findByRole('button', { name }));
  }

  /** Fills in a field, whatever was in it. */
  async fill(label: string, text: string): Promise<void> {
    const field = await this.screen.findByLabelText(label);
    await this.person.clear(field);
    await this.person.paste(text);
  }

  /** Agrees to the privacy agreement, where the form asks for it. */
  async consent(): Promise<void> {
    const box = this.screen.queryByRole<HTMLInputElement>('checkbox', { name: /隐私政策/ });
    if (box && !box.checked) await this.person.click(box);
  }

  /** Answers Alipay's authorization sheet once it is there. */
  async answerSheet(button: '同意' | '拒绝' | '关闭'): Promise<void> {
    const sheet = within(await this.screen.findByRole('dialog', { name: '支付宝授权' }));
    await this.person.click(sheet.getByRole('button', { name: button }));
  }

  /** Answers a dialog of the app once it is there. */
  async answerDialog(title: string, button: string): Promise<void> {
    const dialog = within(await this.screen.findByRole('alertdialog', { name: title }));
    await this.person.click(dialog.getByRole('button', { name: button }));
  }

  /** Waits for the home page to show a user. */
  async expectHome(name: string): Promise<void> {
    await waitFor(() => {
      const home = within(this.screen.getByRole('region', { name: '登录示例' }));
      home.getByRole('heading', { name });
    });
  }

  /** Puts a page on top from outside, as a link does. */
  open(path: string): void {
    this.#simulator.open({ path });
  }

  back(): void {
    this.#simulator.back();
  }

  /** To the background and back. */
  switchAway(): void {
    this.#simulator.hide();
    this.#simulator.show();
  }

  /** Closes the mini program and opens it again, on the same phone. */
  restart(): void {
    const { user, statusWorld, network, authorization } = this.phone;
    this.#simulator.terminate();
    this.#simulator = this.#boot({ user, statusWorld, network, authorization });
  }

  offline(): void {
    this.phone.network = 'offline';
  }

  online(): void {
    this.phone.network = 'good';
  }

  /** Waits until the session is in the phone's storage, where it is written while the app goes on (R8). */
  async expectSessionStored(): Promise<void> {
    await waitFor(() => {
      if (!this.#storage.keys().join().includes('auth_token')) throw new Error('no session yet');
    });
  }

  /** Keeps requests whose path contains `part` on the way, until they are sent on or lost. */
  hold(part: string): Hold {
    const hold = new Hold();
    this.#holds.set(part, hold);
    return hold;
  }

  /** Loses the answer to the next request whose path contains `part`: the server has done what it asks. */
  loseAnswer(part: string): void {
    this.#lostAnswers.add(part);
  }

  /** How often the app has sent a request whose path contains `part`. */
  requestsTo(part: string): number {
    return this.events.filter((event) => event.type === 'request' && event.url.includes(part))
      .length;
  }

  /** How often the app has called an API of the platform. */
  callsOf(api: string): number {
    return this.events.filter((event) => event.type === 'call' && event.api === api).length;
  }

  /** The code of the newest text message to a number. */
  smsCode(phone: string): string {
    const message = this.#messages.findLast(
      (sent) => sent.kind === 'sms-code' && sent.phone === phone,
    );
    if (message?.kind !== 'sms-code') throw new Error('no text message to this number');
    return message.code;
  }

  /** The secret in the link of the newest e-mail of a kind to an address. */
  emailSecret(kind: 'email-verification' | 'password-reset', email: string): string {
    const message = this.#messages.findLast((sent) => sent.kind === kind && sent.email === email);
    if (message?.kind !== kind) throw new Error(`no ${kind} to this address`);
    return new URL(message.link).hash.slice(1);
  }

  /** Asks the server, past the app, whether it knows an Alipay user. */
  async serverKnows(user: AlipayUser): Promise<boolean> {
    const code = await sandboxAlipay(this.#server.url).issueAuthCode({
      userId: user.userId,
      scopes: ['auth_base'],
    });
    const status = await this.#post('/hserve/v2.5/idp/alipay/silent-login/', {
      code,
      create_user: false,
    });
    if (status !== 201 && status !== 404) {
      throw new Error(`silent login answered ${status}`);
    }
    return status === 201;
  }

  /** Makes an account that has a phone number, past the app. */
  async registerPhone(phone: string): Promise<void> {
    const status = await this.#post('/hserve/v2.1/register/phone/', { phone, password: 'secret1' });
    if (status !== 201) throw new Error(`the registration answered ${status}`);
  }

  /** Sends a request to the server, past the app. @returns the status of the answer */
  async #post(path: string, body: object): Promise<number> {
    const { status } = await fetchTransport({
      url: this.#server.url + path,
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-hydrogen-client-id': 'local-sample' },
      body: JSON.stringify(body),
      signal: new AbortController().signal,
    });
    return status;
  }

  async close(): Promise<void> {
    this.#styleWatch.disconnect();
    this.#simulator.terminate();
    this.#root.remove();
    await this.#server.close();
  }

  /** jsdom lays nothing out, and would spend most of the time on matching styles. */
  #removeStyles(): void {
    for (const style of document.querySelectorAll('style')) style.remove();
  }

  #boot(options: WorldOptions): Simulator {
    const app = options.folder === undefined ? APP : readApp(options.folder);
    const { before } = options;
    const simulator = createSimulator({
      // The same files, so that they are compiled once for all tests.
      files: before === undefined ? app : { ...app, 'app.js': `${before}${app['app.js'] ?? ''}` },
      root: this.#root,
      user: options.user ?? ALIPAY.known,
      alipay: sandboxAlipay(this.#server.url),
      storage: this.#storage,
      hosts: { [HOST]: this.#server.url, [RELEASE_HOST]: this.#server.url },
      transport: async (request) => {
        for (const [part, hold] of this.#holds) {
          if (request.url.includes(part)) await hold.pass();
        }
        const answer = await fetchTransport(request);
        for (const part of this.#lostAnswers) {
          if (request.url.includes(part)) {
            this.#lostAnswers.delete(part);
            throw new Error('the network failed');
          }
        }
        return answer;
      },
      statusWorld: options.statusWorld ?? 'success',
      network: options.network ?? 'good',
      authorization: options.authorization ?? 'ask',
      onEvent: (event) => this.events.push(event),
    });
    simulator.launch(options.path === undefined ? {} : { path: options.path });
    this.#removeStyles();
    return simulator;
  }
}

const worlds: World[] = [];

/** Opens a world of its own and launches the app in it; it is closed when the test ends. */
export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const messages: Message[] = [];
  const server = await startServer({
    databaseUrl: ':memory:',
    passwordCost: 1024,
    onMessage: (message) => messages.push(message),
  });
  const world = new World(server, messages, options);
  worlds.push(world);
  return world;
}

const METHODS = ['debug', 'error', 'info', 'log', 'warn'] as const;

let consoleSpies: jest.SpyInstance<unknown, unknown[]>[] = [];

/** Takes what the app has said on the console so far, for a test that expects it. */
export function takeConsole(): string[] {
  return consoleSpies.flatMap((spy) => {
    const said = spy.mock.calls.map((call: unknown[]) => call.join(' '));
    spy.mockClear();
    return said;
  });
}

beforeEach(() => {
  consoleSpies = METHODS.map((method) => jest.spyOn(console, method).mockImplementation());
});

/** Nothing may go wrong unseen: neither in the app, nor on the console. */
afterEach(async () => {
  const opened = worlds.splice(0);
  await Promise.all(opened.map((world) => world.close()));
  const errors = opened
    .flatMap((world) => world.events)
    .flatMap((event) => (event.type === 'error' ? [event.error.stack ?? event.error.message] : []));
  const output = takeConsole();
  if (errors.length > 0 || output.length > 0) {
    throw new Error(['unexpected errors or console output:', ...errors, ...output].join('\n'));
  }
});
