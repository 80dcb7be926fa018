import type { Database } from '../../platform/postgres.ts';
import { type IndicatorRow, loadIndicatorsByVersion } from '../catalogue/indicator-store.ts';
import { listOwnCodes } from './suggestion-store.ts';

/**
 * What a member will likely record next: first what they recorded before, the latest first; then what is done often in
 * the network; then the catalogue in its order. `versionId` is the catalogue in force today, `often` the codes
 * of what is done often.
 */
export async function suggestDeeds(
  database: Database,
  member: { readonly networkId: string; readonly memberId: string },
  wanted: { readonly versionId: string; readonly often: readonly string[]; readonly count: number },
): Promise<readonly IndicatorRow[]> {
  const { networkId, memberId } = member;
  const [indicators, own] = await Promise.all([
    loadIndicatorsByVersion(database, [wanted.versionId]),
    listOwnCodes(database, networkId, memberId),
  ]);
  const inForce = indicators.get(wanted.versionId) ?? [];
  return likelyFirst(inForce, own, wanted.often).slice(0, wanted.count);
}

/** The indicators with the member's own first, then those that are done often, then the rest. Codes of old versions fall out. */
export function likelyFirst<Row extends { readonly code: string }>(
  inForce: readonly Row[],
  own: readonly string[],
  often: readonly string[],
): readonly Row[] {
  const byCode = new Map(inForce.map((row) => [row.code, row]));
  const order = new Set([...own, ...often, ...byCode.keys()]);
  return [...order].flatMap((code) => byCode.get(code) ?? []);
}
