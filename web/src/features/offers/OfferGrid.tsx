import type { FragmentType } from '@apollo/client';
import { type ReactNode, useEffect } from 'react';
import { classNames } from '../../lib/class-names.ts';
import { OfferCard } from './OfferCard.tsx';
import type { OfferCard_offerFragment } from './offer-card.generated.ts';

type OfferReference = FragmentType<OfferCard_offerFragment> & { id: string };

export interface OfferGridProps<Offer extends OfferReference> {
  label: string;
  offers: readonly Offer[];
  /** What stands below each card. */
  action?: (offer: Offer) => ReactNode;
  /** Beside other columns: three side by side at most. */
  isNarrow?: boolean;
  /** On phones no more than these. */
  phoneCount?: number;
}

/** Benefits side by side: two on a phone, four on a wide screen. */
export function OfferGrid<Offer extends OfferReference>({
  label,
  offers,
  action,
  isNarrow = false,
  phoneCount = Number.POSITIVE_INFINITY,
}: OfferGridProps<Offer>) {
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
          className={classNames('flex min-w-0 flex-col gap-2', index >= phoneCount && 'max-desktop:hidden')}
        >
          <div className="min-h-0 grow">
            <OfferCard offer={offer} />
          </div>
          {action?.(offer)}
        </li>
      ))}
    </ul>
  );
}
