import { useApolloClient } from '@apollo/client/react';
import { plural } from '@lingui/core/macro';
import { useEffect } from 'react';
import { useSession } from '../../app/session/viewer-context.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import { loadMessages } from '../../i18n/language.ts';
import { deliverWaiting } from './deliver-deed.ts';

/** Shows nothing: sends the deeds that wait on this phone, at the start and whenever the connection is back. */
export default function DeedOutbox() {
  const client = useApolloClient();
  const userId = useSession().viewer?.id;
  useEffect(() => {
    if (userId === undefined) return;
    const deliver = () => {
      if (!navigator.onLine) return;
      deliverWaiting(client, userId).then(
        async (count) => {
          if (count === 0) return;
          await loadMessages('community');
          showToast({
            message: plural(count, {
              one: 'The good deed that waited is sent',
              other: '# good deeds that waited are sent',
            }),
            tone: 'done',
          });
        },
        // It waits on; the next sign of a connection tries again.
        () => undefined,
      );
    };
    const deliverWhenSeen = () => {
      if (document.visibilityState === 'visible') deliver();
    };
    deliver();
    addEventListener('online', deliver);
    document.addEventListener('visibilitychange', deliverWhenSeen);
    return () => {
      removeEventListener('online', deliver);
      document.removeEventListener('visibilitychange', deliverWhenSeen);
    };
  }, [client, userId]);
  return null;
}
