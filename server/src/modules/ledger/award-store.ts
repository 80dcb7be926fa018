import type { LocalizedText } from '../../graphql/plain-text.ts';
import type { Executor } from '../../platform/transaction.ts';
import type { WalletRow } from './wallet-store.ts';

export interface NewAward {
  readonly id: string;
  readonly networkId: string;
  readonly memberId: string;
  readonly points: number;
  readonly reason: LocalizedText;
  /** The coordinator's membership. */
  readonly awardedBy: string;
  readonly idempotencyKey: string;
}

export interface AwardAnswer {
  readonly status: 'AWARDED' | 'REPLAYED' | 'IDEMPOTENCY_CONFLICT';
  readonly wallet: WalletRow;
}

interface Row {
  readonly status: AwardAnswer['status'];
  readonly available: bigint;
  readonly held: bigint;
  readonly earned_total: bigint;
}

/** Award, transfer and balance in one statement: see the SQL function award_points. */
export async function postAward(tx: Executor, award: NewAward): Promise<AwardAnswer> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT status, available, held, earned_total FROM award_points(
      ${award.networkId}::uuid, ARRAY[${award.id}]::uuid[], ARRAY[${award.memberId}]::uuid[], ARRAY[${award.points}]::integer[],
      ARRAY[${award.reason.th}]::text[], ARRAY[${award.reason.en}]::text[], ARRAY[${award.awardedBy}]::uuid[],
      ARRAY[${award.idempotencyKey}]::text[])`;
  if (row === undefined) throw new Error('award_points gave no answer');
  return {
    status: row.status,
    wallet: { available: Number(row.available), held: Number(row.held), earnedTotal: Number(row.earned_total) },
  };
}
