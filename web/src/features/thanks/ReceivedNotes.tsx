import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { MoreButton } from '../../design/components/MoreButton.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { QuietedSenders } from './QuietedSenders.tsx';
import { ReceivedNote } from './ReceivedNote.tsx';
import { ThanksDocument } from './thanks.generated.ts';

const here = ['PENDING', 'SHOWN'] as const;
const away = ['HIDDEN'] as const;

function Notes({ slug, isAway }: { slug: string; isAway: boolean }) {
  const { t } = useLingui();
  const states = isAway ? away : here;
  const { data, error, refetch, fetchMore } = useQuery(ThanksDocument, {
    variables: { slug, states: [...states] },
    fetchPolicy: 'cache-and-network',
  });
  const found = data?.viewer?.membership?.thanksReceived;
  if (!found) {
    return error === undefined ? (
      <Skeleton shape="lines" count={3} />
    ) : (
      <ErrorState error={error} onRetry={refetch} />
    );
  }
  // A note that was just decided on leaves the list before the list is asked for again.
  const notes = found.edges.map(({ node }) => node).filter(({ state }) => (state === 'HIDDEN') === isAway);
  if (notes.length === 0) {
    return isAway ? (
      <p className="py-4 text-ink-soft">
        <Trans>Nothing is put away.</Trans>
      </p>
    ) : (
      <EmptyState picture="fluent:lotus" title={t`No thanks here yet`}>
        <Trans>Thank somebody first: it often comes back.</Trans>
      </EmptyState>
    );
  }
  return (
    <>
      <ul aria-label={t`Thanks for me`} className="divide-y divide-rule">
        {notes.map((note) => (
          <ReceivedNote key={note.id} note={note} />
        ))}
      </ul>
      {found.pageInfo.hasNextPage && (
        <MoreButton onMore={() => fetchMore({ variables: { after: found.pageInfo.endCursor } })} />
      )}
    </>
  );
}

/** What others wrote to me; at its foot what I put away, and whom I do not want to hear. */
export function ReceivedNotes({ slug, networkId }: { slug: string; networkId: string }) {
  const { t } = useLingui();
  const [isAwayShown, setAwayShown] = useState(false);
  return (
    <div className="flex flex-col gap-6">
      <Notes slug={slug} isAway={false} />
      <div className="border-t border-rule pt-4">
        <Button variant="quiet" onPress={() => setAwayShown(!isAwayShown)}>
          {isAwayShown ? t`Close what is put away` : t`What I put away`}
        </Button>
        {isAwayShown && (
          <div className="flex flex-col gap-6 pt-4">
            <Notes slug={slug} isAway />
            <QuietedSenders slug={slug} networkId={networkId} />
          </div>
        )}
      </div>
    </div>
  );
}
