import type { FieldProblem } from '../../graphql/user-error.ts';
import type { MerchantStatus } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { isCoordinator } from '../members/member-policy.ts';
import { findMembership } from '../members/membership-store.ts';
import { approveOpened } from '../merchants/approve-merchant.ts';
import { openForDecision } from '../merchants/merchant-case.ts';
import type { MerchantRow } from '../merchants/merchant-store.ts';
import { findLikenessReasons } from '../merchants/similar-merchants.ts';
import { isClean, warningsOf } from './case-warnings.ts';
import { findReview } from './review-store.ts';

/** So many at once. */
export const bulkLimit = 50;

/** What became of one of many. */
export type BulkOutcome =
  | { readonly outcome: 'APPROVED'; readonly merchant: MerchantRow }
  | { readonly outcome: 'NOT_CLEAN' | 'NOT_FOUND' | 'OWN_SHOP' }
  | { readonly outcome: 'TAKEN'; readonly ownerName: string }
  | { readonly outcome: 'STATE'; readonly status: MerchantStatus };

export type ApproveMerchantsOutcome =
  | {
      readonly outcome: 'DECIDED';
      readonly results: readonly { readonly merchantId: string | null; readonly result: BulkOutcome }[];
    }
  | { readonly outcome: 'FORBIDDEN' }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/**
 * A coordinator approves several applications with one press: clean ones alone, each decided on its own in a transaction of
 * its own, so that one which cannot be is no hindrance to the others.
 *
 * - DECIDED: what became of each, in their order; one that is named twice is decided once.
 * - INVALID: none, or more than fifty.
 * - FORBIDDEN: not a coordinator of the network, or there is no such network.
 */
export async function approveMerchants(
  deps: { readonly database: Database },
  command: {
    readonly userId: string;
    readonly networkId: string | null;
    /** UUIDs; null: no id of a shop. */
    readonly merchantIds: readonly (string | null)[];
  },
): Promise<ApproveMerchantsOutcome> {
  const { database } = deps;
  const { userId, networkId } = command;
  if (networkId === null || !isCoordinator(await findMembership(database.prisma, networkId, userId))) {
    return { outcome: 'FORBIDDEN' };
  }
  const merchantIds = [...new Set(command.merchantIds)];
  if (merchantIds.length === 0 || merchantIds.length > bulkLimit) {
    return { outcome: 'INVALID', problems: [wrongNumber] };
  }
  const results = [];
  // One after the other: a batch is no rush, and each takes the lock of its shop.
  for (const merchantId of merchantIds) {
    results.push({ merchantId, result: await approveOne(database, { userId, networkId, merchantId }) });
  }
  return { outcome: 'DECIDED', results };
}

async function approveOne(
  database: Database,
  command: { readonly userId: string; readonly networkId: string; readonly merchantId: string | null },
): Promise<BulkOutcome> {
  const { userId, networkId, merchantId } = command;
  if (merchantId === null) return { outcome: 'NOT_FOUND' };
  return inTransaction(database, async (tx): Promise<BulkOutcome> => {
    const found = await openForDecision(tx, { userId, merchantId });
    if (found.outcome === 'FORBIDDEN') return { outcome: 'NOT_FOUND' };
    if (found.outcome !== 'OPENED') return found;
    const { opened } = found;
    if (opened.merchant.networkId !== networkId) return { outcome: 'NOT_FOUND' };
    if (opened.merchant.status !== 'APPLIED') return { outcome: 'STATE', status: opened.merchant.status };
    // The shop is locked: its own words do not change between this look and the step.
    const review = await findReview(tx, merchantId);
    const likenesses = await findLikenessReasons(tx, merchantId);
    if (review === null || !isClean(review, warningsOf(review, likenesses))) {
      return { outcome: 'NOT_CLEAN' };
    }
    const decided = await approveOpened(tx, opened);
    switch (decided.outcome) {
      case 'DECIDED':
        return { outcome: 'APPROVED', merchant: decided.merchant };
      case 'CHECKLIST_OPEN':
        return { outcome: 'NOT_CLEAN' };
      case 'STATE':
        return decided;
      default:
        return decided satisfies never;
    }
  });
}

const wrongNumber: FieldProblem = {
  path: ['merchantIds'],
  message: {
    th: `เลือกได้ครั้งละ 1 ถึง ${bulkLimit} ร้าน`,
    en: `Choose 1 to ${bulkLimit} shops at a time.`,
  },
};
