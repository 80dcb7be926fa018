import type { Database } from '../../platform/postgres.ts';
import { findOwnStatement, revokeStatementOf, type StatementRow } from './statement-store.ts';

export interface RevokeStatementCommand {
  readonly userId: string;
  readonly statementId: string | null;
}

export type RevokeStatementOutcome =
  | { readonly outcome: 'REVOKED'; readonly statement: StatementRow }
  | { readonly outcome: 'FORBIDDEN' };

/**
 * A member takes a statement back: the paper was lost, or is in the wrong hands. Its code is answered as if it never was.
 *
 * - REVOKED: from now on, or since it was revoked before; asking twice is no mistake.
 * - FORBIDDEN: not the member's own, or there is no such statement.
 */
export async function revokeStatement(
  deps: { readonly database: Database },
  command: RevokeStatementCommand,
): Promise<RevokeStatementOutcome> {
  const { userId, statementId } = command;
  if (statementId === null) return { outcome: 'FORBIDDEN' };
  const { prisma } = deps.database;
  if ((await findOwnStatement(prisma, statementId, userId)) === null) return { outcome: 'FORBIDDEN' };
  await revokeStatementOf(prisma, statementId);
  const statement = await findOwnStatement(prisma, statementId, userId);
  return statement === null ? { outcome: 'FORBIDDEN' } : { outcome: 'REVOKED', statement };
}
