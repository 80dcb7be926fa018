import type { PickDeedQuery } from './pick-deed.generated.ts';

type Catalogue = NonNullable<NonNullable<PickDeedQuery['network']>['catalogue']>;
export type PickCategory = Catalogue['categories'][number];
type CatalogueIndicator = PickCategory['deeds'][number]['indicators'][number];

/** What a member may pick. */
export type Pick = Omit<CatalogueIndicator, '__typename' | 'hint'> & { hint?: string };

/** The whole list, as it was last read: what is picked from without a signal. */
export interface Picks {
  networkId: string;
  memberId: string;
  likely: readonly Pick[];
  categories: readonly PickCategory[];
}

export function picksOf(data: PickDeedQuery): Picks | null {
  const member = data.viewer?.membership?.member;
  if (!member || !data.network) return null;
  return {
    networkId: data.network.id,
    memberId: member.id,
    likely: member.deedSuggestions,
    categories: data.network.catalogue?.categories ?? [],
  };
}

export function allOf(categories: readonly PickCategory[]): readonly Pick[] {
  return categories.flatMap(({ deeds }) => deeds.flatMap(({ indicators }) => indicators));
}

const toneMarks = /[\u0E47-\u0E4E]/g;

/** Lower case, without tone marks and zero-width characters, and with a split ำ made whole: as people type in a hurry. */
function searchForm(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\u0E4D([\u0E48-\u0E4B]?)\u0E32/g, '$1\u0E33')
    .replace(/[\u200B\u2060\uFEFF]/g, '')
    .replace(toneMarks, '')
    .toLowerCase()
    .trim();
}

/** What has every word of the search in its name, hint, deed or category. */
export function searchPicks(categories: readonly PickCategory[], search: string): readonly Pick[] {
  const words = searchForm(search)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  return categories.flatMap((category) =>
    category.deeds.flatMap((deed) =>
      deed.indicators.filter(({ name, hint }) => {
        const text = searchForm(`${name} ${hint} ${deed.name} ${category.name}`);
        return words.every((word) => text.includes(word));
      }),
    ),
  );
}

function storageName(slug: string, language: string): string {
  return `kwamdee.deed-picks.${slug}.${language}`;
}

/** Keeps the list on the phone: one picks a deed in a field without a signal. It holds nothing about the person but ids. */
export function keepPicks(slug: string, language: string, picks: Picks): void {
  try {
    localStorage.setItem(storageName(slug, language), JSON.stringify(picks));
  } catch {
    // Full or closed: then picking needs a signal.
  }
}

export function keptPicks(slug: string, language: string): Picks | null {
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(storageName(slug, language)) ?? 'null');
    const isPicks =
      typeof parsed === 'object' && parsed !== null && 'likely' in parsed && 'categories' in parsed;
    return isPicks ? (parsed as Picks) : null;
  } catch {
    return null;
  }
}
