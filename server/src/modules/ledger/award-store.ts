import type { Executor } from '../../platform/transaction.ts';
import type { WalletRow } from './wallet-store.ts';

export interface AwardRequest {
  readonly id: string;
  readonly memberId: string;
  readonly points: number;
  readonly reasonTh: string;
  readonly reasonEn: string;
  /** The coordinator's membership. */
  readonly awardedBy: string;
  readonly idempotencyKey: string;
}

export interface AwardAnswer {
  readonly status: 'AWARDED' | 'REPLAYED' | 'IDEMPOTENCY_CONFLICT';
  /** The member's points right after. */
  readonly wallet: WalletRow;
}

interface AwardPointsRow {
  readonly status: AwardAnswer['status'];
  readonly available: bigint;
  readonly held: bigint;
  readonly earned_total: bigint;
}

/** Credits points, one answer for each request, in order. The locks and the rules are in the SQL function award_points. */
export async function recordAwards(
  executor: Executor,
  networkId: string,
  requests: readonly AwardRequest[],
): Promise<readonly AwardAnswer[]> {
  const rows = await executor.$queryRaw<AwardPointsRow[]>`
    SELECT status, available, held, earned_total
    FROM award_points(
      ${networkId}::uuid,
      ${requests.map((request) => request.id)}::uuid[],
      ${requests.map((request) => request.memberId)}::uuid[],
      ${requests.map((request) => request.points)}::integer[],
      ${requests.map((request) => request.reasonTh)}::text[],
      ${requests.map((request) => request.reasonEn)}::text[],
      ${requests.map((request) => request.awardedBy)}::uuid[],
      ${requests.map((request) => request.idempotencyKey)}::text[])
    ORDER BY ordinal`;
  return rows.map((row) => ({
    status: row.status,
    wallet: {
      available: Number(row.available),
      held: Number(row.held),
      earnedTotal: Number(row.earned_total),
    },
  }));
}

/** True when this coordinator of the network has used the key before, for whatever. */
export async function isAwardKeyUsed(
  executor: Executor,
  key: { readonly networkId: string; readonly awardedBy: string; readonly idempotencyKey: string },
): Promise<boolean> {
  return (await executor.award.count({ where: key })) > 0;
}
