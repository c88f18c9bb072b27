import type { AlipayPlatform } from './alipay/platform';
import type { Sandbox } from './alipay/sandbox';
import type { FairQueue } from './fair-queue';
import type { Message } from './messages';
import type { Passwords } from './passwords';
import type { PatternSearch } from './pattern-search';
import type { Database } from './storage/database';
import type { Throttle } from './throttle';

/** What every route works with; one per running server. */
export interface Context {
  readonly database: Database;
  readonly alipay: AlipayPlatform;
  /** Set when `alipay` is the sandbox. */
  readonly sandbox: Sandbox | undefined;
  /** The one that is served now; `*`: any is. */
  readonly clientID: () => string;
  readonly passwords: Passwords;
  readonly throttle: Throttle;
  /** Turns of hashing passwords. */
  readonly hashing: FairQueue;
  readonly patterns: PatternSearch;
  /** Turns of searching the users. */
  readonly searching: FairQueue;
  /** Turns of being told what was found, which last until the answer has gone out. */
  readonly listing: FairQueue;
  /** Unix milliseconds. */
  readonly now: () => number;
  /** Hands over a text message or an e-mail; it never throws. */
  readonly deliver: (message: Message) => void;
  /** Says that the codes of all messages so far are void; it never throws. */
  readonly voidMessages: () => void;
  /** Proxies whose `X-Forwarded-For` counts. */
  readonly trustProxy: string | false;
  /** Host name under which clients reach this server, beside this machine's own names. */
  readonly publicHost: string | undefined;
  /** Address under which this server is reached, without a slash at its end, for links in messages. */
  readonly origin: () => string;
}
