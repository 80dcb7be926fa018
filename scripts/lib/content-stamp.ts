import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A step whose outputs need making again only when something it reads has changed. */
export interface StampedStep {
  readonly name: string;
  /** Glob patterns under the root; a pattern that matches nothing counts as nothing. */
  readonly inputs: readonly string[];
  /** Glob patterns to leave out: what the step itself writes, above all. */
  readonly exclude: readonly string[];
  /** Paths that must exist for the last run to count. */
  readonly outputs: readonly string[];
}

/** SHA-256 over the names and contents of all inputs, in one order on every machine. */
export function hashInputs(root: string, step: Pick<StampedStep, 'inputs' | 'exclude'>): string {
  const files = globSync([...step.inputs], {
    cwd: root,
    exclude: ['**/node_modules/**', ...step.exclude],
    withFileTypes: true,
  })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const hash = createHash('sha256');
  for (const file of files) {
    const content = readFileSync(file);
    hash.update(`${file.slice(root.length)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/**
 * Runs the work unless its inputs are as they were at its last success and its outputs are still there.
 * The stamp is taken away first, so that a run that was cut short is run again.
 */
export async function runWhenChanged(
  root: string,
  stampDirectory: string,
  step: StampedStep,
  work: () => Promise<void>,
): Promise<'ran' | 'unchanged'> {
  const stampFile = join(stampDirectory, `${step.name}.sha256`);
  const hash = hashInputs(root, step);
  const outputsExist = step.outputs.every((output) => existsSync(join(root, output)));
  if (outputsExist && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash) return 'unchanged';
  rmSync(stampFile, { force: true });
  await work();
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, hash);
  return 'ran';
}
