import { logLine } from '../src/log-line';

const AT_MS = Date.UTC(2026, 0, 1);
const ANSWER = {
  kind: 'answer',
  method: 'GET',
  path: '/hserve/v2.2/server/time/',
  status: 200,
  durationMs: 7,
} as const;

function failure(message: string, cause?: unknown): Error {
  const error = new Error(message, cause === undefined ? {} : { cause });
  error.stack = `Error: ${message}\n    at place`;
  return error;
}

describe('a line of the log (section 7)', () => {
  test('of an answer, as text and as JSON', () => {
    expect(logLine(ANSWER, 'text', AT_MS)).toBe('GET /hserve/v2.2/server/time/ 200 7 ms');
    expect(JSON.parse(logLine(ANSWER, 'json', AT_MS))).toEqual({
      time: '2026-01-01T00:00:00.000Z',
      level: 'info',
      ...ANSWER,
    });
  });

  test('of an error: its stack, and those of what caused it', () => {
    const entry = { kind: 'error', error: failure('a', failure('b', 'c')) } as const;
    const text = 'Error: a\n    at place\nCaused by: Error: b\n    at place\nCaused by: c';
    expect(logLine(entry, 'text', AT_MS)).toBe(text);
    expect(JSON.parse(logLine(entry, 'json', AT_MS))).toEqual({
      time: '2026-01-01T00:00:00.000Z',
      level: 'error',
      kind: 'error',
      error: text,
    });
  });

  test('of an error without a stack, and of what is no error', () => {
    const bare = Object.assign(new Error('bare'), { stack: undefined });
    expect(logLine({ kind: 'error', error: bare }, 'text', AT_MS)).toBe('bare');
    expect(logLine({ kind: 'error', error: 7 }, 'text', AT_MS)).toBe('7');
  });

  test('what a database package adds to an error is not told: it may hold values of rows', () => {
    const error = Object.assign(failure('duplicate'), { detail: 'Key (email)=(li@example.com)' });
    for (const format of ['text', 'json'] as const) {
      expect(logLine({ kind: 'error', error }, format, AT_MS)).not.toContain('li@example.com');
    }
  });
});
