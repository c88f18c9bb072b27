import { ApiFailure } from '../../contract/errors';
import type { OpenModal } from '../../ui/modal';
import type { ApiHost } from '../call';
import type { AskForScope } from '../permission';

/** The error of a chooser that the person closes. */
const CANCELLED = { error: 11, errorMessage: '用户取消操作' };

export function cancelled(error = CANCELLED.error): ApiFailure {
  return new ApiFailure({ ...CANCELLED, error });
}

/** What an API that a person answers has at hand. */
export interface Asking {
  readonly host: ApiHost;
  readonly open: OpenModal;
  readonly appName: string;
  /** Of the phone: `iOS`, `Android`. */
  readonly platform: () => string;
  readonly askForScope: AskForScope;
  /** Sends the app to the background, behind another one. */
  leave(): void;
  /** What the app says it needs a permission for, by scope. Default: it says nothing. */
  readonly purposes?: Readonly<Record<string, string>>;
}
