import type { FieldProblem } from '../../graphql/user-error.ts';
import type { OfferKind } from '../../platform/generated/enums.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { recordCase } from '../merchants/case-event-store.ts';
import { mayManageOffers } from '../merchants/merchant-policy.ts';
import { lockMerchant, type MerchantRow } from '../merchants/merchant-store.ts';
import { findHandPlace, type ShopHand, userOf } from '../merchants/shop-hand.ts';
import { choosePicture, vanishedPictureProblem } from '../pictures/picture-input.ts';
import { setCostRule } from './cost-rule-store.ts';
import {
  holdProblems,
  type OfferInput,
  type OfferReading,
  readOfferInput,
  windowProblems,
} from './offer-input.ts';
import { countUnendedOffers, insertOffer, type NewOffer, type OfferRow } from './offer-store.ts';
import { insertStock } from './stock-store.ts';
import { submissionProblems, submit } from './submission.ts';

/** Offers of one shop that have not ended. */
const unendedLimit = 200;
const defaultValidHours = 168;
/** What is lent without a word about it comes back in a week. */
const defaultLoanDays = 7;

export interface CreateOfferCommand extends OfferInput {
  readonly hand: ShopHand;
  readonly merchantId: string | null;
  readonly kind: OfferKind;
  readonly costPoints: number;
  /** False keeps a draft. */
  readonly submit: boolean;
}

export type CreateOfferOutcome =
  | { readonly outcome: 'CREATED'; readonly offer: OfferRow }
  | { readonly outcome: 'FORBIDDEN' }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/**
 * An owner or manager writes an offer. A shop that waits for its own approval keeps it as a draft.
 *
 * - CREATED: the offer: DRAFT, SUBMITTED, or LIVE where the network lets this trusted shop.
 * - FORBIDDEN: neither owner nor manager of this shop, or no such shop.
 * - INVALID: a wrong field, a shop that may not submit now, a declined shop, or 200 offers that have not ended. The
 *   shop's lock decides the last three, also between two calls at once.
 */
export async function createOffer(
  deps: { readonly database: Database },
  command: CreateOfferCommand,
): Promise<CreateOfferOutcome> {
  const { merchantId } = command;
  if (merchantId === null) return { outcome: 'FORBIDDEN' };
  // An offer is not without a title: an empty one is refused as such.
  const reading = readOfferInput({ ...command, title: command.title ?? {} });
  try {
    return await inTransaction(deps.database, (tx) => create(tx, { ...command, merchantId }, reading));
  } catch (error) {
    const problem = vanishedPictureProblem(error);
    if (problem === null) throw error;
    return { outcome: 'INVALID', problems: [problem] };
  }
}

async function create(
  tx: Executor,
  command: CreateOfferCommand & { readonly merchantId: string },
  reading: OfferReading,
): Promise<CreateOfferOutcome> {
  const { merchantId, hand } = command;
  const userId = userOf(hand);
  const merchant = await lockMerchant(tx, merchantId);
  const place = await findHandPlace(tx, merchantId, hand);
  if (merchant === null || place === null || !mayManageOffers(place)) return { outcome: 'FORBIDDEN' };
  const picture = await choosePicture(tx, { pictureId: command.pictureId, userId, current: null });
  const draft = draftOf(command, reading, merchant, picture.pictureId);
  const problems = [
    ...reading.problems,
    ...picture.problems,
    ...(await shopProblems(tx, merchant, draft, command.submit)),
  ];
  if (problems.length > 0) return { outcome: 'INVALID', problems };

  const { networkId } = merchant;
  const offer = await insertOffer(tx, draft);
  await insertStock(tx, { offerId: offer.id, networkId, stockTotal: command.stockTotal ?? null });
  const { membershipId } = place;
  if (reading.costRule !== null) await setCostRule(tx, offer, reading.costRule, membershipId);
  const step = { action: 'CREATED', actor: 'MERCHANT', membershipId, reason: null } as const;
  await recordCase(tx, { networkId, offerId: offer.id }, step);
  if (!command.submit) return { outcome: 'CREATED', offer };
  const submitted = await submit(tx, { offer, merchant, place, userId });
  if (submitted.outcome !== 'SUBMITTED') throw new Error('a draft left our own transaction');
  return { outcome: 'CREATED', offer: submitted.offer };
}

function draftOf(
  command: CreateOfferCommand,
  { change }: OfferReading,
  merchant: MerchantRow,
  pictureId: string | null,
): NewOffer {
  return {
    id: newId(),
    networkId: merchant.networkId,
    merchantId: merchant.id,
    kind: command.kind,
    state: 'DRAFT',
    titleTh: change.titleTh ?? '',
    titleEn: change.titleEn ?? '',
    descriptionTh: change.descriptionTh ?? '',
    descriptionEn: change.descriptionEn ?? '',
    costPoints: command.costPoints,
    perMemberLimit: change.perMemberLimit ?? null,
    availableFrom: change.availableFrom ?? null,
    availableUntil: change.availableUntil ?? null,
    voucherValidHours: change.voucherValidHours ?? defaultValidHours,
    ...holdTermsOf(command.kind, change),
    openMinutes: change.openMinutes ?? [],
    pictureId,
    pictureKey: change.pictureKey ?? null,
    submittedAt: null,
    liveSince: null,
  };
}

function holdTermsOf(kind: OfferKind, change: OfferReading['change']) {
  const { loanDays = null, guaranteeUntil = null } = change;
  const isUnsaid = kind === 'HOLD' && loanDays === null && guaranteeUntil === null;
  return { loanDays: isUnsaid ? defaultLoanDays : loanDays, guaranteeUntil };
}

async function shopProblems(
  tx: Executor,
  merchant: MerchantRow,
  draft: NewOffer,
  isSubmitted: boolean,
): Promise<FieldProblem[]> {
  const now = new Date();
  const problems = isSubmitted
    ? submissionProblems(merchant, draft, now)
    : [...windowProblems(draft, now, true), ...holdProblems(draft, now)];
  if (merchant.status === 'DECLINED') problems.push(shopDeclined);
  return [...problems, ...(await unendedProblems(tx, merchant.id))];
}

/** Why the shop, which the caller has locked, cannot have another offer; empty when it can. */
export async function unendedProblems(tx: Executor, merchantId: string): Promise<FieldProblem[]> {
  return (await countUnendedOffers(tx, merchantId)) >= unendedLimit ? [tooMany] : [];
}

const shopDeclined: FieldProblem = {
  path: ['merchantId'],
  message: { th: 'ใบสมัครของร้านนี้ไม่ผ่านการพิจารณา', en: 'The application of this shop was declined.' },
};
const tooMany: FieldProblem = {
  path: ['merchantId'],
  message: {
    th: `ร้านนี้มีของแลกครบ ${unendedLimit} รายการแล้ว เลิกให้แลกรายการเก่าก่อนจึงจะเพิ่มได้`,
    en: `This shop has ${unendedLimit} offers. End an old one before you add another.`,
  },
};
