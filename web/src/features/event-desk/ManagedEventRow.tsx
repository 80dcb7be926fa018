import type { FragmentType } from '@apollo/client/masking';
import { useFragment } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Ban, CircleCheck, type LucideIcon, PencilLine, Radio, Users } from 'lucide-react';
import { Badge, type Tone } from '../../design/components/Badge.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../lib/numbers.ts';
import { formatEventTime } from '../events/event-time.ts';
import {
  type ManagedEventRow_eventFragment,
  ManagedEventRow_eventFragmentDoc,
} from './managed-events.generated.ts';

type State = ManagedEventRow_eventFragment['state'];

/** Where an event stands: a word, an icon, a colour. */
export function EventStateBadge({ state, waits }: { state: State; waits: boolean }) {
  const { t } = useLingui();
  const looks: Record<State, { tone: Tone; icon: LucideIcon; word: string }> = {
    DRAFT: { tone: 'plain', icon: PencilLine, word: t({ message: 'Draft', context: 'event' }) },
    OPEN: { tone: 'done', icon: Radio, word: t({ message: 'Open', context: 'event' }) },
    CLOSED: { tone: 'plain', icon: CircleCheck, word: t({ message: 'Closed', context: 'event' }) },
    CANCELLED: { tone: 'stop', icon: Ban, word: t({ message: 'Called off', context: 'event' }) },
  };
  const { tone, icon, word } = waits
    ? { tone: 'wait' as const, icon: Users, word: t`Waits for a second person` }
    : looks[state];
  return (
    <Badge tone={tone} icon={icon}>
      {word}
    </Badge>
  );
}

/** One event in the console's list: when, how many came, what was given. */
export function ManagedEventRow({
  event,
  slug,
}: {
  event: FragmentType<ManagedEventRow_eventFragment>;
  slug: string;
}) {
  const { t } = useLingui();
  const { locale } = useLanguage();
  const { data, complete } = useFragment({ fragment: ManagedEventRow_eventFragmentDoc, from: event });
  if (!complete) return null;
  const visits = formatNumber(data.figures?.visitCount ?? 0, locale);
  const given = formatNumber(data.figures?.pointsGiven ?? 0, locale);
  const budget = formatNumber(data.figures?.budgetPoints ?? 0, locale);
  return (
    <ListRow
      to={`/coordinator/${slug}/events/${data.id}`}
      title={data.title}
      hint={
        <>
          <span className="block">{formatEventTime(data.startsAt, data.endsAt, locale)}</span>
          <span className="block">{t`${visits} came · ${given} of ${budget} points`}</span>
        </>
      }
      end={<EventStateBadge state={data.state} waits={data.waitsForSecondCoordinator} />}
    />
  );
}
