import { startServer } from '../src/index';
import type { LogEntry, Message, RunningServer, ServerOptions } from '../src/index';
import { ServerClient } from './client';
import { emptyDatabase } from './databases';

export * from './client';

/** A low cost: these tests are not about how slow a hash is. */
const PASSWORD_COST = 16;

export class TestServer extends ServerClient {
  readonly messages: Message[] = [];
  readonly log: LogEntry[] = [];
  /** What the server takes for the time, in unix milliseconds. */
  nowMs = Date.UTC(2026, 0, 1);
  #running: RunningServer | undefined;

  constructor(readonly options: ServerOptions) {
    super();
  }

  async start(): Promise<void> {
    this.#running = await startServer({
      passwordCost: PASSWORD_COST,
      now: () => this.nowMs,
      onMessage: (message) => this.messages.push(message),
      log: (entry) => this.log.push(entry),
      ...this.options,
    });
  }

  async stop(): Promise<void> {
    await this.#running?.close();
  }

  get url(): string {
    if (!this.#running) throw new Error('not started');
    return this.#running.url;
  }
}

/**
 * Gives each test a server of its own on a fresh database, stopped after the test. An internal error in
 * the log fails the test.
 */
export function useServers(): (options?: ServerOptions) => Promise<TestServer> {
  const started: TestServer[] = [];

  afterEach(async () => {
    const servers = started.splice(0);
    await Promise.all(servers.map((server) => server.stop()));
    const errors = servers.flatMap(({ log }) => log.filter((entry) => entry.kind === 'error'));
    expect(errors).toEqual([]);
  });

  return async (options = {}) => {
    const server = new TestServer({ databaseUrl: await emptyDatabase(), ...options });
    await server.start();
    started.push(server);
    return server;
  };
}
