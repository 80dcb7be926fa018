import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { CircleCheck, Radio } from 'lucide-react';
import { Badge } from '../../design/components/Badge.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { Points } from '../../design/components/Points.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { useNow } from '../../lib/use-now.ts';
import { type EventRow_eventFragment, EventRow_eventFragmentDoc } from './event-row.generated.ts';
import { formatEventTime, phaseOf } from './event-time.ts';

/** One event in a list: what, when, where, and what it brings. */
export function EventRow({ event }: { event: FragmentType<EventRow_eventFragment> }) {
  const { t } = useLingui();
  const { locale } = useLanguage();
  const now = useNow();
  const { data, complete } = useFragment({ fragment: EventRow_eventFragmentDoc, from: event });
  if (!complete) return null;
  const { id, title, place, startsAt, endsAt, points, viewerCheckIn } = data;
  return (
    <ListRow
      to={`/events/${id}`}
      title={title}
      hint={
        <>
          <span className="block">{formatEventTime(startsAt, endsAt, locale)}</span>
          <span className="block">{place}</span>
        </>
      }
      end={
        viewerCheckIn !== null ? (
          <Badge tone="done" icon={CircleCheck}>
            {t({ message: 'Here', context: 'check-in stamp' })}
          </Badge>
        ) : (
          <span className="inline-flex flex-wrap items-center gap-3">
            {phaseOf(data, now) === 'ON' && (
              <Badge tone="wait" icon={Radio}>
                {t({ message: 'On now', context: 'event' })}
              </Badge>
            )}
            <Points value={points} isSigned />
          </span>
        )
      }
    />
  );
}
