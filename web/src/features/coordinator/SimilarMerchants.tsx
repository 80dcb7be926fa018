import type { FragmentType } from '@apollo/client/masking';
import { useFragment } from '@apollo/client/react';
import { Plural, useLingui } from '@lingui/react/macro';
import { Card } from '../../design/components/Card.tsx';
import { List } from '../../design/components/List.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { StateBadge } from '../../design/components/StateBadge.tsx';
import { formatThaiPhone } from '../../lib/thai-phone.ts';
import {
  type SimilarMerchants_merchantFragment,
  SimilarMerchants_merchantFragmentDoc,
} from './similar-merchants.generated.ts';

export interface SimilarMerchantsProps {
  merchant: FragmentType<SimilarMerchants_merchantFragment>;
  slug: string;
}

/** Shops with a similar name, phone or place: perhaps the same one twice. Nothing when there are none. */
export function SimilarMerchants({ merchant, slug }: SimilarMerchantsProps) {
  const { t } = useLingui();
  const { data, complete } = useFragment({ fragment: SimilarMerchants_merchantFragmentDoc, from: merchant });
  const similar = complete ? (data.similar ?? []) : [];
  if (similar.length === 0) return null;
  return (
    <Card title={t`Is this shop here already?`} tone="wait">
      <p className="pb-2">
        <Plural
          value={similar.length}
          one="One shop has a similar name, phone or place. Have a look before you decide."
          other="# shops have a similar name, phone or place. Have a look before you decide."
        />
      </p>
      <List label={t`Similar shops`}>
        {similar.map((each) => (
          <ListRow
            key={each.id}
            to={`/coordinator/${slug}/merchants/${each.id}`}
            title={each.name}
            hint={
              <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <StateBadge of="merchant" state={each.status} />
                <span>{[formatThaiPhone(each.phone), each.address].filter(Boolean).join(' · ')}</span>
              </span>
            }
          />
        ))}
      </List>
    </Card>
  );
}
