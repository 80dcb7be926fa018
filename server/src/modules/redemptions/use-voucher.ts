import { Prisma } from '../../platform/generated/client.ts';
import type { OfferKind, VoucherState } from '../../platform/generated/enums.ts';
import { newId } from '../../platform/ids.ts';
import type { LiveFeed } from '../../platform/live-feed.ts';
import type { Database } from '../../platform/postgres.ts';
import { findHandPlace, type ShopHand } from '../merchants/shop-hand.ts';
import type { StaffPlace } from '../merchants/staff-store.ts';
import { voucherNotices } from './notify-members.ts';
import { readVoucherCode } from './voucher-code.ts';
import { voucherTopic } from './voucher-topic.ts';

/** How long a use at the counter can be undone. */
export const undoWindowMs = 30_000;

export type UseVoucherOutcome =
  | {
      readonly outcome: 'USED';
      readonly useId: string;
      readonly offerId: string;
      readonly kind: OfferKind;
      readonly quantity: number;
      readonly usedAt: Date;
      readonly undoUntil: Date;
    }
  | {
      readonly outcome: 'NOT_OPEN';
      readonly state: VoucherState;
      readonly stateSince: Date;
      readonly isOnLoan: boolean;
    }
  | { readonly outcome: 'NOT_FOUND' | 'WRONG_MERCHANT' | 'NONCE_CONFLICT' | 'FORBIDDEN' };

interface UseVoucherRow {
  readonly status: 'USED' | 'REPLAYED' | 'NONCE_CONFLICT' | 'NOT_FOUND' | 'WRONG_MERCHANT' | 'NOT_OPEN';
  readonly voucher_id: string;
  readonly offer_id: string;
  readonly kind: OfferKind;
  readonly quantity: number;
  readonly state: VoucherState;
  readonly state_since: Date;
  readonly use_id: string;
  readonly used_at: Date;
}

/**
 * Verifies and uses a voucher at the counter, in one step. The counter learns the item and the count, nothing of the person.
 *
 * - USED: also when this nonce used this voucher before, with the same use and the same times.
 * - NOT_OPEN: used, cancelled, expired or reversed, and since when. Of two scans at once, the voucher's row lock lets one win.
 *   `isOnLoan`: it was used for a HOLD offer and the item is still out.
 * - NOT_FOUND: no such code in this network; a typing error is found by the check character alone.
 * - WRONG_MERCHANT: another shop's voucher.
 * - NONCE_CONFLICT: the nonce was used before with another code.
 * - FORBIDDEN: the caller does not work at this shop, or there is no such shop.
 */
export async function useVoucher(
  deps: { readonly database: Database; readonly liveFeed: LiveFeed },
  command: {
    readonly hand: ShopHand;
    readonly merchantId: string;
    readonly code: string;
    readonly nonce: string;
  },
): Promise<UseVoucherOutcome> {
  const place = await findHandPlace(deps.database.prisma, command.merchantId, command.hand);
  if (place === null) return { outcome: 'FORBIDDEN' };
  const code = readVoucherCode(command.code);
  if (code === null) return { outcome: 'NOT_FOUND' };

  const row = await useAndTell(deps.database, { ...command, code, place });
  // It is committed. A job would cost a counter in a rush as much as the use itself, and a watcher asks now and then anyway.
  if (row.status === 'USED') deps.liveFeed.publish(voucherTopic(row.voucher_id));
  switch (row.status) {
    case 'USED':
    case 'REPLAYED': {
      const { use_id: useId, offer_id: offerId, kind, quantity, used_at: usedAt } = row;
      const undoUntil = new Date(usedAt.getTime() + undoWindowMs);
      return { outcome: 'USED', useId, offerId, kind, quantity, usedAt, undoUntil };
    }
    case 'NOT_OPEN':
      return {
        outcome: 'NOT_OPEN',
        state: row.state,
        stateSince: row.state_since,
        isOnLoan: row.kind === 'HOLD' && row.state === 'USED',
      };
    case 'NOT_FOUND':
    case 'WRONG_MERCHANT':
    case 'NONCE_CONFLICT':
      return { outcome: row.status };
    default:
      return row.status satisfies never;
  }
}

/** One statement, and so one transaction: the use, and the member's notice. */
async function useAndTell(
  database: Database,
  scan: {
    readonly hand: ShopHand;
    readonly place: StaffPlace;
    readonly code: string;
    readonly nonce: string;
  },
): Promise<UseVoucherRow> {
  const { place, code, nonce } = scan;
  const apiKeyId = 'place' in scan.hand ? scan.hand.apiKeyId : null;
  const told = Prisma.sql`(
    SELECT ${newId()}::uuid, ${place.networkId}::uuid, voucher_id, '{}'::jsonb FROM used WHERE status = 'USED')`;
  const { text, values } = Prisma.sql`
    WITH used AS MATERIALIZED (
      -- One row, which the planner would take for a thousand.
      SELECT * FROM use_voucher(${place.networkId}::uuid, ${place.merchantId}::uuid, ${code}::text, ${nonce}::text,
        ${place.id}::uuid, ${newId()}::uuid, ${apiKeyId}::uuid)
      LIMIT 1
    ), told AS (${voucherNotices('VOUCHER_USED', told)})
    SELECT * FROM used`;
  const { rows } = await database.pool.query<UseVoucherRow>({ name: 'use_voucher', text, values });
  const [row] = rows;
  if (row === undefined) throw new Error('use_voucher gave no answer');
  return row;
}
