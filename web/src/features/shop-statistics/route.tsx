import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { lazy, Suspense, useState } from 'react';
import { useParams } from 'react-router';
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { Page } from '../../design/components/Page.tsx';
import { SegmentedControl } from '../../design/components/SegmentedControl.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { periodOf, periods } from './period.ts';
import { ShopStatisticsDocument } from './shop-statistics.generated.ts';

const StatisticsCharts = lazy(() => import('./StatisticsCharts.tsx'));

/** `/shop/:merchantId/statistics`: when people come, for what, whether again, and how long the stock lasts. */
export default function ShopStatisticsRoute() {
  const { t } = useLingui();
  const { merchantId = '' } = useParams();
  const [days, setDays] = useState<number>(periods[0]);
  const { data, previousData, error, refetch } = useQuery(ShopStatisticsDocument, {
    variables: { merchantId, ...periodOf(days, new Date()) },
  });
  const node = (data ?? previousData)?.node;
  const shop = node?.__typename === 'Merchant' ? node : null;
  if (data !== undefined && (shop === null || shop.statistics === null)) return <NotFoundPage />;
  const statistics = shop?.statistics ?? null;
  return (
    <Page
      title={t`How the shop does`}
      width="wide"
      back={{ to: `/shop/${merchantId}`, label: t`Our shop` }}
      lead={
        <Trans>
          Counts, never a person. Groups of fewer than five people are not shown, so that nobody is
          recognised.
        </Trans>
      }
    >
      <div className="flex flex-col gap-5">
        <SegmentedControl
          label={t`How far back`}
          isLabelHidden
          options={[
            { id: '28', label: t`4 weeks` },
            { id: '90', label: t`3 months` },
            { id: '365', label: t`1 year` },
          ]}
          value={String(days)}
          onChange={(id) => setDays(Number(id))}
        />
        {statistics === null ? (
          error ? (
            <ErrorState error={error} onRetry={refetch} />
          ) : (
            <Skeleton shape="card" count={3} />
          )
        ) : statistics.redemptions === null ? (
          <EmptyState picture="fluent:seedling" title={t`Too few people yet`}>
            {t`Fewer than five people used a voucher in this time. From five on it is shown here.`}
          </EmptyState>
        ) : (
          <Suspense fallback={<Skeleton shape="card" count={3} />}>
            <StatisticsCharts statistics={statistics} />
          </Suspense>
        )}
      </div>
    </Page>
  );
}
