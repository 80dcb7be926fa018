import type { OfferKind } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';

/** The next code of a member's card: its number is what the shop asks for. */
export interface NextCode {
  readonly memberId: string;
  readonly cardId: string;
  readonly number: number;
}

/** Null when there is no such member now, or no card with a code left: nobody is told which. */
export async function findNextCode(
  executor: Executor,
  networkId: string,
  memberNumber: string,
): Promise<NextCode | null> {
  const [row] = await executor.$queryRaw<NextCode[]>`
    SELECT membership.id AS "memberId", card.id AS "cardId", code.number
    FROM membership
    JOIN counter_code_card card ON card.member_id = membership.id AND card.ended_at IS NULL
    JOIN counter_code code ON code.card_id = card.id AND code.used_at IS NULL
    WHERE membership.network_id = ${networkId}::uuid AND membership.member_number = ${memberNumber}
      AND membership.status = 'ACTIVE' AND 'MEMBER' = ANY (membership.roles)
    ORDER BY code.number LIMIT 1`;
  return row ?? null;
}

export interface CodeAsked {
  readonly networkId: string;
  readonly merchantId: string;
  readonly next: NextCode;
  readonly codeHash: Uint8Array<ArrayBuffer>;
}

/** RIGHT, or what it counted; see the SQL function try_counter_code. */
export async function checkCode(tx: Executor, asked: CodeAsked): Promise<'RIGHT' | 'WRONG' | 'TOO_MANY'> {
  const { networkId, merchantId, next, codeHash } = asked;
  const [row] = await tx.$queryRaw<{ answer: 'RIGHT' | 'WRONG' | 'TOO_MANY' }[]>`
    SELECT check_counter_code(${networkId}::uuid, ${merchantId}::uuid, ${next.memberId}::uuid, ${next.cardId}::uuid,
      ${next.number}::integer, ${codeHash}) AS answer`;
  if (row === undefined) throw new Error('check_counter_code gave no answer');
  return row.answer;
}

export interface CounterRedemption {
  readonly status:
    | 'USED'
    | 'REPLAYED'
    | 'NONCE_CONFLICT'
    | 'WRONG'
    | 'TOO_MANY'
    | 'OFFER_SOLD_OUT'
    | 'OFFER_UNAVAILABLE'
    | 'NOT_POSSIBLE';
  /** Set when USED or REPLAYED, as all below. */
  readonly voucherId: string;
  readonly kind: OfferKind;
  readonly quantity: number;
  readonly useId: string;
  readonly usedAt: Date;
}

export async function redeemAtCounterRow(
  tx: Executor,
  asked: CodeAsked & {
    readonly staffId: string;
    readonly offerId: string;
    readonly nonce: string;
    readonly voucherId: string;
    readonly voucherCode: string;
    readonly useId: string;
  },
): Promise<CounterRedemption> {
  const { networkId, merchantId, next, codeHash, staffId, offerId, nonce, voucherId, voucherCode, useId } =
    asked;
  const [row] = await tx.$queryRaw<CounterRedemption[]>`
    SELECT status, voucher_id AS "voucherId", kind, quantity, use_id AS "useId", used_at AS "usedAt"
    FROM redeem_at_counter(${networkId}::uuid, ${merchantId}::uuid, ${staffId}::uuid, ${next.memberId}::uuid,
      ${offerId}::uuid, ${nonce}, ${next.cardId}::uuid, ${next.number}::integer, ${codeHash}, ${voucherId}::uuid,
      ${voucherCode}, ${useId}::uuid)`;
  if (row === undefined) throw new Error('redeem_at_counter gave no answer');
  return row;
}

/** The member's code that this nonce of the shop spent before; null when it spent none of theirs. */
export async function findUsedCode(
  executor: Executor,
  at: { readonly merchantId: string; readonly nonce: string; readonly memberNumber: string },
): Promise<NextCode | null> {
  const [row] = await executor.$queryRaw<NextCode[]>`
    SELECT code.member_id AS "memberId", code.card_id AS "cardId", code.number
    FROM voucher_use JOIN counter_code code ON code.voucher_id = voucher_use.voucher_id
    JOIN membership ON membership.id = code.member_id
    WHERE voucher_use.merchant_id = ${at.merchantId}::uuid AND voucher_use.nonce = ${at.nonce}
      AND membership.member_number = ${at.memberNumber}`;
  return row ?? null;
}

/** Offers on one counter's list. */
export const offersShown = 50;

export interface JudgedOffer {
  readonly offerId: string;
  readonly isPossible: boolean;
}

/** The shop's live offers, and whether this member can take each now. Why not is not read. */
export async function judgeOffers(
  database: Database,
  at: { readonly networkId: string; readonly merchantId: string; readonly memberId: string },
): Promise<readonly JudgedOffer[]> {
  const { rows } = await database.pool.query<JudgedOffer>({
    name: 'counter_offers',
    text: `
      WITH asked AS (
        SELECT array_agg(id ORDER BY id) AS offers, count(*)::integer AS count FROM (
          SELECT id FROM offer WHERE merchant_id = $2::uuid AND state = 'LIVE' ORDER BY id LIMIT $4) AS live
      )
      SELECT verdict.offer_id AS "offerId", verdict.reasons = '{}' AS "isPossible"
      FROM asked, judge_redemptions(array_fill($1::uuid, ARRAY[asked.count]), array_fill($3::uuid, ARRAY[asked.count]),
        asked.offers) AS verdict
      WHERE asked.count > 0
      ORDER BY verdict.ordinal`,
    values: [at.networkId, at.merchantId, at.memberId, offersShown],
  });
  return rows;
}

/** What this coordinator printed with the key before. */
export function findCardByKey(
  tx: Executor,
  key: { readonly printedBy: string; readonly idempotencyKey: string },
): Promise<{ readonly id: string; readonly memberId: string; readonly printedAt: Date } | null> {
  return tx.counterCodeCard.findUnique({
    where: { printedBy_idempotencyKey: key },
    select: { id: true, memberId: true, printedAt: true },
  });
}

export interface NewCard {
  readonly id: string;
  readonly networkId: string;
  readonly memberId: string;
  readonly printedBy: string;
  readonly idempotencyKey: string;
  readonly codeHashes: readonly Uint8Array<ArrayBuffer>[];
}

/** Ends the member's card, and puts this one in its place; wrong tries are forgotten with it. When it was printed. */
export async function replaceCard(tx: Executor, card: NewCard): Promise<Date> {
  const { id, networkId, memberId, printedBy, idempotencyKey } = card;
  await tx.counterCodeCard.updateMany({ where: { memberId, endedAt: null }, data: { endedAt: new Date() } });
  const { printedAt } = await tx.counterCodeCard.create({
    data: { id, networkId, memberId, printedBy, idempotencyKey },
    select: { printedAt: true },
  });
  await tx.counterCode.createMany({
    data: card.codeHashes.map((codeHash, index) => ({
      ...{ cardId: id, number: index + 1, networkId, memberId, codeHash },
    })),
  });
  await tx.counterCodeTry.deleteMany({ where: { subjectId: memberId } });
  return printedAt;
}
