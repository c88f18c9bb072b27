import { TestEnvironment } from 'jest-environment-jsdom';
import { useQuickStyles } from './computed-styles';
import { coverageOf } from './coverage';
import { forwardRejections } from './rejections';
import { TEST_SETTINGS, type TestSettings } from './settings';

/** What the simulator and the page tests need of Node and jsdom does not pass on: the network, above all. */
const FROM_NODE = [
  'fetch',
  'Request',
  'Response',
  'Headers',
  'AbortController',
  'AbortSignal',
  'TextEncoder',
  'TextDecoder',
  'structuredClone',
] as const;

/**
 * jsdom with Node's own `fetch`, so that a page test can talk to a real server, and with the browser's
 * `unhandledrejection`, which the app is told of.
 *
 * `testEnvironmentOptions.app` is the folder of the mini program that `renderPage` shows. Default: Jest's `rootDir`.
 */
export default class SimulatorEnvironment extends TestEnvironment {
  private readonly settings: TestSettings;
  private restore: (() => void) | undefined;

  constructor(...given: ConstructorParameters<typeof TestEnvironment>) {
    super(...given);
    const { rootDir, testEnvironmentOptions } = given[0].projectConfig;
    const { app } = testEnvironmentOptions;
    this.settings = {
      rootDir,
      app: typeof app === 'string' ? app : undefined,
      instrument: coverageOf(...given),
      setTimeout,
    };
  }

  override async setup(): Promise<void> {
    await super.setup();
    for (const name of FROM_NODE) Object.assign(this.global, { [name]: globalThis[name] });
    Object.assign(this.global, { [TEST_SETTINGS]: this.settings });
    useQuickStyles(this.global);
  }

  /** Jest sets its own listener when a test starts: ours stands before it from then on. */
  handleTestEvent({ name }: { readonly name: string }): void {
    if (name === 'test_start') this.restore ??= forwardRejections(this.global);
    if (name === 'test_done') {
      this.restore?.();
      this.restore = undefined;
    }
  }
}
