import type { CaseActor, CaseNoteVisibility } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';

export interface CaseNoteRow {
  readonly id: string;
  readonly networkId: string;
  readonly merchantId: string;
  readonly visibility: CaseNoteVisibility;
  readonly side: CaseActor;
  readonly authorId: string;
  readonly authorName: string;
  readonly body: string;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
}

/** A case shows its last so many notes of either kind. */
const shownLimit = 100;

/** A case takes so many of either side. */
export const noteLimit = 200;

/** Batch load for {@link Loaders}: each shop's notes, internal ones too, oldest first. Says nothing of who may see them. */
export async function loadCaseNotes(
  database: Database,
  merchantIds: readonly string[],
): Promise<ReadonlyMap<string, readonly CaseNoteRow[]>> {
  const { rows } = await database.pool.query<CaseNoteRow>({
    name: 'case_notes',
    text: `
      SELECT note.id, note.network_id AS "networkId", note.merchant_id AS "merchantId", note.visibility, note.side,
        note.author_id AS "authorId", author.display_name AS "authorName", note.body, note.created_at AS "createdAt",
        note.settled_at AS "settledAt"
      FROM unnest($1::uuid[]) AS asked (merchant_id)
      CROSS JOIN LATERAL (
        SELECT * FROM case_note WHERE case_note.merchant_id = asked.merchant_id
        ORDER BY created_at DESC, id DESC LIMIT $2) AS note
      JOIN membership author ON author.id = note.author_id
      ORDER BY note.created_at, note.id`,
    values: [merchantIds, shownLimit],
  });
  return Map.groupBy(rows, (row) => row.merchantId);
}

export interface NewCaseNote {
  readonly id: string;
  readonly networkId: string;
  readonly merchantId: string;
  readonly visibility: CaseNoteVisibility;
  readonly side: CaseActor;
  readonly authorId: string;
  readonly body: string;
  readonly idempotencyKey: string;
}

/** What this person's key wrote before: the same note, or another; null when it wrote none. */
export async function findNoteByKey(tx: Executor, note: NewCaseNote): Promise<'SAME' | 'OTHER' | null> {
  const { authorId, idempotencyKey, merchantId, visibility, side, body } = note;
  const earlier = await tx.caseNote.findUnique({
    where: { authorId_idempotencyKey: { authorId, idempotencyKey } },
    select: { merchantId: true, visibility: true, side: true, body: true },
  });
  if (earlier === null) return null;
  const isSame =
    earlier.merchantId === merchantId &&
    earlier.visibility === visibility &&
    earlier.side === side &&
    earlier.body === body;
  return isSame ? 'SAME' : 'OTHER';
}

/** False when this person's key has written one before: the unique key decides, also between two shops at once. */
export async function insertCaseNote(tx: Executor, note: NewCaseNote): Promise<boolean> {
  const { count } = await tx.caseNote.createMany({ data: [note], skipDuplicates: true });
  return count === 1;
}

export function countCaseNotes(tx: Executor, merchantId: string, side: CaseActor): Promise<number> {
  return tx.caseNote.count({ where: { merchantId, side } });
}

export function hasPublicNote(tx: Executor, merchantId: string): Promise<boolean> {
  return tx.caseNote
    .count({ where: { merchantId, side: 'COORDINATOR', visibility: 'PUBLIC' } })
    .then((count) => count > 0);
}

/** The shop whose note it is; null when there is no such note. */
export async function findMerchantOfNote(tx: Executor, noteId: string): Promise<string | null> {
  const found = await tx.caseNote.findUnique({ where: { id: noteId }, select: { merchantId: true } });
  return found?.merchantId ?? null;
}

/** Who deals with it first has dealt with it. */
export async function settleNote(tx: Executor, noteId: string, membershipId: string): Promise<void> {
  await tx.caseNote.updateMany({
    where: { id: noteId, settledAt: null },
    data: { settledAt: new Date(), settledBy: membershipId },
  });
}
