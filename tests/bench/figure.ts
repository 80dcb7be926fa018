import { rounded, shown } from './statistics.ts';

/** A measured value beside the one that it must reach. */
export interface Figure {
  readonly name: string;
  readonly measured: number;
  readonly mustReach: number;
  /** 'at least' or 'at most' `mustReach`. */
  readonly bound: 'at least' | 'at most';
  readonly verdict: 'reached' | 'missed';
}

export function atLeast(name: string, measured: number, mustReach: number): Figure {
  return figure(name, measured, mustReach, 'at least');
}

export function atMost(name: string, measured: number, mustReach: number): Figure {
  return figure(name, measured, mustReach, 'at most');
}

function figure(name: string, measured: number, mustReach: number, bound: Figure['bound']): Figure {
  const isReached = bound === 'at least' ? measured >= mustReach : measured <= mustReach;
  return { name, measured: rounded(measured), mustReach, bound, verdict: isReached ? 'reached' : 'missed' };
}

/** Rows in the same form as the figures, for what is measured beside them. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function figureTable(figures: readonly Figure[]): Table {
  return {
    columns: ['figure', 'measured', 'must reach', 'verdict'],
    rows: figures.map(({ name, measured, mustReach, bound, verdict }) => [
      name,
      shown(measured),
      `${bound === 'at least' ? '≥' : '≤'} ${shown(mustReach)}`,
      verdict,
    ]),
  };
}

/** For a terminal: the first column to the left, the others to the right. */
export function plainTable({ columns, rows }: Table): string {
  const widths = columns.map((column, index) =>
    Math.max(column.length, ...rows.map((row) => row[index]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) => (index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[index] ?? 0)))
      .join('   ')
      .trimEnd();
  return [line(columns), ...rows.map(line)].join('\n');
}

/** For docs/performance.md. */
export function markdownTable({ columns, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(columns),
    line(columns.map((_, index) => (index === 0 ? '---' : '---:'))),
    ...rows.map(line),
  ].join('\n');
}
