import { createHash } from 'node:crypto';
import type { FieldProblem } from '../../graphql/user-error.ts';
import type { VoucherWish } from '../../platform/generated/enums.ts';
import { newId } from '../../platform/ids.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { numberOrText, readMemberNumber } from '../deeds/member-number-input.ts';
import { findMembershipsByNumber } from '../deeds/member-number-store.ts';
import { holds, isCoordinator } from '../members/member-policy.ts';
import { findMembership, lockMembership } from '../members/membership-store.ts';
import { type FinishDeps, finishVoucherSheet } from './finish-voucher-sheet.ts';
import {
  findOffersWithOwn,
  findSheet,
  findSheetByKey,
  insertSheet,
  type NewLine,
  type VoucherSheetRow,
} from './voucher-sheet-store.ts';

/** Vouchers on one sheet. */
export const linesLimit = 100;

export interface WishedLine {
  readonly memberNumber: string;
  readonly offerId: string | null;
  /** How the member asked. Without it there is no line. */
  readonly wish: VoucherWish;
}

export type IssueVoucherSheetOutcome =
  | { readonly outcome: 'ISSUED'; readonly sheet: VoucherSheetRow }
  | { readonly outcome: 'FORBIDDEN' | 'IDEMPOTENCY_CONFLICT' }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] }
  | { readonly outcome: 'BUSY'; readonly retryAfterMs: number };

/**
 * A coordinator redeems offers for members who asked for them, to hand them out on paper. Every line is redeemed for itself,
 * in the queue of all redemptions; one that is refused stands on the sheet with its reason, and charges nothing. Each
 * member with a sign-in is told. The same key again goes on where it broke off, and charges nobody twice; so does a job, when
 * nobody asks again: see finish-voucher-sheet.ts.
 *
 * - ISSUED: every line has its answer.
 * - FORBIDDEN: not a coordinator of this network, or there is no such network.
 * - INVALID: no line, more than a hundred, an offer that is not of this network, or one of a shop where the coordinator works:
 *   who gains by a redemption does not make it for somebody else.
 * - IDEMPOTENCY_CONFLICT: the coordinator used this key for other lines.
 * - BUSY: some lines have no answer yet; they get it without anybody’s doing, and the same key tells.
 */
export async function issueVoucherSheet(
  deps: FinishDeps,
  command: {
    readonly userId: string;
    readonly networkId: string;
    readonly lines: readonly WishedLine[];
    readonly idempotencyKey: string;
  },
): Promise<IssueVoucherSheetOutcome> {
  const written = await inTransaction(deps.database, (tx) => writeDown(tx, command));
  if (written.outcome !== 'WRITTEN') return written;
  const { sheetId } = written;
  const isFinished = await finishVoucherSheet(deps, { id: sheetId, networkId: command.networkId });
  if (!isFinished) return { outcome: 'BUSY', retryAfterMs: 1_000 };
  const sheet = await findSheet(deps.database.prisma, sheetId);
  if (sheet === null) throw new Error('a sheet that was written is gone');
  return { outcome: 'ISSUED', sheet };
}

type Written =
  | { readonly outcome: 'WRITTEN'; readonly sheetId: string }
  | Exclude<IssueVoucherSheetOutcome, { outcome: 'ISSUED' | 'BUSY' }>;

/** Who asked for what, before anything is charged. */
async function writeDown(tx: Executor, command: Parameters<typeof issueVoucherSheet>[1]): Promise<Written> {
  const { networkId, idempotencyKey } = command;
  const found = await findMembership(tx, networkId, command.userId);
  // Two calls with one key, one after the other.
  const coordinator = found && (await lockMembership(tx, found.id, 'FOR NO KEY UPDATE'));
  if (!isCoordinator(coordinator)) return { outcome: 'FORBIDDEN' };
  const inputHash = hashOf(command.lines);
  const prior = await findSheetByKey(tx, { issuedBy: coordinator.id, idempotencyKey });
  if (prior !== null) {
    return prior.inputHash === inputHash
      ? { outcome: 'WRITTEN', sheetId: prior.id }
      : { outcome: 'IDEMPOTENCY_CONFLICT' };
  }
  const problems = await problemsOf(tx, command);
  if (problems.length > 0) return { outcome: 'INVALID', problems };
  const sheetId = newId();
  await insertSheet(
    tx,
    { id: sheetId, networkId, issuedBy: coordinator.id, idempotencyKey, inputHash },
    await newLines(tx, networkId, command.lines),
  );
  return { outcome: 'WRITTEN', sheetId };
}

function hashOf(lines: readonly WishedLine[]): string {
  const input = lines.map(({ memberNumber, offerId, wish }) => [numberOrText(memberNumber), offerId, wish]);
  return createHash('sha256').update(JSON.stringify(input)).digest('hex');
}

async function problemsOf(
  tx: Executor,
  { networkId, userId, lines }: Parameters<typeof issueVoucherSheet>[1],
): Promise<FieldProblem[]> {
  if (lines.length < 1 || lines.length > linesLimit) {
    const message = { th: `ใส่ได้ 1 ถึง ${linesLimit} ใบ`, en: `1 to ${linesLimit} vouchers.` };
    return [{ path: ['lines'], message }];
  }
  const ids = lines.flatMap(({ offerId }) => offerId ?? []);
  const offers = await findOffersWithOwn(tx, { networkId, userId, ids: [...new Set(ids)] });
  return lines.flatMap(({ offerId }, index) => {
    const isOwn = offerId === null ? undefined : offers.get(offerId);
    if (isOwn === false) return [];
    const message =
      isOwn === true
        ? {
            th: 'คุณทำงานอยู่ที่ร้านนี้ ให้ผู้ประสานงานคนอื่นแลกให้',
            en: 'You work for this shop, so another coordinator has to redeem this.',
          }
        : { th: 'ไม่มีของแลกนี้ในชุมชน', en: 'There is no such offer here.' };
    return [{ path: ['lines', String(index), 'offerId'], message }];
  });
}

async function newLines(tx: Executor, networkId: string, lines: readonly WishedLine[]): Promise<NewLine[]> {
  const numbers = lines.map(({ memberNumber }) => readMemberNumber(memberNumber));
  const members = await findMembershipsByNumber(
    tx,
    networkId,
    numbers.filter((number) => number !== null),
  );
  return lines.flatMap(({ memberNumber, offerId, wish }, index) => {
    if (offerId === null) return [];
    const member = members.get(numbers[index] ?? '') ?? null;
    const isMember = holds(member, 'MEMBER');
    return [
      {
        ordinal: index + 1,
        memberNumber: numberOrText(memberNumber),
        memberId: isMember ? member.id : null,
        ...{ offerId, wish, refusal: isMember ? null : ('NO_SUCH_MEMBER' as const) },
      },
    ];
  });
}
