import type { Executor } from '../../platform/transaction.ts';

/** How long a pairing code can be typed. */
export const pairingMinutes = 10;

/** A new code; an older one of the same person ends, and what ended long ago goes. */
export async function insertPairing(
  tx: Executor,
  pairing: {
    readonly id: string;
    readonly networkId: string;
    readonly merchantId: string;
    readonly codeHash: Uint8Array;
    readonly madeBy: string;
  },
): Promise<Date> {
  const { id, networkId, merchantId, codeHash, madeBy } = pairing;
  await tx.$executeRaw`DELETE FROM counter_pairing WHERE made_by = ${madeBy}::uuid`;
  const [row] = await tx.$queryRaw<{ expiresAt: Date }[]>`
    INSERT INTO counter_pairing (id, network_id, merchant_id, code_hash, made_by, expires_at)
    VALUES (${id}::uuid, ${networkId}::uuid, ${merchantId}::uuid, ${codeHash}, ${madeBy}::uuid,
      now() + make_interval(mins => ${pairingMinutes}::integer))
    RETURNING expires_at AS "expiresAt"`;
  if (row === undefined) throw new Error('a pairing was not written');
  return row.expiresAt;
}

export interface OpenPairing {
  readonly id: string;
  readonly networkId: string;
  readonly merchantId: string;
  readonly madeBy: string;
}

/** The pairing of a code that can be used now, by one who is still an owner; null when there is none. */
export async function findOpenPairing(tx: Executor, codeHash: Uint8Array): Promise<OpenPairing | null> {
  const [row] = await tx.$queryRaw<OpenPairing[]>`
    SELECT pairing.id, pairing.network_id AS "networkId", pairing.merchant_id AS "merchantId", pairing.made_by AS "madeBy"
    FROM counter_pairing pairing
    JOIN merchant_staff place ON place.id = pairing.made_by AND place.removed_at IS NULL AND place.role = 'OWNER'
    JOIN membership ON membership.id = place.membership_id AND membership.status IN ('ACTIVE', 'PENDING')
    WHERE pairing.code_hash = ${codeHash} AND pairing.used_at IS NULL AND pairing.expires_at > now()`;
  return row ?? null;
}

/** False when another tablet was first: the condition is in the statement. */
export async function usePairing(tx: Executor, id: string): Promise<boolean> {
  const count = await tx.$executeRaw`
    UPDATE counter_pairing SET used_at = now() WHERE id = ${id}::uuid AND used_at IS NULL`;
  return count === 1;
}
