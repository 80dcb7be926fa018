import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { Sheet } from '../../design/components/Sheet.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { RedeemAction } from '../redeem/RedeemAction.tsx';
import { RedeemAnswer } from '../redeem/RedeemAnswer.tsx';
import { TurnOver } from '../redeem/TurnOver.tsx';
import { VoucherView } from '../vouchers/VoucherView.tsx';
import { OfferDetails } from './OfferDetails.tsx';
import { offerParameter, openedHere, voucherParameter, wasOpenedHere } from './offer-address.ts';
import { useOffer } from './use-offer.ts';

/** Closes by going back where the sheet was opened from here; else by dropping it from the address. */
function useCloseSheet(): () => void {
  const navigate = useNavigate();
  const { pathname, search, state } = useLocation();
  return () => {
    if (wasOpenedHere(state)) {
      void navigate(-1);
      return;
    }
    const parameters = new URLSearchParams(search);
    parameters.delete(offerParameter);
    parameters.delete(voucherParameter);
    void navigate({ pathname, search: parameters.toString() }, { replace: true, preventScrollReset: true });
  };
}

/** The sheet's entry becomes the voucher's: loading it anew, or sharing the address, shows the voucher. */
function useShowVoucher(offerId: string): (voucherId: string) => void {
  const navigate = useNavigate();
  const { pathname, search, state } = useLocation();
  return (voucherId) => {
    const parameters = new URLSearchParams(search);
    parameters.set(offerParameter, offerId);
    parameters.set(voucherParameter, voucherId);
    void navigate(
      { pathname, search: `?${parameters.toString()}` },
      {
        replace: true,
        mask: `/vouchers/${voucherId}`,
        preventScrollReset: true,
        ...(wasOpenedHere(state) ? { state: openedHere } : {}),
      },
    );
  };
}

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

interface OpenSheetProps {
  offerId: string;
  voucherId: string | null;
  isOpen: boolean;
}

function OpenSheet({ offerId, voucherId, isOpen }: OpenSheetProps) {
  const { t } = useLingui();
  const close = useCloseSheet();
  const showVoucher = useShowVoucher(offerId);
  const { offer, panel, redeeming, isMissing, error, retry } = useOffer(offerId, showVoucher);
  const title = voucherId === null ? offer?.title : t`Your voucher`;
  useDocumentTitle(isOpen ? title : undefined);
  const action = voucherId === null && panel !== null && <RedeemAction offer={panel} redeeming={redeeming} />;
  return (
    <Sheet
      title={title ?? t`Offer`}
      isTitleHidden
      isOpen={isOpen}
      onClose={close}
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

/** Every page that lists offers renders this once: the sheet of the offer that the address names. */
export function OfferSheet() {
  const [parameters] = useSearchParams();
  const offerId = parameters.get(offerParameter);
  // Keeps its offer while it sinks.
  const [lastOfferId, setLastOfferId] = useState(offerId);
  if (offerId !== null && offerId !== lastOfferId) setLastOfferId(offerId);
  const shownId = offerId ?? lastOfferId;
  if (shownId === null) return null;
  return (
    <OpenSheet
      key={shownId}
      offerId={shownId}
      voucherId={parameters.get(voucherParameter)}
      isOpen={offerId !== null}
    />
  );
}
