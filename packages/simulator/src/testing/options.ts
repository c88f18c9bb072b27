import type { AppFiles, SimulatorOptions } from '../contract/types';
import type { Replies } from './replies';

export interface RenderOptions extends Partial<Omit<SimulatorOptions, 'files' | 'root' | 'my'>> {
  /**
   * What APIs answer: `{ scan: { code: '42' } }`, `{ scan: { error: 10, errorMessage: '…' } }` for a failure, or a
   * function of the parameters that returns or promises one. `createXxx`, `onXxx`, `env` and APIs that the platform
   * does not have are members of `my` as they are.
   */
  readonly my?: Readonly<Record<string, unknown>>;
  /** The page's query. */
  readonly query?: Readonly<Record<string, string>>;
  /** What servers answer. A request without a reply fails the test, unless `transport` or `hosts` is given. */
  readonly replies?: Replies;
  /** The mini program, or its folder. Default: the one of the Jest configuration. */
  readonly app?: AppFiles | string;
}

const OPTIONS: Readonly<Record<keyof RenderOptions, true>> = {
  query: true,
  my: true,
  replies: true,
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
  const { mode, replies = {} } = options;
  if (mode !== undefined && !['strict', 'lenient'].includes(mode)) {
    throw new Error(`mode: "strict" or "lenient", not "${mode as string}"`);
  }
  const wrong = Object.keys(replies).find((name) => !REQUEST.test(name));
  if (wrong !== undefined) {
    throw new Error(
      `replies: "${wrong}": a method and an address without its query are needed, as in ` +
        '"GET https://api.example.com/todos"',
    );
  }
}
