import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';

export interface LetterRow {
  readonly id: string;
  readonly networkId: string;
  readonly memberId: string;
  readonly deedCount: number;
  readonly categoryCount: number;
  /** The last day of the twelve months, as 2026-11-26. */
  readonly countedUntil: string;
  readonly purpose: string;
  readonly showsName: boolean;
  readonly codeHash: Buffer;
  readonly checkCount: number;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

/** A letter as its member sees it. */
export interface OwnLetterRow extends LetterRow {
  /** False when a deed was corrected since, and it says too much now. */
  readonly isTrue: boolean;
}

const columns = `
  letter.id, letter.network_id AS "networkId", letter.member_id AS "memberId", letter.deed_count AS "deedCount",
  letter.category_count AS "categoryCount", letter.counted_until::text AS "countedUntil", letter.purpose,
  letter.shows_name AS "showsName", letter.code_hash AS "codeHash", letter.check_count AS "checkCount",
  letter.created_at AS "createdAt", letter.expires_at AS "expiresAt", letter.revoked_at AS "revokedAt"`;

const selectOwn = `
  SELECT ${columns},
    basis.deed_count >= letter.deed_count AND basis.category_count >= letter.category_count AS "isTrue"
  FROM recognition_letter letter
  CROSS JOIN LATERAL letter_basis(letter.network_id, letter.member_id, letter.counted_after, letter.counted_until) AS basis`;

export interface LetterOwner {
  readonly networkId: string;
  readonly memberId: string;
}

/** A member's letters, newest first. */
export async function listLetters(
  database: Database,
  page: LetterOwner & { readonly limit: number; readonly beforeId: string | null },
): Promise<OwnLetterRow[]> {
  const { rows } = await database.pool.query<OwnLetterRow>({
    name: 'list_letters',
    text: `${selectOwn} WHERE letter.member_id = $2 AND letter.network_id = $1 AND ($3::uuid IS NULL OR letter.id < $3)
      ORDER BY letter.id DESC LIMIT $4`,
    values: [page.networkId, page.memberId, page.beforeId, page.limit],
  });
  return rows;
}

export async function countLetters(database: Database, owner: LetterOwner): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>({
    name: 'count_letters',
    text: 'SELECT count(*) AS count FROM recognition_letter WHERE member_id = $2 AND network_id = $1',
    values: [owner.networkId, owner.memberId],
  });
  return rows[0]?.count ?? 0;
}

/** A letter of this person; null when there is none, or it is somebody else's. */
export async function findOwnLetter(
  database: Database,
  id: string,
  userId: string,
): Promise<OwnLetterRow | null> {
  const { rows } = await database.pool.query<OwnLetterRow>({
    name: 'find_own_letter',
    text: `${selectOwn} JOIN membership ON membership.id = letter.member_id AND membership.network_id = letter.network_id
      WHERE letter.id = $1 AND membership.user_id = $2`,
    values: [id, userId],
  });
  return rows[0] ?? null;
}

export interface LetterBasisRow {
  readonly deedCount: number;
  readonly categoryCount: number;
}

/** The most that a letter of this member could say today. */
export async function readLetterBasis(database: Database, owner: LetterOwner): Promise<LetterBasisRow> {
  const { rows } = await database.pool.query<LetterBasisRow>({
    name: 'letter_basis',
    text: `
      SELECT basis.deed_count AS "deedCount", basis.category_count AS "categoryCount"
      FROM network
      CROSS JOIN LATERAL letter_basis(
        network.id, $2, (today_in(network) - interval '12 months')::date, today_in(network)) AS basis
      WHERE network.id = $1`,
    values: [owner.networkId, owner.memberId],
  });
  return rows[0] ?? { deedCount: 0, categoryCount: 0 };
}

export interface NewLetter extends LetterOwner {
  readonly id: string;
  readonly deedCount: number;
  readonly categoryCount: number;
  readonly purpose: string;
  readonly showsName: boolean;
  readonly validDays: number;
  readonly codeHash: Buffer;
  readonly idempotencyKey: string;
}

export interface NewLetterAnswer {
  readonly status: 'CREATED' | 'REPLAYED' | 'IDEMPOTENCY_CONFLICT' | 'NOT_A_MEMBER' | 'NOT_TRUE' | 'TOO_MANY';
  /** Null where there is none to show. */
  readonly letterId: string | null;
}

/** Writes a letter if it is true: see the SQL function create_recognition_letter. */
export async function writeLetter(executor: Executor, letter: NewLetter): Promise<NewLetterAnswer> {
  const [answer] = await executor.$queryRaw<NewLetterAnswer[]>`
    SELECT status, letter_id AS "letterId"
    FROM create_recognition_letter(
      ${letter.networkId}::uuid, ${letter.id}::uuid, ${letter.memberId}::uuid, ${letter.deedCount}::integer,
      ${letter.categoryCount}::integer, ${letter.purpose}, ${letter.showsName}, ${letter.validDays}::integer,
      ${letter.codeHash}::bytea, ${letter.idempotencyKey})`;
  if (answer === undefined) throw new Error('create_recognition_letter did not answer');
  return answer;
}

/** Ends a letter of this person; one that was revoked before stays as it was. False when there is none of theirs. */
export async function revokeLetter(executor: Executor, id: string, userId: string): Promise<boolean> {
  const found = await executor.recognitionLetter.count({ where: { id, member: { userId } } });
  if (found === 0) return false;
  await executor.$executeRaw`
    UPDATE recognition_letter SET revoked_at = now() WHERE id = ${id}::uuid AND revoked_at IS NULL`;
  return true;
}

/** The letter of a code, if it is good now; counts that it was looked at: see check_recognition_letter. */
export async function checkLetter(database: Database, codeHash: Buffer): Promise<LetterRow | null> {
  const { rows } = await database.pool.query<LetterRow>({
    name: 'check_letter',
    text: `SELECT ${columns} FROM check_recognition_letter($1) AS letter`,
    values: [codeHash],
  });
  return rows[0] ?? null;
}
