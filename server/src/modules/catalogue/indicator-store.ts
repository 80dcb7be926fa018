import type { IndicatorModel } from '../../platform/generated/models.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';
import { isCatalogueCode } from './catalogue-code.ts';

export type IndicatorRow = Omit<IndicatorModel, 'searchText'>;

const omit = { searchText: true } as const;

/**
 * Batch load for {@link Loaders}: the rule of an indicator in one version, for whatever points at it (a deed that was
 * recorded under it keeps it). Says nothing of who may see a draft's.
 */
export async function loadIndicatorsById(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, IndicatorRow>> {
  const rows = await database.prisma.indicator.findMany({ where: { id: { in: [...ids] } }, omit });
  return new Map(rows.map((row) => [row.id, row]));
}

/** Batch load for {@link Loaders}: all indicators of a version, in the order in which they are shown. */
export async function loadIndicatorsByVersion(
  database: Database,
  versionIds: readonly string[],
): Promise<ReadonlyMap<string, readonly IndicatorRow[]>> {
  const rows = await database.prisma.indicator.findMany({
    where: { versionId: { in: [...versionIds] } },
    orderBy: [{ position: 'asc' }, { code: 'asc' }],
    omit,
  });
  return Map.groupBy(rows, (row) => row.versionId);
}

/** One indicator, by the code that it keeps from version to version, on one day: 2026-11-26. */
export interface CodeAndDay {
  readonly code: string;
  readonly day: string;
}

/**
 * The rules by which deeds of these days count, one for each pair, in order, in one statement; null where the catalogue
 * in force on that day has no such indicator. Their ids are what claim_deeds takes as `indicator_id`: it looks again,
 * under the member's lock, whether the rule is the one of the deed's day.
 */
export async function findIndicatorsInForce(
  executor: Executor,
  networkId: string,
  wanted: readonly CodeAndDay[],
): Promise<readonly (IndicatorRow | null)[]> {
  const found = await executor.$queryRaw<{ code: string; day: string; id: string }[]>`
    SELECT wanted.code, wanted.day::text, indicator.id
    FROM (
      SELECT DISTINCT * FROM unnest(
        ${wanted.map(({ code }) => (isCatalogueCode(code) ? code : ''))}::text[], ${wanted.map(({ day }) => day)}::date[])
    ) AS wanted (code, day)
    JOIN indicator ON indicator.version_id = catalogue_in_force(${networkId}::uuid, wanted.day)
      AND indicator.code = wanted.code`;
  const rows = await executor.indicator.findMany({
    where: { id: { in: [...new Set(found.map(({ id }) => id))] } },
    omit,
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const byPair = new Map(found.map(({ code, day, id }) => [`${code} ${day}`, byId.get(id)]));
  return wanted.map(({ code, day }) => byPair.get(`${code} ${day}`) ?? null);
}

/** The rule by which a deed of this day counts; null when there is none. See {@link findIndicatorsInForce}. */
export async function findIndicatorInForce(
  executor: Executor,
  networkId: string,
  code: string,
  day: string,
): Promise<IndicatorRow | null> {
  const [indicator] = await findIndicatorsInForce(executor, networkId, [{ code, day }]);
  return indicator ?? null;
}
