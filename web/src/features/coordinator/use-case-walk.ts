import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import { type CaseNeighbours, caseAfterDecision, neighboursOf } from './next-case.ts';
import { decisionHold } from './pending-decisions.ts';
import { useAwayCaseIds } from './use-decisions.ts';

export interface CaseWalk {
  neighbours: CaseNeighbours;
  goTo: (caseId: string) => void;
  /** After a decision: the next case, or the queue when none is left. */
  goOn: () => void;
}

/**
 * Walks a queue of cases. `basePath` is where the cases live ("/coordinator/nong-sarai/merchants"), `queuePath` where
 * the queue is seen.
 */
export function useCaseWalk(
  queueIds: readonly string[],
  caseId: string,
  basePath: string,
  queuePath: string,
): CaseWalk {
  const navigate = useNavigate();
  const awayIds = useAwayCaseIds();
  const neighbours = neighboursOf(queueIds, caseId, awayIds);
  const goTo = useCallback((id: string) => void navigate(`${basePath}/${id}`), [navigate, basePath]);
  const goOn = () => {
    // Asked anew: the decision that was just held is among them.
    const away = decisionHold.awayCases().map((each) => each.caseId);
    const next = caseAfterDecision(neighboursOf(queueIds, caseId, away), queueIds, away, caseId);
    void navigate(next === null ? queuePath : `${basePath}/${next}`);
  };
  return { neighbours, goTo, goOn };
}
