import type { AwardProposalModel } from '../../platform/generated/models.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';
import type { AwardRequest } from './award-store.ts';

export type AwardProposalRow = AwardProposalModel;

/** Batch load for {@link Loaders}. Says nothing of who may see it. */
export async function loadProposalsById(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AwardProposalRow>> {
  const rows = await database.prisma.awardProposal.findMany({ where: { id: { in: [...ids] } } });
  return new Map(rows.map((row) => [row.id, row]));
}

export function findProposal(executor: Executor, id: string): Promise<AwardProposalRow | null> {
  return executor.awardProposal.findUnique({ where: { id } });
}

/** Those that wait for a second person, the oldest first (their ids are ordered by time). */
export function listOpenProposals(
  database: Database,
  page: { readonly networkId: string; readonly limit: number; readonly afterId: string | null },
): Promise<AwardProposalRow[]> {
  return database.prisma.awardProposal.findMany({
    where: { ...openIn(page.networkId), ...(page.afterId === null ? {} : { id: { gt: page.afterId } }) },
    orderBy: { id: 'asc' },
    take: page.limit,
  });
}

export function countOpenProposals(database: Database, networkId: string): Promise<number> {
  return database.prisma.awardProposal.count({ where: openIn(networkId) });
}

const openIn = (networkId: string) => ({
  networkId,
  state: 'OPEN' as const,
  expiresAt: { gt: new Date() },
});

export interface ProposalAnswer {
  readonly status: 'PROPOSED' | 'REPLAYED' | 'IDEMPOTENCY_CONFLICT' | 'TOO_MANY';
  /** Null where none stands. */
  readonly proposalId: string | null;
}

/** Writes down an award that waits for a second person. The locks and the rules are in the SQL function propose_award. */
export async function recordProposal(
  tx: Executor,
  networkId: string,
  request: Omit<AwardRequest, 'id'>,
): Promise<ProposalAnswer> {
  const [row] = await tx.$queryRaw<ProposalAnswer[]>`
    SELECT status, proposal_id AS "proposalId" FROM propose_award(${networkId}::uuid, ${newId()}::uuid,
      ${request.memberId}::uuid, ${request.points}::integer, ${request.reasonTh}, ${request.reasonEn},
      ${request.awardedBy}::uuid, ${request.idempotencyKey})`;
  if (row === undefined) throw new Error('propose_award did not answer');
  return row;
}

/** True when this coordinator of the network has proposed something with the key before. */
export async function isProposalKeyUsed(
  executor: Executor,
  key: { readonly networkId: string; readonly proposedBy: string; readonly idempotencyKey: string },
): Promise<boolean> {
  return (await executor.awardProposal.count({ where: key })) > 0;
}

export type ProposalConfirmation =
  | 'AWARDED'
  | 'REPLAYED'
  | 'WRONG_STATE'
  | 'OWN'
  | 'NOT_A_MEMBER'
  | 'NOT_FOUND';
export type ProposalDecline = 'DECLINED' | 'REPLAYED' | 'WRONG_STATE' | 'OWN' | 'NOT_FOUND';

export async function recordProposalConfirmation(
  tx: Executor,
  proposal: AwardProposalRow,
  approverId: string,
): Promise<ProposalConfirmation> {
  const [row] = await tx.$queryRaw<{ status: ProposalConfirmation }[]>`
    SELECT status FROM confirm_award_proposal(
      ${proposal.networkId}::uuid, ${proposal.id}::uuid, ${approverId}::uuid, ${newId()}::uuid)`;
  if (row === undefined) throw new Error('confirm_award_proposal did not answer');
  return row.status;
}

export async function recordProposalDecline(
  tx: Executor,
  proposal: AwardProposalRow,
  deciderId: string,
  reason: string,
): Promise<ProposalDecline> {
  const [row] = await tx.$queryRaw<{ status: ProposalDecline }[]>`
    SELECT status FROM decline_award_proposal(
      ${proposal.networkId}::uuid, ${proposal.id}::uuid, ${deciderId}::uuid, ${reason})`;
  if (row === undefined) throw new Error('decline_award_proposal did not answer');
  return row.status;
}
