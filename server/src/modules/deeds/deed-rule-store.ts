import type { CapPeriod, DeedPrivacy, EvidenceKind } from '../../platform/generated/enums.ts';
import type { Executor } from '../../platform/transaction.ts';

/** What an indicator asks for, and what day it is where it holds. */
export interface DeedRule {
  readonly indicatorId: string;
  readonly networkId: string;
  readonly code: string;
  readonly evidence: EvidenceKind;
  readonly privacy: DeedPrivacy;
  readonly capCount: number;
  readonly capPeriod: CapPeriod;
  /** YYYY-MM-DD in the network's time zone, by the database's clock. */
  readonly today: string;
}

/** The rule of an indicator of any adopted version; null when there is none, or it is only a draft's. It never changes. */
export async function findDeedRule(executor: Executor, indicatorId: string): Promise<DeedRule | null> {
  const [row] = await executor.$queryRaw<DeedRule[]>`
    SELECT indicator.id AS "indicatorId", indicator.network_id AS "networkId", indicator.code, indicator.evidence,
      indicator.privacy, indicator.cap_count AS "capCount", indicator.cap_period AS "capPeriod",
      (now() AT TIME ZONE network.time_zone)::date::text AS today
    FROM indicator
    JOIN catalogue_version version ON version.id = indicator.version_id AND version.state = 'ADOPTED'
    JOIN network ON network.id = indicator.network_id
    WHERE indicator.id = ${indicatorId}::uuid`;
  return row ?? null;
}

/** How often the member may still record the indicator in the period of that day. */
export async function findCapLeft(
  executor: Executor,
  rule: DeedRule,
  deed: { readonly memberId: string; readonly doneOn: string },
): Promise<number> {
  const [row] = await executor.$queryRaw<{ used: number }[]>`
    SELECT used FROM deed_cap
    WHERE member_id = ${deed.memberId}::uuid AND indicator_code = ${rule.code}
      AND cap_period = ${rule.capPeriod}::cap_period
      AND cap_start = cap_period_start(${rule.capPeriod}::cap_period, ${deed.doneOn}::date)`;
  return Math.max(0, rule.capCount - (row?.used ?? 0));
}
