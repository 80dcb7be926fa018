import type { FieldProblem } from '../../graphql/user-error.ts';
import type { OfferState } from '../../platform/generated/enums.ts';
import type { Executor } from '../../platform/transaction.ts';
import { recordCase } from '../merchants/case-event-store.ts';
import { findCoordinatorUserIds } from '../merchants/merchant-notices.ts';
import type { MerchantRow } from '../merchants/merchant-store.ts';
import type { StaffPlace } from '../merchants/staff-store.ts';
import { findCostRule, findDefaultPercent } from './cost-rule-store.ts';
import { holdProblems, windowProblems } from './offer-input.ts';
import { notifyOfOffer } from './offer-notices.ts';
import { offerSteps } from './offer-state.ts';
import { changeOffer, type OfferRow } from './offer-store.ts';

export type SubmissionOutcome =
  | { readonly outcome: 'SUBMITTED'; readonly offer: OfferRow }
  | { readonly outcome: 'STATE'; readonly state: OfferState };

/** Why an offer of this shop cannot be submitted now; empty when it can. */
export function submissionProblems(
  merchant: Pick<MerchantRow, 'status'>,
  offer: Pick<OfferRow, 'availableFrom' | 'availableUntil' | 'kind' | 'loanDays' | 'guaranteeUntil'>,
  now: Date,
): FieldProblem[] {
  const problems = [...windowProblems(offer, now, true), ...holdProblems(offer, now)];
  return merchant.status === 'APPROVED' ? problems : [...problems, shopNotApproved];
}

/**
 * Hands an offer to the coordinators, who are told; a trusted shop's goes live at once. The shop is locked by the caller,
 * so that it is still approved when this commits.
 *
 * - SUBMITTED: the offer, SUBMITTED or LIVE.
 * - STATE: it is neither a draft nor sent back (any more). The condition is in the statement.
 */
export async function submit(
  tx: Executor,
  submission: {
    readonly offer: OfferRow;
    readonly merchant: MerchantRow;
    readonly place: StaffPlace;
    /** Who sends it, and is not told of it; null for a key. */
    readonly userId: string | null;
  },
): Promise<SubmissionOutcome> {
  const { offer, merchant, place, userId } = submission;
  const subject = { networkId: offer.networkId, offerId: offer.id };
  const { from, to, caseAction } = offerSteps.SUBMIT;
  const now = new Date();
  const submitted = await changeOffer(tx, offer.id, from, { state: to, submittedAt: now });
  if (submitted === null) return { outcome: 'STATE', state: offer.state };
  const { membershipId } = place;
  await recordCase(tx, subject, { action: caseAction, actor: 'MERCHANT', membershipId, reason: null });

  if ((await isTrusted(tx, merchant)) && !(await asksForMore(tx, offer))) {
    const { APPROVE } = offerSteps;
    const live = await changeOffer(tx, offer.id, APPROVE.from, { state: APPROVE.to, liveSince: now });
    if (live === null) throw new Error('an offer left our own transaction');
    const step = { action: APPROVE.caseAction, actor: 'SYSTEM', membershipId: null, reason: null } as const;
    await recordCase(tx, subject, step);
    return { outcome: 'SUBMITTED', offer: live };
  }
  const userIds = await findCoordinatorUserIds(tx, offer.networkId, userId);
  await notifyOfOffer(tx, { offer: submitted, merchant }, { kind: 'OFFER_SUBMITTED', userIds, reason: null });
  return { outcome: 'SUBMITTED', offer: submitted };
}

/** That the network bears more than its policy says is for a coordinator to agree to, however trusted the shop. */
async function asksForMore(tx: Executor, { id, networkId }: OfferRow): Promise<boolean> {
  const { networkPercent } = await findCostRule(tx, id);
  return networkPercent > (await findDefaultPercent(tx, networkId));
}

/** A shop that is trusted by name, in a network whose policy lets such shops' offers go live at once. */
export async function isTrusted(tx: Executor, merchant: MerchantRow): Promise<boolean> {
  if (!merchant.isTrusted) return false;
  const network = await tx.network.findUniqueOrThrow({
    where: { id: merchant.networkId },
    select: { trustedOffersLive: true },
  });
  return network.trustedOffersLive;
}

const shopNotApproved: FieldProblem = {
  path: ['submit'],
  message: {
    th: 'ส่งให้ผู้ประสานงานได้เมื่อร้านได้รับอนุมัติแล้ว ตอนนี้เก็บเป็นฉบับร่างไว้ก่อน',
    en: 'An offer can be submitted while the shop is approved. Keep it as a draft for now.',
  },
};
