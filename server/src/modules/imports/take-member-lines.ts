import { newId } from '../../platform/ids.ts';
import type { Executor } from '../../platform/transaction.ts';
import { drawMemberNumber, mostDraws } from '../members/member-number.ts';
import type { LineResult, WaitingLine } from './import-line-store.ts';
import { insertMembers } from './import-member-store.ts';
import type { ImportRow } from './import-store.ts';
import { keyConflict } from './judge-lines.ts';
import { lineProblem } from './line-problem.ts';
import { registerLines, unregisterLines } from './register-store.ts';

/**
 * Takes these people in as members, in the transaction of the caller: under the rules of joining, but without an account,
 * and at once, since a coordinator brings them. They get a number, unless they have one, and both their accounts (the
 * trigger of the table opens them).
 */
export async function takeMemberLines(
  tx: Executor,
  row: ImportRow,
  lines: readonly WaitingLine[],
): Promise<readonly LineResult[]> {
  const registered = await registerLines(
    tx,
    row,
    lines.map(({ number }) => number),
  );
  const results: LineResult[] = [];
  const taken: WaitingLine[] = [];
  for (const line of lines) {
    const { number } = line;
    const status = registered.get(number);
    if (status === 'TAKEN') taken.push(line);
    else if (status === 'SAME') results.push({ number, state: 'SAME' });
    else results.push({ number, state: 'REFUSED', problem: keyConflict(line) });
  }
  const entered = [
    ...(await enter(
      tx,
      row,
      taken.filter(({ memberNumber }) => memberNumber !== null),
    )),
    ...(await enterWithDrawnNumbers(
      tx,
      row,
      taken.filter(({ memberNumber }) => memberNumber === null),
    )),
  ];
  const isDone = new Set(entered.map(({ number }) => number));
  const refused = taken.filter(({ number }) => !isDone.has(number));
  await unregisterLines(
    tx,
    row,
    refused.map(({ number }) => number),
  );
  return [
    ...results,
    ...entered,
    ...refused.map(
      ({ number, memberNumber }): LineResult => ({
        ...{ number, state: 'REFUSED' },
        problem: lineProblem('NUMBER_TAKEN', 'MEMBER_NUMBER', memberNumber),
      }),
    ),
  ];
}

/** Those who are in; whose number somebody else has is left out. */
async function enter(
  tx: Executor,
  row: ImportRow,
  lines: readonly WaitingLine[],
): Promise<(LineResult & { readonly state: 'DONE' })[]> {
  if (lines.length === 0) return [];
  const members = lines.map(({ number, displayName, memberNumber }) => {
    if (displayName === null || memberNumber === null) {
      throw new Error(`line ${number} of import ${row.id} waits without a name or number`);
    }
    return { number, id: newId(), displayName, memberNumber };
  });
  const entered = await insertMembers(tx, row.networkId, members);
  return members
    .filter(({ id }) => entered.has(id))
    .map(({ number, id, memberNumber }) => ({ number, state: 'DONE', memberId: id, memberNumber }));
}

/** Draws for all, and again for those whose number was somebody's: as often as one who joins alone would. */
async function enterWithDrawnNumbers(tx: Executor, row: ImportRow, lines: readonly WaitingLine[]) {
  const entered: (LineResult & { readonly state: 'DONE' })[] = [];
  let waiting = lines;
  for (let draw = 1; waiting.length > 0; draw++) {
    if (draw > mostDraws) throw new Error(`no free member number was drawn in ${mostDraws} draws`);
    const done = await enter(
      tx,
      row,
      waiting.map((line) => ({ ...line, memberNumber: drawMemberNumber() })),
    );
    entered.push(...done);
    const isIn = new Set(done.map(({ number }) => number));
    waiting = waiting.filter(({ number }) => !isIn.has(number));
  }
  return entered;
}
