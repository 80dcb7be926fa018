import { newId } from '../../platform/ids.ts';
import type { Executor } from '../../platform/transaction.ts';
import type { CategoryContent, DeedContent, IndicatorContent } from './catalogue-content.ts';
import type { IndicatorRow } from './indicator-store.ts';
import type { CatalogueDeedRow, DeedCategoryRow } from './rule-store.ts';
import type { VersionRow } from './version-store.ts';

/**
 * Until the transaction ends nobody else begins, adopts or imports a catalogue of this network, or changes its virtues.
 * Comes before the lock of a version. Whatever only points at the network is not kept waiting.
 */
export async function lockNetworkCatalogue(tx: Executor, networkId: string): Promise<void> {
  await tx.$executeRaw`SELECT lock_network_catalogue(${networkId}::uuid)`;
}

/** The version as it was committed while we waited, and its lock until the transaction ends; null when there is none. */
export async function lockVersion(tx: Executor, id: string): Promise<VersionRow | null> {
  await tx.$queryRaw`SELECT 1 FROM catalogue_version WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return tx.catalogueVersion.findUnique({ where: { id } });
}

/** The network's catalogues are counted under its lock. */
export async function insertDraft(
  tx: Executor,
  draft: {
    readonly networkId: string;
    readonly createdBy: string;
    readonly beginKey: string;
    readonly beginHash: string;
  },
): Promise<VersionRow> {
  const newest = await tx.catalogueVersion.aggregate({
    where: { networkId: draft.networkId },
    _max: { number: true },
  });
  const number = (newest._max.number ?? 0) + 1;
  return tx.catalogueVersion.create({ data: { id: newId(), number, ...draft } });
}

/** The draft that this person began with this key, whatever became of it. */
export function findByBeginKey(
  executor: Executor,
  createdBy: string,
  beginKey: string,
): Promise<VersionRow | null> {
  return executor.catalogueVersion.findFirst({ where: { createdBy, beginKey } });
}

/** One more revision of a draft that the caller has locked. */
export function countRevision(tx: Executor, id: string): Promise<VersionRow> {
  return tx.catalogueVersion.update({ where: { id }, data: { revision: { increment: 1 } } });
}

export function discardDraft(tx: Executor, id: string): Promise<VersionRow> {
  return tx.catalogueVersion.update({ where: { id }, data: { state: 'DISCARDED' } });
}

export function adoptDraft(
  tx: Executor,
  id: string,
  adoption: {
    readonly effectiveFrom: Date;
    readonly adoptedBy: string;
    readonly noteTh: string;
    readonly noteEn: string;
  },
): Promise<VersionRow> {
  return tx.catalogueVersion.update({
    where: { id },
    data: { state: 'ADOPTED', adoptedAt: new Date(), ...adoption },
  });
}

/** All rows of a version, of whatever state. */
export interface VersionRules {
  readonly categories: readonly DeedCategoryRow[];
  readonly deeds: readonly CatalogueDeedRow[];
  readonly indicators: readonly IndicatorRow[];
}

export async function readRules(executor: Executor, versionId: string): Promise<VersionRules> {
  const orderBy = [{ position: 'asc' as const }, { code: 'asc' as const }];
  const [categories, deeds, indicators] = [
    await executor.deedCategory.findMany({ where: { versionId }, orderBy }),
    await executor.deed.findMany({ where: { versionId }, orderBy }),
    await executor.indicator.findMany({ where: { versionId }, orderBy, omit: { searchText: true } }),
  ];
  return { categories, deeds, indicators };
}

/** Puts rules into a draft that has none: those of another version, or new ones; each indicator gets an id of its own. */
export async function writeRules(tx: Executor, draft: VersionRow, rules: VersionRules): Promise<void> {
  const owner = { versionId: draft.id, networkId: draft.networkId };
  await tx.deedCategory.createMany({ data: rules.categories.map((row) => ({ ...row, ...owner })) });
  await tx.deed.createMany({ data: rules.deeds.map((row) => ({ ...row, ...owner })) });
  await tx.indicator.createMany({
    data: rules.indicators.map((row) => ({ ...row, ...owner, id: newId(), virtues: [...row.virtues] })),
  });
}

export async function removeAllRules(tx: Executor, versionId: string): Promise<void> {
  await tx.indicator.deleteMany({ where: { versionId } });
  await tx.deed.deleteMany({ where: { versionId } });
  await tx.deedCategory.deleteMany({ where: { versionId } });
}

export type RuleKind = 'CATEGORY' | 'DEED' | 'INDICATOR';

export async function removeRule(
  tx: Executor,
  versionId: string,
  kind: RuleKind,
  code: string,
): Promise<void> {
  const where = { versionId, code };
  switch (kind) {
    case 'CATEGORY':
      await tx.deedCategory.deleteMany({ where });
      break;
    case 'DEED':
      await tx.deed.deleteMany({ where });
      break;
    case 'INDICATOR':
      await tx.indicator.deleteMany({ where });
      break;
    default:
      kind satisfies never;
  }
}

type Placed<Content> = Content & { readonly position: number };

export async function upsertCategory(
  tx: Executor,
  draft: VersionRow,
  category: Placed<Omit<CategoryContent, 'deeds'>>,
): Promise<void> {
  const { code, name, pictureKey, position } = category;
  const values = { nameTh: name.th, nameEn: name.en, pictureKey, position };
  await tx.deedCategory.upsert({
    where: { versionId_code: { versionId: draft.id, code } },
    create: { versionId: draft.id, networkId: draft.networkId, code, ...values },
    update: values,
  });
}

export async function upsertDeed(
  tx: Executor,
  draft: VersionRow,
  deed: Placed<Omit<DeedContent, 'indicators'>> & { readonly categoryCode: string },
): Promise<void> {
  const { code, name, pictureKey, position, categoryCode } = deed;
  const values = { nameTh: name.th, nameEn: name.en, pictureKey, position, categoryCode };
  await tx.deed.upsert({
    where: { versionId_code: { versionId: draft.id, code } },
    create: { versionId: draft.id, networkId: draft.networkId, code, ...values },
    update: values,
  });
}

export async function upsertIndicator(
  tx: Executor,
  draft: VersionRow,
  indicator: Placed<IndicatorContent> & Pick<IndicatorRow, 'deedCode' | 'origin'>,
): Promise<void> {
  const { code, name, hint, virtues, ...rest } = indicator;
  const values = {
    ...{ nameTh: name.th, nameEn: name.en, hintTh: hint.th, hintEn: hint.en },
    ...{ virtues: [...virtues], ...rest },
  };
  await tx.indicator.upsert({
    where: { versionId_code: { versionId: draft.id, code } },
    create: { id: newId(), versionId: draft.id, networkId: draft.networkId, code, ...values },
    update: values,
  });
}
