import type { Executor } from '../../platform/transaction.ts';

/** True when this is the hash of a code that hangs somewhere now. */
export async function isPlaceCodeGood(
  executor: Executor,
  networkId: string,
  codeHash: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const found = await executor.deedPlaceCode.findUnique({
    where: { networkId_codeHash: { networkId, codeHash } },
    select: { revokedAt: true },
  });
  return found !== null && found.revokedAt === null;
}

/**
 * Counts one try of a code, and holds the person's count until the transaction ends: of many tries at once each waits for
 * the one before. False when there have been ten wrong ones within the hour.
 */
export async function takeCodeTry(
  tx: Executor,
  by: { readonly membershipId: string; readonly networkId: string },
): Promise<boolean> {
  const taken = await tx.$queryRaw<object[]>`
    INSERT INTO deed_code_try AS count (membership_id, network_id, counted_since, tries)
    VALUES (${by.membershipId}::uuid, ${by.networkId}::uuid, now(), 1)
    ON CONFLICT (membership_id) DO UPDATE SET
      tries = CASE WHEN count.counted_since < now() - interval '1 hour' THEN 1 ELSE count.tries + 1 END,
      counted_since = CASE WHEN count.counted_since < now() - interval '1 hour' THEN now() ELSE count.counted_since END
    WHERE count.tries < 10 OR count.counted_since < now() - interval '1 hour'
    RETURNING membership_id`;
  return taken.length === 1;
}

/** A right code is no guess. */
export async function giveBackCodeTry(tx: Executor, membershipId: string): Promise<void> {
  await tx.deedCodeTry.update({ where: { membershipId }, data: { tries: { decrement: 1 } } });
}
