import { groupedBy } from '../../lib/grouped-by.ts';

interface InDeed {
  readonly deed: {
    readonly code: string;
    readonly name: string;
    readonly category: { readonly code: string; readonly name: string };
  };
}

export interface DeedGroup<Item> {
  readonly code: string;
  readonly name: string;
  readonly categoryName: string;
  readonly items: readonly Item[];
}

/** What belongs to one deed stands together, in the order of the list. */
export function groupByDeed<Item extends InDeed>(items: readonly Item[]): readonly DeedGroup<Item>[] {
  return [...groupedBy(items, ({ deed }) => deed.code).values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { code, name, category } = first.deed;
    return [{ code, name, categoryName: category.name, items: group }];
  });
}
