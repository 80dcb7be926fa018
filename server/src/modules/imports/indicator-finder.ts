import type { Database } from '../../platform/postgres.ts';
import { type IndicatorRow, loadIndicatorsByVersion } from '../catalogue/indicator-store.ts';
import { comparable } from './files/cell-text.ts';
import { listVersionStarts } from './import-catalogue-store.ts';

export type IndicatorFinding =
  | { readonly outcome: 'FOUND'; readonly indicator: IndicatorRow }
  | { readonly outcome: 'UNKNOWN' | 'AMBIGUOUS' | 'NO_CATALOGUE' };

/** When each adopted catalogue begins, the newest first; days as 2026-11-22. */
export interface VersionStart {
  readonly id: string;
  readonly effectiveFrom: string;
}

type Names = ReadonlyMap<string, readonly IndicatorRow[]>;

/** Finds the indicators that a file names, by code or by either name, in the catalogue of the day; each catalogue is read once. */
export class IndicatorFinder {
  readonly #names = new Map<string, Names>();

  private constructor(
    private readonly database: Database,
    private readonly starts: readonly VersionStart[],
  ) {}

  static async of(database: Database, networkId: string): Promise<IndicatorFinder> {
    return new IndicatorFinder(database, await listVersionStarts(database, networkId));
  }

  async find(text: string, day: string): Promise<IndicatorFinding> {
    const version = this.starts.find(({ effectiveFrom }) => effectiveFrom <= day);
    if (version === undefined) return { outcome: 'NO_CATALOGUE' };
    const names = this.#names.get(version.id) ?? (await this.#read(version.id));
    const [indicator, second] = names.get(comparable(text)) ?? [];
    if (indicator === undefined) return { outcome: 'UNKNOWN' };
    return second === undefined ? { outcome: 'FOUND', indicator } : { outcome: 'AMBIGUOUS' };
  }

  async #read(versionId: string): Promise<Names> {
    const found = await loadIndicatorsByVersion(this.database, [versionId]);
    const names = namesOf(found.get(versionId) ?? []);
    this.#names.set(versionId, names);
    return names;
  }
}

/** What each code and name stands for. A code goes before a name that is written alike. */
export function namesOf(indicators: readonly IndicatorRow[]): Names {
  const names = new Map<string, IndicatorRow[]>();
  for (const indicator of indicators) {
    for (const name of new Set([comparable(indicator.nameTh), comparable(indicator.nameEn)])) {
      names.set(name, [...(names.get(name) ?? []), indicator]);
    }
  }
  for (const indicator of indicators) names.set(comparable(indicator.code), [indicator]);
  return names;
}
