import type { NoticeKind } from '../../platform/generated/enums.ts';
import type { Executor } from '../../platform/transaction.ts';
import { coordinatorUserIds } from '../members/membership-store.ts';
import { notify } from '../notifications/notify.ts';
import type { MerchantRow } from './merchant-store.ts';
import { findStaffUserIds } from './staff-store.ts';

/** Who is told of an application or an offer: the network's coordinators, except the one who sent it. */
export async function findCoordinatorUserIds(
  tx: Executor,
  networkId: string,
  exceptUserId: string | null,
): Promise<string[]> {
  return (await coordinatorUserIds(tx, networkId)).filter((userId) => userId !== exceptUserId);
}

/** Who is told of a decision on a shop or its offers: those who run it. */
export function findShopUserIds(tx: Executor, merchantId: string): Promise<string[]> {
  return findStaffUserIds(tx, merchantId, ['OWNER', 'MANAGER']);
}

/** A notice about a shop; `reason` as it was written, whole. */
export function notifyOfMerchant(
  tx: Executor,
  merchant: MerchantRow,
  notice: { readonly kind: NoticeKind; readonly userIds: readonly string[]; readonly reason: string | null },
): Promise<void> {
  return notify(tx, {
    networkId: merchant.networkId,
    userIds: notice.userIds,
    kind: notice.kind,
    parameters: {
      merchantId: merchant.id,
      merchantTh: merchant.nameTh,
      merchantEn: merchant.nameEn,
      ...(notice.reason === null ? {} : { reason: notice.reason }),
    },
  });
}
