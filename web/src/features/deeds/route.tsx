import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { HeartHandshake } from 'lucide-react';
import { useState } from 'react';
import { useMembership } from '../../app/session/use-membership.ts';
import { useIsOnline } from '../../app/shell/OfflineBanner.tsx';
import { ChipGroup } from '../../design/components/ChipGroup.tsx';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { List } from '../../design/components/List.tsx';
import { MoreButton } from '../../design/components/MoreButton.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { DeedRow } from './DeedRow.tsx';
import { DeedListDocument, type DeedListQueryVariables } from './deed-list.generated.ts';
import { WaitingDeeds } from './WaitingDeeds.tsx';

type States = NonNullable<DeedListQueryVariables['states']>;

const filters: Record<'all' | 'waiting' | 'asked' | 'confirmed' | 'other', States | null> = {
  all: null,
  waiting: ['CLAIMED'],
  asked: ['MORE_ASKED'],
  confirmed: ['VERIFIED'],
  other: ['NOT_COUNTED', 'WITHDRAWN', 'CORRECTED'],
};
type Filter = keyof typeof filters;

function isFilter(id: string): id is Filter {
  return id in filters;
}

function Deeds({ slug, filter }: { slug: string; filter: Filter }) {
  const { t } = useLingui();
  const isOnline = useIsOnline();
  const { data, error, refetch, fetchMore } = useQuery(DeedListDocument, {
    variables: { slug, states: filters[filter] },
    fetchPolicy: 'cache-and-network',
  });
  const deeds = data?.viewer?.membership?.member?.deeds;
  // The banner says that there is no signal.
  if (error && !deeds) return isOnline ? <ErrorState error={error} onRetry={refetch} /> : null;
  if (!deeds) return <Skeleton shape="row" count={5} />;
  if (deeds.edges.length === 0) {
    return (
      <EmptyState
        picture="fluent:seedling"
        title={filter === 'all' ? t`Your first good deed is waiting` : t`None here now`}
      >
        {filter === 'all' ? (
          <Trans>Pick what you did, send it, and somebody of the community confirms it.</Trans>
        ) : (
          <Trans>Look under another word above.</Trans>
        )}
      </EmptyState>
    );
  }
  return (
    <>
      <List label={t`My good deeds`}>
        {deeds.edges.map(({ node }) => (
          <DeedRow key={node.id} deed={node} />
        ))}
      </List>
      {deeds.pageInfo.hasNextPage && (
        <MoreButton onMore={() => fetchMore({ variables: { after: deeds.pageInfo.endCursor } })} />
      )}
    </>
  );
}

function MyDeeds({ slug }: { slug: string }) {
  const { t } = useLingui();
  const [filter, setFilter] = useState<Filter>('all');
  return (
    <div className="flex flex-col gap-6">
      <LinkButton to="/deeds/new" variant="primary" size="large" icon={HeartHandshake} isFullWidth>
        <Trans>Record a good deed</Trans>
      </LinkButton>
      <WaitingDeeds />
      <ChipGroup
        label={t`Where they stand`}
        value={filter}
        onChange={(id) => {
          if (isFilter(id)) setFilter(id);
        }}
        options={[
          { id: 'all', label: t({ message: 'All', context: 'deeds' }) },
          { id: 'waiting', label: t({ message: 'Waiting', context: 'deeds' }) },
          { id: 'asked', label: t`Tell more` },
          { id: 'confirmed', label: t({ message: 'Confirmed', context: 'deeds' }) },
          { id: 'other', label: t({ message: 'Others', context: 'deeds' }) },
        ]}
      />
      <Deeds key={filter} slug={slug} filter={filter} />
    </div>
  );
}

/** `/deeds`: what I did, and where it stands. */
export default function DeedsRoute() {
  const { t } = useLingui();
  const { membership } = useMembership();
  return (
    <Page title={t`My good deeds`} width="narrow">
      {membership?.member ? (
        <MyDeeds slug={membership.network.slug} />
      ) : (
        <EmptyState
          picture="fluent:handshake"
          title={t`Join a community first`}
          action={<LinkButton variant="primary" to="/networks">{t`See the communities`}</LinkButton>}
        >
          <Trans>Its list of good deeds is then here.</Trans>
        </EmptyState>
      )}
    </Page>
  );
}
