import type { StatementModel } from '../../platform/generated/models.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';
import type { PassbookOwner } from '../ledger/passbook-store.ts';

export type StatementRow = StatementModel;

export interface NewStatement extends PassbookOwner {
  readonly id: string;
  readonly code: string;
  readonly from: string;
  readonly to: string;
  readonly idempotencyKey: string;
}

export interface StatementAnswer {
  readonly status: 'CREATED' | 'REPLAYED' | 'IDEMPOTENCY_CONFLICT' | 'TOO_LONG' | 'TOO_MANY' | 'NOT_A_MEMBER';
  readonly statementId: string | null;
}

/** The locks, the limits and the sums are in the SQL function create_statement. */
export async function createStatementOf(
  executor: Executor,
  statement: NewStatement,
): Promise<StatementAnswer> {
  const [answer] = await executor.$queryRaw<StatementAnswer[]>`
    SELECT status, statement_id AS "statementId"
    FROM create_statement(${statement.networkId}::uuid, ${statement.memberId}::uuid, ${statement.id}::uuid,
      ${statement.code}, ${statement.from}::date, ${statement.to}::date, ${statement.idempotencyKey})`;
  if (answer === undefined) throw new Error('create_statement did not answer');
  return answer;
}

/** A statement of this person; null when there is none, or it is somebody else's. */
export function findOwnStatement(
  executor: Executor,
  id: string,
  userId: string,
): Promise<StatementRow | null> {
  return executor.statement.findFirst({ where: { id, member: { userId } } });
}

export function findStatement(executor: Executor, id: string): Promise<StatementRow | null> {
  return executor.statement.findUnique({ where: { id } });
}

/** Newest first. */
export function listStatements(
  database: Database,
  page: PassbookOwner & { readonly limit: number; readonly beforeId: string | null },
): Promise<StatementRow[]> {
  return database.prisma.statement.findMany({
    where: {
      networkId: page.networkId,
      memberId: page.memberId,
      ...(page.beforeId === null ? {} : { id: { lt: page.beforeId } }),
    },
    orderBy: { id: 'desc' },
    take: page.limit,
  });
}

export function countStatements(database: Database, owner: PassbookOwner): Promise<number> {
  return database.prisma.statement.count({
    where: { networkId: owner.networkId, memberId: owner.memberId },
  });
}

/** False when it was revoked before: of two calls at once one wins. */
export async function revokeStatementOf(executor: Executor, id: string): Promise<boolean> {
  const { count } = await executor.statement.updateMany({
    where: { id, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  return count === 1;
}

/** What a stranger's question is answered from: a closing balance, and nothing about anybody. Null also when revoked. */
export async function findClosingBalance(database: Database, code: string): Promise<number | null> {
  const { rows } = await database.pool.query<{ closingBalance: number }>({
    name: 'find_closing_balance',
    text: 'SELECT closing_balance AS "closingBalance" FROM statement WHERE code = $1 AND revoked_at IS NULL',
    values: [code],
  });
  return rows[0]?.closingBalance ?? null;
}
