import { useQuery } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useParams } from 'react-router';
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx';
import { Card } from '../../design/components/Card.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { List } from '../../design/components/List.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { MoreButton } from '../../design/components/MoreButton.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatBaht } from '../../lib/baht.ts';
import { formatDays } from '../../lib/dates.ts';
import { noonOf } from '../../lib/village-day.ts';
import { Baht } from './Baht.tsx';
import { SettlementBadge } from './SettlementBadge.tsx';
import { ShopSettlementDocument, type ShopSettlementQuery } from './shop-settlement.generated.ts';

type Shop = Extract<ShopSettlementQuery['node'], { __typename: 'Merchant' }>;

/** What is owed and no statement says yet, and at which rate: plainly, also that there is none. */
function SoFar({ settlement }: { settlement: NonNullable<Shop['settlement']> }) {
  const { t } = useLingui();
  const { locale } = useLanguage();
  const { rate, nextRate, firstDay } = settlement;
  return (
    <Card title={t`Owed so far`}>
      <div className="flex flex-col gap-3">
        <div>
          <Baht satang={settlement.owedSatang} size="hero" />
        </div>
        {rate === null ? (
          <Notice tone="wait" isLive={false}>
            <Trans>
              The network has no rate for points yet, so 0 baht are owed for what is used now. Ask your
              coordinators.
            </Trans>
          </Notice>
        ) : (
          <p>
            <Trans>One point is worth {formatBaht(rate.satangPerPoint, locale)} baht.</Trans>
          </p>
        )}
        {nextRate !== null && (
          <p>
            <Trans>
              From <DateTime value={noonOf(nextRate.fromDay)} /> on:{' '}
              {formatBaht(nextRate.satangPerPoint, locale)} baht.
            </Trans>
          </p>
        )}
        {firstDay !== null && (
          <p className="text-ink-soft">
            <Trans>
              Since <DateTime value={noonOf(firstDay)} />
            </Trans>
            {' · '}
            <Plural value={settlement.useCount} one="# voucher used" other="# vouchers used" />
          </p>
        )}
        {settlement.carriedSatang < 0 && (
          <p className="text-ink-soft">
            <Trans>
              With <Baht satang={settlement.carriedSatang} /> from the last statement. Nothing is ever
              collected from you.
            </Trans>
          </p>
        )}
      </div>
    </Card>
  );
}

/** `/shop/:merchantId/settlement`: what the network owes the shop, and the statements of each period. */
export default function ShopSettlementRoute() {
  const { t } = useLingui();
  const { locale } = useLanguage();
  const { merchantId = '' } = useParams();
  const { data, error, refetch, fetchMore } = useQuery(ShopSettlementDocument, {
    variables: { merchantId },
    fetchPolicy: 'cache-and-network',
  });
  const shop = data?.node?.__typename === 'Merchant' ? data.node : null;
  if (data && shop?.settlement == null) return <NotFoundPage />;
  const statements = shop?.settlementStatements;
  return (
    <Page
      title={t`What the network owes us`}
      lead={shop?.name}
      back={{ to: `/shop/${merchantId}`, label: t`Our shop` }}
    >
      {error && !data && <ErrorState error={error} onRetry={refetch} />}
      {!data && !error && <Skeleton shape="card" count={2} />}
      {shop?.settlement && (
        <div className="flex flex-col gap-6">
          <SoFar settlement={shop.settlement} />
          <Card title={t`Statements`}>
            {statements?.edges.length === 0 ? (
              <EmptyState picture="fluent:ledger" title={t`No statement yet`}>
                <Trans>When a period is over, its statement comes here by itself.</Trans>
              </EmptyState>
            ) : (
              <List label={t`Statements`}>
                {statements?.edges.map(({ node }) => (
                  <ListRow
                    key={node.id}
                    to={`/shop/${merchantId}/settlement/${node.id}`}
                    title={formatDays(node.firstDay, node.lastDay, locale)}
                    hint={<SettlementBadge state={node.state} payableSatang={node.payableSatang} />}
                    end={<Baht satang={node.payableSatang} />}
                  />
                ))}
              </List>
            )}
            {statements?.pageInfo.hasNextPage && (
              <MoreButton onMore={() => fetchMore({ variables: { after: statements.pageInfo.endCursor } })} />
            )}
          </Card>
        </div>
      )}
    </Page>
  );
}
