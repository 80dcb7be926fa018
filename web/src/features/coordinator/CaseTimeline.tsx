import type { FragmentType } from '@apollo/client/masking';
import { useFragment } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Card } from '../../design/components/Card.tsx';
import { Timeline, type TimelineItem } from '../../design/components/Timeline.tsx';
import { type CaseTimeline_eventFragment, CaseTimeline_eventFragmentDoc } from './case-timeline.generated.ts';

type Event = CaseTimeline_eventFragment;

const tones: Partial<Record<Event['action'], NonNullable<TimelineItem['tone']>>> = {
  APPROVED: 'done',
  REINSTATED: 'done',
  CHANGES_REQUESTED: 'wait',
  SUSPENDED: 'stop',
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
  };
}

/** What happened to a case so far. Null where the person may not see it. */
export function CaseTimeline({ events }: { events: FragmentType<Event>[] | null }) {
  const { t } = useLingui();
  const actionWords = useActionWords();
  const actors = { COORDINATOR: t`The network`, MERCHANT: t`The shop`, SYSTEM: t`By itself` };
  const { data, complete } = useFragment({ fragment: CaseTimeline_eventFragmentDoc, from: events ?? [] });
  if (events === null) return null;
  return (
    <Card title={t`What happened so far`}>
      {complete && data.length > 0 ? (
        <Timeline
          items={data.map((event) => ({
            id: event.id,
            title: actionWords[event.action],
            actor: actors[event.actor],
            at: event.at,
            reason: event.reason,
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
