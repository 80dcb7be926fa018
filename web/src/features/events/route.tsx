import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Card } from '../../design/components/Card.tsx';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { List } from '../../design/components/List.tsx';
import { MoreButton } from '../../design/components/MoreButton.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { ScanEventButton } from '../check-in/ScanEventButton.tsx';
import { useShownNetwork } from '../networks/use-shown-network.ts';
import { EventRow } from './EventRow.tsx';
import { EventListDocument } from './event-list.generated.ts';

function Events({ slug }: { slug: string }) {
  const { t } = useLingui();
  const { data, error, refetch, fetchMore } = useQuery(EventListDocument, { variables: { slug } });
  const events = data?.network?.events;
  if (!events)
    return error ? <ErrorState error={error} onRetry={refetch} /> : <Skeleton shape="row" count={3} />;
  if (events.edges.length === 0) {
    return (
      <EmptyState
        picture="fluent:broom"
        title={t`Nothing is planned yet`}
        action={
          <LinkButton to="/" variant="primary">
            <Trans>To the home page</Trans>
          </LinkButton>
        }
      >
        <Trans>When the community meets to do good, it is told here.</Trans>
      </EmptyState>
    );
  }
  return (
    <Card>
      <List label={t`Events`}>
        {events.edges.map(({ node }) => (
          <EventRow key={node.id} event={node} />
        ))}
      </List>
      {events.pageInfo.hasNextPage && (
        <MoreButton onMore={() => fetchMore({ variables: { after: events.pageInfo.endCursor } })} />
      )}
    </Card>
  );
}

/** `/events`: what one can come to, the next first. */
export default function EventsRoute() {
  const { t } = useLingui();
  const network = useShownNetwork();
  return (
    <Page title={t`Events`} lead={t`Come and help. At the event, scan the code on the organiser’s screen.`}>
      {network.error !== undefined && <ErrorState error={network.error} onRetry={network.retry} />}
      {network.slug === null && network.error === undefined && <Skeleton shape="row" count={3} />}
      {network.slug !== null && (
        <div className="flex flex-col gap-6">
          <Events key={network.slug} slug={network.slug} />
          {network.isOwn && <ScanEventButton />}
        </div>
      )}
    </Page>
  );
}
