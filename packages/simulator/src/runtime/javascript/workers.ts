import type { Problems } from '../../contract/problems';
import type { AppFiles } from '../../contract/types';
import { ModuleLoader } from './modules';
import { Timers, timerGlobals } from './timers';

type Listener = (message: unknown) => unknown;

export interface WorkersParts {
  readonly files: AppFiles;
  /** Those of the app's own thread. */
  readonly timers: Timers;
  /** `workers` of app.json. */
  scripts(): readonly string[];
  report(error: Error): void;
}

/**
 * `my.createWorker`: a script with modules, timers and a global `worker` of its own, that shares nothing with the app
 * but copies of messages. It runs between the app's turns, and not beside them.
 * @see mini/api/基础API/Worker/my.createWorker.md of AlipayDocs/open-docs
 */
export class Workers {
  private running: Thread | undefined;

  constructor(private readonly parts: WorkersParts) {}

  /** @returns Nothing for a script that app.json does not list, and while there is another worker. */
  create(script: unknown): Record<string, unknown> | undefined {
    const { parts } = this;
    if (typeof script !== 'string' || !parts.scripts().includes(script)) return undefined;
    if (this.running) return undefined;
    const toApp = new Channel(parts.timers);
    const thread = new Thread(parts, script, (message) => toApp.deliver(message));
    this.running = thread;
    return {
      onMessage: (listener: unknown) => toApp.listen(listener),
      postMessage: (message: unknown) => thread.post(message),
      terminate: () => {
        thread.stop();
        toApp.close();
        if (this.running === thread) this.running = undefined;
      },
    };
  }

  stop(): void {
    this.running?.stop();
  }
}

/** The thread of one worker. */
class Thread {
  private readonly timers: Timers;
  private readonly messages: Channel;
  private readonly ending = new AbortController();

  constructor(
    { files, report }: Pick<WorkersParts, 'files' | 'report'>,
    script: string,
    tellApp: (message: unknown) => void,
  ) {
    this.timers = new Timers(report);
    this.messages = new Channel(this.timers);
    const worker = {
      onMessage: (listener: unknown) => this.messages.listen(listener),
      postMessage: tellApp,
    };
    const globals = { ...timerGlobals(this.timers), console, worker };
    const loader = new ModuleLoader(files, globals, { signal: this.ending.signal });
    // Messages that are sent meanwhile arrive behind it.
    this.timers.setTimeout(() => void loader.run(script), 0);
  }

  post(message: unknown): void {
    this.messages.deliver(message);
  }

  stop(): void {
    this.messages.close();
    this.timers.stop();
    this.ending.abort();
  }
}

/** One way of messages: each arrives as a copy, in a turn of its own. */
class Channel {
  private readonly listeners = new Set<Listener>();
  private closed = false;

  constructor(private readonly timers: Timers) {}

  listen(listener: unknown): void {
    if (typeof listener !== 'function') throw new TypeError('onMessage: a function is required');
    this.listeners.add(listener as Listener);
  }

  /** "必须是一个可序列化的 JavaScript 对象". @throws {TypeError} for what runs in a circle. */
  deliver(message: unknown): void {
    if (this.closed) return;
    const text = JSON.stringify(message) as string | undefined;
    this.timers.setTimeout(() => {
      if (this.closed) return;
      for (const listener of [...this.listeners]) {
        listener(text === undefined ? undefined : JSON.parse(text));
      }
    }, 0);
  }

  close(): void {
    this.closed = true;
  }
}

/** Reads `workers` of app.json: files of the app, without a slash before them. */
export function readWorkers(list: unknown, files: AppFiles, problems: Problems): string[] {
  if (list === undefined) return [];
  const tell = (message: string) =>
    problems.unknown('app.json workers', `workers: ${message}`, { file: 'app.json' });
  if (!Array.isArray(list)) {
    tell('a list of files is required');
    return [];
  }
  return list.map(String).filter((path) => {
    if (files[path] !== undefined) return true;
    tell(`${path} is not there`);
    return false;
  });
}
