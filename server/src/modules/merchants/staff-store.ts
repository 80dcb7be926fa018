import type { MembershipStatus, StaffRole } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';

/** People at one shop at once. */
export const staffLimit = 50;

/** A person's place at a shop. */
export interface StaffPlace {
  readonly id: string;
  readonly networkId: string;
  readonly merchantId: string;
  readonly membershipId: string;
  readonly role: StaffRole;
}

const select = { id: true, networkId: true, merchantId: true, membershipId: true, role: true } as const;

/** A place counts while nobody has ended it and the person has neither left the network nor been removed from it. */
const atWork: MembershipStatus[] = ['ACTIVE', 'PENDING'];
const counts = { removedAt: null, membership: { status: { in: atWork } } };

/** Which places count as this person's. */
export function placesOf(userId: string) {
  return { ...counts, membership: { ...counts.membership, userId } };
}

/** The person's place at the shop; null when they do not work there (any more). */
export function findStaffPlace(
  executor: Executor,
  merchantId: string,
  userId: string,
): Promise<StaffPlace | null> {
  return executor.merchantStaff.findFirst({
    where: { ...placesOf(userId), merchantId },
    select,
  });
}

/** The key of {@link loadStaffPlaces}. */
export function staffPlaceKey(merchantId: string, userId: string): string {
  return `${merchantId}:${userId}`;
}

/** Batch load for {@link Loaders}, by {@link staffPlaceKey}. */
export async function loadStaffPlaces(
  database: Database,
  keys: readonly string[],
): Promise<ReadonlyMap<string, StaffPlace>> {
  const pairs = keys.map((key) => key.split(':'));
  const { rows } = await database.pool.query<StaffPlace & { readonly userId: string }>({
    name: 'staff_places',
    text: `
      SELECT place.id, place.network_id AS "networkId", place.merchant_id AS "merchantId",
        place.membership_id AS "membershipId", place.role, asked.user_id AS "userId"
      FROM unnest($1::uuid[], $2::uuid[]) AS asked (merchant_id, user_id)
      JOIN merchant_staff place ON place.merchant_id = asked.merchant_id AND place.removed_at IS NULL
      JOIN membership ON membership.id = place.membership_id AND membership.user_id = asked.user_id
        AND membership.status IN ('ACTIVE', 'PENDING')`,
    values: [pairs.map(([merchantId]) => merchantId), pairs.map(([, userId]) => userId)],
  });
  return new Map(rows.map(({ userId, ...place }) => [staffPlaceKey(place.merchantId, userId), place]));
}

export interface StaffRow {
  readonly id: string;
  readonly role: StaffRole;
  readonly displayName: string;
  readonly createdAt: Date;
}

/** Batch load for {@link Loaders}: who works at each shop, who came first first. */
export async function loadStaffByMerchant(
  database: Database,
  merchantIds: readonly string[],
): Promise<ReadonlyMap<string, readonly StaffRow[]>> {
  const places = await database.prisma.merchantStaff.findMany({
    where: { ...counts, merchantId: { in: [...merchantIds] } },
    select: { ...select, createdAt: true, membership: { select: { displayName: true } } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const byMerchant = Map.groupBy(places, (place) => place.merchantId);
  return new Map(
    merchantIds.map((merchantId) => [
      merchantId,
      (byMerchant.get(merchantId) ?? []).map(({ id, role, createdAt, membership }) => ({
        id,
        role,
        createdAt,
        displayName: membership.displayName,
      })),
    ]),
  );
}

/** Null when the person works there already: the unique index merchant_staff_active decides, also between two calls at once. */
export async function insertStaff(tx: Executor, place: StaffPlace): Promise<StaffPlace | null> {
  const [row] = await tx.merchantStaff.createManyAndReturn({ data: [place], select, skipDuplicates: true });
  return row ?? null;
}

export interface StaffCount {
  readonly all: number;
  readonly owners: number;
}

/** Holds until the transaction ends when the shop is locked; see lockMerchant. */
export async function countStaff(tx: Executor, merchantId: string): Promise<StaffCount> {
  const places = await tx.merchantStaff.findMany({
    where: { ...counts, merchantId },
    select: { role: true },
  });
  return { all: places.length, owners: places.filter(({ role }) => role === 'OWNER').length };
}

/** A place at this shop, ended or not; null when there is none of this id. */
export function findPlaceById(
  tx: Executor,
  merchantId: string,
  id: string,
): Promise<(StaffPlace & { readonly removedAt: Date | null }) | null> {
  return tx.merchantStaff.findFirst({ where: { id, merchantId }, select: { ...select, removedAt: true } });
}

/** False when somebody ended it before. */
export async function changeStaffRole(tx: Executor, id: string, role: StaffRole): Promise<boolean> {
  const { count } = await tx.merchantStaff.updateMany({ where: { id, removedAt: null }, data: { role } });
  return count === 1;
}

/** False when somebody ended it before. What goes with it ends in the same statement: see end_staff_access. */
export async function endStaffPlace(tx: Executor, id: string): Promise<boolean> {
  const { count } = await tx.merchantStaff.updateMany({
    where: { id, removedAt: null },
    data: { removedAt: new Date() },
  });
  return count === 1;
}

/** A place that has not counted since its person left the network makes room for a new one. */
export async function endIdlePlace(tx: Executor, merchantId: string, membershipId: string): Promise<void> {
  await tx.merchantStaff.updateMany({
    where: { merchantId, membershipId, removedAt: null },
    data: { removedAt: new Date() },
  });
}

/** The accounts behind the places of these roles. */
export async function findStaffUserIds(
  tx: Executor,
  merchantId: string,
  roles: readonly StaffRole[],
): Promise<string[]> {
  const places = await tx.merchantStaff.findMany({
    where: { ...counts, merchantId, role: { in: [...roles] } },
    select: { membership: { select: { userId: true } } },
  });
  return places.flatMap(({ membership }) => (membership.userId === null ? [] : [membership.userId]));
}
