import { useLingui } from '@lingui/react/macro';
import type { TimelineItem } from '../../design/components/Timeline.tsx';
import type { CaseAction, CaseActor } from './shop-standing.generated.ts';

export interface CaseEvent {
  id: string;
  action: CaseAction;
  actor: CaseActor;
  at: string;
  reason: string | null;
}

const tones: Partial<Record<CaseAction, NonNullable<TimelineItem['tone']>>> = {
  APPROVED: 'done',
  REINSTATED: 'done',
  RESUMED: 'done',
  REVISION_APPROVED: 'done',
  CHANGES_REQUESTED: 'wait',
  REVISION_RETURNED: 'wait',
  PAUSED: 'wait',
  SUSPENDED: 'stop',
  DECLINED: 'stop',
  TRUSTED: 'done',
};

/** The steps of an application or an offer in words, oldest first, with the reasons whole. */
export function useTimelineItems(events: readonly CaseEvent[]): TimelineItem[] {
  const { t } = useLingui();
  const titles: Record<CaseAction, string> = {
    APPLIED: t`Application sent`,
    RESUBMITTED: t`Application sent again`,
    APPROVED: t({ message: 'Approved', context: 'timeline' }),
    CHANGES_REQUESTED: t`Asked for changes`,
    DECLINED: t({ message: 'Not taken in', context: 'timeline' }),
    SUSPENDED: t`Shop put on pause`,
    REINSTATED: t`Shop open again`,
    CREATED: t`Written`,
    SUBMITTED: t`Sent for approval`,
    WITHDRAWN: t`Taken back to change it`,
    PAUSED: t({ message: 'Paused', context: 'timeline' }),
    RESUMED: t`Open again`,
    ENDED: t({ message: 'Ended', context: 'timeline' }),
    STOCK_CHANGED: t`Number changed`,
    APPEALED: t`You asked to look again`,
    APPEAL_KEPT: t`Looked at again: the pause stays`,
    TRUSTED: t`The shop is trusted`,
    TRUST_ENDED: t`Offers are looked at first again`,
    CLOSED: t`Shop closed for a while`,
    REOPENED: t`Shop opened again`,
    CEILING_CHANGED: t`What we give in a month`,
    REVISION_PROPOSED: t`Asked to change it`,
    REVISION_APPROVED: t`Changed`,
    REVISION_RETURNED: t`Change sent back`,
    REVISION_WITHDRAWN: t`Change taken back`,
    MADE_RIGHT: t`Points given back`,
  };
  const actors: Record<CaseActor, string> = {
    MERCHANT: t`Shop`,
    COORDINATOR: t`Coordinator`,
    SYSTEM: t`System`,
  };
  return [...events]
    .sort((one, other) => one.at.localeCompare(other.at))
    .map(({ id, action, actor, at, reason }) => ({
      id,
      title: titles[action],
      actor: actors[actor],
      at,
      reason,
      tone: tones[action] ?? 'plain',
    }));
}

/** The newest event of a kind: the reason that counts now. */
export function latest(events: readonly CaseEvent[], action: CaseAction): CaseEvent | null {
  return events
    .filter((event) => event.action === action)
    .reduce<CaseEvent | null>(
      (newest, each) => (newest !== null && newest.at > each.at ? newest : each),
      null,
    );
}
