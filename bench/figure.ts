/** One measured number. */
export interface Figure {
  /** What was measured, unique in the whole table. */
  name: string;
  /** The median, if it was measured in rounds. */
  value: number;
  unit: 'B' | 'calls' | 'nodes' | 'requests' | 'writes' | 'ms' | 'µs' | 'per s' | 'ratio' | 'MB';
  /** Smallest and largest of the rounds. */
  spread?: readonly [min: number, max: number];
  /** The same of the SDK given with `--against`. */
  against?: number;
}

/** What the command line asks for. */
export interface BenchOptions {
  /** How often each thing is timed; more rounds, less chance. */
  rounds: number;
  /** Counts and bytes alone, which are the same on every machine; only those can have a budget. */
  check: boolean;
  /** Another SDK's file to measure beside ours. */
  against: string | undefined;
  /** Connection strings of further databases to measure the server on. */
  databases: readonly string[];
  /** Says what is being measured, for a person who waits. */
  progress: (what: string) => void;
}

/** Figures that are measured together. */
export interface Group {
  name: string;
  /** What it covers, for `--help`. */
  what: string;
  measure(options: BenchOptions): Promise<Figure[]>;
}

/** Something that whoever runs the bench can mend: its message is shown, and no stack. */
export class BenchError extends Error {}
