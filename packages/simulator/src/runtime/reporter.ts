import { toError } from '../contract/errors';
import type { SimulatorEvent } from '../contract/types';
import type { AppInstance } from './app-instance';
import type { Rejection } from './javascript/rejections';
import { mendColumns } from './javascript/run-script';
import type { ErrorSource, Thrown } from './view-instance';

export interface ReporterParts {
  readonly onEvent: ((event: SimulatorEvent) => void) | undefined;
  app(): AppInstance | undefined;
  platform(): string;
  listeners(event: 'Error' | 'ComponentError' | 'UnhandledRejection', ...args: unknown[]): void;
}

/** Reports what went wrong in the app to the listener of the simulator, then to the app itself. */
export class Reporter {
  private telling = false;
  /** An error reaches its promise too, and comes back from there if it is not handled. */
  private readonly reported = new WeakSet<Error>();

  constructor(private readonly parts: ReporterParts) {}

  emit(event: SimulatorEvent): void {
    if (this.parts.onEvent) this.parts.onEvent(event);
    // Without a listener an error must surface all the same.
    else if (event.type === 'error') {
      setTimeout(() => {
        throw event.error;
      });
    }
  }

  /**
   * @param rejection Where a promise brought the error.
   * @param thrown Where a component did.
   */
  report(error: Error, source: ErrorSource, rejection?: Rejection, thrown?: Thrown): void {
    if (this.reported.has(error)) return;
    this.reported.add(error);
    mendColumns(error);
    this.emit({ type: 'error', error, source });
    // An error in the app's own error handler must not come back to it.
    if (this.telling) return;
    this.telling = true;
    try {
      this.tellApp(error, source, rejection);
      // @see mini/api/基础API/应用级事件/my.onComponentError.md of AlipayDocs/open-docs
      if (thrown) this.parts.listeners('ComponentError', error, thrown.method, thrown.component);
    } catch (second) {
      this.emit({ type: 'error', error: toError(second), source: 'app' });
    } finally {
      this.telling = false;
    }
  }

  private tellApp(error: Error, source: ErrorSource, rejection: Rejection | undefined): void {
    if (source === 'promise') {
      const { reason, promise } = {
        reason: error.cause ?? error,
        promise: undefined,
        ...rejection,
      };
      // Android 不支持返回此字段: promise (my.onUnhandledRejection.md of AlipayDocs/open-docs).
      const event = this.parts.platform() === 'Android' ? { reason } : { reason, promise };
      this.parts.listeners('UnhandledRejection', event);
      this.parts.app()?.call('onUnhandledRejection', event);
    } else {
      this.parts.listeners('Error', error.message, error.stack ?? '');
      this.parts.app()?.call('onError', error.message, error.stack ?? '');
    }
  }

  /** Runs code of the app whose result is not waited for. */
  guard(run: () => unknown): void {
    try {
      this.watch(run());
    } catch (error) {
      this.report(toError(error), 'app');
    }
  }

  /** A promise the app left to itself must not fail in silence. */
  watch(result: unknown): void {
    if (!(result instanceof Promise)) return;
    result.catch((reason: unknown) => this.rejected({ reason, promise: result }));
  }

  rejected(rejection: Rejection): void {
    this.report(toError(rejection.reason), 'promise', rejection);
  }
}
