import { isHError, type HError } from '../../client/index';
import { errorText, type Sentences } from './error-text';

/** What a page must have to run its tasks, of which `busy` in its data names the one that runs; `error` is what went wrong with the last. */
export interface TaskPage<Name extends string> {
  setData(data: { busy?: Name | ''; error?: string }): void;
}

export interface Task<Name extends string, Result> {
  /** Name of the task in `data.busy`, by which its button knows that it is loading. */
  busy: Name;
  work: () => Promise<Result>;
  done: (result: Result) => void;
  /** Default: puts the sentence for the error into `data.error`. */
  failed?: (error: HError) => void;
  /** Sentences that say more than the general ones. */
  sentences?: Sentences;
}

/** Pages with a task under way. Page data would not do: a platform may change them after `setData` has returned. */
const running = new WeakSet();
const left = new WeakSet();

/** Call it in `onUnload`: a task that is still running then ends without touching the page. */
export function leave(page: object): void {
  left.add(page);
}

/**
 * Runs a task of a page, unless one is running already: however fast a button is tapped, it acts once.
 * `done` may start the next task. A result that arrives after the user has left the page is dropped.
 */
export function run<Name extends string, Result>(
  page: TaskPage<Name>,
  task: Task<Name, Result>,
): void {
  if (running.has(page)) {
    return;
  }
  running.add(page);
  page.setData({ busy: task.busy, error: '' });
  const end = (finish: () => void) => {
    running.delete(page);
    if (!left.has(page)) {
      page.setData({ busy: '' });
      finish();
    }
  };
  const fail = (error: HError) => {
    if (task.failed) {
      task.failed(error);
    } else {
      page.setData({ error: errorText(error, task.sentences) });
    }
  };
  void task.work().then(
    (result) => end(() => task.done(result)),
    (error: unknown) => {
      end(() => isHError(error) && fail(error));
      if (!isHError(error)) {
        throw error; // A mistake in the app itself: let it be seen.
      }
    },
  );
}
