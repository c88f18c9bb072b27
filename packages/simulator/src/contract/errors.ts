/** A place in the app's files. */
export interface Place {
  file: string;
  line?: number;
}

/** `app`: the platform does not have it. `simulator`: the platform has it, and the simulator lacks it. */
export type ProblemKind = 'app' | 'simulator';

export interface SimulatorErrorOptions {
  /** What brought it about. */
  cause?: unknown;
  /** Default `app`. */
  kind?: ProblemKind;
  /** What it is about, the same wherever it occurs. */
  thing?: string;
}

/**
 * The app asked for something that the simulator, or the platform, does not know. Never a silent nothing:
 * the message names what, and where.
 */
export class SimulatorError extends Error {
  override readonly name = 'SimulatorError';

  readonly kind: ProblemKind;
  readonly thing: string | undefined;

  constructor(
    /** The message without the place. */
    readonly reason: string,
    readonly place?: Place,
    { kind = 'app', thing, ...options }: SimulatorErrorOptions = {},
  ) {
    super(place === undefined ? reason : `${formatPlace(place)}: ${reason}`, options);
    this.kind = kind;
    this.thing = thing;
  }
}

function formatPlace({ file, line }: Place): string {
  return line === undefined ? file : `${file}:${line}`;
}

/** What an asynchronous `my` API hands to `fail`. */
export interface Failure {
  error: number | string;
  errorMessage: string;
  [extra: string]: unknown;
}

/** Thrown inside an API to end it with `fail`. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';

  constructor(readonly failure: Failure) {
    super(`${String(failure.error)}: ${failure.errorMessage}`);
  }
}

export function toError(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown;
  // An error of another realm (jsdom's window, say) is no instance of ours.
  if (typeof thrown === 'object' && thrown !== null) {
    if ('message' in thrown) return new Error(String(thrown.message), { cause: thrown });
    // What an API of `my` rejects with.
    if ('errorMessage' in thrown) return new Error(String(thrown.errorMessage), { cause: thrown });
  }
  return new Error(described(thrown), { cause: thrown });
}

/** An object that is no error says nothing as text but that it is one. */
function described(thrown: unknown): string {
  if (typeof thrown !== 'object' || thrown === null) return String(thrown);
  try {
    return JSON.stringify(thrown);
  } catch {
    return 'an object that holds itself';
  }
}
