import { mutate, type Outcome } from './mutate.ts';
import type { Network } from './network.ts';

export interface Category {
  readonly code: string;
  readonly name: string;
  readonly parentCode: string | null;
  readonly depth: number;
  readonly shopCount: number;
  readonly isInUse: boolean;
}

const tree = 'categories { code name(language: TH) parentCode depth shopCount isInUse }';

export type CategoryOutcome = Outcome & { readonly network?: { readonly categories: readonly Category[] } };

/** One of the mutations of the tree, by the network's coordinator. */
export function changeTree(network: Network, field: string, input: object): Promise<CategoryOutcome> {
  return mutate(
    network.coordinator,
    field,
    { networkId: network.id, ...input },
    `... on CategoryActionSuccess { network { ${tree} } } ... on ValidationError { fields { path message } }`,
  );
}

/** A new kind of shop; its code. */
export async function makeCategory(
  network: Network,
  name: string,
  parentCode: string | null = null,
): Promise<string> {
  const { network: changed } = await changeTree(network, 'createCategory', {
    name: { th: name },
    parentCode,
  });
  const made = changed?.categories.find((each) => each.name === name && each.parentCode === parentCode);
  if (made === undefined) throw new Error(`no category ${name}`);
  return made.code;
}

export async function treeOf(network: Network): Promise<readonly Category[]> {
  const answer = await network.world.visitor.ask<{ network: { categories: readonly Category[] } }>(
    `query ($slug: String!) { network(slug: $slug) { ${tree} } }`,
    { slug: network.slug },
  );
  return answer.network.categories;
}
