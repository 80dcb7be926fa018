export interface Verdict {
  readonly mutant: string;
  readonly checker: string;
  /** Null: it survived. */
  readonly caughtAs: string | null;
  readonly milliseconds: number;
}

/** Runs a checker on a mutant. Caught is what the checker throws, when that is the sign of this mutant. */
export async function judge(
  mutant: { readonly name: string; readonly caughtBy: string; readonly sign: RegExp },
  check: () => Promise<void>,
): Promise<Verdict> {
  const beganMs = performance.now();
  const verdict = { mutant: mutant.name, checker: mutant.caughtBy };
  try {
    await check();
  } catch (error) {
    const text = allMessages(error);
    const milliseconds = performance.now() - beganMs;
    if (!mutant.sign.test(text)) {
      throw new Error(`"${mutant.name}" was caught, but not for what it is: no ${mutant.sign} in\n${text}`, {
        cause: error,
      });
    }
    return { ...verdict, caughtAs: text, milliseconds };
  }
  return { ...verdict, caughtAs: null, milliseconds: performance.now() - beganMs };
}

function allMessages(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message}\n${allMessages(error.cause)}`;
}

/** For whoever runs all of them: who was caught by whom, after how long. */
export function tableOf(verdicts: readonly Verdict[]): string {
  const rows = verdicts.map(({ mutant, checker, caughtAs, milliseconds }) => [
    mutant,
    caughtAs === null ? 'SURVIVED' : checker,
    `${(milliseconds / 1_000).toFixed(2)} s`,
  ]);
  const all = [['mutant', 'caught by', 'after'], ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  return all.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}
