import { captureStack, placeInApp } from './app-stack';
import { SimulatorError, type Place, type ProblemKind } from './errors';
import { redactQueries } from './redact';

export type { ProblemKind } from './errors';

/** Something the app asks for and does not get. */
export interface Problem {
  readonly kind: ProblemKind;
  readonly file?: string;
  readonly line?: number;
  /** What it is about, the same wherever it occurs: `<button subtitle>`, `my.scan`, `window.debug`. */
  readonly thing: string;
  readonly message: string;
}

/**
 * `strict`: a problem is an error. `lenient`: it is recorded, and the app goes on as on a device.
 */
export type Mode = 'strict' | 'lenient';

/** Takes the problems of one app, wherever they are found. */
export class Problems {
  private readonly recorded = new Map<string, Problem>();
  /** The call of the app that is being carried out, while that is later than the call itself. */
  private carriedOut: Error | undefined;

  /** @param isScript Whether the app has a script of that path: places of its calls are looked for in these. */
  constructor(
    readonly mode: Mode = 'strict',
    private readonly onProblem: (problem: Problem) => void = () => undefined,
    private readonly isScript: (path: string) => boolean = () => false,
  ) {}

  get lenient(): boolean {
    return this.mode === 'lenient';
  }

  /** Each place once, in the order they were found. */
  get list(): readonly Problem[] {
    return [...this.recorded.values()];
  }

  /**
   * Tells of a problem that a device would pass over; the caller goes on as a device does. Of addresses in the message,
   * secrets are struck out.
   * @throws {SimulatorError} in strict mode.
   */
  report(given: Problem): void {
    const told = { ...given, message: redactQueries(given.message) };
    const problem = told.file === undefined ? { ...told, ...this.calledFrom() } : told;
    if (!this.lenient) throw problemError(problem);
    const { file = '', line = 0, message } = problem;
    const place = `${file}:${line}: ${message}`;
    if (this.recorded.has(place)) return;
    this.recorded.set(place, problem);
    this.onProblem(problem);
  }

  /** The line of the app that has called what runs now, if there is one. */
  private calledFrom(): Place | undefined {
    return (
      placeInApp(captureStack(), this.isScript) ??
      (this.carriedOut && placeInApp(this.carriedOut, this.isScript))
    );
  }

  /** Gives an error the stack of the call that has led to it, from the app's own line on. */
  blame(call: Error, error: Error): void {
    const place = placeInApp(call, this.isScript);
    if (!place) return;
    const lines = (call.stack ?? '').split('\n');
    const own = lines.findIndex((line) => line.includes(`${place.file}:${place.line}:`));
    // V8 begins a stack with the error's name and message, and what reads a stack expects them there.
    error.stack = [`${error.name}: ${error.message}`, ...lines.slice(own)].join('\n');
  }

  /**
   * Carries out a call of the app some time after it was made: what is wrong with it has the place of the call.
   * @param call From `captureStack`.
   */
  carryOut<T>(call: Error, run: () => T): T {
    this.carriedOut = call;
    try {
      return run();
    } finally {
      this.carriedOut = undefined;
    }
  }

  /** The platform does not have it: the app's own mistake. */
  unknown(thing: string, message: string, place?: Place): void {
    this.report({ kind: 'app', thing, message, ...place });
  }

  /** The platform has it, and the simulator lacks it. */
  lacking(thing: string, message: string, place?: Place): void {
    this.report({ kind: 'simulator', thing, message, ...place });
  }

  /**
   * Runs something that one problem can end as a whole: a file that cannot be read, a page that cannot be compiled.
   * @returns Its result, or what `instead` makes of the problem.
   * @throws {SimulatorError} in strict mode.
   */
  contain<T>(run: () => T, instead: (problem: Problem) => T): T {
    try {
      return run();
    } catch (error) {
      if (!this.lenient || !(error instanceof SimulatorError)) throw error;
      const problem = problemOf(error);
      this.report(problem);
      return instead(problem);
    }
  }
}

function problemError({ kind, thing, message, file, line }: Problem): SimulatorError {
  const place = file === undefined ? undefined : { file, ...(line === undefined ? {} : { line }) };
  return new SimulatorError(message, place, { kind, thing });
}

function problemOf({ kind, thing, reason, place }: SimulatorError): Problem {
  return { kind, thing: thing ?? reason, message: reason, ...place };
}
