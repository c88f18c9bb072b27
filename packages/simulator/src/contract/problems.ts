import { SimulatorError, type Place, type ProblemKind } from './errors';

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

  constructor(
    readonly mode: Mode = 'strict',
    private readonly onProblem: (problem: Problem) => void = () => undefined,
  ) {}

  get lenient(): boolean {
    return this.mode === 'lenient';
  }

  /** Each place once, in the order they were found. */
  get list(): readonly Problem[] {
    return [...this.recorded.values()];
  }

  /**
   * Tells of a problem that a device would pass over; the caller goes on as a device does.
   * @throws {SimulatorError} in strict mode.
   */
  report(problem: Problem): void {
    if (!this.lenient) throw problemError(problem);
    const { file = '', line = 0, message } = problem;
    const place = `${file}:${line}: ${message}`;
    if (this.recorded.has(place)) return;
    this.recorded.set(place, problem);
    this.onProblem(problem);
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
