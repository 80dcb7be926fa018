import type { DeedPlaceCodeModel } from '../../platform/generated/models.ts';
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

export type PlaceCodeRow = Omit<DeedPlaceCodeModel, 'codeHash' | 'idempotencyKey' | 'madeBy'>;

const select = {
  ...{ id: true, networkId: true, indicatorCode: true, place: true, createdAt: true, revokedAt: true },
} as const;

export function insertPlaceCode(
  tx: Executor,
  code: Omit<DeedPlaceCodeModel, 'createdAt' | 'revokedAt'> & { readonly codeHash: Uint8Array<ArrayBuffer> },
): Promise<PlaceCodeRow> {
  return tx.deedPlaceCode.create({ data: code, select });
}

/** What this coordinator made with the key before. */
export function findPlaceCodeByKey(
  executor: Executor,
  key: { readonly madeBy: string; readonly idempotencyKey: string },
): Promise<PlaceCodeRow | null> {
  return executor.deedPlaceCode.findUnique({ where: { madeBy_idempotencyKey: key }, select });
}

export function findPlaceCode(executor: Executor, id: string): Promise<PlaceCodeRow | null> {
  return executor.deedPlaceCode.findUnique({ where: { id }, select });
}

/** How many codes hang somewhere now. It holds while the caller keeps other makers out. */
export function countPlaceCodesInUse(executor: Executor, networkId: string): Promise<number> {
  return executor.deedPlaceCode.count({ where: { networkId, revokedAt: null } });
}

/** Ends a code; it was ended before when this changes nothing. */
export async function revokePlaceCode(executor: Executor, id: string): Promise<void> {
  await executor.deedPlaceCode.updateMany({
    where: { id, revokedAt: null },
    data: { revokedAt: new Date() },
  });
}

/** The network's codes, the newest first. */
export function listPlaceCodes(
  executor: Executor,
  page: { readonly networkId: string; readonly limit: number; readonly beforeId: string | null },
): Promise<PlaceCodeRow[]> {
  const { networkId, limit, beforeId } = page;
  return executor.deedPlaceCode.findMany({
    where: { networkId, ...(beforeId === null ? {} : { id: { lt: beforeId } }) },
    orderBy: { id: 'desc' },
    take: limit,
    select,
  });
}

export function countPlaceCodes(executor: Executor, networkId: string): Promise<number> {
  return executor.deedPlaceCode.count({ where: { networkId } });
}
