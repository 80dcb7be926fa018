import { useApolloClient, useMutation } from '@apollo/client/react';
import { useCallback } from 'react';
import { showFailure } from '../../design/components/show-failure.ts';
import { MarkNoticesReadDocument, NoticesDocument } from './notice-list.generated.ts';

/**
 * Marks notices as read, here at once and on the server: reading is harmless to be early with. Null marks all;
 * `shownIds` are those on the screen, whose mark goes away.
 */
export function useMarkRead(): (noticeIds: string[] | null, shownIds: readonly string[]) => Promise<void> {
  const client = useApolloClient();
  const [markRead] = useMutation(MarkNoticesReadDocument);
  return useCallback(
    async (noticeIds, shownIds) => {
      const readAt = new Date().toISOString();
      for (const id of shownIds) {
        const cacheId = client.cache.identify({ __typename: 'Notice', id });
        if (cacheId !== undefined) client.cache.modify({ id: cacheId, fields: { readAt: () => readAt } });
      }
      try {
        await markRead({ variables: { noticeIds } });
      } catch (cause) {
        showFailure(cause);
        await client.refetchQueries({ include: [NoticesDocument] });
      }
    },
    [client, markRead],
  );
}
