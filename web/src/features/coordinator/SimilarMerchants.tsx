import type { FragmentType } from '@apollo/client/masking';
import { useFragment } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { TriangleAlert } from 'lucide-react';
import { Badge } from '../../design/components/Badge.tsx';
import { Card } from '../../design/components/Card.tsx';
import { List } from '../../design/components/List.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { StateBadge } from '../../design/components/StateBadge.tsx';
import { formatThaiPhone } from '../../lib/thai-phone.ts';
import {
  type SimilarMerchants_merchantFragment,
  SimilarMerchants_merchantFragmentDoc,
} from './similar-merchants.generated.ts';

type Review = NonNullable<SimilarMerchants_merchantFragment['review']>;

export interface SimilarMerchantsProps {
  merchant: FragmentType<SimilarMerchants_merchantFragment>;
  slug: string;
}

/** What asks for a second look: missing things, and shops that may be the same one. Nothing when there is nothing. */
export function SimilarMerchants({ merchant, slug }: SimilarMerchantsProps) {
  const { t } = useLingui();
  const { data, complete } = useFragment({ fragment: SimilarMerchants_merchantFragmentDoc, from: merchant });
  const review = complete ? data.review : null;
  if (review === null || review.warnings.length === 0) return null;
  const warnings: Record<Review['warnings'][number], string> = {
    SIMILAR_NAME: t`A similar name is here already`,
    SAME_PHONE: t`The same phone number is here already`,
    SAME_PLACE: t`A shop of this kind is within 50 metres`,
    NO_PHOTO: t`There is no photo`,
    NO_PLACE: t`Nothing says where it is`,
  };
  const reasons: Record<Review['lookAlikes'][number]['reasons'][number], string> = {
    NAME: t`Similar name`,
    PHONE: t`Same phone`,
    PLACE: t`Within 50 metres`,
  };
  return (
    <Card title={t`Worth a second look`} tone="wait">
      <ul className="flex flex-col gap-1 pb-2">
        {review.warnings.map((warning) => (
          <li key={warning} className="flex items-center gap-2">
            <TriangleAlert aria-hidden className="size-5 shrink-0 text-wait" />
            {warnings[warning]}
          </li>
        ))}
      </ul>
      {review.lookAlikes.length > 0 && (
        <>
          <p className="pb-1 font-strong">
            <Trans>Is it one of these shops?</Trans>
          </p>
          <List label={t`Similar shops`}>
            {review.lookAlikes.map(({ merchant: each, reasons: why }) => (
              <ListRow
                key={each.id}
                to={`/coordinator/${slug}/merchants/${each.id}`}
                title={each.name}
                hint={
                  <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                    {why.map((reason) => (
                      <Badge key={reason}>{reasons[reason]}</Badge>
                    ))}
                    <StateBadge of="merchant" state={each.status} />
                    <span>{[formatThaiPhone(each.phone), each.address].filter(Boolean).join(' · ')}</span>
                  </span>
                }
              />
            ))}
          </List>
        </>
      )}
    </Card>
  );
}
