import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Plus, ScanQrCode } from 'lucide-react';
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx';
import { Card } from '../../design/components/Card.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { StateBadge } from '../../design/components/StateBadge.tsx';
import { OwedLine } from '../settlement/OwedLine.tsx';
import { LoansOut } from './LoansOut.tsx';
import { MonthlyGiving } from './MonthlyGiving.tsx';
import { OpenOffers } from './OpenOffers.tsx';
import { RecentUses } from './RecentUses.tsx';
import { ShopClosure } from './ShopClosure.tsx';
import { ShopLinks } from './ShopLinks.tsx';
import { ShopStanding } from './ShopStanding.tsx';
import { ShopTodayDocument, type ShopTodayQuery } from './shop-today.generated.ts';
import { TodayNumbers } from './TodayNumbers.tsx';
import { mayManage, useShopId } from './use-shop.ts';

/** Uses at the counter show here within this time. */
const renewedEveryMs = 30_000;

type Shop = Extract<ShopTodayQuery['node'], { __typename: 'Merchant' }>;

function Today({ shop }: { shop: Shop }) {
  const { t } = useLingui();
  const isOpen = shop.status === 'APPROVED' || shop.status === 'SUSPENDED';
  return (
    <Page
      title={shop.name}
      width="wide"
      lead={shop.status === 'APPROVED' ? undefined : <StateBadge of="merchant" state={shop.status} />}
      actions={
        isOpen && (
          <>
            <LinkButton variant="primary" icon={ScanQrCode} to={`/counter/${shop.id}`}>
              {t`Scan a voucher`}
            </LinkButton>
            {mayManage(shop.viewerStaffRole) && (
              <LinkButton icon={Plus} to={`/shop/${shop.id}/offers/new`}>
                {t`Add an offer`}
              </LinkButton>
            )}
          </>
        )
      }
    >
      <div className="flex flex-col gap-5">
        <ShopStanding merchant={shop} part="news" />
        {shop.status === 'APPROVED' && (
          <ShopClosure merchant={shop} mayChange={mayManage(shop.viewerStaffRole)} />
        )}
        {isOpen && (
          <div className="grid items-start gap-5 desktop:grid-cols-[3fr_2fr]">
            <div className="flex flex-col gap-5">
              <Card>
                <TodayNumbers usedCount={shop.today?.usedCount ?? 0} openCount={shop.today?.openCount ?? 0} />
              </Card>
              <OwedLine merchant={shop} />
              <LoansOut merchant={shop} />
              <OpenOffers merchant={shop} />
            </div>
            <div className="flex flex-col gap-5">
              <Card title={t`Used last`}>
                <RecentUses merchant={shop} />
              </Card>
              <MonthlyGiving merchant={shop} />
              <ShopLinks
                merchantId={shop.id}
                isApproved={shop.status === 'APPROVED'}
                isOwner={shop.viewerStaffRole === 'OWNER'}
                isManager={mayManage(shop.viewerStaffRole)}
              />
            </div>
          </div>
        )}
        <ShopStanding merchant={shop} part="history" />
      </div>
    </Page>
  );
}

/** `/shop/:merchantId`: the shop's day, or how its application stands. */
export default function ShopTodayRoute() {
  const { t } = useLingui();
  const merchantId = useShopId();
  const { data, error, refetch } = useQuery(ShopTodayDocument, {
    variables: { merchantId },
    pollInterval: renewedEveryMs,
    skipPollAttempt: () => document.hidden,
  });
  if (data === undefined) {
    return (
      <Page title={t`Our shop`} isTitleHidden width="wide">
        {error ? <ErrorState error={error} onRetry={refetch} /> : <Skeleton shape="card" count={3} />}
      </Page>
    );
  }
  const shop = data.node;
  if (shop?.__typename !== 'Merchant' || shop.viewerStaffRole === null) return <NotFoundPage />;
  return <Today shop={shop} />;
}
