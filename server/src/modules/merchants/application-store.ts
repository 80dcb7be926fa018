import type { Executor } from '../../platform/transaction.ts';
import { openStatuses } from './merchant-state.ts';

/** How many applications of the person wait for an answer; it holds while the account is locked. */
export function countOpenApplications(tx: Executor, userId: string): Promise<number> {
  return tx.merchant.count({
    where: {
      status: { in: [...openStatuses] },
      staff: { some: { role: 'OWNER', removedAt: null, membership: { userId } } },
    },
  });
}

/**
 * True when the person already has a shop of this name in the network, declined ones aside. Names are the same when
 * they are in one of the languages, letter case, tone marks and spaces aside. It holds while the account is locked.
 */
export async function ownsShopOfName(
  tx: Executor,
  shop: {
    readonly networkId: string;
    readonly userId: string;
    readonly nameTh: string;
    readonly nameEn: string;
    /** The shop that the name is for, when it is there already. */
    readonly exceptMerchantId: string | null;
  },
): Promise<boolean> {
  const found = await tx.$queryRaw<unknown[]>`
    SELECT merchant.id FROM membership
    JOIN merchant_staff place ON place.membership_id = membership.id AND place.role = 'OWNER' AND place.removed_at IS NULL
    JOIN merchant ON merchant.id = place.merchant_id
    WHERE membership.user_id = ${shop.userId}::uuid AND membership.network_id = ${shop.networkId}::uuid
      AND merchant.status <> 'DECLINED' AND merchant.id IS DISTINCT FROM ${shop.exceptMerchantId}::uuid
      AND (
        nullif(regexp_replace(search_normalize(merchant.name_th), '\\s', '', 'g'), '')
          = regexp_replace(search_normalize(${shop.nameTh}), '\\s', '', 'g')
        OR nullif(regexp_replace(search_normalize(merchant.name_en), '\\s', '', 'g'), '')
          = regexp_replace(search_normalize(${shop.nameEn}), '\\s', '', 'g'))
    LIMIT 1`;
  return found.length > 0;
}
