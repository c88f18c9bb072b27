import { TestEnvironment } from 'jest-environment-jsdom';

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

/** jsdom with Node's own `fetch`, so that a page test can talk to a real server. */
export default class SimulatorEnvironment extends TestEnvironment {
  override async setup(): Promise<void> {
    await super.setup();
    for (const name of FROM_NODE) Object.assign(this.global, { [name]: globalThis[name] });
  }
}
