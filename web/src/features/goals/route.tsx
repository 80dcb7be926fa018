import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMembership } from '../../app/session/use-membership.ts';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { MoreButton } from '../../design/components/MoreButton.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { GoalCard } from './GoalCard.tsx';
import { GoalListDocument } from './goal-list.generated.ts';

function Goals({ slug }: { slug: string }) {
  const { t } = useLingui();
  const { data, error, refetch, fetchMore } = useQuery(GoalListDocument, { variables: { slug } });
  const network = data?.network;
  if (!network) {
    return error ? <ErrorState error={error} onRetry={refetch} /> : <Skeleton shape="card" count={3} />;
  }
  const { open, past } = network;
  return (
    <div className="flex flex-col gap-8">
      {open.edges.length === 0 ? (
        <EmptyState picture="fluent:seedling" title={t`No goal is open right now`}>
          <Trans>When your community sets one, it is here.</Trans>
        </EmptyState>
      ) : (
        <ul aria-label={t`Open goals`} className="flex flex-col gap-4">
          {open.edges.map(({ node }) => (
            <GoalCard key={node.id} goal={node} />
          ))}
        </ul>
      )}
      {past.edges.length > 0 && (
        <section aria-labelledby="past-goals">
          <h2 id="past-goals" className="pb-3 text-title">
            <Trans>What we have done together</Trans>
          </h2>
          <ul className="flex flex-col gap-4">
            {past.edges.map(({ node }) => (
              <GoalCard key={node.id} goal={node} />
            ))}
          </ul>
          {past.pageInfo.hasNextPage && (
            <MoreButton onMore={() => fetchMore({ variables: { after: past.pageInfo.endCursor } })} />
          )}
        </section>
      )}
    </div>
  );
}

/** What the community pledges toward, together. */
export default function GoalsRoute() {
  const { t } = useLingui();
  const { membership } = useMembership();
  return (
    <Page
      title={t`Goals of the community`}
      lead={t`A little from each. When it is full we do it together; when it is not, your points come back by themselves.`}
    >
      {membership === null ? (
        <EmptyState
          picture="fluent:handshake"
          title={t`Goals belong to a community`}
          action={
            <LinkButton to="/networks" variant="primary">
              <Trans>Find my community</Trans>
            </LinkButton>
          }
        >
          <Trans>Join one to pledge with the others.</Trans>
        </EmptyState>
      ) : (
        <Goals slug={membership.network.slug} />
      )}
    </Page>
  );
}
