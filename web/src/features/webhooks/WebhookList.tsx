import type { FragmentType } from '@apollo/client/masking';
import { Trans, useLingui } from '@lingui/react/macro';
import { Card } from '../../design/components/Card.tsx';
import { NewWebhookForm } from './NewWebhookForm.tsx';
import { WebhookCard } from './WebhookCard.tsx';
import type { WebhookCard_webhookFragment } from './webhooks.generated.ts';

export interface WebhookListProps {
  webhooks: readonly ({ id: string } & FragmentType<WebhookCard_webhookFragment>)[];
  owner: { merchantId: string } | { networkId: string };
  onChanged: () => Promise<unknown>;
}

/** The programs of a shop or a network, and the form for one more. */
export function WebhookList({ webhooks, owner, onChanged }: WebhookListProps) {
  const { t } = useLingui();
  return (
    <div className="flex flex-col gap-6">
      <p>
        <Trans>
          A till or a bookkeeping program can be told at once what happens here. It learns nothing about
          members.
        </Trans>
      </p>
      {webhooks.map((webhook) => (
        <WebhookCard key={webhook.id} webhook={webhook} onRemoved={onChanged} />
      ))}
      <Card title={t`Add a program`}>
        <NewWebhookForm owner={owner} onCreated={onChanged} />
      </Card>
    </div>
  );
}
