import { newId } from '../../platform/ids.ts';
import type { Executor } from '../../platform/transaction.ts';
import { type ClaimAnswer, claimDeeds, type DeedClaim } from '../deeds/deed-store.ts';
import { allotCaps, type CapWish } from './cap-allotment.ts';
import { creditDeeds } from './credit-store.ts';
import { lockCaps } from './import-cap-store.ts';
import type { LineResult, WaitingLine } from './import-line-store.ts';
import { isOwnDeed } from './import-policy.ts';
import type { ImportRow } from './import-store.ts';
import { capProblem, keyConflict } from './judge-lines.ts';
import { type LineProblem, lineProblem } from './line-problem.ts';
import { registerLines, unregisterLines } from './register-store.ts';

/**
 * Records and credits the deeds of these lines, in the transaction of the caller. A line counts whole or not at all.
 *
 * Locks, in this order in every process: the import, the register's keys, the members by id (lock_import_caps; claim_deeds
 * has them then already), and deeds that nobody else can see yet. What the check foresaw is decided anew here: a cap that
 * others have used up meanwhile, a line that another import has taken, a deed of the second person who confirmed.
 */
export async function takeDeedLines(
  tx: Executor,
  row: ImportRow,
  lines: readonly WaitingLine[],
): Promise<readonly LineResult[]> {
  const results: LineResult[] = [];
  const refuse = (number: number, problem: LineProblem) =>
    results.push({ number, state: 'REFUSED', problem });

  const wanted = lines.filter((line) => {
    const isOwn = isOwnDeed(line.memberId, row);
    if (isOwn) refuse(line.number, lineProblem('OWN_DEED', 'MEMBER_NUMBER'));
    return !isOwn;
  });
  const registered = await registerLines(
    tx,
    row,
    wanted.map(({ number }) => number),
  );
  for (const line of wanted) {
    const status = registered.get(line.number);
    if (status === 'SAME') results.push({ number: line.number, state: 'SAME' });
    if (status === 'CONFLICT') refuse(line.number, keyConflict(line));
  }
  const taken = wanted.filter(({ number }) => registered.get(number) === 'TAKEN');

  const { fitting, over } = await allot(tx, row, taken);
  for (const [number, cap] of over) refuse(number, capProblem(cap));
  const claimed = await claimAll(
    tx,
    row,
    taken.filter(({ number }) => fitting.has(number)),
  );
  results.push(...claimed);

  const isDone = new Set(claimed.filter(({ state }) => state === 'DONE').map(({ number }) => number));
  await unregisterLines(
    tx,
    row,
    taken.filter(({ number }) => !isDone.has(number)).map(({ number }) => number),
  );
  return results;
}

async function allot(tx: Executor, row: ImportRow, lines: readonly WaitingLine[]) {
  const facts = await lockCaps(
    tx,
    row,
    lines.map(({ number }) => number),
  );
  const countOf = new Map(lines.map(({ number, count }) => [number, count]));
  return allotCaps(facts.map((fact): CapWish => ({ ...fact, count: countOf.get(fact.number) ?? 1 })));
}

async function claimAll(
  tx: Executor,
  row: ImportRow,
  lines: readonly WaitingLine[],
): Promise<readonly LineResult[]> {
  if (lines.length === 0) return [];
  const claims = lines.flatMap((line) =>
    claimsOf(row, line).map((claim) => ({ claim, number: line.number })),
  );
  const answers = await claimDeeds(
    tx,
    row.networkId,
    claims.map(({ claim }) => claim),
  );
  const byLine = Map.groupBy(answers, (_, index) => claims[index]?.number);
  const results = lines.map((line) => resultOf(line, byLine.get(line.number) ?? []));
  const recorded = claims.flatMap(({ claim }, index) =>
    answers[index]?.status === 'CLAIMED' ? [claim.deedId] : [],
  );
  const credited = await creditDeeds(tx, row.networkId, recorded);
  if (credited !== recorded.length) throw new Error('deeds that were claimed a moment ago were not credited');
  return results;
}

/** A line that counts three times is three deeds. Its key in the register is theirs in the books. */
function claimsOf(row: ImportRow, line: WaitingLine): DeedClaim[] {
  const { memberId, indicatorId, doneOn, note, lineKey } = line;
  const { startedBy } = row;
  if (memberId === null || indicatorId === null || doneOn === null || startedBy === null) {
    throw new Error(`line ${line.number} of import ${row.id} waits without its deed`);
  }
  return Array.from({ length: line.count }, (_, index) => ({
    ...{ deedId: newId(), memberId, indicatorId, doneOn, note, source: 'IMPORT' as const },
    recordedBy: startedBy,
    idempotencyKey: `import:${lineKey}:${index + 1}`,
  }));
}

/** The copies of one line are answered alike: the caps were allotted under the locks that claim_deeds takes. */
function resultOf(line: WaitingLine, answers: readonly ClaimAnswer[]): LineResult {
  const [{ status } = { status: null }] = answers;
  if (line.memberId === null || status === null || answers.some((answer) => answer.status !== status)) {
    throw new Error(`the deeds of line ${line.number} were answered differently`);
  }
  const { number } = line;
  switch (status) {
    case 'CLAIMED':
      return { number, state: 'DONE', memberId: line.memberId };
    case 'REPLAYED':
      return { number, state: 'SAME' };
    case 'NOT_A_MEMBER':
      return {
        ...{ number, state: 'REFUSED' },
        problem: lineProblem('MEMBER_NOT_ACTIVE', 'MEMBER_NUMBER', line.memberNumber),
      };
    case 'RULE_NOT_IN_FORCE':
      return { number, state: 'REFUSED', problem: lineProblem('RULE_CHANGED', 'INDICATOR') };
    case 'IDEMPOTENCY_CONFLICT':
      return { number, state: 'REFUSED', problem: keyConflict(line) };
    case 'CAP_REACHED':
      throw new Error(`line ${number} was allotted a place under a cap that is full`);
    default:
      return status satisfies never;
  }
}
