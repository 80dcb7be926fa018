import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { DateTime } from '../../design/components/DateTime.tsx';
import { List } from '../../design/components/List.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { OfferPicture } from '../../design/components/OfferPicture.tsx';
import { type RecentUses_merchantFragment, RecentUses_merchantFragmentDoc } from './recent-uses.generated.ts';

type Use = NonNullable<RecentUses_merchantFragment['today']>['uses'][number];

const shown = 5;

function useUseWords(): (use: Use) => string | null {
  const { t } = useLingui();
  return ({ undoneAt, releasedAt, offer }) => {
    if (undoneAt !== null) return t({ message: 'Undone', context: 'use at the counter' });
    if (offer.kind === 'SPEND') return null;
    return releasedAt === null
      ? t({ message: 'Out on loan', context: 'use at the counter' })
      : t({ message: 'Returned', context: 'use at the counter' });
  };
}

/** The last uses of today: what and when, never who. */
export function RecentUses({ merchant }: { merchant: FragmentType<RecentUses_merchantFragment> }) {
  const { t } = useLingui();
  const wordsOf = useUseWords();
  const { data, complete } = useFragment({ fragment: RecentUses_merchantFragmentDoc, from: merchant });
  const uses = complete ? (data.today?.uses ?? []).slice(0, shown) : [];
  if (uses.length === 0) {
    return (
      <p className="text-ink-soft">{t`No voucher was used yet today. They appear here as soon as they are scanned.`}</p>
    );
  }
  return (
    <List label={t`Used last`}>
      {uses.map((use) => (
        <ListRow
          key={use.id}
          start={<OfferPicture picture={use.offer.picture} size="thumb" />}
          title={
            <>
              {use.offer.title}
              {use.quantity > 1 && ` × ${use.quantity}`}
            </>
          }
          hint={wordsOf(use) ?? undefined}
          end={<DateTime value={use.usedAt} show="time" />}
        />
      ))}
    </List>
  );
}
