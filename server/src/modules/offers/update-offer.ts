import type { FieldProblem } from '../../graphql/user-error.ts';
import type { OfferState } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { mayManageOffers } from '../merchants/merchant-policy.ts';
import { findHandPlace, type ShopHand, userOf } from '../merchants/shop-hand.ts';
import { choosePicture, vanishedPictureProblem } from '../pictures/picture-input.ts';
import { setCostRule } from './cost-rule-store.ts';
import { holdProblems, type OfferInput, readOfferInput, windowProblems } from './offer-input.ts';
import { editableStates } from './offer-state.ts';
import { changeOffer, lockOffer, type OfferChange, type OfferRow } from './offer-store.ts';
import { setStock } from './stock-store.ts';

export interface UpdateOfferCommand extends OfferInput {
  readonly hand: ShopHand;
  readonly offerId: string | null;
}

export type UpdateOfferOutcome =
  | { readonly outcome: 'UPDATED'; readonly offer: OfferRow }
  | { readonly outcome: 'FORBIDDEN' }
  | { readonly outcome: 'STATE'; readonly state: OfferState }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/**
 * An owner or manager changes a draft, or an offer that was sent back. What is left out stays as it is.
 *
 * - UPDATED: the offer as it is now.
 * - FORBIDDEN: neither owner nor manager of its shop, or no such offer.
 * - STATE: it is in another state (by now): the offer's lock decides between this and a submission at once.
 * - INVALID: a wrong field.
 */
export async function updateOffer(
  deps: { readonly database: Database },
  command: UpdateOfferCommand,
): Promise<UpdateOfferOutcome> {
  const { offerId } = command;
  if (offerId === null) return { outcome: 'FORBIDDEN' };
  try {
    return await inTransaction(deps.database, (tx) => update(tx, { ...command, offerId }));
  } catch (error) {
    const problem = vanishedPictureProblem(error);
    if (problem === null) throw error;
    return { outcome: 'INVALID', problems: [problem] };
  }
}

async function update(
  tx: Executor,
  command: UpdateOfferCommand & { readonly offerId: string },
): Promise<UpdateOfferOutcome> {
  const offer = await lockOffer(tx, command.offerId);
  if (offer === null) return { outcome: 'FORBIDDEN' };
  const place = await findHandPlace(tx, offer.merchantId, command.hand);
  if (place === null || !mayManageOffers(place)) return { outcome: 'FORBIDDEN' };
  if (!editableStates.some((state) => state === offer.state)) return { outcome: 'STATE', state: offer.state };

  const reading = readOfferInput(command);
  const picture = await choosePicture(tx, {
    pictureId: command.pictureId,
    userId: userOf(command.hand),
    current: offer.pictureId,
  });
  const isEndChecked = command.availableUntil != null;
  const now = new Date();
  const problems = [
    ...reading.problems,
    ...picture.problems,
    ...windowProblems({ ...offer, ...reading.change }, now, isEndChecked),
    ...holdProblems({ ...offer, ...reading.change }, now),
  ];
  if (problems.length > 0) return { outcome: 'INVALID', problems };

  if (command.stockTotal !== undefined) await setStock(tx, offer.id, command.stockTotal);
  if (reading.costRule !== null) await setCostRule(tx, offer, reading.costRule, place.membershipId);
  const changed = await changeOffer(tx, offer.id, editableStates, {
    ...reading.change,
    ...pictureChange(command, picture.pictureId),
  });
  return changed === null ? { outcome: 'STATE', state: offer.state } : { outcome: 'UPDATED', offer: changed };
}

/** Left out: as it was. An upload and a picture of the app take each other's place. */
export function pictureChange(
  command: Pick<OfferInput, 'pictureId' | 'pictureKey'>,
  pictureId: string | null,
): Pick<OfferChange, 'pictureId' | 'pictureKey'> {
  if (command.pictureKey != null) return { pictureId: null, pictureKey: command.pictureKey };
  if (pictureId !== null) return { pictureId, pictureKey: null };
  return command.pictureId === undefined ? {} : { pictureId: null };
}
