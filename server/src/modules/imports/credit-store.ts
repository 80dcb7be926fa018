import type { Executor } from '../../platform/transaction.ts';

/** Credits deeds that were claimed in this transaction. See the SQL function credit_deeds. */
export async function creditDeeds(
  tx: Executor,
  networkId: string,
  deedIds: readonly string[],
): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::integer AS count FROM credit_deeds(${networkId}::uuid, ${[...deedIds]}::uuid[])`;
  return row?.count ?? 0;
}
