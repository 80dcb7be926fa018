import type { DeedSource, DeedState } from '../../platform/generated/enums.ts';
import type { DeedRecordModel } from '../../platform/generated/models.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';

/** A deed with the words of its rule. `doneOn` and `capStart` are midnight UTC of their day: see dayOf. */
export interface DeedRow extends DeedRecordModel {
  readonly indicator: {
    readonly nameTh: string;
    readonly nameEn: string;
    readonly versionId: string;
    readonly deedCode: string;
  };
}

const include = {
  indicator: { select: { nameTh: true, nameEn: true, versionId: true, deedCode: true } },
} as const;

/** Batch load for {@link Loaders}. Says nothing of who may see the deed. */
export async function loadDeedsById(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, DeedRow>> {
  const rows = await database.prisma.deedRecord.findMany({ where: { id: { in: [...ids] } }, include });
  return new Map(rows.map((row) => [row.id, row]));
}

export function findDeed(executor: Executor, id: string): Promise<DeedRow | null> {
  return executor.deedRecord.findUnique({ where: { id }, include });
}

/** What was recorded with this key before. A key is of one recorder and one member. */
export function findDeedByKey(
  executor: Executor,
  key: { readonly memberId: string; readonly recordedBy: string; readonly idempotencyKey: string },
): Promise<DeedRow | null> {
  return executor.deedRecord.findUnique({ where: { memberId_recordedBy_idempotencyKey: key }, include });
}

export interface DeedFilter {
  readonly networkId: string;
  readonly memberId: string;
  /** Null for all. */
  readonly states: readonly DeedState[] | null;
}

/** A member's deeds, newest first. */
export function listDeeds(
  executor: Executor,
  page: DeedFilter & { readonly limit: number; readonly beforeId: string | null },
): Promise<DeedRow[]> {
  return executor.deedRecord.findMany({
    where: { ...whereOf(page), ...(page.beforeId === null ? {} : { id: { lt: page.beforeId } }) },
    orderBy: { id: 'desc' },
    take: page.limit,
    include,
  });
}

export function countDeeds(executor: Executor, filter: DeedFilter): Promise<number> {
  return executor.deedRecord.count({ where: whereOf(filter) });
}

function whereOf({ networkId, memberId, states }: DeedFilter) {
  return { networkId, memberId, ...(states === null ? {} : { state: { in: [...states] } }) };
}

/** One deed to be recorded. The ids are memberships, an indicator, and of what it belongs to. */
export interface DeedClaim {
  readonly deedId: string;
  readonly memberId: string;
  readonly indicatorId: string;
  /** YYYY-MM-DD. */
  readonly doneOn: string;
  readonly source: DeedSource;
  readonly recordedBy: string;
  readonly idempotencyKey: string;
  readonly note: string | null;
  readonly groupId?: string;
  readonly eventId?: string;
  readonly replacesId?: string;
}

export interface ClaimAnswer {
  readonly status:
    | 'CLAIMED'
    | 'REPLAYED'
    | 'IDEMPOTENCY_CONFLICT'
    | 'NOT_A_MEMBER'
    | 'RULE_NOT_IN_FORCE'
    | 'CAP_REACHED';
  /** The deed that stands; null when none does. */
  readonly deedId: string | null;
  /** Null for an indicator that there is none of. */
  readonly capLeft: number | null;
}

interface ClaimRow {
  readonly status: ClaimAnswer['status'];
  readonly deed_id: string | null;
  readonly cap_left: number | null;
}

/**
 * Records deeds of one network, one answer for each, in order. The locks and the rules are in the SQL function
 * claim_deeds; the CHECK deed_cap_not_exceeded is the last word on the caps.
 */
export async function claimDeeds(
  executor: Executor,
  networkId: string,
  claims: readonly DeedClaim[],
): Promise<readonly ClaimAnswer[]> {
  const rows = await executor.$queryRaw<ClaimRow[]>`
    SELECT status, deed_id, cap_left FROM claim_deeds(${networkId}::uuid, ${JSON.stringify(
      claims.map((claim) => ({
        deed_id: claim.deedId,
        member_id: claim.memberId,
        indicator_id: claim.indicatorId,
        done_on: claim.doneOn,
        source: claim.source,
        recorded_by: claim.recordedBy,
        idempotency_key: claim.idempotencyKey,
        note: claim.note,
        group_id: claim.groupId,
        event_id: claim.eventId,
        replaces_id: claim.replacesId,
      })),
    )}::jsonb) ORDER BY ordinal`;
  return rows.map((row) => ({ status: row.status, deedId: row.deed_id, capLeft: row.cap_left }));
}

/** Moves deeds that bring no points from one state to another, caps and all; the ids of those that were moved. */
export async function moveDeeds(
  executor: Executor,
  ids: readonly string[],
  step: { readonly from: DeedState; readonly to: DeedState },
): Promise<readonly string[]> {
  const rows = await executor.$queryRaw<{ id: string }[]>`
    SELECT id FROM move_deeds(${[...ids]}::uuid[], ${step.from}::deed_state, ${step.to}::deed_state)`;
  return rows.map(({ id }) => id);
}

/** Lets verifiers of private deeds see their notes and photos. */
export async function showEvidence(tx: Executor, ids: readonly string[]): Promise<void> {
  await tx.deedRecord.updateMany({ where: { id: { in: [...ids] } }, data: { evidenceShown: true } });
}
