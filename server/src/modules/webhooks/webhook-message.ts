import * as v from 'valibot';
import { toGlobalId } from '../../graphql/global-id.ts';
import { WebhookKind } from '../../platform/generated/enums.ts';

/** As receivers know them. */
export const eventTypes: Readonly<Record<WebhookKind, string>> = {
  VOUCHER_USED: 'voucher.used',
  VOUCHER_REVERSED: 'voucher.reversed',
  OFFER_STATE_CHANGED: 'offer.state_changed',
  MERCHANT_STATUS_CHANGED: 'merchant.status_changed',
  TEST: 'test',
};

/** What an endpoint can choose: a test comes when somebody asks for it. */
export const choosableKinds: readonly WebhookKind[] = Object.values(WebhookKind).filter(
  (kind) => kind !== 'TEST',
);

const id = v.pipe(v.string(), v.uuid());
const ofVoucher = v.object({
  voucherId: id,
  offerId: id,
  merchantId: id,
  quantity: v.number(),
  costPoints: v.number(),
});
const ofOffer = v.object({ offerId: id, merchantId: id, from: v.string(), to: v.string() });
const ofMerchant = v.object({ merchantId: id, from: v.string(), to: v.string() });

export interface WebhookEventRow {
  readonly kind: WebhookKind;
  /** As the triggers of the migration write them. */
  readonly facts: unknown;
  readonly networkId: string;
  readonly createdAt: Date;
}

/**
 * The body of a call. Made of what was written down when it happened, so that each try says the same, to the byte. There is
 * nothing in it of who a member is: what is not named here does not leave.
 */
export function messageBody(event: WebhookEventRow): string {
  return JSON.stringify({
    type: eventTypes[event.kind],
    timestamp: event.createdAt.toISOString(),
    data: { networkId: toGlobalId('network', event.networkId), ...dataOf(event) },
  });
}

function dataOf({ kind, facts }: WebhookEventRow): object {
  switch (kind) {
    case 'VOUCHER_USED':
    case 'VOUCHER_REVERSED': {
      const { voucherId, offerId, merchantId, quantity, costPoints } = v.parse(ofVoucher, facts);
      return {
        voucherId: toGlobalId('voucher', voucherId),
        offerId: toGlobalId('offer', offerId),
        merchantId: toGlobalId('merchant', merchantId),
        ...{ quantity, costPoints },
      };
    }
    case 'OFFER_STATE_CHANGED': {
      const { offerId, merchantId, from, to } = v.parse(ofOffer, facts);
      return {
        offerId: toGlobalId('offer', offerId),
        merchantId: toGlobalId('merchant', merchantId),
        ...{ from, to },
      };
    }
    case 'MERCHANT_STATUS_CHANGED': {
      const { merchantId, from, to } = v.parse(ofMerchant, facts);
      return { merchantId: toGlobalId('merchant', merchantId), from, to };
    }
    case 'TEST':
      return {};
    default:
      return kind satisfies never;
  }
}
