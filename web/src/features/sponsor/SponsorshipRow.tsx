import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { DateTime } from '../../design/components/DateTime.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { Points } from '../../design/components/Points.tsx';
import { type Sponsor_sponsorshipFragment, Sponsor_sponsorshipFragmentDoc } from './sponsoring.generated.ts';

/** One gift of the shop: where, how many, and what came back. */
export function SponsorshipRow({ sponsorship }: { sponsorship: FragmentType<Sponsor_sponsorshipFragment> }) {
  const { t } = useLingui();
  const { data, complete } = useFragment({ fragment: Sponsor_sponsorshipFragmentDoc, from: sponsorship });
  if (!complete) return null;
  const back = data.returnedPoints ?? 0;
  return (
    <ListRow
      title={data.line}
      hint={
        <>
          {data.event?.title ?? t`The thanks fund`} · <DateTime value={data.createdAt} />
          {back > 0 && (
            <span className="block">
              <Trans>
                Not needed and back: <Points value={back} />
              </Trans>
            </span>
          )}
        </>
      }
      end={<Points value={data.points ?? 0} />}
    />
  );
}
