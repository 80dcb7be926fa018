import type { StaffRole } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';
import type { InvitationFacts } from './invitation-state.ts';

export interface InvitationRow extends InvitationFacts {
  readonly id: string;
  readonly networkId: string;
  readonly merchantId: string;
  readonly role: StaffRole;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/**
 * `isOver` by PostgreSQL's clock. One whose maker is no owner (any more) is taken back, whatever is written: the trigger that
 * writes it down does not see an invitation that is being made while its maker goes.
 */
const columns = `
  id, network_id AS "networkId", merchant_id AS "merchantId", role, use_count AS "useCount", use_limit AS "useLimit",
  created_at AS "createdAt", expires_at AS "expiresAt", expires_at <= now() AS "isOver",
  CASE WHEN EXISTS (
    SELECT FROM merchant_staff place JOIN membership ON membership.id = place.membership_id
    WHERE place.id = staff_invitation.made_by AND place.removed_at IS NULL AND place.role = 'OWNER'
      AND membership.status IN ('ACTIVE', 'PENDING')) THEN revoked_at ELSE coalesce(revoked_at, now()) END AS "revokedAt"`;

export async function findInvitationByHash(
  executor: Executor,
  tokenHash: Uint8Array,
): Promise<InvitationRow | null> {
  const [row] = await executor.$queryRawUnsafe<InvitationRow[]>(
    `SELECT ${columns} FROM staff_invitation WHERE token_hash = $1`,
    tokenHash,
  );
  return row ?? null;
}

export async function findInvitationOfShop(
  executor: Executor,
  merchantId: string,
  id: string,
): Promise<InvitationRow | null> {
  const [row] = await executor.$queryRawUnsafe<InvitationRow[]>(
    `SELECT ${columns} FROM staff_invitation WHERE id = $1::uuid AND merchant_id = $2::uuid`,
    id,
    merchantId,
  );
  return row ?? null;
}

/** Batch load for {@link Loaders}: what is open at each shop, the newest first. At most 20 a shop are. */
export async function loadOpenInvitations(
  database: Database,
  merchantIds: readonly string[],
): Promise<ReadonlyMap<string, readonly InvitationRow[]>> {
  const { rows } = await database.pool.query<InvitationRow>({
    name: 'open_staff_invitations',
    text: `
      SELECT ${columns} FROM staff_invitation
      WHERE merchant_id = ANY ($1::uuid[]) AND revoked_at IS NULL AND expires_at > now() AND use_count < use_limit
      ORDER BY id DESC`,
    values: [merchantIds],
  });
  const byShop = Map.groupBy(rows, (row) => row.merchantId);
  return new Map(merchantIds.map((id) => [id, byShop.get(id) ?? []]));
}

/** Holds until the transaction ends when the shop is locked; see lockMerchant. */
export async function countOpenInvitations(tx: Executor, merchantId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::integer AS count FROM staff_invitation
    WHERE merchant_id = ${merchantId}::uuid AND revoked_at IS NULL AND expires_at > now() AND use_count < use_limit`;
  return row?.count ?? 0;
}

export async function insertInvitation(
  tx: Executor,
  invitation: {
    readonly id: string;
    readonly networkId: string;
    readonly merchantId: string;
    readonly role: StaffRole;
    readonly tokenHash: Uint8Array;
    readonly useLimit: number;
    readonly madeBy: string;
    readonly validHours: number;
  },
): Promise<InvitationRow> {
  const { id, networkId, merchantId, role, tokenHash, useLimit, madeBy, validHours } = invitation;
  const [row] = await tx.$queryRawUnsafe<InvitationRow[]>(
    `INSERT INTO staff_invitation (id, network_id, merchant_id, role, token_hash, use_limit, made_by, expires_at)
    VALUES ($1::uuid, $2::uuid, $3::uuid, $4::staff_role, $5, $6, $7::uuid, now() + make_interval(hours => $8))
    RETURNING ${columns}`,
    ...[id, networkId, merchantId, role, tokenHash, useLimit, madeBy, validHours],
  );
  if (row === undefined) throw new Error('an invitation was not written');
  return row;
}

/** False when it was revoked before. */
export async function revokeInvitation(tx: Executor, id: string): Promise<boolean> {
  const count = await tx.$executeRaw`
    UPDATE staff_invitation SET revoked_at = now() WHERE id = ${id}::uuid AND revoked_at IS NULL`;
  return count === 1;
}

/** Takes one of its places; the caller holds the shop's lock and has seen that it is open. The CHECK is the last word. */
export async function countInvitationUse(
  tx: Executor,
  use: { readonly invitationId: string; readonly staffId: string; readonly networkId: string },
): Promise<void> {
  const { invitationId, staffId, networkId } = use;
  await tx.$executeRaw`UPDATE staff_invitation SET use_count = use_count + 1 WHERE id = ${invitationId}::uuid`;
  await tx.$executeRaw`
    INSERT INTO staff_invitation_use (staff_id, network_id, invitation_id)
    VALUES (${staffId}::uuid, ${networkId}::uuid, ${invitationId}::uuid)`;
}

/** True when this place, still held, came of this invitation. */
export async function cameByInvitation(
  tx: Executor,
  invitationId: string,
  staffId: string,
): Promise<boolean> {
  return (await tx.staffInvitationUse.count({ where: { staffId, invitationId } })) === 1;
}
