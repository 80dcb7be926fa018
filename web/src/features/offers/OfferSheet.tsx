import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { Sheet } from '../../design/components/Sheet.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { RedeemAction } from '../redeem/RedeemAction.tsx';
import { RedeemAnswer } from '../redeem/RedeemAnswer.tsx';
import { TurnOver } from '../redeem/TurnOver.tsx';
import { VoucherView } from '../vouchers/VoucherView.tsx';
import { OfferDetails } from './OfferDetails.tsx';
import { useOffer } from './use-offer.ts';

function useDocumentTitle(title: string | undefined): void {
  useEffect(() => {
    if (title === undefined) return;
    const before = document.title;
    document.title = `${title} · ความดี`;
    return () => {
      document.title = before;
    };
  }, [title]);
}

export interface OfferSheetProps {
  offerId: string;
  /** Set once the offer became a voucher: the card has turned over. */
  voucherId: string | null;
  isOpen: boolean;
  onClose: () => void;
  onRedeemed: (voucherId: string) => void;
}

/** An offer over the page it was found on; its card turns over into the voucher. */
export function OfferSheet({ offerId, voucherId, isOpen, onClose, onRedeemed }: OfferSheetProps) {
  const { t } = useLingui();
  const { offer, panel, redeeming, isMissing, error, retry } = useOffer(offerId, onRedeemed);
  const title = voucherId === null ? offer?.title : t`Your voucher`;
  useDocumentTitle(isOpen ? title : undefined);
  const action = voucherId === null && panel !== null && <RedeemAction offer={panel} redeeming={redeeming} />;
  return (
    <Sheet
      title={title ?? t`Offer`}
      isTitleHidden
      isOpen={isOpen}
      onClose={onClose}
      {...(action ? { footer: action } : {})}
    >
      <TurnOver
        isTurned={voucherId !== null}
        front={
          <div className="flex flex-col gap-4">
            {error !== undefined && <ErrorState error={error} onRetry={retry} />}
            {isMissing && (
              <EmptyState picture="fluent:magnifying-glass-tilted-left" title={t`This offer is not here`}>
                <Trans>It may have been taken down. Your points are untouched.</Trans>
              </EmptyState>
            )}
            {offer === null && error === undefined && !isMissing && <Skeleton shape="card" count={2} />}
            {offer !== null && <OfferDetails offer={offer} isTitleShown />}
            {panel !== null && <RedeemAnswer offer={panel} redeeming={redeeming} />}
          </div>
        }
        back={voucherId !== null && <VoucherView voucherId={voucherId} />}
      />
    </Sheet>
  );
}
