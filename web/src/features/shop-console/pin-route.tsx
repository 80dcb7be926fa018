import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { ScanQrCode } from 'lucide-react';
import { useState } from 'react';
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx';
import { Card } from '../../design/components/Card.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { CounterPinDocument } from './counter-pin.generated.ts';
import { PinForm } from './PinForm.tsx';
import { useShopId } from './use-shop.ts';

/** `/shop/:merchantId/pin`: everybody who works here chooses the number that opens the shop's shared device for them. */
export default function CounterPinRoute() {
  const { t } = useLingui();
  const merchantId = useShopId();
  const { data, error, refetch } = useQuery(CounterPinDocument, { variables: { merchantId } });
  const [isSet, setIsSet] = useState(false);
  const shop = data?.node?.__typename === 'Merchant' ? data.node : null;
  if (data !== undefined && (shop === null || shop.viewerStaffRole === null)) return <NotFoundPage />;
  return (
    <Page title={t`My number for the counter`} width="narrow">
      {shop === null && (error ? <ErrorState error={error} onRetry={refetch} /> : <Skeleton shape="card" />)}
      {shop !== null && (
        <div className="flex flex-col gap-5">
          {isSet && <Notice tone="done" title={t`Your number is kept. It opens the shared device.`} />}
          <Card title={shop.viewerHasCounterPin === true ? t`Choose another number` : t`Choose a number`}>
            <div className="flex flex-col gap-4">
              <p>
                {t`The shop’s tablet is for all who work here: tap your name, type your number, and check vouchers.`}
              </p>
              <PinForm merchantId={merchantId} onSet={() => setIsSet(true)} />
            </div>
          </Card>
          <LinkButton icon={ScanQrCode} to={`/counter/${merchantId}`}>
            {t`Check vouchers with this phone`}
          </LinkButton>
        </div>
      )}
    </Page>
  );
}
