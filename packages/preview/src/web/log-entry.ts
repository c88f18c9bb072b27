import type { SimulatorEvent } from 'alipay-mini-simulator';

/** One thing that happened, in words. Secrets were struck out by the simulator. */
export interface LogEntry {
  /** `my.getStorage`, `GET`, `→`. */
  what: string;
  /** Path of a request, route of a page. */
  target?: string;
  /** How it ended, in a few words. */
  result: string;
  failed: boolean;
  /** All there is to know, by name. */
  details: readonly (readonly [name: string, text: string])[];
}

/** The error of a call that `my.request` turns down before it sends anything. */
const BAD_PARAMETERS = 2;

/**
 * Says what happened.
 *
 * @returns Nothing for a `my.request` that was sent: the request itself says more.
 */
export function describe(event: SimulatorEvent): LogEntry | undefined {
  switch (event.type) {
    case 'call':
      return event.api === 'request' && field(event.result, 'error') !== BAD_PARAMETERS
        ? undefined
        : describeCall(event);
    case 'request':
      return describeRequest(event);
    case 'navigation':
      return {
        what: '→',
        target: event.route,
        result: `第 ${event.depth} 层`,
        failed: false,
        details: [],
      };
    case 'error':
      return {
        what: event.error.name,
        result: event.error.message,
        failed: true,
        details: [['错误', event.error.message]],
      };
  }
}

/** An entry as text, to be copied and sent to others. */
export function format(entry: LogEntry, time: string): string {
  const { what, target, result, details } = entry;
  return [
    [time, what, target, result].filter((part) => part !== undefined).join('  '),
    ...details.map(([name, text]) => `  ${name}: ${text.replaceAll('\n', '\n  ')}`),
  ].join('\n');
}

/** As JSON that can be read; a text that holds JSON is read as what it holds. */
function pretty(value: unknown): string {
  if (typeof value !== 'string') {
    return JSON.stringify(value, null, 2);
  }
  try {
    return JSON.stringify(JSON.parse(value), null, 2);
  } catch {
    return value;
  }
}

function describeCall(event: Extract<SimulatorEvent, { type: 'call' }>): LogEntry {
  const { api, params, result, outcome, durationMs } = event;
  const error = field(result, 'error');
  const failed = outcome === 'fail' || typeof error === 'number';
  const key = field(params, 'key');
  const said = failed ? `error ${String(error)}` : typeof key === 'string' ? key : outcome;
  return {
    what: `my.${api}`,
    result: said,
    failed,
    details: [
      ['耗时', `${durationMs} ms`],
      ['参数', pretty(params)],
      [outcome === 'fail' ? 'fail' : '结果', pretty(result ?? null)],
    ],
  };
}

function describeRequest(event: Extract<SimulatorEvent, { type: 'request' }>): LogEntry {
  const { method, url, status, error, durationMs, requestHeaders, requestBody, responseBody } =
    event;
  const { pathname, search } = new URL(url);
  const said = status === undefined ? `error ${error ?? ''}` : String(status);
  const details: [string, string][] = [
    ['地址', url],
    ['请求头', pretty(requestHeaders)],
  ];
  if (requestBody !== undefined) {
    details.push(['请求体', pretty(requestBody)]);
  }
  if (responseBody !== undefined) {
    details.push(['响应体', pretty(responseBody)]);
  }
  if (error !== undefined) {
    details.push(['fail', `error ${error}`]);
  }
  return {
    what: method,
    target: pathname + search,
    result: `${said} · ${durationMs} ms`,
    failed: status === undefined || status > 399,
    details,
  };
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
