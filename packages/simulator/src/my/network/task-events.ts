import { toError } from '../../contract/errors';
import type { HttpResponse } from '../../contract/types';
import type { ApiHost } from '../call';
import { Listeners } from '../listeners';
import { bytesOf } from './body-bytes';

type Listener = (event: unknown) => unknown;
export type TaskEvent = 'ProgressUpdate' | 'HeadersReceived';

/**
 * What the tasks of `my.request`, `my.uploadFile` and `my.downloadFile` tell their listeners. A transport is not heard
 * of before its answer is there: the progress is told once, when it is complete.
 * @see mini/api/基础API/网络/my.uploadFile.md of AlipayDocs/open-docs, UploadTask; the others are in the typings alone.
 */
export class TaskEvents {
  private readonly listeners: Listeners;

  constructor(private readonly host: ApiHost) {
    this.listeners = new Listeners((run) => {
      try {
        run();
      } catch (error) {
        host.emit({ type: 'error', error: toError(error), source: 'app' });
      }
    });
  }

  /** The task's methods for these events, such as `onProgressUpdate` and `offProgressUpdate`. */
  methods(events: readonly TaskEvent[]): Record<string, (listener?: Listener) => void> {
    const methods: Record<string, (listener?: Listener) => void> = {};
    for (const event of events) {
      methods[`on${event}`] = (listener) => {
        if (listener) this.listeners.add(event, listener);
      };
      methods[`off${event}`] = (listener) => this.listeners.remove(event, listener ?? undefined);
    }
    return methods;
  }

  /** @param sent What was sent, where that is what takes its time; otherwise the answer is. */
  answered(response: HttpResponse, sent?: Uint8Array): void {
    const total = (sent ?? bytesOf(response)).length;
    const bytes = { totalBytesWritten: total, totalBytesExpectedToWrite: total };
    if (sent) this.tell('ProgressUpdate', { progress: 100, ...bytes });
    this.tell('HeadersReceived', { header: response.headers });
    if (!sent) this.tell('ProgressUpdate', { progress: 100, ...bytes });
  }

  private tell(event: TaskEvent, detail: object): void {
    if (!this.host.signal.aborted) this.listeners.emit(event, detail);
  }
}
