import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { OfferPicture } from '../../design/components/OfferPicture.tsx';
import { Points } from '../../design/components/Points.tsx';
import { StateBadge } from '../../design/components/StateBadge.tsx';
import { StockBar } from '../../design/components/StockBar.tsx';
import { Switch } from '../../design/components/Switch.tsx';
import { type OfferLine_offerFragment, OfferLine_offerFragmentDoc } from './offer-line.generated.ts';
import { useOfferStep } from './use-offer-step.ts';

export interface OfferLineProps {
  offer: FragmentType<OfferLine_offerFragment>;
  to: string;
  /** Shows the switch that pauses it, for those who may. */
  hasSwitch?: boolean;
}

function PauseSwitch({ offer }: { offer: OfferLine_offerFragment }) {
  const { t } = useLingui();
  const { take, pending } = useOfferStep(offer.id);
  return (
    <Switch
      label={
        offer.state === 'LIVE'
          ? t({ message: 'Open', context: 'switch of an offer' })
          : t({ message: 'On pause', context: 'offers' })
      }
      aria-label={t`${offer.title}: open for redeeming`}
      isSelected={pending === null ? offer.state === 'LIVE' : pending === 'resume'}
      isDisabled={pending !== null}
      onChange={(isOpen) => void take(isOpen ? 'resume' : 'pause')}
    />
  );
}

/** One offer of the shop: what it is, what is left, and the switch that pauses it. */
export function OfferLine({ offer, to, hasSwitch = false }: OfferLineProps) {
  const { t } = useLingui();
  const { data, complete } = useFragment({ fragment: OfferLine_offerFragmentDoc, from: offer });
  if (!complete) return null;
  const isOut = data.state === 'LIVE' || data.state === 'PAUSED';
  return (
    <li className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2 py-4 tablet:grid-cols-[auto_1fr_13rem] tablet:items-center">
      <OfferPicture picture={data.picture} size="thumb" />
      <div className="min-w-0">
        <Link to={to} className="inline-block py-0.5 font-strong underline-offset-4 hover:underline">
          {data.title}
        </Link>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Points value={data.costPoints} />
          {isOut && data.stockTotal === null && (
            <span className="text-ink-soft">{t`No limit on the number`}</span>
          )}
          {!hasSwitch && <StateBadge of="offer" state={data.state} />}
        </p>
      </div>
      <div className="col-span-2 tablet:col-span-1">
        {isOut && data.stockTotal !== null && <StockBar left={data.stockLeft} total={data.stockTotal} />}
        {hasSwitch && <PauseSwitch offer={data} />}
      </div>
    </li>
  );
}
