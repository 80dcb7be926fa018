/** Where J and K lead from one case, and how far the work has come. */
export interface CaseNeighbours {
  previousId: string | null;
  nextId: string | null;
  /** Counted from 1; null when the case is not in the queue (decided already, or opened from a list). */
  position: number | null;
  waitingCount: number;
}

/**
 * The neighbours of a case in its queue, oldest first. Cases in `awayIds` are decided and waiting to be sent: they
 * are passed over, the open case itself excepted.
 */
export function neighboursOf(
  queueIds: readonly string[],
  caseId: string,
  awayIds: readonly string[],
): CaseNeighbours {
  const ids = queueIds.filter((id) => id === caseId || !awayIds.includes(id));
  const index = ids.indexOf(caseId);
  const waitingCount = ids.filter((id) => !awayIds.includes(id)).length;
  if (index === -1) return { previousId: null, nextId: ids[0] ?? null, position: null, waitingCount };
  return {
    previousId: ids[index - 1] ?? null,
    nextId: ids[index + 1] ?? null,
    position: index + 1,
    waitingCount,
  };
}

/** The case that opens after a decision: the next one, else the oldest that was passed over, else none. */
export function caseAfterDecision(
  neighbours: CaseNeighbours,
  queueIds: readonly string[],
  awayIds: readonly string[],
  caseId: string,
): string | null {
  return neighbours.nextId ?? queueIds.find((id) => id !== caseId && !awayIds.includes(id)) ?? null;
}
