import type { CatalogueContent, IndicatorContent, VirtueContent } from './catalogue-content.ts';
import type { VersionRules } from './draft-store.ts';
import type { IndicatorRow } from './indicator-store.ts';
import type { VirtueRow } from './virtue-store.ts';

/** The rows of a catalogue as it ships or travels; writeRules puts in the draft that they are of. */
export function rulesOf(content: CatalogueContent, origin: IndicatorRow['origin']): VersionRules {
  const nowhere = { versionId: '', networkId: '' };
  const deeds = content.categories.flatMap((category) =>
    category.deeds.map((deed) => ({ ...deed, categoryCode: category.code })),
  );
  return {
    categories: content.categories.map(({ code, name, pictureKey }, position) => ({
      ...nowhere,
      ...{ code, nameTh: name.th, nameEn: name.en, pictureKey, position },
    })),
    deeds: deeds.map(({ code, name, pictureKey, categoryCode }, position) => ({
      ...nowhere,
      ...{ code, nameTh: name.th, nameEn: name.en, pictureKey, position, categoryCode },
    })),
    indicators: deeds.flatMap((deed) =>
      deed.indicators.map(({ name, hint, ...rest }, position) => ({
        ...nowhere,
        ...{ id: '', deedCode: deed.code, position, origin },
        ...{ nameTh: name.th, nameEn: name.en, hintTh: hint.th, hintEn: hint.en },
        ...{ ...rest, virtues: [...rest.virtues] },
      })),
    ),
  };
}

/** The way back. Of the network's virtues only those that the rules name come along. */
export function contentOf(rules: VersionRules, virtues: readonly VirtueRow[]): CatalogueContent {
  const named = new Set(rules.indicators.flatMap((indicator) => indicator.virtues));
  return {
    virtues: virtues.filter(({ code }) => named.has(code)).map(virtueContentOf),
    categories: rules.categories.map((category) => ({
      ...picturedOf(category),
      deeds: rules.deeds
        .filter((deed) => deed.categoryCode === category.code)
        .map((deed) => ({
          ...picturedOf(deed),
          indicators: rules.indicators
            .filter((indicator) => indicator.deedCode === deed.code)
            .map(indicatorContentOf),
        })),
    })),
  };
}

export function virtueContentOf({ code, nameTh, nameEn }: VirtueRow): VirtueContent {
  return { code, name: { th: nameTh, en: nameEn } };
}

export function picturedOf(row: {
  readonly code: string;
  readonly nameTh: string;
  readonly nameEn: string;
  readonly pictureKey: string | null;
}) {
  return { code: row.code, name: { th: row.nameTh, en: row.nameEn }, pictureKey: row.pictureKey };
}

export function indicatorContentOf(row: IndicatorRow): IndicatorContent {
  return {
    code: row.code,
    name: { th: row.nameTh, en: row.nameEn },
    hint: { th: row.hintTh, en: row.hintEn },
    points: row.points,
    capCount: row.capCount,
    capPeriod: row.capPeriod,
    evidence: row.evidence,
    verifiersNeeded: row.verifiersNeeded,
    verifiedBy: row.verifiedBy === 'COORDINATOR' ? 'COORDINATOR' : 'VERIFIER',
    virtues: row.virtues,
    privacy: row.privacy,
  };
}
