import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { alone } from '../../platform/alone.ts';
import { QueueFullError } from '../../platform/batcher.ts';
import type { VoucherSheetRefusal } from '../../platform/generated/enums.ts';
import { newId } from '../../platform/ids.ts';
import { passingFailureOf } from '../../platform/passing-failure.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { notifyMembers } from '../redemptions/notify-members.ts';
import { isRetryable, type RedeemQueue } from '../redemptions/redeem-queue.ts';
import { drawVoucherCode } from '../redemptions/voucher-code.ts';
import type { RedeemAnswer } from '../redemptions/voucher-store.ts';
import {
  answerLines,
  findOpenLines,
  findUnfinishedSheets,
  type LineAnswer,
  type OpenLine,
  type SheetPlace,
} from './voucher-sheet-store.ts';

export interface FinishDeps {
  readonly database: Database;
  readonly redeemQueue: RedeemQueue;
}

/** Sheets share so few locks that they never keep more connections than this from everybody else. */
const lockCount = 4;
const mostTurns = 30;
const turnPauseMs = 100;

/**
 * Redeems the lines of a sheet that have no answer yet, and puts the answers down. Whoever comes beside it waits for a turn,
 * and then sees what was put down: else one call could put a refusal down while another, with the same line's key, charges
 * for it. Whoever dies on the way, the next one goes on with the same keys.
 *
 * True when every line has its answer; false when some have none yet. What a line failed with is thrown, after the answers
 * of the others were put down.
 */
export async function finishVoucherSheet(deps: FinishDeps, sheet: SheetPlace): Promise<boolean> {
  const { pool, prisma } = deps.database;
  for (let turn = 0; turn < mostTurns; turn++) {
    if ((await findOpenLines(prisma, sheet.id)).length === 0) return true;
    const isFinished = await alone(pool, lockOf(sheet), (holder) => redeemOpenLines(deps, sheet, holder));
    if (isFinished !== null) return isFinished;
    // Without a connection: the one at work needs them.
    await pause(turnPauseMs);
  }
  return false;
}

const sheetsOfRun = 100;

/** Finishes the sheets that broke off. One that fails holds up none of the others. */
export async function finishVoucherSheets(deps: FinishDeps): Promise<number> {
  const sheets = await findUnfinishedSheets(deps.database.prisma, sheetsOfRun);
  const failures: unknown[] = [];
  let finished = 0;
  for (const sheet of sheets) {
    try {
      if (await finishVoucherSheet(deps, sheet)) finished++;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'sheets of vouchers could not be finished');
  return finished;
}

/** The last digits of a UUID are drawn at random. */
function lockOf({ id }: SheetPlace): string {
  return `voucher sheets ${Number.parseInt(id.slice(-4), 16) % lockCount}`;
}

async function redeemOpenLines(deps: FinishDeps, sheet: SheetPlace, holder: pg.ClientBase): Promise<boolean> {
  const { database } = deps;
  const open = await findOpenLines(database.prisma, sheet.id);
  const results = await Promise.allSettled(open.map((line) => redeemLine(deps, sheet, line)));
  const known = results.flatMap((result) =>
    result.status === 'fulfilled' && result.value !== null ? [result.value] : [],
  );
  // Whoever has lost the connection has lost the lock with it, and another may be at work.
  await holder.query('SELECT');
  if (known.length > 0) await inTransaction(database, (tx) => putDown(tx, sheet, known));
  const failure = results.find((result) => result.status === 'rejected');
  if (failure !== undefined) throw failure.reason;
  return known.length === open.length;
}

const maxAttempts = 3;

/** Null when there was no answer, whether it was charged or not: the line stays open, and the same key asks again. */
async function redeemLine(
  deps: FinishDeps,
  sheet: SheetPlace,
  line: OpenLine,
  attempt = 1,
): Promise<LineAnswer | null> {
  const { networkId } = sheet;
  const { ordinal, memberId, offerId } = line;
  try {
    const answer = await deps.redeemQueue.run({
      ...{ networkId, memberId, offerId, idempotencyKey: `sheet-${sheet.id}-${ordinal}` },
      ...{ voucherId: newId(), code: drawVoucherCode() },
    });
    return { ordinal, ...outcomeOf(answer) };
  } catch (error) {
    if (attempt < maxAttempts && isRetryable(error)) {
      return redeemLine(deps, sheet, line, attempt + 1);
    }
    if (error instanceof QueueFullError || isRetryable(error) || passingFailureOf(error) !== null)
      return null;
    throw error;
  }
}

function outcomeOf(answer: RedeemAnswer): Pick<LineAnswer, 'voucherId' | 'refusal'> {
  const refused = (refusal: VoucherSheetRefusal) => ({ voucherId: null, refusal });
  switch (answer.status) {
    case 'REDEEMED':
    case 'REPLAYED':
      if (answer.voucher === null) throw new Error('a redemption without its voucher');
      return { voucherId: answer.voucher.id, refusal: null };
    case 'NOT_A_MEMBER':
      return refused('NO_SUCH_MEMBER');
    case 'OFFER_UNAVAILABLE':
    case 'OFFER_SOLD_OUT':
    case 'MEMBER_LIMIT_REACHED':
    case 'INSUFFICIENT_POINTS':
      return refused(answer.status);
    case 'IDEMPOTENCY_CONFLICT':
      // The key is made of the sheet and the line, and a line has one offer.
      throw new Error('a line was redeemed for another offer');
    default:
      return answer.status satisfies never;
  }
}

async function putDown(tx: Executor, sheet: SheetPlace, answers: readonly LineAnswer[]): Promise<void> {
  const { networkId } = sheet;
  const issued = await answerLines(tx, sheet.id, answers);
  await notifyMembers(
    tx,
    'VOUCHER_PRINTED',
    issued.map((id) => ({ id, networkId })),
  );
}
