import type { FragmentType } from '@apollo/client';
import { useEffect } from 'react';
import { classNames } from '../../lib/class-names.ts';
import { OfferCard } from './OfferCard.tsx';
import type { OfferCard_offerFragment } from './offer-card.generated.ts';

type OfferReference = FragmentType<OfferCard_offerFragment> & { id: string };

const phoneCount = 6;

export interface OfferGridProps {
  label: string;
  offers: readonly OfferReference[];
  /** Beside other columns: three side by side at most, and on a phone no more than six in all. */
  isNarrow?: boolean;
}

/** Benefits side by side: two on a phone, four on a wide screen. */
export function OfferGrid({ label, offers, isNarrow = false }: OfferGridProps) {
  // So that the first tap on a card finds its sheet there.
  useEffect(() => {
    void import('./SheetLayer.tsx').catch(() => undefined);
  }, []);
  return (
    <ul
      aria-label={label}
      className={classNames(
        'grid grid-cols-2 gap-x-4 gap-y-6 tablet:grid-cols-3',
        !isNarrow && 'desktop:grid-cols-4',
      )}
    >
      {offers.map((offer, index) => (
        <li
          key={offer.id}
          className={classNames('min-w-0', isNarrow && index >= phoneCount && 'max-desktop:hidden')}
        >
          <OfferCard offer={offer} />
        </li>
      ))}
    </ul>
  );
}
