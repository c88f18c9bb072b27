import { isHError, type HError } from '../../client/index';
import { errorText, type Sentences } from './error-text';

/** What a page must have to run a task: its data say which one runs, and what went wrong with the last. */
export interface TaskPage {
  readonly data: { readonly busy: string };
  setData(data: { busy?: string; error?: string }): void;
}

export interface Task<Result> {
  /** Name of the task in `data.busy`, by which its button knows that it is loading. */
  busy: string;
  work: () => Promise<Result>;
  done: (result: Result) => void;
  /** Default: puts the sentence for the error into `data.error`. */
  failed?: (error: HError) => void;
  /** Sentences that say more than the general ones. */
  sentences?: Sentences;
}

const left = new WeakSet();

/** Call it in `onUnload`: whatever still runs for the page ends without it. */
export function leave(page: TaskPage): void {
  left.add(page);
}

/**
 * Runs a task of a page, unless one is running already: however fast a button is tapped, it acts once.
 * What arrives after the user has left the page is dropped.
 */
export function run<Result>(page: TaskPage, task: Task<Result>): void {
  if (page.data.busy !== '') {
    return;
  }
  page.setData({ busy: task.busy, error: '' });
  const end = (finish: () => void) => {
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
