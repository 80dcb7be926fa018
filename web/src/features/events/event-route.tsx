import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { CalendarDays, HandHeart, MapPin, MonitorSmartphone, Settings2 } from 'lucide-react';
import { useParams } from 'react-router';
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx';
import { useSession } from '../../app/session/viewer-context.ts';
import { DateTime } from '../../design/components/DateTime.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Points } from '../../design/components/Points.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { Stamp } from '../../design/components/Stamp.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { useNow } from '../../lib/use-now.ts';
import { ScanEventButton } from '../check-in/ScanEventButton.tsx';
import { EventPageDocument, type EventPageQuery } from './event-page.generated.ts';
import { formatEventTime, phaseOf } from './event-time.ts';

type Event = Extract<EventPageQuery['node'], { __typename: 'Event' }>;

/** Whether one can come, or how it went. */
function Standing({ event }: { event: Event }) {
  const { t } = useLingui();
  const now = useNow();
  if (event.viewerCheckIn !== null) {
    return (
      <div>
        <Stamp label={t({ message: 'Here', context: 'check-in stamp' })} />
      </div>
    );
  }
  if (event.state === 'CANCELLED')
    return <Notice tone="stop" isLive={false} title={t({ message: 'Called off', context: 'event' })} />;
  if (event.state === 'DRAFT')
    return <Notice isLive={false} title={t({ message: 'Not open yet', context: 'event' })} />;
  if (event.state === 'CLOSED' || phaseOf(event, now) === 'OVER')
    return <Notice isLive={false} title={t({ message: 'This event is over', context: 'event' })} />;
  if (now < Date.parse(event.opensAt)) {
    return (
      <p className="text-ink-soft">
        <Trans>
          Check in at the event, from <DateTime value={event.opensAt} show="date-time" /> on.
        </Trans>
      </p>
    );
  }
  return <ScanEventButton />;
}

function EventFacts({ event }: { event: Event }) {
  const { locale } = useLanguage();
  return (
    <div className="passbook-page flex flex-col gap-5 p-5 tablet:p-6">
      <ul className="flex flex-col gap-3">
        <li className="flex gap-3">
          <CalendarDays aria-hidden className="mt-0.5 size-6 shrink-0 text-ink-soft" />
          {formatEventTime(event.startsAt, event.endsAt, locale)}
        </li>
        <li className="flex gap-3">
          <MapPin aria-hidden className="mt-0.5 size-6 shrink-0 text-ink-soft" />
          {event.place}
        </li>
      </ul>
      {event.description !== '' && <p className="whitespace-pre-line">{event.description}</p>}
      {event.sponsorships.length > 0 && (
        <ul className="flex flex-col gap-2">
          {event.sponsorships.map(({ id, line }) => (
            <li key={id} className="flex gap-3 text-thanks">
              <HandHeart aria-hidden className="mt-0.5 size-6 shrink-0" />
              {line}
            </li>
          ))}
        </ul>
      )}
      <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-t border-rule pt-4">
        <Points value={event.points} size="large" isSigned />
        {event.indicator !== null && <span className="text-ink-soft">{event.indicator.name}</span>}
      </p>
      <Standing event={event} />
    </div>
  );
}

/** `/events/:eventId`: what, when, where, and what it brings. */
export default function EventRoute() {
  const { t } = useLingui();
  const { eventId = '' } = useParams();
  const { viewer } = useSession();
  const { data, error, refetch } = useQuery(EventPageDocument, { variables: { eventId } });
  const event = data?.node?.__typename === 'Event' ? data.node : null;
  if (data !== undefined && event === null) return <NotFoundPage />;
  const isCoordinator = viewer?.memberships.some(
    ({ network, status, roles }) =>
      network.id === event?.network.id && status === 'ACTIVE' && roles.includes('COORDINATOR'),
  );
  const isAtWork = event !== null && (event.viewerIsOrganiser || isCoordinator);
  return (
    <Page
      title={event?.title ?? t`Event`}
      width="narrow"
      back={{ to: '/events', label: t`Events` }}
      lead={event?.network.name}
      {...(isAtWork
        ? {
            actions: (
              <>
                {event.viewerIsOrganiser && (
                  <LinkButton to={`/events/${event.id}/desk`} icon={MonitorSmartphone} variant="primary">
                    <Trans>Open the desk</Trans>
                  </LinkButton>
                )}
                {isCoordinator && (
                  <LinkButton to={`/coordinator/${event.network.slug}/events/${event.id}`} icon={Settings2}>
                    <Trans>Manage</Trans>
                  </LinkButton>
                )}
              </>
            ),
          }
        : {})}
    >
      {event !== null && <EventFacts event={event} />}
      {event === null &&
        (error ? <ErrorState error={error} onRetry={refetch} /> : <Skeleton shape="card" count={2} />)}
    </Page>
  );
}
