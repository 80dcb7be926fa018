import type { NoticeKind } from '../../platform/generated/enums.ts';
import type { Executor } from '../../platform/transaction.ts';
import type { MerchantRow } from '../merchants/merchant-store.ts';
import { notify } from '../notifications/notify.ts';
import type { OfferRow } from './offer-store.ts';

/** A notice about an offer of this shop; `reason` as it was written, whole. */
export function notifyOfOffer(
  tx: Executor,
  { offer, merchant }: { readonly offer: OfferRow; readonly merchant: MerchantRow },
  notice: {
    readonly kind: Extract<NoticeKind, `OFFER_${string}`>;
    readonly userIds: readonly string[];
    readonly reason: string | null;
  },
): Promise<void> {
  return notify(tx, {
    networkId: offer.networkId,
    userIds: notice.userIds,
    kind: notice.kind,
    parameters: {
      offerId: offer.id,
      offerTh: offer.titleTh,
      offerEn: offer.titleEn,
      merchantId: merchant.id,
      merchantTh: merchant.nameTh,
      merchantEn: merchant.nameEn,
      ...(notice.reason === null ? {} : { reason: notice.reason }),
    },
  });
}
