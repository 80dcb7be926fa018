import { useLingui } from '@lingui/react/macro';
import { Navigate } from 'react-router';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { PairForm } from './PairForm.tsx';
import { useCounterDevice } from './use-counter-device.ts';

/** `/counter`: where a tablet becomes a shop's counter. One that is goes to it at once. */
export default function SharedCounterRoute() {
  const { t } = useLingui();
  const { device, error, refetch } = useCounterDevice();
  if (device != null) return <Navigate to={`/counter/${device.shop.merchantId}`} replace />;
  return (
    <div className="mx-auto max-w-xl px-4 pb-10">
      <Page title={t`Make this the shop’s counter`} width="narrow">
        {device === null ? (
          <PairForm onPaired={refetch} />
        ) : error ? (
          <ErrorState error={error} onRetry={refetch} />
        ) : (
          <Skeleton shape="card" />
        )}
      </Page>
    </div>
  );
}
