import type { CaseAction, CaseActor } from '../../platform/generated/enums.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';

/** Whose timeline it is: a shop's or an offer's. */
export type CaseSubject =
  | { readonly networkId: string; readonly merchantId: string }
  | { readonly networkId: string; readonly offerId: string };

export interface CaseStep {
  readonly action: CaseAction;
  readonly actor: CaseActor;
  /** Null for the system alone. */
  readonly membershipId: string | null;
  readonly reason: string | null;
}

/** Writes steps onto a timeline, in their order, for ever. */
export async function recordCase(
  tx: Executor,
  subject: CaseSubject,
  ...steps: readonly CaseStep[]
): Promise<void> {
  await tx.caseEvent.createMany({ data: steps.map((step) => ({ ...subject, ...step, id: newId() })) });
}

export interface CaseEventRow {
  readonly id: string;
  readonly subjectId: string;
  readonly action: CaseAction;
  readonly actor: CaseActor;
  readonly reason: string | null;
  readonly createdAt: Date;
}

/** A timeline shows its last so many steps. */
const timelineLimit = 100;

/** Batch load for {@link Loaders}: each shop's timeline, oldest first. */
export function loadMerchantTimelines(
  database: Database,
  merchantIds: readonly string[],
): Promise<ReadonlyMap<string, readonly CaseEventRow[]>> {
  return loadTimelines(database, 'merchant_id', merchantIds);
}

/** Batch load for {@link Loaders}: each offer's timeline, oldest first. */
export function loadOfferTimelines(
  database: Database,
  offerIds: readonly string[],
): Promise<ReadonlyMap<string, readonly CaseEventRow[]>> {
  return loadTimelines(database, 'offer_id', offerIds);
}

async function loadTimelines(
  database: Database,
  subjectColumn: 'merchant_id' | 'offer_id',
  subjectIds: readonly string[],
): Promise<ReadonlyMap<string, readonly CaseEventRow[]>> {
  const { rows } = await database.pool.query<CaseEventRow>({
    name: `timelines_by_${subjectColumn}`,
    text: `
      SELECT id, subject_id AS "subjectId", action, actor, reason, created_at AS "createdAt"
      FROM unnest($1::uuid[]) AS asked (subject_id)
      CROSS JOIN LATERAL (
        SELECT * FROM case_event WHERE case_event.${subjectColumn} = asked.subject_id
        ORDER BY created_at DESC, id DESC LIMIT $2) AS event
      ORDER BY created_at, id`,
    values: [subjectIds, timelineLimit],
  });
  const bySubject = Map.groupBy(rows, (row) => row.subjectId);
  return new Map(subjectIds.map((subjectId) => [subjectId, bySubject.get(subjectId) ?? []]));
}
