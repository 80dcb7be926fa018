import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';

export interface DeviceRow {
  readonly id: string;
  readonly networkId: string;
  readonly merchantId: string;
  readonly name: string;
  readonly lockAfterMinutes: number;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
}

const select = {
  ...{ id: true, networkId: true, merchantId: true, name: true, lockAfterMinutes: true },
  ...{ createdAt: true, lastSeenAt: true },
} as const;

/** A session may go on for a working day, whatever is done with it. */
export const longestSessionHours = 16;

/** Who stands at the device now. */
export interface CounterSessionRow {
  readonly sessionId: string;
  readonly staffId: string;
  readonly membershipId: string;
  readonly displayName: string;
  /** By PostgreSQL's clock: when it locks by itself if nothing is done. */
  readonly locksAt: Date;
}

/** The sessions that count: of one who works there now, not idle for too long, not ended. */
const liveSessions = `
  counter_session session
  JOIN merchant_staff place ON place.id = session.staff_id AND place.removed_at IS NULL
  JOIN membership ON membership.id = place.membership_id AND membership.status IN ('ACTIVE', 'PENDING')`;
const isLive = `
  session.device_id = device.id AND session.ended_at IS NULL
  AND session.acted_at > now() - make_interval(mins => device.lock_after_minutes)
  AND session.started_at > now() - interval '${longestSessionHours} hours'`;

export interface ShownDevice {
  readonly id: string;
  readonly networkId: string;
  readonly merchantId: string;
  readonly sessionId: string | null;
  readonly staffId: string | null;
  readonly membershipId: string | null;
}

/**
 * The device that has this token, and who stands at it: read for every request, so that what was taken away is away with
 * the next one, in every process. Writes down that the device was seen, at most every five minutes.
 */
export async function findShownDevice(
  database: Database,
  tokenHash: Uint8Array,
): Promise<ShownDevice | null> {
  const { rows } = await database.pool.query<ShownDevice & { readonly isLongUnseen: boolean }>({
    name: 'find_shown_device',
    text: `
      SELECT device.id, device.network_id AS "networkId", device.merchant_id AS "merchantId",
        device.last_seen_at < now() - interval '5 minutes' AS "isLongUnseen", session.*
      FROM counter_device device
      LEFT JOIN LATERAL (
        SELECT session.id AS "sessionId", place.id AS "staffId", place.membership_id AS "membershipId"
        FROM ${liveSessions} WHERE ${isLive} LIMIT 1) AS session ON true
      WHERE device.token_hash = $1 AND device.revoked_at IS NULL`,
    values: [tokenHash],
  });
  const [row] = rows;
  if (row === undefined) return null;
  const { isLongUnseen, ...shown } = row;
  if (isLongUnseen) {
    await database.pool.query('UPDATE counter_device SET last_seen_at = now() WHERE id = $1', [row.id]);
  }
  return shown;
}

export function findDevice(executor: Executor, id: string): Promise<DeviceRow | null> {
  return executor.counterDevice.findFirst({ where: { id, revokedAt: null }, select });
}

/** Null when there is no such device at this shop, or it was taken away. */
export function findDeviceOfShop(tx: Executor, merchantId: string, id: string): Promise<DeviceRow | null> {
  return tx.counterDevice.findFirst({ where: { id, merchantId, revokedAt: null }, select });
}

/** Batch load for {@link Loaders}: the devices of each shop, the first paired first. At most 20 a shop are. */
export async function loadDevicesByMerchant(
  database: Database,
  merchantIds: readonly string[],
): Promise<ReadonlyMap<string, readonly DeviceRow[]>> {
  const rows = await database.prisma.counterDevice.findMany({
    where: { merchantId: { in: [...merchantIds] }, revokedAt: null },
    select,
    orderBy: { id: 'asc' },
  });
  const byShop = Map.groupBy(rows, (row) => row.merchantId);
  return new Map(merchantIds.map((id) => [id, byShop.get(id) ?? []]));
}

/** Batch load for {@link Loaders}: who stands at each device now; devices that are locked are left out. */
export async function loadLiveSessions(
  database: Database,
  deviceIds: readonly string[],
): Promise<ReadonlyMap<string, CounterSessionRow>> {
  const { rows } = await database.pool.query<CounterSessionRow & { readonly deviceId: string }>({
    name: 'live_counter_sessions',
    text: `
      SELECT device.id AS "deviceId", session.id AS "sessionId", place.id AS "staffId",
        place.membership_id AS "membershipId", membership.display_name AS "displayName",
        session.acted_at + make_interval(mins => device.lock_after_minutes) AS "locksAt"
      FROM counter_device device, ${liveSessions}
      WHERE device.id = ANY ($1::uuid[]) AND device.revoked_at IS NULL AND ${isLive}`,
    values: [deviceIds],
  });
  return new Map(rows.map(({ deviceId, ...session }) => [deviceId, session]));
}

/** Holds until the transaction ends when the shop is locked; see lockMerchant. */
export function countDevices(tx: Executor, merchantId: string): Promise<number> {
  return tx.counterDevice.count({ where: { merchantId, revokedAt: null } });
}

/** Moments are PostgreSQL's, which also decides by them. */
export async function insertDevice(
  tx: Executor,
  device: {
    readonly id: string;
    readonly networkId: string;
    readonly merchantId: string;
    readonly name: string;
    readonly tokenHash: Uint8Array<ArrayBuffer>;
    readonly pairedBy: string;
  },
): Promise<DeviceRow> {
  const { id, networkId, merchantId, name, tokenHash, pairedBy } = device;
  await tx.$executeRaw`
    INSERT INTO counter_device (id, network_id, merchant_id, name, token_hash, paired_by)
    VALUES (${id}::uuid, ${networkId}::uuid, ${merchantId}::uuid, ${name}, ${tokenHash}, ${pairedBy}::uuid)`;
  return tx.counterDevice.findUniqueOrThrow({ where: { id }, select });
}

/** Takes the device away, and whoever stands at it with it. False when it was before. */
export async function revokeDevice(tx: Executor, id: string): Promise<boolean> {
  const count = await tx.$executeRaw`
    UPDATE counter_device SET revoked_at = now() WHERE id = ${id}::uuid AND revoked_at IS NULL`;
  await endSessionsAt(tx, id);
  return count === 1;
}

export async function endSessionsAt(tx: Executor, deviceId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE counter_session SET ended_at = now() WHERE device_id = ${deviceId}::uuid AND ended_at IS NULL`;
}

export async function insertSession(
  tx: Executor,
  session: {
    readonly id: string;
    readonly networkId: string;
    readonly merchantId: string;
    readonly deviceId: string;
    readonly staffId: string;
  },
): Promise<void> {
  const { id, networkId, merchantId, deviceId, staffId } = session;
  await tx.$executeRaw`
    INSERT INTO counter_session (id, network_id, merchant_id, device_id, staff_id)
    VALUES (${id}::uuid, ${networkId}::uuid, ${merchantId}::uuid, ${deviceId}::uuid, ${staffId}::uuid)`;
}

/** Something was done with the session: the time to its lock begins anew. */
export async function noteSessionAct(database: Database, sessionId: string): Promise<void> {
  await database.pool.query({
    name: 'note_session_act',
    text: 'UPDATE counter_session SET acted_at = now() WHERE id = $1 AND ended_at IS NULL',
    values: [sessionId],
  });
}
