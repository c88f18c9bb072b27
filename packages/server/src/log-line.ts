import type { LogEntry } from './app';

export type LogFormat = 'text' | 'json';

/**
 * An entry of the log in one line. An error is told by its stack alone: what database packages add to it may
 * hold values of rows.
 */
export function logLine(entry: LogEntry, format: LogFormat, nowMs: number): string {
  if (format === 'text') {
    return entry.kind === 'error'
      ? describe(entry.error)
      : `${entry.method} ${entry.path} ${entry.status} ${entry.durationMs} ms`;
  }
  const { kind, ...fields } =
    entry.kind === 'error' ? { kind: entry.kind, error: describe(entry.error) } : entry;
  return JSON.stringify({
    time: new Date(nowMs).toISOString(),
    level: kind === 'error' ? 'error' : 'info',
    kind,
    ...fields,
  });
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\nCaused by: ${describe(error.cause)}`;
  return (error.stack ?? error.message) + cause;
}
