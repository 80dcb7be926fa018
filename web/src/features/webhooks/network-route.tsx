import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useParams } from 'react-router';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { WebhookList } from './WebhookList.tsx';
import { NetworkWebhooksDocument } from './webhooks.generated.ts';

/** `/coordinator/:slug/webhooks`: the programs of a network that are called. For coordinators. */
export default function NetworkWebhooksRoute() {
  const { t } = useLingui();
  const { slug = '' } = useParams();
  const { data, error, refetch } = useQuery(NetworkWebhooksDocument, { variables: { slug } });
  const network = data?.network ?? null;
  return (
    <Page title={t`Programs of the network`} width="narrow" {...(network ? { lead: network.name } : {})}>
      {network === null &&
        (error ? <ErrorState error={error} onRetry={refetch} /> : <Skeleton shape="card" count={2} />)}
      {network !== null && (
        <WebhookList
          webhooks={network.webhooks}
          owner={{ networkId: network.id }}
          onChanged={() => refetch()}
        />
      )}
    </Page>
  );
}
