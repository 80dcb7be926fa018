import { useEffect, useSyncExternalStore } from 'react';
import { type CaseQueue, decisionHold, type HeldDecision } from './pending-decisions.ts';

/** Decisions of this tab that can still be undone, oldest first. */
export function useHeldDecisions(): readonly HeldDecision[] {
  return useSyncExternalStore(decisionHold.subscribe, decisionHold.held);
}

/** Cases decided here that the server still has as waiting, because the decision is not sent or not answered yet. */
export function useAwayCaseIds(): readonly string[] {
  return useSyncExternalStore(decisionHold.subscribe, decisionHold.awayCases).map(({ caseId }) => caseId);
}

/** How many of a queue's cases are decided here and still counted by the server. */
export function useAwayCount(queue: NonNullable<CaseQueue>): number {
  const away = useSyncExternalStore(decisionHold.subscribe, decisionHold.awayCases);
  return away.filter((each) => each.queue === queue).length;
}

let openScreens = 0;

/**
 * Sends what waits when the person leaves: to another part of the app, to another tab or app, or for good. A phone
 * may close a page in the background without another word, so its going out of sight counts as leaving.
 */
export function useFlushOnLeaving(): void {
  useEffect(() => {
    openScreens += 1;
    const onHidden = () => {
      if (document.visibilityState === 'hidden') void decisionHold.flush(true);
    };
    const onPageHide = () => void decisionHold.flush(true);
    document.addEventListener('visibilitychange', onHidden);
    window.addEventListener('pagehide', onPageHide);
    return () => {
      openScreens -= 1;
      document.removeEventListener('visibilitychange', onHidden);
      window.removeEventListener('pagehide', onPageHide);
      // From one case to the next the screens change places: only when none has come is the console left.
      setTimeout(() => {
        if (openScreens === 0) void decisionHold.flush(false);
      }, 0);
    };
  }, []);
}
