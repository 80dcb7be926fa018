import { useSyncExternalStore } from 'react';
import { useSession } from '../../app/session/viewer-context.ts';
import { knownWaiting, subscribeToWaiting, type WaitingDeed } from './outbox.ts';

/** What this person recorded on this phone and what has not reached the server. */
export function useWaitingDeeds(): readonly WaitingDeed[] {
  const { viewer } = useSession();
  const waiting = useSyncExternalStore(subscribeToWaiting, knownWaiting);
  return waiting.filter(({ userId }) => userId === viewer?.id);
}
