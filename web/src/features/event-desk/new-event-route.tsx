import { useMutation, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Card } from '../../design/components/Card.tsx';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { dropDraft, readDraft } from '../../lib/form-draft.ts';
import type { FormRefusal } from '../../lib/form-refusal.ts';
import { newKey } from '../../lib/idempotency-key.ts';
import { CoordinatorScreen } from '../coordinator/CoordinatorScreen.tsx';
import type { CoordinatedNetwork } from '../coordinator/use-coordinated-network.ts';
import { EventForm } from './EventForm.tsx';
import { OpenEventDocument } from './event-actions.generated.ts';
import { deedChoices } from './event-choices.ts';
import { CreateEventDocument, EventFormChoicesDocument } from './event-form.generated.ts';
import {
  dayAndTime,
  type EventValues,
  emptyEvent,
  eventDraft,
  termsInput,
  wordsInput,
} from './event-values.ts';

const dayMs = 24 * 3_600_000;

/** Makes the event, once for each set of values however often it is tried, and opens it unless it is kept as a draft. */
function useCreateEvent(network: CoordinatedNetwork, draftKey: string) {
  const { t } = useLingui();
  const { language } = useLanguage();
  const navigate = useNavigate();
  const [createEvent] = useMutation(CreateEventDocument);
  const [openEvent] = useMutation(OpenEventDocument);
  const [sent, setSent] = useState({ text: '', key: newKey() });

  async function open(eventId: string): Promise<string> {
    const { data } = await openEvent({ variables: { input: { eventId } } });
    const result = data?.result;
    if (result?.__typename !== 'EventActionSuccess') return result?.message ?? t`Kept as a draft.`;
    return result.event.waitsForSecondCoordinator
      ? t`Asked. Another coordinator opens it.`
      : t`It is open. Members see it now.`;
  }

  return async (values: EventValues, rulePoints: number, isDraft: boolean): Promise<FormRefusal | null> => {
    const input = { ...wordsInput(values, language), ...termsInput(values, rulePoints) };
    const text = JSON.stringify(input);
    const key = text === sent.text ? sent.key : newKey();
    setSent({ text, key });
    try {
      const { data } = await createEvent({
        variables: { input: { networkId: network.id, ...input, idempotencyKey: key } },
      });
      const result = data?.result;
      switch (result?.__typename) {
        case 'CreateEventSuccess': {
          const { id } = result.event;
          dropDraft(draftKey);
          showToast({ message: isDraft ? t`Kept as a draft.` : await open(id), tone: 'done' });
          await navigate(`/coordinator/${network.slug}/events/${id}`, { replace: true });
          return null;
        }
        case 'ValidationError':
          return { message: result.message, fields: result.fields };
        case 'ForbiddenError':
        case 'IdempotencyConflictError':
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

function NewEvent({ network }: { network: CoordinatedNetwork }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(EventFormChoicesDocument, { variables: { slug: network.slug } });
  const draftKey = `kwamdee.new-event.${network.slug}`;
  const send = useCreateEvent(network, draftKey);
  const [tomorrow] = useState(() => dayAndTime(new Date(Date.now() + dayMs).toISOString()).day);
  const choices = data?.network;
  if (!choices)
    return error ? <ErrorState error={error} onRetry={refetch} /> : <Skeleton shape="card" count={2} />;
  if (deedChoices(choices).length === 0) {
    return (
      <EmptyState picture="fluent:memo" title={t`There is no list of good deeds yet`}>
        <Trans>An event counts as one of them. Adopt a list first.</Trans>
      </EmptyState>
    );
  }
  return (
    <Card>
      <EventForm
        network={choices}
        defaultValues={readDraft(draftKey, eventDraft) ?? emptyEvent(tomorrow, network.ownMembershipId)}
        draftKey={draftKey}
        isSettled={false}
        submitLabel={t`Create and open`}
        draftLabel={t`Keep as a draft`}
        onSend={send}
      />
    </Card>
  );
}

/** `/coordinator/:slug/events/new` */
export default function NewEventRoute() {
  const { t } = useLingui();
  return (
    <CoordinatorScreen>
      {(network) => (
        <Page
          title={t`New event`}
          width="narrow"
          back={{ to: `/coordinator/${network.slug}/events`, label: t`Events` }}
        >
          {network.canDecide ? (
            <NewEvent network={network} />
          ) : (
            <EmptyState picture="fluent:handshake" title={t`Coordinators plan events`}>
              <Trans>As an auditor you see all of them in the list.</Trans>
            </EmptyState>
          )}
        </Page>
      )}
    </CoordinatorScreen>
  );
}
