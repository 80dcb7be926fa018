import { useQuery, useSubscription } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import type { LiveContext } from '../../apollo/live-link.ts';
import { DeskVisitsDocument, EventChangedDocument } from './event-desk.generated.ts';

const pollMs = 5_000;
/** Under a standing stream, in case it stands without speaking. */
const slowPollMs = 30_000;
const reconnectMs = 5_000;

/** Who came, kept fresh: by the stream, and by asking every five seconds while the stream is down. */
export function useLiveEvent(eventId: string) {
  const [isLive, setLive] = useState(false);
  const [dropCount, setDropCount] = useState(0);
  const { data, error, refetch, fetchMore } = useQuery(DeskVisitsDocument, {
    variables: { eventId },
    pollInterval: isLive ? slowPollMs : pollMs,
    skipPollAttempt: () => document.visibilityState === 'hidden',
  });
  const drop = () => {
    setLive(false);
    setDropCount((count) => count + 1);
  };
  const context: LiveContext = { onConnected: () => setLive(true) };
  const { restart } = useSubscription(EventChangedDocument, {
    variables: { eventId },
    context,
    ignoreResults: true,
    onData: () => void refetch().catch(() => undefined),
    onError: drop,
    onComplete: drop,
  });
  useEffect(() => {
    if (dropCount === 0) return;
    const timer = setTimeout(restart, reconnectMs);
    return () => clearTimeout(timer);
  }, [dropCount, restart]);
  const event = data?.node?.__typename === 'Event' ? data.node : null;
  return { event, error, refetch, fetchMore, isReconnecting: !isLive && dropCount > 0 };
}
