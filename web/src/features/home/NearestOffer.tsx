import type { FragmentType } from '@apollo/client';
import { Trans } from '@lingui/react/macro';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../lib/numbers.ts';
import { OfferRow } from '../offers/OfferRow.tsx';
import type { OfferRow_offerFragment } from '../offers/offer-row.generated.ts';
import { DeedIdeas } from '../redeem/DeedIdeas.tsx';

export interface NearestOfferProps {
  /** The one with the fewest points missing; null when there are no offers at all. */
  offer: (FragmentType<OfferRow_offerFragment> & { id: string }) | null;
  pointsMissing: number;
}

/** Nothing is in reach yet: how little is missing, for what, and how it is earned. */
export function NearestOffer({ offer, pointsMissing }: NearestOfferProps) {
  const { locale } = useLanguage();
  return (
    <div className="passbook-page flex flex-col gap-4 p-5">
      {offer !== null && (
        <>
          <p className="text-lead">
            <Trans>
              Only <strong className="text-points">{formatNumber(pointsMissing, locale)} points</strong> to
              the first one:
            </Trans>
          </p>
          <ul className="border-y border-rule">
            <OfferRow offer={offer} />
          </ul>
        </>
      )}
      <DeedIdeas />
    </div>
  );
}
