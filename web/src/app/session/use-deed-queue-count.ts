import { useQuery } from '@apollo/client/react';
import { DeedQueueCountDocument } from './deed-queue-count.generated.ts';

const everyMs = 30_000;

/** How many deeds wait for this person in a network; 0 when none is named. Asked again each half minute while the app is seen. */
export function useDeedQueueCount(slug: string | undefined): number {
  const { data } = useQuery(DeedQueueCountDocument, {
    variables: { slug: slug ?? '' },
    skip: slug === undefined,
    pollInterval: everyMs,
    skipPollAttempt: () => document.visibilityState === 'hidden',
  });
  return slug === undefined ? 0 : (data?.network?.deedQueueCount ?? 0);
}
