export interface WaitingDeed {
  readonly id: string;
  /** The same for deeds that were written down as one for many. */
  readonly groupId: string | null;
}

/** The first of it stands for all: one card, one tap. */
export type WaitingGroup<Deed extends WaitingDeed> = readonly [Deed, ...Deed[]];

/** Deeds of one group together, at the place of the one that has waited longest; of `splitIds` each by itself. */
export function groupWaiting<Deed extends WaitingDeed>(
  deeds: readonly Deed[],
  splitIds: ReadonlySet<string>,
): WaitingGroup<Deed>[] {
  const groups = new Map<string, [Deed, ...Deed[]]>();
  for (const deed of deeds) {
    const { id, groupId } = deed;
    const key = groupId === null || splitIds.has(groupId) ? id : groupId;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [deed]);
    else group.push(deed);
  }
  return [...groups.values()];
}
