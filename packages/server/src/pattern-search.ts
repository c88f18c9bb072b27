import { on, once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { badRequest } from './errors';
import type { Queries } from './storage/schema';

/** A regular expression of a query. */
export interface Pattern {
  /** Where it stands, for errors. */
  path: string;
  source: string;
  flags: string;
}

/** A pattern may take for ever; this is how long the process works for all patterns of one request together. */
const BUDGET_MS = 200;
/** How many users are looked at before other requests have their turn. */
const CHUNK = 5000;

/** Says that it begins; then answers, for each pattern, with the positions of the texts that match. */
const WORKER = `
const { parentPort } = require('node:worker_threads');
parentPort.on('message', ({ patterns, texts }) => {
  parentPort.postMessage('begins');
  const matching = ({ source, flags }) => {
    const expression = new RegExp(source, flags);
    return texts.flatMap((text, index) => (expression.test(text) ? [index] : []));
  };
  parentPort.postMessage(patterns.map(matching));
});
`;

/**
 * Finds users whose nickname matches a regular expression, in a thread of its own: it can be broken off, and the
 * server goes on meanwhile. One search at a time.
 */
export class PatternSearch {
  #worker: Worker | undefined;

  /**
   * The ids of the matching users, by pattern.
   * @throws {HttpError} 400 if the patterns together take too long.
   */
  async search(
    queries: Queries,
    patterns: readonly Pattern[],
  ): Promise<ReadonlyMap<Pattern, readonly number[]>> {
    const found = new Map(patterns.map((pattern): [Pattern, number[]] => [pattern, []]));
    if (patterns.length === 0) return found;
    let leftMs = BUDGET_MS;
    let lastId = 0;
    for (;;) {
      const users = await queries
        .selectFrom('users')
        .select(['id', 'nickname'])
        .where('id', '>', lastId)
        .orderBy('id')
        .limit(CHUNK)
        .execute();
      const texts = users.map(({ nickname }) => nickname ?? '');
      const { matches, ms } = await this.#match(patterns, texts, leftMs);
      leftMs -= ms;
      patterns.forEach((pattern, index) => {
        const ids = (matches[index] ?? []).flatMap((position) => users[position]?.id ?? []);
        found.get(pattern)?.push(...ids);
      });
      const last = users.at(-1);
      if (users.length < CHUNK || !last) return found;
      lastId = last.id;
    }
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  async #match(
    patterns: readonly Pattern[],
    texts: readonly string[],
    leftMs: number,
  ): Promise<{ matches: number[][]; ms: number }> {
    const worker = this.#worker ?? (await this.#startWorker());
    const timeout = new AbortController();
    const messages = on(worker, 'message', { signal: timeout.signal });
    let stop: () => void = () => undefined;
    try {
      worker.postMessage({ patterns, texts });
      await messages.next();
      // Counted from here: on a busy machine the thread may have to wait for its turn, which is not the pattern's fault.
      const workedMs = stopwatch();
      stop = after(workedMs, leftMs, () => timeout.abort());
      const { value } = (await messages.next()) as { value: [number[][]] };
      return { matches: value[0], ms: workedMs() };
    } catch (error) {
      this.#worker = undefined;
      await worker.terminate();
      if (timeout.signal.aborted) throw badRequest(`${patterns[0]?.path ?? ''}: takes too long`);
      throw error;
    } finally {
      stop();
      await messages.return?.();
    }
  }

  async #startWorker(): Promise<Worker> {
    const worker = new Worker(WORKER, { eval: true });
    worker.unref();
    await once(worker, 'online');
    this.#worker = worker;
    return worker;
  }
}

/** Says how long this process has worked since; that is less than has passed if the machine had no time for it. */
function stopwatch(): () => number {
  const startMs = performance.now();
  const start = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(start);
    return Math.min(performance.now() - startMs, (user + system) / 1000);
  };
}

/**
 * Calls back once a stopwatch has come that far.
 * @returns Stops it.
 */
function after(passedMs: () => number, ms: number, callBack: () => void): () => void {
  let timer: NodeJS.Timeout;
  const look = () => {
    const leftMs = ms - passedMs();
    if (leftMs > 0) timer = setTimeout(look, leftMs);
    else callBack();
  };
  timer = setTimeout(look, Math.max(0, ms));
  return () => clearTimeout(timer);
}
