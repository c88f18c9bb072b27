/** Where the Jest environment leaves what `alipay-mini-simulator/testing` needs of it. */
export const TEST_SETTINGS = Symbol.for('alipay-mini-simulator.settings');

export interface TestSettings {
  readonly rootDir: string;
  /** Folder of the mini program, absolute or from `rootDir`. */
  readonly app: string | undefined;
  /** Makes a script of the app count what runs of it, where Jest collects coverage. */
  readonly instrument: ((source: string, file: string) => string) | undefined;
  /** The real one, whatever fake timers stand in its place. */
  readonly setTimeout: (run: () => void, delayMs?: number) => unknown;
}
