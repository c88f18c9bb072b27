/**
 * How the simulator stands to an API.
 * - `real`: it does what it does on a phone.
 * - `played`: a sheet asks the person at the screen; a test sets the answer, or brings the event about.
 * - `inert`: it has no effect to be seen here, and ends with its documented success.
 * - `absent`: it ends with its documented error, and is a problem of the simulator.
 */
export type ApiWay = 'real' | 'played' | 'inert' | 'absent';

/** What the platform declares of one member of `my`, and how the simulator stands to it. */
export interface ApiInfo {
  /** For example `scan`, `ap.openURL`; of an event, `onAppShow` and `offAppShow`. */
  readonly name: string;
  readonly way: ApiWay;
  /** `async` calls back and returns a promise; `sync` returns its result; `event` takes a listener. */
  readonly shape: 'async' | 'sync' | 'event';
  /** Names in the object it takes, callbacks left out. */
  readonly params: readonly string[];
  /** Names in the object it hands over, or returns. */
  readonly fields: readonly string[];
  /** What an absent API ends with. */
  readonly error: { readonly error: number; readonly errorMessage: string };
  /** Whether its page documents that error, and not only what DevTools lacks. */
  readonly hasOwnError: boolean;
}

export interface ApiGroup {
  /** As the platform's documentation divides its APIs. */
  readonly title: string;
  readonly apis: readonly ApiInfo[];
}

/**
 * The error of what DevTools lacks.
 * @see support/支付宝小程序/常见问题/error:1（该接口暂不支持）.md of AlipayDocs/open-docs
 */
export const NOT_SUPPORTED = { error: 1, errorMessage: '该接口暂不支持' };

const LINE =
  /^(?<way>real|played|inert|absent) (?:event (?<event>\w+)|(?<name>[\w.]+)(?:\((?<params>[^)]*)\))?(?<sync> =)?(?<fields>(?: \w+)*))(?: ! (?<code>\d+) (?<message>.+))?$/;

/**
 * Reads a group of the table, one API a line: `way name(parameters) fields of its success`, with `=` before the
 * fields if it returns them. `way event Xyz` stands for `onXyz` and `offXyz`. What an absent API fails with
 * follows an `!`, unless it is error 1.
 */
export function apiGroup(title: string, lines: string): ApiGroup {
  return { title, apis: lines.trim().split('\n').flatMap(readLine) };
}

function readLine(line: string): ApiInfo[] {
  const found = LINE.exec(line)?.groups;
  if (!found) throw new Error(`the table of APIs: ${line}`);
  const way = found.way as ApiWay;
  const error =
    found.code === undefined
      ? NOT_SUPPORTED
      : { error: Number(found.code), errorMessage: found.message ?? '' };
  const hasOwnError = error !== NOT_SUPPORTED;
  const info = {
    way,
    error,
    hasOwnError,
    params: words(found.params),
    fields: words(found.fields),
  };
  const { event } = found;
  if (event !== undefined) {
    const names = [`on${event}`, `off${event}`];
    return names.map((name) => ({ ...info, name, shape: 'event' }));
  }
  return [{ ...info, name: found.name ?? '', shape: found.sync === undefined ? 'async' : 'sync' }];
}

function words(text: string | undefined): string[] {
  return text?.split(' ').filter(Boolean) ?? [];
}
