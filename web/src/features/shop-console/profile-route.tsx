import type { FragmentType } from '@apollo/client';
import { useFragment, useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx';
import { Card } from '../../design/components/Card.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { KeyValue } from '../../design/components/KeyValue.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { formatThaiPhone } from '../../lib/thai-phone.ts';
import { ShopProfileForm } from './ShopProfileForm.tsx';
import {
  ShopProfileDocument,
  type ShopProfileForm_merchantFragment,
  ShopProfileForm_merchantFragmentDoc,
} from './shop-profile.generated.ts';
import { useShopId } from './use-shop.ts';

interface ProfileProps {
  merchant: FragmentType<ShopProfileForm_merchantFragment>;
  isOwner: boolean;
}

function Profile({ merchant, isOwner }: ProfileProps) {
  const { t } = useLingui();
  const { data, complete } = useFragment({ fragment: ShopProfileForm_merchantFragmentDoc, from: merchant });
  if (!complete) return null;
  if (isOwner) {
    return (
      <Card>
        <ShopProfileForm merchant={data} />
      </Card>
    );
  }
  const none = t`Not written yet`;
  return (
    <div className="flex flex-col gap-5">
      <Notice isLive={false}>{t`The owner of the shop can change this.`}</Notice>
      <Card>
        <KeyValue
          items={[
            { label: t`About the shop`, value: data.description || none },
            { label: t`Opening hours`, value: data.openingHours || none },
            { label: t`Phone number of the shop`, value: formatThaiPhone(data.phone) },
            { label: t`Where the shop is`, value: data.address || none },
          ]}
        />
      </Card>
    </div>
  );
}

/** `/shop/:merchantId/profile`: what members read about the shop. */
export default function ShopProfileRoute() {
  const { t } = useLingui();
  const merchantId = useShopId();
  const { data, error, refetch } = useQuery(ShopProfileDocument, { variables: { merchantId } });
  const shop = data?.node?.__typename === 'Merchant' ? data.node : null;
  if (data !== undefined && (shop === null || shop.viewerStaffRole === null)) return <NotFoundPage />;
  return (
    <Page
      title={t`What members read about us`}
      width="narrow"
      back={{ to: `/shop/${merchantId}`, label: shop?.name ?? t`Our shop` }}
    >
      {shop !== null && <Profile merchant={shop} isOwner={shop.viewerStaffRole === 'OWNER'} />}
      {shop === null &&
        (error ? <ErrorState error={error} onRetry={refetch} /> : <Skeleton shape="card" count={2} />)}
    </Page>
  );
}
