import type { Executor } from '../../platform/transaction.ts';
import type { MembershipRow } from '../members/membership-store.ts';

/** The memberships of these numbers in a network, whatever their status, by number. */
export async function findMembershipsByNumber(
  executor: Executor,
  networkId: string,
  memberNumbers: readonly string[],
): Promise<ReadonlyMap<string, MembershipRow>> {
  const rows = await executor.membership.findMany({
    where: { networkId, memberNumber: { in: [...memberNumbers] } },
    omit: { searchText: true },
  });
  return new Map(rows.map((row) => [row.memberNumber ?? '', row]));
}
