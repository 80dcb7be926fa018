import type { CostBearer, SettlementPeriod } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';

export interface SettlementPolicyRow {
  readonly period: SettlementPeriod;
  readonly bearer: CostBearer;
  readonly networkPercent: number;
  /** A correction of more than this wants a second coordinator. */
  readonly soloAdjustmentSatang: number;
}

/** Batch load for {@link Loaders}: every network has one. */
export async function loadSettlementPolicies(
  database: Database,
  networkIds: readonly string[],
): Promise<ReadonlyMap<string, SettlementPolicyRow>> {
  const { rows } = await database.pool.query<SettlementPolicyRow & { readonly networkId: string }>({
    name: 'load_settlement_policies',
    text: `SELECT network_id AS "networkId", period, bearer, network_percent AS "networkPercent",
        solo_adjustment_satang AS "soloAdjustmentSatang"
      FROM settlement_policy WHERE network_id = ANY ($1::uuid[])`,
    values: [networkIds],
  });
  return new Map(rows.map(({ networkId, ...row }) => [networkId, row]));
}

/** The limit, and it stays so until the transaction ends: whoever changes it waits, so that the guard judges by the same. */
export async function lockSoloAdjustment(tx: Executor, networkId: string): Promise<number> {
  const [policy] = await tx.$queryRaw<{ soloAdjustmentSatang: bigint }[]>`
    SELECT solo_adjustment_satang AS "soloAdjustmentSatang" FROM settlement_policy
    WHERE network_id = ${networkId}::uuid FOR SHARE`;
  if (policy === undefined) throw new Error('a network without its settlement policy');
  return Number(policy.soloAdjustmentSatang);
}

export async function changeSettlementPolicy(
  tx: Executor,
  networkId: string,
  change: Partial<Pick<SettlementPolicyRow, 'period' | 'bearer' | 'networkPercent'>>,
): Promise<void> {
  await tx.settlementPolicy.updateMany({ where: { networkId }, data: change });
}
