import type { FieldProblem } from '../../graphql/user-error.ts';
import type { OfferState } from '../../platform/generated/enums.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { recordCase } from '../merchants/case-event-store.ts';
import { findCoordinatorUserIds } from '../merchants/merchant-notices.ts';
import { mayManageOffers } from '../merchants/merchant-policy.ts';
import { lockMerchant, type MerchantRow } from '../merchants/merchant-store.ts';
import { findStaffPlace, type StaffPlace } from '../merchants/staff-store.ts';
import { choosePicture, vanishedPictureProblem } from '../pictures/picture-input.ts';
import { holdProblems, type OfferInput, readOfferInput, windowProblems } from './offer-input.ts';
import { notifyOfOffer } from './offer-notices.ts';
import { liveStates } from './offer-state.ts';
import { changeOffer, findOffer, lockOffer, type OfferRow } from './offer-store.ts';
import {
  changedTerms,
  findPendingRevision,
  insertRevision,
  type OfferTerms,
  settleRevision,
  termsOf,
} from './revision-store.ts';
import { isTrusted } from './submission.ts';
import { pictureChange } from './update-offer.ts';

export interface ProposeOfferChangesCommand extends Omit<OfferInput, 'stockTotal'> {
  readonly userId: string;
  readonly offerId: string | null;
}

export type ProposeOfferChangesOutcome =
  | { readonly outcome: 'PROPOSED' | 'APPLIED'; readonly offer: OfferRow }
  | { readonly outcome: 'FORBIDDEN' }
  | { readonly outcome: 'STATE'; readonly state: OfferState }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/**
 * An owner or manager asks to change an offer that members redeem. What is left out stays as it is; vouchers keep what
 * they were issued with. It takes the place of what was asked before and is still open.
 *
 * - PROPOSED: the offer, unchanged, until a coordinator has decided. They are told, once.
 * - APPLIED: the offer, changed: the network lets a trusted shop's go live at once.
 * - FORBIDDEN: neither owner nor manager of its shop, or no such offer.
 * - STATE: it is neither live nor paused (any more): the offer's lock decides.
 * - INVALID: a wrong field, or nothing that would change.
 */
export async function proposeOfferChanges(
  deps: { readonly database: Database },
  command: ProposeOfferChangesCommand,
): Promise<ProposeOfferChangesOutcome> {
  const { offerId } = command;
  if (offerId === null) return { outcome: 'FORBIDDEN' };
  try {
    return await inTransaction(deps.database, (tx) => propose(tx, { ...command, offerId }));
  } catch (error) {
    const problem = vanishedPictureProblem(error);
    if (problem === null) throw error;
    return { outcome: 'INVALID', problems: [problem] };
  }
}

async function propose(
  tx: Executor,
  command: ProposeOfferChangesCommand & { readonly offerId: string },
): Promise<ProposeOfferChangesOutcome> {
  const found = await findOffer(tx, command.offerId);
  const merchant = found === null ? null : await lockMerchant(tx, found.merchantId);
  const offer = merchant === null ? null : await lockOffer(tx, command.offerId);
  if (merchant === null || offer === null) return { outcome: 'FORBIDDEN' };
  const place = await findStaffPlace(tx, merchant.id, command.userId);
  if (place === null || !mayManageOffers(place)) return { outcome: 'FORBIDDEN' };
  if (!liveStates.some((state) => state === offer.state)) return { outcome: 'STATE', state: offer.state };

  const { terms, problems } = await readTerms(tx, command, offer);
  if (problems.length > 0) return { outcome: 'INVALID', problems };
  return write(tx, { offer, merchant, place, terms, userId: command.userId });
}

async function readTerms(
  tx: Executor,
  command: ProposeOfferChangesCommand,
  offer: OfferRow,
): Promise<{ readonly terms: OfferTerms; readonly problems: readonly FieldProblem[] }> {
  const { pictureId, userId } = command;
  const reading = readOfferInput({ ...command, stockTotal: undefined });
  const picture = await choosePicture(tx, { pictureId, userId, current: offer.pictureId });
  const terms = termsOf({ ...offer, ...reading.change, ...pictureChange(command, picture.pictureId) });
  const now = new Date();
  const problems = [
    ...reading.problems,
    ...picture.problems,
    ...windowProblems(terms, now, command.availableUntil != null),
    ...(command.guaranteeUntil == null && command.loanDays == null
      ? []
      : holdProblems({ ...terms, kind: offer.kind }, now)),
  ];
  if (problems.length === 0 && changedTerms(offer, terms).length === 0) problems.push(nothingChanges);
  return { terms, problems };
}

async function write(
  tx: Executor,
  proposal: {
    readonly offer: OfferRow;
    readonly merchant: MerchantRow;
    readonly place: StaffPlace;
    readonly terms: OfferTerms;
    readonly userId: string;
  },
): Promise<ProposeOfferChangesOutcome> {
  const { offer, merchant, place, terms, userId } = proposal;
  const { networkId } = offer;
  const earlier = await findPendingRevision(tx, offer.id);
  if (earlier !== null) await settleRevision(tx, earlier.id, { state: 'WITHDRAWN', reason: null });
  const isApplied = await isTrusted(tx, merchant);
  await insertRevision(tx, {
    ...terms,
    id: newId(),
    networkId,
    merchantId: merchant.id,
    offerId: offer.id,
    state: isApplied ? 'APPROVED' : 'PENDING',
    proposedBy: place.membershipId,
    decidedAt: isApplied ? new Date() : null,
  });
  const { membershipId } = place;
  const subject = { networkId, offerId: offer.id };
  const asked = { action: 'REVISION_PROPOSED', actor: 'MERCHANT', membershipId, reason: null } as const;
  if (!isApplied) {
    await recordCase(tx, subject, asked);
    if (earlier === null) {
      const userIds = await findCoordinatorUserIds(tx, networkId, userId);
      const notice = { kind: 'OFFER_REVISION_PROPOSED', userIds, reason: null } as const;
      await notifyOfOffer(tx, { offer, merchant }, notice);
    }
    return { outcome: 'PROPOSED', offer };
  }
  const made = { action: 'REVISION_APPROVED', actor: 'SYSTEM', membershipId: null, reason: null } as const;
  await recordCase(tx, subject, asked, made);
  const changed = await changeOffer(tx, offer.id, liveStates, terms);
  if (changed === null) throw new Error('a locked offer changed its state');
  return { outcome: 'APPLIED', offer: changed };
}

const nothingChanges: FieldProblem = {
  path: ['offerId'],
  message: { th: 'ยังไม่มีอะไรเปลี่ยนจากเดิม', en: 'Nothing would change.' },
};
