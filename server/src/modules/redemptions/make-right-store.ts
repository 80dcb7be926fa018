import type { MakeRightReason, VoucherState } from '../../platform/generated/enums.ts';
import { newId } from '../../platform/ids.ts';
import type { Executor } from '../../platform/transaction.ts';

/** Which voucher: by the code that the member shows, or by the use on the shop's own list. */
export type VoucherInHand = { readonly code: string } | { readonly useId: string };

export interface MakeRightRequest {
  readonly networkId: string;
  readonly merchantId: string;
  readonly staffId: string;
  readonly voucher: VoucherInHand;
  readonly reason: MakeRightReason;
  readonly nonce: string;
}

export interface MakeRightAnswer {
  readonly status:
    | 'MADE_RIGHT'
    | 'REPLAYED'
    | 'NONCE_CONFLICT'
    | 'NOT_FOUND'
    | 'WRONG_MERCHANT'
    | 'NOT_OPEN'
    | 'TOO_LATE';
  // Null where the shop learns nothing of the voucher.
  readonly voucherId: string;
  readonly offerId: string;
  readonly memberId: string;
  readonly quantity: number;
  readonly points: number;
  readonly state: VoucherState;
  readonly stateSince: Date;
  readonly until: Date;
}

/** The rules, the locks and the writes are in the SQL function make_right. */
export async function recordMakeRight(tx: Executor, request: MakeRightRequest): Promise<MakeRightAnswer> {
  const { voucher } = request;
  const [code, useId] = 'code' in voucher ? [voucher.code, null] : [null, voucher.useId];
  const [row] = await tx.$queryRaw<MakeRightAnswer[]>`
    SELECT status, voucher_id AS "voucherId", offer_id AS "offerId", member_id AS "memberId", quantity, points, state,
      state_since AS "stateSince", until
    FROM make_right(${request.networkId}::uuid, ${request.merchantId}::uuid, ${code}, ${useId}::uuid,
      ${request.reason}::make_right_reason, ${request.nonce}, ${request.staffId}::uuid, ${newId()}::uuid)`;
  if (row === undefined) throw new Error('make_right gave no answer');
  return row;
}

export interface OtherOffer {
  readonly id: string;
  readonly titleTh: string;
  readonly titleEn: string;
  readonly costPoints: number;
  readonly merchantTh: string;
  readonly merchantEn: string;
}

/** Of the nearest in points, so many are judged. */
const mostJudged = 50;

/**
 * What a member could have in place of an offer: live now, of a shop of the same category, redeemable by this member at this
 * moment as redeem_batch would judge it, and nearest in points; of two that are as near, the older. Null when there is none.
 */
export async function findOtherOffer(
  tx: Executor,
  { offerId, memberId }: { readonly offerId: string; readonly memberId: string },
): Promise<OtherOffer | null> {
  const [row] = await tx.$queryRaw<OtherOffer[]>`
    WITH near AS MATERIALIZED (
      SELECT other.id, other.network_id, other.title_th, other.title_en, other.cost_points, shop.name_th, shop.name_en,
        row_number() OVER (ORDER BY abs(other.cost_points - missed.cost_points), other.id) AS place
      FROM offer missed
      JOIN merchant own ON own.id = missed.merchant_id
      JOIN merchant shop ON shop.network_id = own.network_id AND shop.category_code = own.category_code
        AND shop.status = 'APPROVED'
      JOIN offer other ON other.merchant_id = shop.id AND other.state = 'LIVE' AND other.kind = missed.kind
        AND other.id <> missed.id
      WHERE missed.id = ${offerId}::uuid
      ORDER BY place LIMIT ${mostJudged}
    )
    SELECT near.id, near.title_th AS "titleTh", near.title_en AS "titleEn", near.cost_points AS "costPoints",
      near.name_th AS "merchantTh", near.name_en AS "merchantEn"
    FROM (
      SELECT array_agg(network_id ORDER BY place) AS networks, array_agg(${memberId}::uuid ORDER BY place) AS members,
        array_agg(id ORDER BY place) AS offers FROM near) AS asked
    CROSS JOIN LATERAL judge_redemptions(asked.networks, asked.members, asked.offers) AS verdict
    JOIN near ON near.place = verdict.ordinal
    WHERE verdict.reasons = '{}' ORDER BY near.place LIMIT 1`;
  return row ?? null;
}
