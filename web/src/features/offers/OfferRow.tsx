import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { Link } from 'react-router';
import { OfferPicture } from '../../design/components/OfferPicture.tsx';
import { Points } from '../../design/components/Points.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { useOfferLink } from './offer-address.ts';
import { hintTones, offerHint } from './offer-hint.ts';
import { type OfferRow_offerFragment, OfferRow_offerFragmentDoc } from './offer-row.generated.ts';

function Row({ offer }: { offer: OfferRow_offerFragment }) {
  const link = useOfferLink(offer.id);
  const { locale } = useLanguage();
  const hint = offerHint(offer, locale);
  const missing = offer.redeemability?.pointsMissing ?? 0;
  const share = offer.costPoints === 0 ? 1 : (offer.costPoints - missing) / offer.costPoints;
  return (
    <li>
      <Link
        {...link}
        className="-mx-2 flex min-h-16 items-center gap-4 rounded-small px-2 py-3 transition-colors hover:bg-page-sunken"
      >
        <OfferPicture picture={offer.picture} size="thumb" />
        <span className="min-w-0 grow">
          <span className="line-clamp-2 font-strong">{offer.title}</span>
          <span className="block truncate text-ink-soft">{offer.merchant.name}</span>
          {missing > 0 && (
            <span aria-hidden className="mt-1 block h-1.5 overflow-hidden rounded-full bg-page-sunken">
              <span
                className="block h-full rounded-full bg-points-mark"
                style={{ width: `${share * 100}%` }}
              />
            </span>
          )}
        </span>
        <span className="flex shrink-0 flex-col items-end text-right">
          <Points value={offer.costPoints} />
          {hint && <span className={hintTones[hint.tone]}>{hint.words}</span>}
        </span>
      </Link>
    </li>
  );
}

/** A benefit as one line, with how far it is; opens its sheet. */
export function OfferRow({ offer }: { offer: FragmentType<OfferRow_offerFragment> }) {
  const { data, complete } = useFragment({ fragment: OfferRow_offerFragmentDoc, from: offer });
  return complete ? <Row offer={data} /> : null;
}
