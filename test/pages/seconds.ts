/** What goes on in real time: all but the clock and what is repeated by it. */
const REAL = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'requestAnimationFrame',
  'cancelAnimationFrame',
  'requestIdleCallback',
  'cancelIdleCallback',
  'setImmediate',
  'clearImmediate',
  'setTimeout',
  'clearTimeout',
] as const;

/**
 * In this block of tests seconds pass only when a test says so, for the app and for the server. What a test
 * waits for must show on the screen: nothing is looked at in between.
 */
export function holdSecondsStill() {
  beforeEach(() => jest.useFakeTimers({ doNotFake: [...REAL] }));
  afterEach(() => jest.useRealTimers());
  return {
    pass: (seconds: number) => jest.advanceTimersByTime(seconds * 1000),
    /** How many timers run. */
    get timers() {
      return jest.getTimerCount();
    },
  };
}
