import { useLingui } from '@lingui/react/macro';
import type { WebhookCard_webhookFragment } from './webhooks.generated.ts';

export type EventKind = WebhookCard_webhookFragment['events'][number];
export type CallState = WebhookCard_webhookFragment['deliveries']['nodes'][number]['state'];

/** What an endpoint can be told of, in the order of the form. */
export const choosableEvents = [
  'VOUCHER_USED',
  'VOUCHER_REVERSED',
  'OFFER_STATE_CHANGED',
  'MERCHANT_STATUS_CHANGED',
] as const satisfies readonly EventKind[];

export function useEventWords(): Record<EventKind, string> {
  const { t } = useLingui();
  return {
    VOUCHER_USED: t`A voucher was used`,
    VOUCHER_REVERSED: t`The use of a voucher was undone`,
    OFFER_STATE_CHANGED: t`An offer went live, paused or ended`,
    MERCHANT_STATUS_CHANGED: t`The shop was approved, suspended or opened again`,
    TEST: t`A test`,
  };
}

export function useStateWords(): Record<CallState, string> {
  const { t } = useLingui();
  return { WAITING: t`On its way`, DELIVERED: t`Taken`, DEAD: t`Given up` };
}
