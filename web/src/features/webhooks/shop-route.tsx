import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useParams } from 'react-router';
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { WebhookList } from './WebhookList.tsx';
import { ShopWebhooksDocument } from './webhooks.generated.ts';

/** `/shop/:merchantId/webhooks`: the programs of a shop that are called. For its owners. */
export default function ShopWebhooksRoute() {
  const { t } = useLingui();
  const { merchantId = '' } = useParams();
  const { data, error, refetch } = useQuery(ShopWebhooksDocument, { variables: { merchantId } });
  const shop = data?.node?.__typename === 'Merchant' ? data.node : null;
  const webhooks = shop?.webhooks ?? null;
  if (data !== undefined && webhooks === null) return <NotFoundPage />;
  return (
    <Page
      title={t`Programs of the shop`}
      width="narrow"
      back={{ to: `/shop/${merchantId}/profile`, label: t`The shop's page` }}
    >
      {webhooks === null &&
        (error ? <ErrorState error={error} onRetry={refetch} /> : <Skeleton shape="card" count={2} />)}
      {webhooks !== null && (
        <WebhookList webhooks={webhooks} owner={{ merchantId }} onChanged={() => refetch()} />
      )}
    </Page>
  );
}
