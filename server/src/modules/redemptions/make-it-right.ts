import type { MakeRightReason, VoucherState } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { recordCase } from '../merchants/case-event-store.ts';
import { findStaffPlace, type StaffPlace } from '../merchants/staff-store.ts';
import { makeRightReasons } from './make-right-reason.type.ts';
import {
  findOtherOffer,
  type MakeRightAnswer,
  recordMakeRight,
  type VoucherInHand,
} from './make-right-store.ts';
import { notifyMembers } from './notify-members.ts';
import { readVoucherCode } from './voucher-code.ts';
import { announceVouchers } from './voucher-topic.ts';

export type MakeItRightOutcome =
  | {
      readonly outcome: 'MADE_RIGHT';
      readonly offerId: string;
      readonly quantity: number;
      readonly points: number;
      readonly replayed: boolean;
    }
  | { readonly outcome: 'NOT_FOUND' | 'WRONG_MERCHANT' | 'NONCE_CONFLICT' | 'FORBIDDEN' }
  | { readonly outcome: 'NOT_OPEN'; readonly state: VoucherState; readonly stateSince: Date }
  | { readonly outcome: 'TOO_LATE'; readonly until: Date };

/**
 * A shop that cannot honour a voucher gives its points back at once: with them the stock and the member's limit, and for
 * what is out on loan the hold. The member is told once, with another offer that they could have now; the shop's timeline
 * gets a line for the coordinator, and nobody is interrupted. The points go to the member who spent them, and to nobody else.
 *
 * - MADE_RIGHT: also when this nonce gave this voucher back before (`replayed`): nothing is given twice.
 * - NOT_FOUND: no such code in this network, or no such use at this shop. WRONG_MERCHANT: another shop's voucher.
 * - NOT_OPEN: it has ended already, and since when. Against a scan, a cancellation, an undo and the clock the voucher's row
 *   lock decides.
 * - TOO_LATE: it was used more than a week ago.
 * - NONCE_CONFLICT: the nonce was used for another voucher. FORBIDDEN: the caller does not work at this shop.
 */
export async function makeItRight(
  deps: { readonly database: Database },
  command: {
    readonly userId: string;
    readonly merchantId: string;
    readonly voucher: VoucherInHand;
    readonly reason: MakeRightReason;
    readonly nonce: string;
  },
): Promise<MakeItRightOutcome> {
  const place = await findStaffPlace(deps.database.prisma, command.merchantId, command.userId);
  if (place === null) return { outcome: 'FORBIDDEN' };
  const voucher = readVoucher(command.voucher);
  if (voucher === null) return { outcome: 'NOT_FOUND' };
  const { networkId, merchantId, id: staffId } = place;
  const { reason, nonce } = command;

  return inTransaction(deps.database, async (tx) => {
    const answer = await recordMakeRight(tx, { networkId, merchantId, staffId, voucher, reason, nonce });
    switch (answer.status) {
      case 'MADE_RIGHT':
      case 'REPLAYED': {
        const replayed = answer.status === 'REPLAYED';
        if (!replayed) await tell(tx, place, answer, reason);
        const { offerId, quantity, points } = answer;
        return { outcome: 'MADE_RIGHT', offerId, quantity, points, replayed };
      }
      case 'NOT_OPEN':
        return { outcome: 'NOT_OPEN', state: answer.state, stateSince: answer.stateSince };
      case 'TOO_LATE':
        return { outcome: 'TOO_LATE', until: answer.until };
      case 'NOT_FOUND':
      case 'WRONG_MERCHANT':
      case 'NONCE_CONFLICT':
        return { outcome: answer.status };
      default:
        return answer.status satisfies never;
    }
  });
}

function readVoucher(voucher: VoucherInHand): VoucherInHand | null {
  if ('useId' in voucher) return voucher;
  const code = readVoucherCode(voucher.code);
  return code === null ? null : { code };
}

async function tell(
  tx: Executor,
  place: StaffPlace,
  { voucherId, offerId, memberId }: MakeRightAnswer,
  reason: MakeRightReason,
): Promise<void> {
  await announceVouchers(tx, [voucherId]);
  const other = await findOtherOffer(tx, { offerId, memberId });
  const suggestion =
    other === null
      ? {}
      : {
          otherOfferId: other.id,
          otherOfferTh: other.titleTh,
          otherOfferEn: other.titleEn,
          otherPoints: String(other.costPoints),
          otherMerchantTh: other.merchantTh,
          otherMerchantEn: other.merchantEn,
        };
  const { networkId, merchantId, membershipId } = place;
  await notifyMembers(tx, 'VOUCHER_MADE_RIGHT', [{ id: voucherId, networkId, parameters: suggestion }]);
  const { th, en } = makeRightReasons[reason];
  await recordCase(
    tx,
    { networkId, merchantId },
    { action: 'MADE_RIGHT', actor: 'MERCHANT', membershipId, reason: `${th} · ${en}` },
  );
}
