import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import {
  RemoveWebhookDocument,
  ReplayWebhookDocument,
  RotateWebhookSecretDocument,
  SetWebhookEnabledDocument,
  TestWebhookDocument,
} from './webhooks.generated.ts';

/** What can be done with an endpoint; a refusal is said where it stands. `onRemoved` when it is gone. */
export function useWebhookActions(webhookId: string, onRemoved: () => Promise<unknown>) {
  const [setEnabled] = useMutation(SetWebhookEnabledDocument);
  const [removeIt] = useMutation(RemoveWebhookDocument);
  const [rotateIt] = useMutation(RotateWebhookSecretDocument);
  const [replayIt] = useMutation(ReplayWebhookDocument);
  const [testIt] = useMutation(TestWebhookDocument);
  const [secret, setSecret] = useState<string | null>(null);

  /** `work` answers what was refused; null when nothing was. */
  const attempt = async (work: () => Promise<{ message?: string } | null | undefined>) => {
    try {
      const refusal = await work();
      if (refusal?.message) showToast({ message: refusal.message, tone: 'stop' });
    } catch (cause) {
      showFailure(cause);
    }
  };
  return {
    secret,
    setEnabled: (isEnabled: boolean) =>
      attempt(async () => {
        const { data } = await setEnabled({ variables: { webhookId, isEnabled } });
        return data?.updateWebhook.__typename === 'WebhookSuccess' ? null : data?.updateWebhook;
      }),
    remove: () =>
      attempt(async () => {
        const { data } = await removeIt({ variables: { webhookId } });
        if (data?.removeWebhook.__typename !== 'WebhookSuccess') return data?.removeWebhook;
        await onRemoved();
        return null;
      }),
    rotate: () =>
      attempt(async () => {
        const { data } = await rotateIt({ variables: { webhookId } });
        const result = data?.rotateWebhookSecret;
        if (result?.__typename !== 'WebhookSecretSuccess') return result;
        setSecret(result.secret);
        return null;
      }),
    replay: (deliveryId: string | null) =>
      attempt(async () => {
        const { data } = await replayIt({ variables: { webhookId, deliveryId } });
        return data?.replayWebhook.__typename === 'ReplayWebhookSuccess' ? null : data?.replayWebhook;
      }),
    test: () =>
      attempt(async () => {
        const { data } = await testIt({ variables: { webhookId } });
        return data?.testWebhook.__typename === 'WebhookSuccess' ? null : data?.testWebhook;
      }),
  };
}
