import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { MoreButton } from '../../design/components/MoreButton.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { NoteWords } from './NoteWords.tsx';
import { OpenThanksDocument, ThanksSentDocument } from './thanks.generated.ts';

/** What I wrote. What became of it is the receiver's own affair, and is not shown. */
export function SentNotes({ slug }: { slug: string }) {
  const { t } = useLingui();
  const { data, error, refetch, fetchMore } = useQuery(ThanksSentDocument, {
    variables: { slug },
    fetchPolicy: 'cache-and-network',
  });
  const found = data?.viewer?.membership?.thanksSent;
  if (!found) {
    return error === undefined ? (
      <Skeleton shape="lines" count={3} />
    ) : (
      <ErrorState error={error} onRetry={refetch} />
    );
  }
  if (found.edges.length === 0) {
    return (
      <EmptyState picture="fluent:folded-hands" title={t`You have thanked nobody yet`}>
        <Trans>Who has done you good lately?</Trans>
      </EmptyState>
    );
  }
  return (
    <>
      <ul aria-label={t`Thanks from me`} className="divide-y divide-rule">
        {found.edges.map(({ node }) => (
          <NoteWords
            key={node.id}
            message={node.message}
            who={<Trans>To {node.receiver.displayName}</Trans>}
            sentAt={node.sentAt}
            points={node.points}
          />
        ))}
      </ul>
      {found.pageInfo.hasNextPage && (
        <MoreButton onMore={() => fetchMore({ variables: { after: found.pageInfo.endCursor } })} />
      )}
    </>
  );
}

/** What people let their village read. */
export function OpenNotes({ slug }: { slug: string }) {
  const { t } = useLingui();
  const { data, error, refetch, fetchMore } = useQuery(OpenThanksDocument, {
    variables: { slug },
    fetchPolicy: 'cache-and-network',
  });
  const found = data?.network?.openThanks;
  if (!found) {
    return error === undefined ? (
      <Skeleton shape="lines" count={3} />
    ) : (
      <ErrorState error={error} onRetry={refetch} />
    );
  }
  if (found.edges.length === 0) {
    return (
      <EmptyState picture="fluent:lotus" title={t`Nothing to read here yet`}>
        <Trans>Here stands what people let the village read of their thanks.</Trans>
      </EmptyState>
    );
  }
  return (
    <>
      <ul aria-label={t`Thanks in the village`} className="divide-y divide-rule">
        {found.edges.map(({ node }) => (
          <NoteWords
            key={node.id}
            message={node.message}
            who={
              <Trans>
                {node.sender.displayName} to {node.receiver.displayName}
              </Trans>
            }
            sentAt={node.sentAt}
          />
        ))}
      </ul>
      {found.pageInfo.hasNextPage && (
        <MoreButton onMore={() => fetchMore({ variables: { after: found.pageInfo.endCursor } })} />
      )}
    </>
  );
}
