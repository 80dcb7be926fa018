import type { Executor } from '../../platform/transaction.ts';
import { isCoordinator } from '../members/member-policy.ts';
import { findMembership, type MembershipRow } from '../members/membership-store.ts';
import { mayRunShop } from '../merchants/merchant-policy.ts';
import { findStaffPlace } from '../merchants/staff-store.ts';
import { findNetworkOfShop, type WebhookOwner } from './webhook-endpoint-store.ts';

/** A shop's owners have its endpoints; coordinators have the network's, and none of a shop's. */
export async function findWebhookManager(
  tx: Executor,
  owner: WebhookOwner,
  userId: string,
): Promise<MembershipRow | null> {
  const membership = await findMembership(tx, owner.networkId, userId);
  if (owner.merchantId === null) return isCoordinator(membership) ? membership : null;
  return mayRunShop(await findStaffPlace(tx, owner.merchantId, userId)) ? membership : null;
}

/** Where a new endpoint would belong; null when there is no such shop. */
export async function ownerOf(
  tx: Executor,
  of: { readonly networkId: string | null; readonly merchantId: string | null },
): Promise<WebhookOwner | null> {
  if (of.merchantId === null)
    return of.networkId === null ? null : { networkId: of.networkId, merchantId: null };
  const networkId = await findNetworkOfShop(tx, of.merchantId);
  return networkId === null ? null : { networkId, merchantId: of.merchantId };
}
