import type { AppFiles, Opening, SimulatorOptions, StorageArea } from '../contract/types';
import type { Replies } from './replies';

type PhoneOptions = Partial<Omit<SimulatorOptions, 'files' | 'root' | 'my' | 'storage'>>;

export interface RenderOptions extends PhoneOptions {
  /** What the app has stored before, by key; or a storage of its own, which outlives the view. Default: nothing. */
  readonly storage?: StorageArea | Readonly<Record<string, unknown>>;
  /**
   * What APIs answer: `{ scan: { code: '42' } }`, `{ scan: { error: 10, errorMessage: '…' } }` for a failure, or a
   * function of the parameters that returns or promises one. `createXxx`, `onXxx`, `env` and APIs that the platform
   * does not have are members of `my` as they are.
   */
  readonly my?: Readonly<Record<string, unknown>>;
  /** The page's query. */
  readonly query?: Readonly<Record<string, string>>;
  /** How the app is opened: what `App.onLaunch` and `my.getLaunchOptionsSync` tell. */
  readonly opening?: Opening;
  /** What servers answer. A request without a reply fails the test, unless `transport` or `hosts` is given. */
  readonly replies?: Replies;
  /** The mini program, or its folder. Default: the one of the Jest configuration. */
  readonly app?: AppFiles | string;
}

const OPTIONS: Readonly<Record<keyof RenderOptions, true>> = {
  query: true,
  my: true,
  replies: true,
  opening: true,
  app: true,
  mode: true,
  globals: true,
  system: true,
  onEvent: true,
  user: true,
  alipay: true,
  authorization: true,
  closeCode: true,
  network: true,
  statusWorld: true,
  storage: true,
  transport: true,
  hosts: true,
  openSocket: true,
  answers: true,
  memberCode: true,
  clipboard: true,
  bluetooth: true,
  wifi: true,
  camera: true,
  planRoute: true,
};

type Choice = 'mode' | 'network' | 'authorization' | 'statusWorld' | 'closeCode' | 'memberCode';

const CHOICES: { readonly [Name in Choice]: readonly RenderOptions[Name][] } = {
  mode: ['strict', 'lenient'],
  network: ['good', 'slow', 'offline'],
  authorization: ['ask', 'agree', 'partly', 'refuse', 'close', 'devtools-refuse'],
  statusWorld: ['success', 'fail'],
  closeCode: [3, 10],
  memberCode: ['10000', '20000', '40001', '40003', '40006'],
};

const REPLY = ['status', 'headers', 'body'];

/** As in `GET https://api.example.com/todos`. */
const REQUEST = /^[A-Z]+ \w+:\/\/[^?#]+$/;

/**
 * Tests in JavaScript have no compiler that finds a wrong name.
 * @throws {Error} that says what is wrong, and what there is.
 */
export function checkOptions(options: Readonly<RenderOptions>): void {
  const known = Object.keys(OPTIONS);
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new Error(`there is no option ${unknown}; there are ${known.join(', ')}`);
  }
  for (const name of Object.keys(CHOICES) as Choice[]) {
    const known: readonly unknown[] = CHOICES[name];
    const given: unknown = options[name];
    if (given !== undefined && !known.includes(given)) {
      throw new Error(`${name}: one of ${known.map(shown).join(', ')}, not ${shown(given)}`);
    }
  }
  checkQuery(options.query ?? {});
  checkReplies(options.replies ?? {});
}

/** A page is given texts, whatever its address was made of. */
function checkQuery(query: unknown): void {
  if (!isRecord(query)) throw new Error(`query: texts by name are needed, not ${shown(query)}`);
  for (const [name, value] of Object.entries(query)) {
    if (typeof value !== 'string') {
      throw new Error(`query: ${name}: a text is needed, as in an address, not ${shown(value)}`);
    }
  }
}

function checkReplies(replies: Readonly<Record<string, unknown>>): void {
  const wrong = Object.keys(replies).find((name) => !REQUEST.test(name));
  if (wrong !== undefined) {
    throw new Error(
      `replies: "${wrong}": a method and an address without its query are needed, as in ` +
        '"GET https://api.example.com/todos"',
    );
  }
  for (const [name, reply] of Object.entries(replies)) {
    const isReply = isRecord(reply) && Object.keys(reply).every((key) => REPLY.includes(key));
    if (typeof reply !== 'function' && !isReply) {
      throw new Error(
        `replies: "${name}": { status, headers, body }, each if needed, or a function that returns them, ` +
          `is needed, not ${shown(reply)}`,
      );
    }
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const shown = (value: unknown) => (JSON.stringify(value) as string | undefined) ?? String(value);
