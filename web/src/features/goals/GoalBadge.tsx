import { useLingui } from '@lingui/react/macro';
import { CircleCheck, Hand, type LucideIcon, PenLine, Undo2 } from 'lucide-react';
import { Badge, type Tone } from '../../design/components/Badge.tsx';
import type { GoalCard_goalFragment } from './goal-card.generated.ts';

export type GoalState = GoalCard_goalFragment['state'];

/** Where a goal stands: icon, word and colour. */
export function GoalBadge({ state }: { state: GoalState }) {
  const { t } = useLingui();
  const looks: Record<GoalState, { tone: Tone; icon: LucideIcon; label: string }> = {
    DRAFT: { tone: 'plain', icon: PenLine, label: t({ message: 'Draft', context: 'goal' }) },
    OPEN: { tone: 'points', icon: Hand, label: t({ message: 'Open', context: 'goal' }) },
    REACHED: { tone: 'done', icon: CircleCheck, label: t({ message: 'Reached', context: 'goal' }) },
    RETURNED: { tone: 'plain', icon: Undo2, label: t({ message: 'Points returned', context: 'goal' }) },
    CANCELLED: { tone: 'plain', icon: Undo2, label: t({ message: 'Called off', context: 'goal' }) },
  };
  const { tone, icon, label } = looks[state];
  return (
    <Badge tone={tone} icon={icon}>
      {label}
    </Badge>
  );
}
