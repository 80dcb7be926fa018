import type { LocalizedText } from '../../graphql/plain-text.ts';
import type { CapPeriod, DeedPrivacy, EvidenceKind } from '../../platform/generated/enums.ts';

/**
 * What a catalogue says, apart from whose it is and since when: the form in which it ships, travels as a template and is
 * put into a draft. The order of the lists is the order in which things are shown.
 */
export interface CatalogueContent {
  /** Those that the indicators name, at least. */
  readonly virtues: readonly VirtueContent[];
  readonly categories: readonly CategoryContent[];
}

export interface VirtueContent {
  readonly code: string;
  readonly name: LocalizedText;
}

export interface CategoryContent {
  readonly code: string;
  readonly name: LocalizedText;
  /** Of a picture that ships with the app; null for none. */
  readonly pictureKey: string | null;
  readonly deeds: readonly DeedContent[];
}

export interface DeedContent {
  readonly code: string;
  readonly name: LocalizedText;
  readonly pictureKey: string | null;
  readonly indicators: readonly IndicatorContent[];
}

export interface IndicatorContent {
  readonly code: string;
  readonly name: LocalizedText;
  readonly hint: LocalizedText;
  readonly points: number;
  readonly capCount: number;
  readonly capPeriod: CapPeriod;
  readonly evidence: EvidenceKind;
  readonly verifiersNeeded: number;
  readonly verifiedBy: 'VERIFIER' | 'COORDINATOR';
  /** Codes. */
  readonly virtues: readonly string[];
  readonly privacy: DeedPrivacy;
}

/** How much a catalogue may hold, and how long its texts may be: in letters as a reader counts them. */
export const catalogueLimits = {
  categories: 20,
  deeds: 100,
  indicators: 500,
  virtues: 30,
  virtuesOfIndicator: 10,
  points: 10_000,
  capCount: 1_000,
  verifiers: 5,
  categoryName: 60,
  deedName: 60,
  indicatorName: 100,
  hint: 250,
  virtueName: 40,
  note: 500,
} as const;

/** As the picture's name stands in web/src/lib/pictures.ts; one that the app does not have shows nothing. */
export function isPictureKey(text: string): boolean {
  return /^fluent:[a-z0-9-]{1,60}$/.test(text);
}
