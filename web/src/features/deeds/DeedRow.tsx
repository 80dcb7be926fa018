import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { DateTime } from '../../design/components/DateTime.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { Points } from '../../design/components/Points.tsx';
import { noonOf } from '../../lib/village-day.ts';
import { DeedStateBadge } from './DeedStateBadge.tsx';
import { type DeedRow_deedFragment, DeedRow_deedFragmentDoc } from './deed-row.generated.ts';

/** One deed in a list: what, when, where it stands. */
export function DeedRow({ deed }: { deed: FragmentType<DeedRow_deedFragment> }) {
  const { data, complete } = useFragment({ fragment: DeedRow_deedFragmentDoc, from: deed });
  if (!complete) return null;
  return (
    <ListRow
      to={`/deeds/${data.id}`}
      title={data.title}
      hint={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <DateTime value={noonOf(data.doneOn)} show="date" />
          <DeedStateBadge state={data.state} />
        </span>
      }
      end={
        <span className={data.state === 'VERIFIED' ? 'text-points' : 'text-ink-soft'}>
          <Points value={data.points} isSigned={data.state === 'VERIFIED'} />
        </span>
      }
    />
  );
}
