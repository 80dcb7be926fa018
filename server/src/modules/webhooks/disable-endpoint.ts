import type { Executor } from '../../platform/transaction.ts';
import { coordinatorUserIds } from '../members/membership-store.ts';
import { findStaffUserIds } from '../merchants/staff-store.ts';
import { notify } from '../notifications/notify.ts';
import { changeEndpoint, type WebhookEndpointRow } from './webhook-endpoint-store.ts';

/** Calls an endpoint no more, and tells its owners, who can enable it again. The caller holds its lock. */
export async function disableEndpoint(tx: Executor, endpoint: WebhookEndpointRow): Promise<void> {
  await changeEndpoint(tx, endpoint.id, { state: 'DISABLED' });
  const { networkId, merchantId } = endpoint;
  await notify(tx, {
    networkId,
    kind: 'WEBHOOK_DISABLED',
    userIds:
      merchantId === null
        ? await coordinatorUserIds(tx, networkId)
        : await findStaffUserIds(tx, merchantId, ['OWNER']),
    parameters: {
      host: new URL(endpoint.url).host,
      ...(merchantId === null ? {} : { merchantId }),
    },
  });
}
