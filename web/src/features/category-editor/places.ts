export interface TreeCategory {
  code: string;
  name: string;
  parentCode: string | null;
  depth: number;
}

const deepest = 3;

function branch(tree: readonly TreeCategory[], code: string): Set<string> {
  const codes = new Set([code]);
  // Parents stand before their children.
  for (const each of tree) if (each.parentCode !== null && codes.has(each.parentCode)) codes.add(each.code);
  return codes;
}

/** Where a category can go with all that is below it: not below itself, and no deeper than the third level. */
export function possibleParents<Category extends TreeCategory>(
  tree: readonly Category[],
  code: string,
): Category[] {
  const own = branch(tree, code);
  const depths = tree.filter((each) => own.has(each.code)).map(({ depth }) => depth);
  const height = Math.max(...depths) - Math.min(...depths) + 1;
  return tree.filter((each) => !own.has(each.code) && each.depth + height <= deepest);
}

/** What a category can become part of: its own branch aside, and so that what is below it fits. */
export function possibleMerges<Category extends TreeCategory>(
  tree: readonly Category[],
  code: string,
): Category[] {
  const own = branch(tree, code);
  const depths = tree.filter((each) => own.has(each.code)).map(({ depth }) => depth);
  const below = Math.max(...depths) - Math.min(...depths);
  return tree.filter((each) => !own.has(each.code) && each.depth + below <= deepest);
}

/**
 * What a step up or down its level means to the server: before which neighbour it goes, null being the end; undefined
 * where there is no further.
 */
export function neighbourAfterStep(
  tree: readonly TreeCategory[],
  code: string,
  step: 'up' | 'down',
): string | null | undefined {
  const own = tree.find((each) => each.code === code);
  const level = tree.filter((each) => each.parentCode === own?.parentCode).map((each) => each.code);
  const at = level.indexOf(code);
  if (step === 'up') return level[at - 1];
  if (at === level.length - 1) return undefined;
  return level[at + 2] ?? null;
}
