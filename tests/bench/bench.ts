import type { BenchServices } from './bench-services.ts';
import type { CpuUse } from './cpu-use.ts';
import type { Figure, Table } from './figure.ts';
import type { LoadGenerator } from './load/load-generator.ts';
import type { Outcome } from './load/plan.ts';

export interface BenchOptions {
  /** Each runs all sides once, one after the other; a warm-up round comes before them. */
  readonly rounds: number;
  /** Of one side in one round. */
  readonly secondsEach: number;
  /** Of a closed loop. */
  readonly connections: number;
  /** Of the soak. */
  readonly minutes: number;
  /** Rows of the longest list of `pages`, and of the largest network of `grow`. */
  readonly rows: number;
}

/** What a bench works with. */
export interface Bench {
  readonly options: BenchOptions;
  readonly services: BenchServices;
  readonly load: LoadGenerator;
  /** Progress, for the one who waits. */
  readonly report: (line: string) => void;
}

/** The outcome of a run, and what it cost the machine. */
export interface Measurement extends Outcome {
  /** In cores. */
  readonly cpu: CpuUse;
}

export interface BenchResult {
  readonly bench: string;
  readonly figures: readonly Figure[];
  /** What else is worth reading, by title. */
  readonly tables: Readonly<Record<string, Table>>;
  /** Texts to be shown as they are, by title. */
  readonly listings?: Readonly<Record<string, string>>;
  /** Medians over the rounds, by scenario. */
  readonly scenarios?: Readonly<Record<string, unknown>>;
  /** Medians of the ratios within each round: what a noisy machine leaves meaningful. */
  readonly ratios?: Readonly<Record<string, number>>;
  /** Counts of what is wrong in the books after the run; see tests/testkit/books.ts. */
  readonly booksProblems?: Readonly<Record<string, number>>;
  /** Anything else, for programs that read the JSON. */
  readonly details?: unknown;
}
