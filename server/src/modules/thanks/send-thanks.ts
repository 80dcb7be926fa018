import type { FieldProblem } from '../../graphql/user-error.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { findMembership, type MembershipRow } from '../members/membership-store.ts';
import { notify } from '../notifications/notify.ts';
import { ownCard, thanksProblems } from './thanks-input.ts';
import { findReceiver, type ReceiverAddress } from './thanks-receiver.ts';
import { type GiftRefusal, isThanksKeyUsed, writeThanks } from './thanks-store.ts';

export interface SendThanksCommand {
  readonly userId: string;
  readonly networkId: string | null;
  /** Empty for what cannot be anybody; more than one is a mistake. */
  readonly receivers: readonly (ReceiverAddress | null)[];
  readonly message: string;
  /** Out of the fund; null for words alone. */
  readonly points: number | null;
  readonly idempotencyKey: string;
}

export type SendThanksOutcome =
  | { readonly outcome: 'SENT'; readonly thanksId: string; readonly replayed: boolean }
  | {
      readonly outcome:
        | 'NOT_A_MEMBER'
        | 'RECEIVER_NOT_FOUND'
        | 'DAY_LIMIT'
        | 'PAIR_LIMIT'
        | 'IDEMPOTENCY_CONFLICT';
    }
  | { readonly outcome: 'GIFT_REFUSED'; readonly reason: GiftRefusalReason }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/** The rest of what give_points may say is said of the note before. */
export type GiftRefusalReason = Exclude<GiftRefusal, 'SELF' | 'IDEMPOTENCY_CONFLICT' | 'REPLAYED'>;

/**
 * One of a network thanks another: words, and if they like points out of the network's fund. It waits for its receiver,
 * who decides what becomes of it; they are told in the same transaction, unless they want to hear nothing of the sender.
 *
 * - SENT: `replayed` when this key and input were answered before: nothing is sent and nobody told again.
 * - NOT_A_MEMBER: the sender is not of this network now.
 * - RECEIVER_NOT_FOUND: nobody here has this number now.
 * - DAY_LIMIT, PAIR_LIMIT: ten notes today, or two of them to this person.
 * - GIFT_REFUSED: the points cannot go with it, and so nothing was sent.
 * - IDEMPOTENCY_CONFLICT: the sender used this key for another note.
 * - INVALID: no words or too many, points out of range, no receiver or the sender themselves.
 */
export async function sendThanks(
  deps: { readonly database: Database },
  command: SendThanksCommand,
): Promise<SendThanksOutcome> {
  const { networkId } = command;
  if (networkId === null) return { outcome: 'NOT_A_MEMBER' };
  const message = command.message.trim();
  return inTransaction(deps.database, async (tx) => {
    const sender = await findMembership(tx, networkId, command.userId);
    if (sender === null) return { outcome: 'NOT_A_MEMBER' };
    // A retry is answered as the first time was, even when the sender has left since.
    if (sender.status !== 'ACTIVE' && !(await isThanksKeyUsed(tx, sender.id, command.idempotencyKey)))
      return { outcome: 'NOT_A_MEMBER' };
    const problems = thanksProblems({
      message,
      points: command.points,
      receiversNamed: command.receivers.length,
    });
    if (problems.length > 0) return { outcome: 'INVALID', problems };
    const [address = null] = command.receivers;
    const receiver = address === null ? null : await findReceiver(tx, networkId, address);
    if (receiver === null) return { outcome: 'RECEIVER_NOT_FOUND' };
    return write(tx, { ...command, message }, sender, receiver);
  });
}

async function write(
  tx: Executor,
  command: SendThanksCommand,
  sender: MembershipRow,
  receiver: MembershipRow,
): Promise<SendThanksOutcome> {
  const { message, points, idempotencyKey } = command;
  const answer = await writeThanks(tx, {
    ...{ id: newId(), giftId: newId(), networkId: sender.networkId },
    ...{ senderId: sender.id, receiverId: receiver.id, message, points, idempotencyKey },
  });
  switch (answer.status) {
    case 'SENT':
      if (!answer.isQuiet) await tell(tx, sender, receiver, points);
      return { outcome: 'SENT', thanksId: answer.thanksId, replayed: false };
    case 'REPLAYED':
      return { outcome: 'SENT', thanksId: answer.thanksId, replayed: true };
    case 'NO_RECEIVER':
      return { outcome: 'RECEIVER_NOT_FOUND' };
    case 'SELF':
      return { outcome: 'INVALID', problems: [ownCard] };
    case 'GIFT_REFUSED':
      return giftRefused(answer.giftStatus);
    case 'NOT_A_MEMBER':
    case 'DAY_LIMIT':
    case 'PAIR_LIMIT':
    case 'IDEMPOTENCY_CONFLICT':
      return { outcome: answer.status };
    default:
      return answer satisfies never;
  }
}

function giftRefused(reason: GiftRefusal): SendThanksOutcome {
  switch (reason) {
    case 'NOT_A_MEMBER':
    case 'SAME_HOUSEHOLD':
    case 'OVER_LIMIT':
    case 'PAIR_USED':
    case 'ALLOWANCE_USED':
    case 'FUND_EMPTY':
      return { outcome: 'GIFT_REFUSED', reason };
    case 'SELF':
    case 'REPLAYED':
    case 'IDEMPOTENCY_CONFLICT':
      throw new Error(`a gift answered ${reason} where its note did not`);
    default:
      return reason satisfies never;
  }
}

/** One notice, not two: of the gift where there is one. The words wait on the receiver's page. */
async function tell(
  tx: Executor,
  sender: MembershipRow,
  receiver: MembershipRow,
  points: number | null,
): Promise<void> {
  await notify(tx, {
    networkId: receiver.networkId,
    userIds: receiver.userId === null ? [] : [receiver.userId],
    ...(points === null
      ? { kind: 'THANKS_RECEIVED', parameters: { from: sender.displayName } }
      : { kind: 'GIFT_RECEIVED', parameters: { from: sender.displayName, points: String(points) } }),
  });
}
