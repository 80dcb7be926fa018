import type { RevisionState } from '../../platform/generated/enums.ts';
import type { OfferRevisionModel } from '../../platform/generated/models.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';
import { type MomentAndId, offerColumns } from './offer-reads.ts';
import type { OfferRow } from './offer-store.ts';

export type RevisionRow = OfferRevisionModel;

/** What a revision can change about an offer. The stock and the pause are not among it: they change at once. */
export const termNames = [
  'titleTh',
  'titleEn',
  'descriptionTh',
  'descriptionEn',
  'costPoints',
  'perMemberLimit',
  'availableFrom',
  'availableUntil',
  'voucherValidHours',
  'pictureId',
  'pictureKey',
  'loanDays',
  'guaranteeUntil',
  'openMinutes',
] as const satisfies readonly (keyof OfferRow & keyof RevisionRow)[];

export type OfferTerms = Pick<OfferRow, (typeof termNames)[number]>;

/** The terms alone, of an offer or of a revision. */
export function termsOf(row: OfferTerms): OfferTerms {
  return Object.fromEntries(termNames.map((name) => [name, row[name]])) as unknown as OfferTerms;
}

/** What the one has otherwise than the other. */
export function changedTerms(before: OfferTerms, after: OfferTerms): (typeof termNames)[number][] {
  return termNames.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}

/** The open question about an offer that the caller has locked; null when there is none. */
export function findPendingRevision(tx: Executor, offerId: string): Promise<RevisionRow | null> {
  return tx.offerRevision.findFirst({ where: { offerId, state: 'PENDING' } });
}

export function insertRevision(
  tx: Executor,
  revision: Omit<RevisionRow, 'proposedAt' | 'reason'>,
): Promise<RevisionRow> {
  return tx.offerRevision.create({ data: revision });
}

/** Decides on what is still open; false when it is not (any more): the condition is in the statement. */
export async function settleRevision(
  tx: Executor,
  id: string,
  decision: { readonly state: Exclude<RevisionState, 'PENDING'>; readonly reason: string | null },
): Promise<boolean> {
  const { count } = await tx.offerRevision.updateMany({
    where: { id, state: 'PENDING' },
    data: { ...decision, decidedAt: new Date() },
  });
  return count === 1;
}

/** Batch load for {@link Loaders}: the open question about each offer. */
export async function loadPendingRevisions(
  database: Database,
  offerIds: readonly string[],
): Promise<ReadonlyMap<string, RevisionRow>> {
  const rows = await database.prisma.offerRevision.findMany({
    where: { offerId: { in: [...offerIds] }, state: 'PENDING' },
  });
  return new Map(rows.map((row) => [row.offerId, row]));
}

/** Batch load for {@link Loaders}: what a coordinator said last, of offers whose last revision was sent back. */
export async function loadReturnedRevisions(
  database: Database,
  offerIds: readonly string[],
): Promise<ReadonlyMap<string, RevisionRow>> {
  const rows = await database.prisma.offerRevision.findMany({
    where: { offerId: { in: [...offerIds] } },
    orderBy: [{ offerId: 'asc' }, { proposedAt: 'desc' }],
    distinct: ['offerId'],
  });
  return new Map(rows.filter(({ state }) => state === 'RETURNED').map((row) => [row.offerId, row]));
}

export type RevisedOfferRow = OfferRow & { readonly proposedAt: Date };

/** Offers about which there is an open question, the oldest question first. */
export async function listRevisionQueue(
  database: Database,
  page: { readonly networkId: string; readonly limit: number; readonly after: MomentAndId | null },
): Promise<RevisedOfferRow[]> {
  const { rows } = await database.pool.query<RevisedOfferRow>({
    name: 'revision_queue',
    text: `
      SELECT ${offerColumns}, revision.proposed_at AS "proposedAt"
      FROM offer_revision revision JOIN offer ON offer.id = revision.offer_id
      WHERE revision.network_id = $1 AND revision.state = 'PENDING'
        AND ($2::timestamptz IS NULL OR (revision.proposed_at, offer.id) > ($2, $3::uuid))
      ORDER BY revision.proposed_at, offer.id LIMIT $4`,
    values: [page.networkId, page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit],
  });
  return rows;
}

export function countRevisionQueue(database: Database, networkId: string): Promise<number> {
  return database.prisma.offerRevision.count({ where: { networkId, state: 'PENDING' } });
}
