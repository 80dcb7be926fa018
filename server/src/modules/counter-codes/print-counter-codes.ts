import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { readMemberNumber } from '../deeds/member-number-input.ts';
import { findMembershipsByNumber } from '../deeds/member-number-store.ts';
import { holds, isCoordinator } from '../members/member-policy.ts';
import { findMembership, lockMembership, type MembershipRow } from '../members/membership-store.ts';
import { type CounterCodes, codesOnCard, drawCounterCode } from './counter-code.ts';
import { findCardByKey, replaceCard } from './counter-code-store.ts';

export type PrintCounterCodesOutcome =
  | {
      readonly outcome: 'PRINTED';
      readonly memberNumber: string;
      readonly printedAt: Date;
      /** By their numbers, from 1. Said once: null for a repetition. */
      readonly codes: readonly string[] | null;
    }
  | { readonly outcome: 'FORBIDDEN' | 'NO_SUCH_MEMBER' | 'IDEMPOTENCY_CONFLICT' };

/**
 * A coordinator prints a card of ten one-time codes for a member without a phone; it ends the card before it. Who printed
 * it stays on record.
 *
 * - PRINTED.
 * - FORBIDDEN: not a coordinator of this network, or there is no such network.
 * - NO_SUCH_MEMBER: nobody who is a member now has this number.
 * - IDEMPOTENCY_CONFLICT: the key printed another member's card.
 */
export async function printCounterCodes(
  deps: { readonly database: Database; readonly counterCodes: CounterCodes },
  command: {
    readonly userId: string;
    readonly networkId: string;
    readonly memberNumber: string;
    readonly idempotencyKey: string;
  },
): Promise<PrintCounterCodesOutcome> {
  const { networkId, idempotencyKey } = command;
  return inTransaction(deps.database, async (tx) => {
    const coordinator = await findMembership(tx, networkId, command.userId);
    if (!isCoordinator(coordinator)) return { outcome: 'FORBIDDEN' };
    const member = await lockMember(tx, networkId, command.memberNumber);
    if (member?.memberNumber == null) return { outcome: 'NO_SUCH_MEMBER' };
    const { memberNumber } = member;
    const prior = await findCardByKey(tx, { printedBy: coordinator.id, idempotencyKey });
    if (prior !== null) {
      return prior.memberId === member.id
        ? { outcome: 'PRINTED', memberNumber, printedAt: prior.printedAt, codes: null }
        : { outcome: 'IDEMPOTENCY_CONFLICT' };
    }
    const id = newId();
    const codes = Array.from({ length: codesOnCard }, drawCounterCode);
    const printedAt = await replaceCard(tx, {
      ...{ id, networkId, memberId: member.id, printedBy: coordinator.id, idempotencyKey },
      codeHashes: codes.map((code, index) => deps.counterCodes.hashOf(id, index + 1, code)),
    });
    return { outcome: 'PRINTED', memberNumber, printedAt, codes };
  });
}

/** One printer at a time for a member: two cards at once would be two that live. */
async function lockMember(tx: Executor, networkId: string, text: string): Promise<MembershipRow | null> {
  const number = readMemberNumber(text);
  if (number === null) return null;
  const found = (await findMembershipsByNumber(tx, networkId, [number])).get(number);
  const member = found === undefined ? null : await lockMembership(tx, found.id, 'FOR NO KEY UPDATE');
  return holds(member, 'MEMBER') ? member : null;
}
