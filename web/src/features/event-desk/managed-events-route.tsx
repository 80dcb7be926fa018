import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { CalendarPlus } from 'lucide-react';
import { Card } from '../../design/components/Card.tsx';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { List } from '../../design/components/List.tsx';
import { MoreButton } from '../../design/components/MoreButton.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { CoordinatorScreen } from '../coordinator/CoordinatorScreen.tsx';
import { ManagedEventRow } from './ManagedEventRow.tsx';
import { ManagedEventsDocument } from './managed-events.generated.ts';

function Events({ slug }: { slug: string }) {
  const { t } = useLingui();
  const { data, error, refetch, fetchMore } = useQuery(ManagedEventsDocument, { variables: { slug } });
  const events = data?.network?.events;
  if (!events)
    return error ? <ErrorState error={error} onRetry={refetch} /> : <Skeleton shape="row" count={3} />;
  if (events.edges.length === 0) {
    return (
      <EmptyState picture="fluent:broom" title={t`No events yet`}>
        <Trans>Plan one: everybody who comes scans one code, and has their points at once.</Trans>
      </EmptyState>
    );
  }
  return (
    <Card>
      <List label={t`Events`}>
        {events.edges.map(({ node }) => (
          <ManagedEventRow key={node.id} event={node} slug={slug} />
        ))}
      </List>
      {events.pageInfo.hasNextPage && (
        <MoreButton onMore={() => fetchMore({ variables: { after: events.pageInfo.endCursor } })} />
      )}
    </Card>
  );
}

/** `/coordinator/:slug/events`: all events, drafts and what is over too. */
export default function ManagedEventsRoute() {
  const { t } = useLingui();
  return (
    <CoordinatorScreen>
      {(network) => (
        <Page
          title={t`Events`}
          lead={network.name}
          {...(network.canDecide
            ? {
                actions: (
                  <LinkButton
                    to={`/coordinator/${network.slug}/events/new`}
                    variant="primary"
                    icon={CalendarPlus}
                  >
                    {t`New event`}
                  </LinkButton>
                ),
              }
            : {})}
        >
          <Events slug={network.slug} />
        </Page>
      )}
    </CoordinatorScreen>
  );
}
