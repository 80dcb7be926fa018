import type { FragmentType } from '@apollo/client/masking';
import { useFragment } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Card } from '../../design/components/Card.tsx';
import { OfferPicture } from '../../design/components/OfferPicture.tsx';
import { Points } from '../../design/components/Points.tsx';
import { StockBar } from '../../design/components/StockBar.tsx';
import { type OfferPreview_offerFragment, OfferPreview_offerFragmentDoc } from './offer-preview.generated.ts';
import { validFor } from './valid-hours.ts';

/** The offer as a member will see it, without the button. */
export function OfferPreview({ offer }: { offer: FragmentType<OfferPreview_offerFragment> }) {
  const { t } = useLingui();
  const { data, complete } = useFragment({ fragment: OfferPreview_offerFragmentDoc, from: offer });
  if (!complete) return null;
  const { unit, count } = validFor(data.voucherValidHours);
  return (
    <Card title={t`As members will see it`}>
      <div className="flex flex-col gap-4">
        <OfferPicture picture={data.picture} size="hero" />
        <div>
          <h3 className="text-title">{data.title}</h3>
          <p className="text-ink-soft">{data.merchant.name}</p>
        </div>
        <Points value={data.costPoints} size="large" />
        {data.kind === 'HOLD' && (
          <p>
            <Trans>The points are set aside while the thing is borrowed, and come back with it.</Trans>
          </p>
        )}
        {data.description !== '' && <p className="whitespace-pre-line">{data.description}</p>}
        <StockBar left={data.stockLeft} total={data.stockTotal} />
        <p className="text-ink-soft">
          {unit === 'days' ? (
            <Trans>
              Good for <Plural value={count} one="# day" other="# days" /> after redeeming
            </Trans>
          ) : (
            <Trans>
              Good for <Plural value={count} one="# hour" other="# hours" /> after redeeming
            </Trans>
          )}
        </p>
      </div>
    </Card>
  );
}
