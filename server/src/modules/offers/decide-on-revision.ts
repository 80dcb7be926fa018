import type { FieldProblem } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { recordCase } from '../merchants/case-event-store.ts';
import { readReason } from '../merchants/merchant-input.ts';
import { findShopUserIds } from '../merchants/merchant-notices.ts';
import { type OpenOfferCaseOutcome, openOfferCase } from './offer-case.ts';
import { notifyOfOffer } from './offer-notices.ts';
import { liveStates } from './offer-state.ts';
import { changeOffer, type OfferRow } from './offer-store.ts';
import { findPendingRevision, type RevisionRow, settleRevision, termsOf } from './revision-store.ts';

type Opened = Extract<OpenOfferCaseOutcome, { outcome: 'OPENED' }>['opened'];

export type DecideOnRevisionOutcome =
  | { readonly outcome: 'DONE'; readonly offer: OfferRow }
  | { readonly outcome: 'FORBIDDEN' | 'OWN_SHOP' | 'NOT_PENDING' }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

export interface DecideOnRevisionCommand {
  readonly userId: string;
  readonly offerId: string | null;
  /** The one that was read. */
  readonly revisionId: string | null;
  /** Null approves. */
  readonly reason: string | null;
}

/**
 * A coordinator decides on what a shop asked to change about an offer that members redeem.
 *
 * - DONE: the offer: changed when it was approved, and as it was when it was sent back with a reason. The shop is told.
 * - NOT_PENDING: that question is not open (any more): decided, taken back, or the shop has asked for something else since.
 * - INVALID: no reason, or too long a one.
 * - FORBIDDEN, OWN_SHOP: see {@link openOfferCase}.
 */
export async function decideOnRevision(
  deps: { readonly database: Database },
  command: DecideOnRevisionCommand,
): Promise<DecideOnRevisionOutcome> {
  const { userId, offerId, revisionId } = command;
  if (offerId === null) return { outcome: 'FORBIDDEN' };
  const { reason, problems } = command.reason === null ? approval : readReason(command.reason);
  return inTransaction(deps.database, async (tx) => {
    const found = await openOfferCase(tx, { userId, offerId });
    if (found.outcome !== 'OPENED') return found;
    if (problems.length > 0) return { outcome: 'INVALID', problems };
    const revision = await findPendingRevision(tx, offerId);
    if (revision === null || revision.id !== revisionId) return { outcome: 'NOT_PENDING' };
    return settle(tx, found.opened, revision, reason);
  });
}

const approval = { reason: null, problems: [] } as const;

async function settle(
  tx: Executor,
  { offer, merchant, membership }: Opened,
  revision: RevisionRow,
  reason: string | null,
): Promise<DecideOnRevisionOutcome> {
  const isApproved = reason === null;
  const state = isApproved ? 'APPROVED' : 'RETURNED';
  const changed = isApproved ? await changeOffer(tx, offer.id, liveStates, termsOf(revision)) : offer;
  if (changed === null || !(await settleRevision(tx, revision.id, { state, reason })))
    throw new Error('an open question about an offer that is locked and not on the shelf');
  await recordCase(
    tx,
    { networkId: offer.networkId, offerId: offer.id },
    { action: `REVISION_${state}`, actor: 'COORDINATOR', membershipId: membership.id, reason },
  );
  const userIds = await findShopUserIds(tx, merchant.id);
  const notice = { kind: `OFFER_REVISION_${state}`, userIds, reason } as const;
  await notifyOfOffer(tx, { offer: changed, merchant }, notice);
  return { outcome: 'DONE', offer: changed };
}
