import type { FragmentType } from '@apollo/client/masking';
import { useFragment } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Card } from '../../design/components/Card.tsx';
import { Timeline, type TimelineItem } from '../../design/components/Timeline.tsx';
import { type CaseTimeline_eventFragment, CaseTimeline_eventFragmentDoc } from './case-timeline.generated.ts';
import { useFieldWords } from './use-field-words.ts';

type Event = CaseTimeline_eventFragment;

const tones: Partial<Record<Event['action'], NonNullable<TimelineItem['tone']>>> = {
  APPROVED: 'done',
  REINSTATED: 'done',
  REVISION_APPROVED: 'done',
  CHANGES_REQUESTED: 'wait',
  REVISION_RETURNED: 'wait',
  SUSPENDED: 'stop',
  TRUSTED: 'done',
  APPEALED: 'wait',
};

function useActionWords(): Record<Event['action'], string> {
  const { t } = useLingui();
  return {
    APPLIED: t`Applied`,
    RESUBMITTED: t`Sent again with changes`,
    APPROVED: t`Approved`,
    CHANGES_REQUESTED: t`Changes asked for`,
    DECLINED: t({ message: 'Not taken in', context: 'decision' }),
    SUSPENDED: t`Put on pause`,
    REINSTATED: t`Welcomed back`,
    CREATED: t`Written as a draft`,
    SUBMITTED: t`Handed in`,
    WITHDRAWN: t`Taken back by the shop`,
    PAUSED: t`Paused by the shop`,
    RESUMED: t`Opened again by the shop`,
    ENDED: t`Ended`,
    STOCK_CHANGED: t`Stock changed`,
    APPEALED: t`The shop asked to look again`,
    APPEAL_KEPT: t`Looked at again: the pause stays`,
    TRUSTED: t`Trusted from now on`,
    TRUST_ENDED: t`Looked at first again`,
    CLOSED: t`Closed for a while by the shop`,
    REOPENED: t`Opened again by the shop`,
    CEILING_CHANGED: t`What the shop gives in a month`,
    REVISION_PROPOSED: t`Asked to change it`,
    REVISION_APPROVED: t`Changed`,
    REVISION_RETURNED: t`Change sent back`,
    REVISION_WITHDRAWN: t`Change taken back by the shop`,
    MADE_RIGHT: t`Made right by the shop`,
  };
}

/** What happened to a case so far. Null where the person may not see it. */
export function CaseTimeline({ events }: { events: FragmentType<Event>[] | null }) {
  const { t } = useLingui();
  const actionWords = useActionWords();
  const fieldWords = useFieldWords();
  const voucherWords = { HONOUR: t`vouchers stay good`, RETURN: t`points given back` };
  /** What is known beside the words: which fields were asked for, and what changed in them. */
  const detailsOf = (event: Event) => [
    ...event.fields.map((field) => fieldWords[field]),
    ...(event.openVouchers === null ? [] : [voucherWords[event.openVouchers]]),
  ];
  const changesOf = (event: Event) =>
    event.changes.map(
      ({ field, oldValue, newValue }) => `${fieldWords[field]}: ${oldValue ?? '—'} → ${newValue ?? '—'}`,
    );
  const actors = { COORDINATOR: t`The network`, MERCHANT: t`The shop`, SYSTEM: t`By itself` };
  const { data, complete } = useFragment({ fragment: CaseTimeline_eventFragmentDoc, from: events ?? [] });
  if (events === null) return null;
  return (
    <Card title={t`What happened so far`}>
      {complete && data.length > 0 ? (
        <Timeline
          items={data.map((event) => ({
            id: event.id,
            title: [actionWords[event.action], ...detailsOf(event)].join(' · '),
            actor:
              event.coordinatorName === null
                ? actors[event.actor]
                : `${actors[event.actor]} (${event.coordinatorName})`,
            at: event.at,
            reason:
              [...(event.reason === null ? [] : [event.reason]), ...changesOf(event)].join('\n') || null,
            tone: tones[event.action] ?? 'plain',
          }))}
        />
      ) : (
        <p className="text-ink-soft">
          <Trans>Nothing yet.</Trans>
        </p>
      )}
    </Card>
  );
}
