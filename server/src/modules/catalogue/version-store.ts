import type { CatalogueVersionModel } from '../../platform/generated/models.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';

export type VersionRow = CatalogueVersionModel;

/** Batch load for {@link Loaders}. Says nothing of who may see a draft. */
export async function loadVersionsById(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, VersionRow>> {
  const rows = await database.prisma.catalogueVersion.findMany({ where: { id: { in: [...ids] } } });
  return new Map(rows.map((row) => [row.id, row]));
}

/** The key of {@link loadVersionsInForce}; without a day, today in the network's time zone. */
export function networkDayKey(networkId: string, day: string | null): string {
  return `${networkId}:${day ?? ''}`;
}

/** Batch load for {@link Loaders}: the catalogue in force on a day, by {@link networkDayKey}. */
export async function loadVersionsInForce(
  database: Database,
  keys: readonly string[],
): Promise<ReadonlyMap<string, VersionRow>> {
  const pairs = keys.map((key) => key.split(':'));
  const { rows } = await database.pool.query<{ key: string; id: string }>({
    name: 'catalogue_in_force',
    text: `
      SELECT wanted.key, in_force.id
      FROM unnest($1::text[], $2::uuid[], $3::date[]) AS wanted (key, network_id, day)
      JOIN network ON network.id = wanted.network_id
      CROSS JOIN LATERAL catalogue_in_force(
        wanted.network_id, coalesce(wanted.day, (now() AT TIME ZONE network.time_zone)::date)) AS in_force (id)
      WHERE in_force.id IS NOT NULL`,
    values: [keys, pairs.map(([networkId]) => networkId), pairs.map(([, day]) => day || null)],
  });
  const versions = await loadVersionsById(database, [...new Set(rows.map(({ id }) => id))]);
  return new Map(
    rows.flatMap(({ key, id }) => {
      const version = versions.get(id);
      return version === undefined ? [] : [[key, version]];
    }),
  );
}

/** The network's one draft; null when there is none. */
export function findDraft(executor: Executor, networkId: string): Promise<VersionRow | null> {
  return executor.catalogueVersion.findFirst({ where: { networkId, state: 'DRAFT' } });
}

export interface VersionPage {
  readonly networkId: string;
  readonly limit: number;
  /** The number of the last one seen. */
  readonly beforeNumber: number | null;
}

/** What is and was in force, and what will be: the newest first. */
export function listAdoptedVersions(database: Database, page: VersionPage): Promise<VersionRow[]> {
  return database.prisma.catalogueVersion.findMany({
    where: {
      networkId: page.networkId,
      state: 'ADOPTED',
      ...(page.beforeNumber === null ? {} : { number: { lt: page.beforeNumber } }),
    },
    orderBy: { number: 'desc' },
    take: page.limit,
  });
}

export function countAdoptedVersions(database: Database, networkId: string): Promise<number> {
  return database.prisma.catalogueVersion.count({ where: { networkId, state: 'ADOPTED' } });
}

/** What day it is in the network, as 2026-11-26. */
export async function todayIn(executor: Executor, networkId: string): Promise<string> {
  const [row] = await executor.$queryRaw<{ today: string }[]>`
    SELECT (now() AT TIME ZONE time_zone)::date::text AS today FROM network WHERE id = ${networkId}::uuid`;
  if (row === undefined) throw new Error(`no network ${networkId}`);
  return row.today;
}

/** The catalogue in force today; null when there is none yet. */
export async function findVersionInForce(executor: Executor, networkId: string): Promise<VersionRow | null> {
  const [row] = await executor.$queryRaw<{ id: string | null }[]>`
    SELECT catalogue_in_force(id, (now() AT TIME ZONE time_zone)::date) AS id FROM network WHERE id = ${networkId}::uuid`;
  return row?.id == null ? null : executor.catalogueVersion.findUnique({ where: { id: row.id } });
}

/** True when a version is, or will be, in force from this very day. */
export async function isDayTaken(
  executor: Executor,
  networkId: string,
  effectiveFrom: Date,
): Promise<boolean> {
  return (
    (await executor.catalogueVersion.count({ where: { networkId, state: 'ADOPTED', effectiveFrom } })) > 0
  );
}

export function findVersion(executor: Executor, id: string): Promise<VersionRow | null> {
  return executor.catalogueVersion.findUnique({ where: { id } });
}
