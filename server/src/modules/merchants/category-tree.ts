/** A kind of shop as a place in the tree. */
export interface CategoryNode {
  readonly code: string;
  readonly parentCode: string | null;
  readonly depth: number;
  readonly position: number;
}

/** As the table's CHECK has it. */
export const deepest = 3;

/** Parents before their children, each level by position; what has no parent here stands at the root. */
export function inTreeOrder<Node extends CategoryNode>(nodes: readonly Node[]): Node[] {
  const codes = new Set(nodes.map(({ code }) => code));
  const children = Map.groupBy(nodes, ({ parentCode }) =>
    parentCode !== null && codes.has(parentCode) ? parentCode : null,
  );
  const below = (parent: string | null): Node[] =>
    (children.get(parent) ?? [])
      .toSorted((a, b) => a.position - b.position || (a.code < b.code ? -1 : 1))
      .flatMap((node) => [node, ...below(node.code)]);
  return below(null);
}

/** The kind with all that is below it; empty when there is no such kind. */
export function branchOf(nodes: readonly CategoryNode[], code: string): string[] {
  if (!nodes.some((node) => node.code === code)) return [];
  const children = Map.groupBy(nodes, ({ parentCode }) => parentCode);
  const below = (parent: string): string[] => [
    parent,
    ...(children.get(parent) ?? []).flatMap((node) => below(node.code)),
  ];
  return below(code);
}

/** How many levels the branch has: 1 when nothing is below. */
export function heightOf(nodes: readonly CategoryNode[], code: string): number {
  const depths = nodes.filter((node) => branchOf(nodes, code).includes(node.code)).map(({ depth }) => depth);
  const own = nodes.find((node) => node.code === code)?.depth ?? 0;
  return Math.max(own, ...depths) - own + 1;
}

/** What a change makes of one kind. */
export interface Placement {
  readonly code: string;
  readonly parentCode: string | null;
  readonly depth: number;
  readonly position: number;
}

export type MoveRefusal = 'BELOW_ITSELF' | 'TOO_DEEP' | 'NO_PARENT' | 'NO_SIBLING';

/**
 * What changes when a kind goes below `parentCode` (null: to the root), before `beforeCode` (null: at the end). Siblings
 * are counted anew, 0, 1, 2, …; what stays as it was is left out.
 */
export function placementsOfMove(
  nodes: readonly CategoryNode[],
  move: { readonly code: string; readonly parentCode: string | null; readonly beforeCode: string | null },
): readonly Placement[] | MoveRefusal {
  const { code, parentCode, beforeCode } = move;
  const branch = branchOf(nodes, code);
  const parent = parentCode === null ? null : nodes.find((node) => node.code === parentCode);
  if (parent === undefined) return 'NO_PARENT';
  if (parentCode !== null && branch.includes(parentCode)) return 'BELOW_ITSELF';
  const depth = (parent?.depth ?? 0) + 1;
  if (depth + heightOf(nodes, code) - 1 > deepest) return 'TOO_DEEP';
  const siblings = inTreeOrder(nodes).filter((node) => node.parentCode === parentCode && node.code !== code);
  const at = beforeCode === null ? siblings.length : siblings.findIndex((node) => node.code === beforeCode);
  if (at < 0) return 'NO_SIBLING';

  const order = [
    ...siblings.slice(0, at).map((node) => node.code),
    code,
    ...siblings.slice(at).map((node) => node.code),
  ];
  const own = nodes.find((node) => node.code === code);
  const sunk = depth - (own?.depth ?? depth);
  const after = nodes.map((node): Placement => {
    const position = order.includes(node.code) ? order.indexOf(node.code) : node.position;
    if (node.code === code) return { code, parentCode, depth, position };
    return { ...node, position, depth: branch.includes(node.code) ? node.depth + sunk : node.depth };
  });
  const was = new Map(nodes.map((node) => [node.code, node]));
  return after
    .filter((node) => {
      const before = was.get(node.code);
      return (
        before?.parentCode !== node.parentCode ||
        before.depth !== node.depth ||
        before.position !== node.position
      );
    })
    .map(({ code: each, parentCode: above, depth: deep, position }) => ({
      ...{ code: each, parentCode: above, depth: deep, position },
    }));
}
