import { useMutation, useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useParams } from 'react-router';
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx';
import { Card } from '../../design/components/Card.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { KeyValue } from '../../design/components/KeyValue.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { dropDraft } from '../../lib/form-draft.ts';
import type { FormRefusal } from '../../lib/form-refusal.ts';
import { formatNumber } from '../../lib/numbers.ts';
import { CoordinatorScreen } from '../coordinator/CoordinatorScreen.tsx';
import type { CoordinatedNetwork } from '../coordinator/use-coordinated-network.ts';
import { EventForm } from './EventForm.tsx';
import { EventSponsors } from './EventSponsors.tsx';
import { EventSteps } from './EventSteps.tsx';
import {
  EventFormChoicesDocument,
  ManagedEventDocument,
  UpdateEventDocument,
} from './event-form.generated.ts';
import { type EventValues, type ManagedEvent, termsInput, valuesOf, wordsInput } from './event-values.ts';
import { EventStateBadge } from './ManagedEventRow.tsx';

/** How it went: counts and sums, never a person. */
function Figures({ event }: { event: ManagedEvent }) {
  const { t } = useLingui();
  const { locale } = useLanguage();
  const { figures } = event;
  if (figures === null) return null;
  const number = (value: number) => formatNumber(value, locale);
  const median = figures.medianSecondsToPoints;
  const minutes = number(Math.round((median ?? 0) / 60));
  return (
    <Card title={t`In numbers`}>
      <KeyValue
        items={[
          { label: t`People who came`, value: number(figures.visitCount) },
          { label: t`of them with points`, value: number(figures.creditedCount) },
          {
            label: t`Points given`,
            value: t`${number(figures.pointsGiven)} of ${number(figures.budgetPoints)}`,
          },
          ...(median === null
            ? []
            : [
                {
                  label: t`Half had their points within`,
                  value: median < 60 ? t`a minute` : t`${minutes} minutes`,
                },
              ]),
        ]}
      />
    </Card>
  );
}

function useUpdateEvent(event: ManagedEvent, draftKey: string) {
  const { t } = useLingui();
  const { language } = useLanguage();
  const [updateEvent] = useMutation(UpdateEventDocument);
  return async (values: EventValues, rulePoints: number): Promise<FormRefusal | null> => {
    const terms = event.state === 'DRAFT' ? termsInput(values, rulePoints) : {};
    try {
      const { data } = await updateEvent({
        variables: { input: { eventId: event.id, ...wordsInput(values, language), ...terms } },
      });
      const result = data?.result;
      switch (result?.__typename) {
        case 'UpdateEventSuccess':
          dropDraft(draftKey);
          showToast({ message: t`Saved.`, tone: 'done' });
          return null;
        case 'ValidationError':
          return { message: result.message, fields: result.fields };
        case 'ForbiddenError':
        case 'StateError':
          return { message: result.message, fields: [] };
        case undefined:
          return null;
        default:
          return result satisfies never;
      }
    } catch (error) {
      showFailure(error);
      return null;
    }
  };
}

function EditEvent({ event, slug }: { event: ManagedEvent; slug: string }) {
  const { t } = useLingui();
  const { language } = useLanguage();
  const { data, error, refetch } = useQuery(EventFormChoicesDocument, { variables: { slug } });
  const draftKey = `kwamdee.event.${event.id}`;
  const send = useUpdateEvent(event, draftKey);
  const choices = data?.network;
  if (!choices)
    return error ? <ErrorState error={error} onRetry={refetch} /> : <Skeleton shape="card" count={1} />;
  return (
    <Card title={t`What is told of it`}>
      <EventForm
        key={event.state}
        network={choices}
        defaultValues={valuesOf(event, language)}
        draftKey={draftKey}
        isSettled={event.state !== 'DRAFT'}
        submitLabel={t({ message: 'Save', context: 'event' })}
        draftLabel={null}
        onSend={send}
      />
    </Card>
  );
}

function ManagedEventPage({ network }: { network: CoordinatedNetwork }) {
  const { t } = useLingui();
  const { eventId = '' } = useParams();
  const { data, error, refetch } = useQuery(ManagedEventDocument, { variables: { eventId } });
  const event = data?.node?.__typename === 'Event' ? data.node : null;
  if (data !== undefined && event === null) return <NotFoundPage />;
  const isAlive = event?.state === 'DRAFT' || event?.state === 'OPEN';
  return (
    <Page
      title={event?.title ?? t`Event`}
      width="narrow"
      back={{ to: `/coordinator/${network.slug}/events`, label: t`Events` }}
    >
      {event === null ? (
        error ? (
          <ErrorState error={error} onRetry={refetch} />
        ) : (
          <Skeleton shape="card" count={2} />
        )
      ) : (
        <div className="flex flex-col gap-6">
          <div>
            <EventStateBadge state={event.state} waits={event.waitsForSecondCoordinator} />
          </div>
          {network.canDecide && <EventSteps event={event} />}
          <Figures event={event} />
          <EventSponsors event={event} canDecide={network.canDecide} />
          {network.canDecide && isAlive && <EditEvent event={event} slug={network.slug} />}
        </div>
      )}
    </Page>
  );
}

/** `/coordinator/:slug/events/:eventId`: how it goes, what is told of it, and what comes next. */
export default function ManagedEventRoute() {
  return <CoordinatorScreen>{(network) => <ManagedEventPage network={network} />}</CoordinatorScreen>;
}
