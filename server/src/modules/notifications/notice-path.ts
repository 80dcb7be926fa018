import type { IdPrefix } from '../../graphql/global-id.ts';
import type { NoticeKind } from '../../platform/generated/enums.ts';
import type { NoticeParameters } from './notice-parameters.ts';

/**
 * Where each kind leads in the web app; `:slug` is the network's, the others name parameters. Of several, to the first of which
 * the notice says all.
 */
const routes: Record<NoticeKind, string | readonly string[]> = {
  MERCHANT_APPLIED: '/coordinator/:slug/merchants/:merchantId',
  MERCHANT_APPROVED: '/shop/:merchantId',
  MERCHANT_CHANGES_REQUESTED: '/shop/:merchantId',
  MERCHANT_DECLINED: '/shop/:merchantId',
  MERCHANT_SUSPENDED: '/shop/:merchantId',
  MERCHANT_REINSTATED: '/shop/:merchantId',
  OFFER_SUBMITTED: '/coordinator/:slug/offers/:offerId',
  OFFER_APPROVED: '/shop/:merchantId/offers/:offerId',
  OFFER_CHANGES_REQUESTED: '/shop/:merchantId/offers/:offerId',
  OFFER_REVISION_PROPOSED: '/coordinator/:slug/offers/:offerId',
  OFFER_REVISION_APPROVED: '/shop/:merchantId/offers/:offerId',
  OFFER_REVISION_RETURNED: '/shop/:merchantId/offers/:offerId',
  OFFER_BACK: '/offers/:offerId',
  POINTS_AWARDED: '/passbook',
  VOUCHER_USED: '/vouchers/:voucherId',
  VOUCHER_EXPIRED: '/vouchers/:voucherId',
  VOUCHER_REVERSED: '/vouchers/:voucherId',
  VOUCHER_MADE_RIGHT: ['/offers/:otherOfferId', '/vouchers/:voucherId'],
  VOUCHER_PRINTED: '/vouchers/:voucherId',
  MEMBERSHIP_REQUESTED: '/coordinator/:slug/members',
  MEMBERSHIP_APPROVED: '/passbook',
  ROLES_CHANGED: '/profile',
  PASSWORD_CHANGED: '/profile',
  EMAIL_CHANGED: '/profile',
  STAFF_ADDED: '/shop/:merchantId',
  STAFF_JOINED: '/shop/:merchantId/staff',
  DEED_CREDITED: '/deeds/:deedId',
  DEED_MORE_ASKED: '/deeds/:deedId',
  DEED_NOT_COUNTED: '/deeds/:deedId',
  DEED_CORRECTED: '/deeds/:deedId',
  DEED_ANSWERED: '/verify/:slug',
  DEED_WAITS_LONG: '/verify/:slug',
  AWARD_PROPOSED: '/coordinator/:slug/awards',
  AWARD_CORRECTED: '/passbook',
  CATALOGUE_ADOPTED: '/n/:slug/catalogue',
  IMPORT_PROPOSED: '/coordinator/:slug/imports/:importId',
  IMPORT_DONE: '/coordinator/:slug/imports/:importId',
  THANKS_RECEIVED: '/thanks',
  GIFT_RECEIVED: '/thanks',
  GOAL_REACHED: '/goals/:goalId',
  GOAL_RETURNED: '/goals/:goalId',
  LOAN_DUE: '/vouchers/:voucherId',
  HOLD_RELEASED: '/vouchers/:voucherId',
  DEED_RECORDED: '/deeds/:deedId',
  FUNDING_PROPOSED: '/coordinator/:slug/fund',
  EVENT_PROPOSED: '/coordinator/:slug/events/:eventId',
  HOUSEHOLD_ASKED: '/profile/household/:slug',
  WEBHOOK_DISABLED: '/shop/:merchantId/webhooks',
  SETTLEMENT_RATE_PROPOSED: '/coordinator/:slug/settlement/rates',
  SETTLEMENT_ISSUED: '/shop/:merchantId/settlement/:statementId',
  SETTLEMENT_PAID: '/shop/:merchantId/settlement/:statementId',
  SETTLEMENT_DISPUTED: '/coordinator/:slug/settlement/:statementId',
  SETTLEMENT_ANSWERED: '/shop/:merchantId/settlement/:statementId',
  MERCHANT_CASE_OVERDUE: '/coordinator/:slug/merchants/:merchantId',
  MERCHANT_CASE_HANDED_OVER: '/coordinator/:slug/merchants/:merchantId',
  MERCHANT_NOTE: '/shop/:merchantId',
  MERCHANT_NOTE_ANSWERED: '/coordinator/:slug/merchants/:merchantId',
  MERCHANT_APPEALED: '/coordinator/:slug/merchants/:merchantId',
  MERCHANT_APPEAL_KEPT: '/shop/:merchantId',
  MERCHANT_TRUSTED: '/shop/:merchantId',
  SETTING_PROPOSED: '/coordinator/:slug/settings',
};

const prefixes: Readonly<Record<string, IdPrefix>> = {
  merchantId: 'merchant',
  offerId: 'offer',
  otherOfferId: 'offer',
  voucherId: 'voucher',
  deedId: 'deed',
  importId: 'import',
  goalId: 'goal',
  eventId: 'event',
  statementId: 'settlement',
};

/** The path in the web app; null when the notice does not say which thing it is about. */
export function noticePath(kind: NoticeKind, parameters: NoticeParameters, slug: string): string | null {
  // The one thing that a shop may have, or the network itself.
  const route =
    kind === 'WEBHOOK_DISABLED' && parameters.text('merchantId') === ''
      ? '/coordinator/:slug/webhooks'
      : routes[kind];
  for (const way of [route].flat()) {
    const parts = way.split('/').map((part) => {
      if (!part.startsWith(':')) return part;
      const name = part.slice(1);
      const prefix = prefixes[name];
      return prefix === undefined ? slug : parameters.globalId(prefix, name);
    });
    if (!parts.includes(null)) return parts.join('/');
  }
  return null;
}
