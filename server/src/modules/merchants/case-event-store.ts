import type {
  CaseAction,
  CaseActor,
  MerchantField,
  OpenVoucherPolicy,
} from '../../platform/generated/enums.ts';
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
  /** With a request for changes alone: which fields; left out, the whole form is open. */
  readonly fields?: readonly MerchantField[];
  /** With a suspension alone. */
  readonly openVouchers?: OpenVoucherPolicy;
  /** When the caller hangs something on the step. */
  readonly id?: string;
}

/** Writes steps onto a timeline, in their order, for ever. */
export async function recordCase(
  tx: Executor,
  subject: CaseSubject,
  ...steps: readonly CaseStep[]
): Promise<void> {
  const data = steps.map(({ fields = [], ...step }) => ({
    ...subject,
    ...step,
    fields: [...fields],
    id: step.id ?? newId(),
  }));
  await tx.caseEvent.createMany({ data });
}

export interface CaseEventRow {
  readonly id: string;
  readonly subjectId: string;
  readonly action: CaseAction;
  readonly actor: CaseActor;
  readonly reason: string | null;
  readonly createdAt: Date;
  readonly networkId: string;
  /** Null for the system alone. */
  readonly membershipId: string | null;
  readonly fields: readonly MerchantField[];
  readonly openVouchers: OpenVoucherPolicy | null;
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
      SELECT id, subject_id AS "subjectId", action, actor, reason, created_at AS "createdAt",
        network_id AS "networkId", membership_id AS "membershipId",
        coalesce(fields::text[], '{}') AS fields, open_vouchers AS "openVouchers"
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

/** The newest step of a kind on a shop's timeline; null when there is none. It holds while the shop is locked. */
export async function findLastMerchantStep(
  executor: Executor,
  merchantId: string,
  action: CaseAction,
): Promise<{
  readonly id: string;
  readonly membershipId: string | null;
  readonly fields: readonly MerchantField[];
} | null> {
  return executor.caseEvent.findFirst({
    where: { merchantId, action },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { id: true, membershipId: true, fields: true },
  });
}
