import { useLingui } from '@lingui/react/macro';
import { Timeline, type TimelineItem } from '../../design/components/Timeline.tsx';
import type { ShownDeed } from './shown-deed.ts';

/** What became of a deed so far, in kind words. */
export function DeedSteps({ deed }: { deed: ShownDeed }) {
  const { t } = useLingui();
  const community = t`The community`;
  const steps: TimelineItem[] = [
    {
      ...{ id: 'recorded', at: deed.recordedAt, title: t`Recorded` },
      actor: deed.recordedBy ?? t`You`,
    },
  ];
  if (deed.creditedAt !== null) {
    steps.push({
      ...{ id: 'credited', at: deed.creditedAt, tone: 'done' },
      ...{ title: t`Confirmed, the points are in your passbook`, actor: community },
    });
  }
  const later = { id: 'now', at: deed.stateSince } as const;
  switch (deed.state) {
    case 'CLAIMED':
    case 'VERIFIED':
      break;
    case 'MORE_ASKED':
      steps.push({ ...later, tone: 'wait', title: t`Would like to know a little more`, actor: community });
      break;
    case 'NOT_COUNTED':
      steps.push({ ...later, title: t`Not counted this time`, actor: community });
      break;
    case 'WITHDRAWN':
      steps.push({ ...later, title: t`Taken back`, actor: t`You` });
      break;
    case 'CORRECTED':
      steps.push({ ...later, title: t`Entered by mistake, and corrected`, actor: community });
      break;
    default:
      deed.state satisfies never;
  }
  return <Timeline items={steps} />;
}
