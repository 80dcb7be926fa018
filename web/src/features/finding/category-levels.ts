export interface ShownCategory {
  code: string;
  name: string;
  parentCode: string | null;
  shopCount: number;
}

export interface CategoryLevel<Category> {
  /** What the level is a part of; null at the root. */
  parent: Category | null;
  categories: readonly Category[];
  /** The one of them on the way to the chosen one. */
  chosenCode: string | null;
}

/**
 * The levels of chips to show: the root's, then what is below each category on the way to the chosen one. A branch
 * without a shop is left out.
 */
export function categoryLevels<Category extends ShownCategory>(
  categories: readonly Category[],
  chosenCode: string | null,
): CategoryLevel<Category>[] {
  const byCode = new Map(categories.map((category) => [category.code, category]));
  const hasShop = (category: Category): boolean =>
    category.shopCount > 0 || categories.some((each) => each.parentCode === category.code && hasShop(each));
  const isPart = (category: Category) => category.parentCode !== null && byCode.has(category.parentCode);
  const way: Category[] = [];
  for (let at = byCode.get(chosenCode ?? ''); at !== undefined; at = byCode.get(at.parentCode ?? ''))
    way.unshift(at);
  return [null, ...way]
    .map((parent, depth) => ({
      parent,
      categories: categories.filter(
        (each) => each.parentCode === (parent?.code ?? null) && (hasShop(each) || each === way[depth]),
      ),
      chosenCode: way[depth]?.code ?? null,
    }))
    .filter(({ parent, categories: shown }) =>
      // One kind alone, without parts, is no choice.
      parent === null && shown.length === 1
        ? categories.some((each) => isPart(each) && hasShop(each))
        : shown.length > 0,
    );
}
