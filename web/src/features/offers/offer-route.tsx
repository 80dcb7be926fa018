import { useLingui } from '@lingui/react/macro';
import { useNavigate, useParams } from 'react-router';
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { RedeemAction } from '../redeem/RedeemAction.tsx';
import { RedeemAnswer } from '../redeem/RedeemAnswer.tsx';
import { OfferDetails } from './OfferDetails.tsx';
import { useOffer } from './use-offer.ts';

/** `/offers/:offerId` opened directly: from a notice, a sticker, a link that somebody sent. */
function OfferScreen({ offerId }: { offerId: string }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { offer, panel, redeeming, isMissing, error, retry } = useOffer(offerId, (voucherId) => {
    void navigate(`/vouchers/${voucherId}`, { replace: true, state: { isFresh: true } });
  });
  if (isMissing) return <NotFoundPage />;
  return (
    <Page title={offer?.title ?? t`Offer`} back={{ to: '/offers', label: t`All offers` }} width="narrow">
      {error !== undefined && <ErrorState error={error} onRetry={retry} />}
      {offer === null && error === undefined && <Skeleton shape="card" count={2} />}
      {offer !== null && (
        <div className="flex flex-col gap-4">
          <OfferDetails offer={offer} isTitleShown={false} />
          {panel !== null && <RedeemAnswer offer={panel} redeeming={redeeming} />}
          {panel !== null && (
            <section
              aria-label={t`Redeem`}
              className="sticky bottom-[calc(4.5rem+env(safe-area-inset-bottom))] -mx-4 border-t border-rule bg-ground px-4 pt-3 pb-3 empty:hidden desktop:bottom-0"
            >
              <RedeemAction offer={panel} redeeming={redeeming} />
            </section>
          )}
        </div>
      )}
    </Page>
  );
}

export default function OfferRoute() {
  const { offerId } = useParams();
  return offerId === undefined ? <NotFoundPage /> : <OfferScreen key={offerId} offerId={offerId} />;
}
