import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { Trans } from '@lingui/react/macro';
import { Link } from 'react-router';
import { OfferPicture } from '../../design/components/OfferPicture.tsx';
import { Points } from '../../design/components/Points.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { classNames } from '../../lib/class-names.ts';
import { Distance } from '../place/Distance.tsx';
import { useOfferLink } from './offer-address.ts';
import { type OfferCard_offerFragment, OfferCard_offerFragmentDoc } from './offer-card.generated.ts';
import { hintTones, offerHint } from './offer-hint.ts';

function Card({ offer }: { offer: OfferCard_offerFragment }) {
  const link = useOfferLink(offer.id);
  const { locale } = useLanguage();
  const hint = offerHint(offer, locale);
  const isGone = offer.stockLeft === 0;
  return (
    <Link {...link} className="group flex h-full flex-col gap-2 rounded-field">
      <span className={classNames('block overflow-hidden rounded-field', isGone && 'opacity-55 grayscale')}>
        <span className="block transition-transform duration-200 group-hover:scale-[1.03]">
          <OfferPicture picture={offer.picture} />
        </span>
      </span>
      <span className="flex min-w-0 grow flex-col">
        <span className="line-clamp-2 font-strong">{offer.title}</span>
        <span className="truncate text-ink-soft">{offer.merchant.name}</span>
        <span className="mt-auto flex flex-wrap items-baseline gap-x-3 pt-1">
          <Points value={offer.costPoints} />
          {offer.kind === 'HOLD' && (
            <span className="text-ink-soft">
              <Trans>to borrow</Trans>
            </span>
          )}
          <Distance of={offer.merchant} />
          {hint && <span className={hintTones[hint.tone]}>{hint.words}</span>}
        </span>
      </span>
    </Link>
  );
}

/** A benefit as a picture with its price; opens its sheet. */
export function OfferCard({ offer }: { offer: FragmentType<OfferCard_offerFragment> }) {
  const { data, complete } = useFragment({ fragment: OfferCard_offerFragmentDoc, from: offer });
  return complete ? <Card offer={data} /> : null;
}
