import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';
import type { CostRule } from './cost-rule.ts';

/** Batch load for {@link Loaders}: the rule of each offer that holds for a use now. */
export async function loadCostRules(
  database: Database,
  offerIds: readonly string[],
): Promise<ReadonlyMap<string, CostRule>> {
  const { rows } = await database.pool.query<CostRule & { readonly offerId: string }>({
    name: 'load_cost_rules',
    text: `
      SELECT asked.offer_id AS "offerId", rule.bearer, rule.network_percent AS "networkPercent"
      FROM unnest($1::uuid[]) AS asked (offer_id)
      CROSS JOIN LATERAL (
        SELECT bearer, network_percent FROM offer_cost_rule
        WHERE offer_cost_rule.offer_id = asked.offer_id ORDER BY id DESC LIMIT 1) AS rule`,
    values: [offerIds],
  });
  return new Map(rows.map(({ offerId, ...rule }) => [offerId, rule]));
}

/** The rule that holds for a use of the offer now. */
export async function findCostRule(tx: Executor, offerId: string): Promise<CostRule> {
  const [rule] = await tx.$queryRaw<CostRule[]>`
    SELECT bearer, network_percent AS "networkPercent" FROM offer_cost_rule
    WHERE offer_id = ${offerId}::uuid ORDER BY id DESC LIMIT 1`;
  if (rule === undefined) throw new Error('an offer without its cost rule');
  return rule;
}

/** Batch load for {@link Loaders}: what the policy of each network says of an offer that says nothing. */
export async function loadDefaultCostRules(
  database: Database,
  networkIds: readonly string[],
): Promise<ReadonlyMap<string, CostRule>> {
  const { rows } = await database.pool.query<CostRule & { readonly networkId: string }>({
    name: 'load_default_cost_rules',
    text: `SELECT network_id AS "networkId", bearer, network_percent AS "networkPercent"
      FROM settlement_policy WHERE network_id = ANY ($1::uuid[])`,
    values: [networkIds],
  });
  return new Map(rows.map(({ networkId, ...rule }) => [networkId, rule]));
}

/** The network's share of an offer that says nothing, in percent. */
export async function findDefaultPercent(tx: Executor, networkId: string): Promise<number> {
  const { networkPercent } = await tx.settlementPolicy.findUniqueOrThrow({
    where: { networkId },
    select: { networkPercent: true },
  });
  return networkPercent;
}

/**
 * Has the offer's uses from now on follow the rule; those before keep theirs. Nothing is written when it holds already.
 * The caller has locked the offer.
 */
export async function setCostRule(
  tx: Executor,
  offer: { readonly id: string; readonly networkId: string },
  rule: CostRule,
  membershipId: string,
): Promise<void> {
  const current = await findCostRule(tx, offer.id);
  if (current.bearer === rule.bearer && current.networkPercent === rule.networkPercent) return;
  await tx.$executeRaw`
    INSERT INTO offer_cost_rule (network_id, offer_id, bearer, network_percent, set_by)
    VALUES (${offer.networkId}::uuid, ${offer.id}::uuid, ${rule.bearer}::cost_bearer, ${rule.networkPercent}, ${membershipId}::uuid)`;
}
