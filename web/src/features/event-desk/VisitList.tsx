import { useLingui } from '@lingui/react/macro';
import { Badge } from '../../design/components/Badge.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { List } from '../../design/components/List.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { MoreButton } from '../../design/components/MoreButton.tsx';
import { Points } from '../../design/components/Points.tsx';
import type { DeskVisitsQuery } from './event-desk.generated.ts';

type Event = Extract<DeskVisitsQuery['node'], { __typename: 'Event' }>;
type Visits = NonNullable<Event['checkIns']>;
type Visit = Visits['edges'][number]['node'];

function useWayWords(): Record<Visit['way'], string | null> {
  const { t } = useLingui();
  return {
    CODE: null,
    PRINTED: null,
    LATE_CODE: t({ message: 'Sent later', context: 'check-in' }),
    DESK: t({ message: 'Written down', context: 'check-in' }),
  };
}

function noPointsWords(
  reason: NonNullable<Visit['noPointsReason']>,
  t: ReturnType<typeof useLingui>['t'],
): string {
  switch (reason) {
    case 'BUDGET_USED_UP':
      return t`No points left`;
    case 'CAP_REACHED':
      return t`Has this deed already`;
    case 'RULE_CHANGED':
      return t`No points`;
    default:
      return reason satisfies never;
  }
}

/** Who came, by number alone, the latest first. */
export function VisitList({ visits, onMore }: { visits: Visits; onMore: () => Promise<unknown> }) {
  const { t } = useLingui();
  const ways = useWayWords();
  if (visits.edges.length === 0) return <p className="text-ink-soft">{t`Nobody yet.`}</p>;
  return (
    <>
      <List label={t`Who came`}>
        {visits.edges.map(({ node }) => (
          <ListRow
            key={node.memberNumber}
            title={node.memberNumber}
            hint={<DateTime value={node.scannedAt} show="time" />}
            end={
              <span className="flex flex-wrap items-center gap-2">
                {ways[node.way] !== null && <Badge>{ways[node.way]}</Badge>}
                {node.noPointsReason === null ? (
                  <Points value={node.points} isSigned isPlain />
                ) : (
                  <span className="text-ink-soft">{noPointsWords(node.noPointsReason, t)}</span>
                )}
              </span>
            }
          />
        ))}
      </List>
      {visits.pageInfo.hasNextPage && <MoreButton onMore={onMore} />}
    </>
  );
}
