import { useQuery } from '@apollo/client/react';
import { UnreadNoticesDocument } from './unread-notices.generated.ts';
import { useSession } from './viewer-context.ts';

const everyMs = 60_000;

/** How many notices the person has not read; 0 when signed out. Asked again each minute while the app is seen. */
export function useUnreadNoticeCount(): number {
  const { viewer } = useSession();
  const { data } = useQuery(UnreadNoticesDocument, {
    skip: viewer === null,
    pollInterval: everyMs,
    skipPollAttempt: () => document.visibilityState === 'hidden',
  });
  return viewer === null ? 0 : (data?.viewer?.unreadNoticeCount ?? 0);
}
