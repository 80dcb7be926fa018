import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';
import type { PinHash } from './counter-pins.ts';

/** Sets somebody's number; their wrong tries are forgotten, and where they stand with the old one is locked. */
export async function setPin(
  tx: Executor,
  pin: { readonly staffId: string; readonly networkId: string } & PinHash,
): Promise<void> {
  const { staffId, networkId, salt, hash } = pin;
  await tx.$executeRaw`
    INSERT INTO counter_pin (staff_id, network_id, salt, hash)
    VALUES (${staffId}::uuid, ${networkId}::uuid, ${salt}, ${hash})
    ON CONFLICT (staff_id) DO UPDATE SET salt = excluded.salt, hash = excluded.hash, set_at = now()`;
  await forgetPinUse(tx, staffId);
}

export async function deletePin(tx: Executor, staffId: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM counter_pin WHERE staff_id = ${staffId}::uuid`;
  await forgetPinUse(tx, staffId);
}

async function forgetPinUse(tx: Executor, staffId: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM counter_pin_try WHERE staff_id = ${staffId}::uuid`;
  await tx.$executeRaw`
    UPDATE counter_session SET ended_at = now() WHERE staff_id = ${staffId}::uuid AND ended_at IS NULL`;
}

export interface CounterPerson {
  readonly staffId: string;
  readonly displayName: string;
}

/** Batch load for {@link Loaders}: who can open the counter of each shop, who came first first. */
export async function loadCounterPeople(
  database: Database,
  merchantIds: readonly string[],
): Promise<ReadonlyMap<string, readonly CounterPerson[]>> {
  const { rows } = await database.pool.query<CounterPerson & { readonly merchantId: string }>({
    name: 'counter_people',
    text: `
      SELECT place.merchant_id AS "merchantId", place.id AS "staffId", membership.display_name AS "displayName"
      FROM merchant_staff place
      JOIN membership ON membership.id = place.membership_id AND membership.status IN ('ACTIVE', 'PENDING')
      JOIN counter_pin pin ON pin.staff_id = place.id
      WHERE place.merchant_id = ANY ($1::uuid[]) AND place.removed_at IS NULL
      ORDER BY place.created_at, place.id`,
    values: [merchantIds],
  });
  const byShop = Map.groupBy(rows, (row) => row.merchantId);
  return new Map(merchantIds.map((id) => [id, byShop.get(id) ?? []]));
}

/** Batch load for {@link Loaders}: the places that have a number. */
export async function loadPinnedPlaces(
  database: Database,
  staffIds: readonly string[],
): Promise<ReadonlyMap<string, true>> {
  const rows = await database.prisma.counterPin.findMany({
    where: { staffId: { in: [...staffIds] } },
    select: { staffId: true },
  });
  return new Map(rows.map(({ staffId }) => [staffId, true]));
}

/** The number of one who works at this shop now; null when they have none, or do not. */
export async function findPin(
  executor: Executor,
  merchantId: string,
  staffId: string,
): Promise<PinHash | null> {
  return executor.counterPin.findFirst({
    where: {
      staffId,
      staff: { merchantId, removedAt: null, membership: { status: { in: ['ACTIVE', 'PENDING'] } } },
    },
    select: { salt: true, hash: true },
  });
}

/** Keeps the number as it is until the transaction ends; false when it is not what it was (any more). */
export async function holdPin(tx: Executor, staffId: string, kept: PinHash): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM counter_pin WHERE staff_id = ${staffId}::uuid AND hash = ${kept.hash} FOR SHARE`;
  return rows.length === 1;
}

export interface PinTry {
  /** This one may be looked at. */
  readonly isAllowed: boolean;
  /** How long until the next may be, in milliseconds; 0 when at once. */
  readonly retryAfterMs: number;
}

/** Counts a try before it is looked at: see count_pin_try. */
export async function countPinTry(
  database: Database,
  attempt: { readonly networkId: string; readonly deviceId: string; readonly staffId: string },
): Promise<PinTry> {
  const { rows } = await database.pool.query<PinTry>({
    name: 'count_pin_try',
    text: `
      SELECT allowed AS "isAllowed",
        ceil(extract(epoch FROM retry_at - clock_timestamp()) * 1000)::integer AS "retryAfterMs"
      FROM count_pin_try($1, $2, $3)`,
    values: [attempt.networkId, attempt.deviceId, attempt.staffId],
  });
  const [row] = rows;
  if (row === undefined) throw new Error('a try was not counted');
  return { isAllowed: row.isAllowed, retryAfterMs: Math.max(0, row.retryAfterMs) };
}

export async function forgetTries(tx: Executor, deviceId: string, staffId: string): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM counter_pin_try WHERE device_id = ${deviceId}::uuid AND staff_id = ${staffId}::uuid`;
}
