import { randomUUID } from 'node:crypto';
import type { Person } from './world.ts';

export interface RedeemResult {
  readonly __typename: string;
  readonly replayed?: boolean;
  readonly voucher?: {
    readonly id: string;
    readonly code: string;
    readonly state: string;
    readonly pointsSpent: number;
    readonly expiresAt: string;
  };
  readonly wallet?: { readonly available: number; readonly held: number; readonly lifetimeEarned: number };
  readonly code?: string;
  readonly pointsMissing?: number;
  readonly limit?: number;
  readonly availableFrom?: string | null;
  readonly retryAfterMs?: number;
}

export const redeemOffer = `mutation ($input: RedeemOfferInput!) { redeemOffer(input: $input) {
  __typename
  ... on RedeemOfferSuccess { replayed voucher { id code state pointsSpent expiresAt } wallet { available held lifetimeEarned } }
  ... on InsufficientPointsError { pointsMissing }
  ... on MemberLimitReachedError { limit }
  ... on OfferUnavailableError { availableFrom }
  ... on BusyError { retryAfterMs }
  ... on UserError { code message } } }`;

export function redeem(
  person: Person,
  offer: { readonly id: string },
  idempotencyKey: string = randomUUID(),
): Promise<RedeemResult> {
  return person.client.mutate<RedeemResult>(redeemOffer, { offerId: offer.id, idempotencyKey });
}

/** A redemption that must succeed: its voucher. */
export async function voucherOf(
  person: Person,
  offer: { readonly id: string },
): Promise<NonNullable<RedeemResult['voucher']>> {
  const result = await redeem(person, offer);
  if (result.voucher === undefined) throw new Error(`not redeemed: ${JSON.stringify(result)}`);
  return result.voucher;
}

export interface CancelResult {
  readonly __typename: string;
  readonly wallet?: { readonly available: number; readonly held: number };
  readonly voucher?: { readonly state: string };
  readonly code?: string;
  readonly state?: string;
}

export const cancelVoucher = `mutation ($input: CancelVoucherInput!) { cancelVoucher(input: $input) {
  __typename
  ... on CancelVoucherSuccess { voucher { state } wallet { available held } }
  ... on VoucherStateError { state }
  ... on UserError { code message } } }`;

export function cancel(person: Person, voucherId: string): Promise<CancelResult> {
  return person.client.mutate<CancelResult>(cancelVoucher, { voucherId });
}

export interface WalletPoints {
  readonly available: number;
  readonly held: number;
  readonly lifetimeEarned: number;
}

/** The member's points, as they see them. */
export async function walletOf(member: Person & { readonly memberId: string }): Promise<WalletPoints> {
  const { node } = await member.client.ask<{ node: { wallet: WalletPoints } }>(
    'query ($id: ID!) { node(id: $id) { ... on Member { wallet { available held lifetimeEarned } } } }',
    { id: member.memberId },
  );
  return node.wallet;
}

export interface OfferView {
  readonly state: string;
  readonly stockLeft: number | null;
  readonly stockTotal: number | null;
  readonly redeemability: {
    readonly canRedeem: boolean;
    readonly reasons: readonly string[];
    readonly pointsMissing: number;
    readonly availableFrom: string | null;
  } | null;
}

/** An offer as this person sees it. */
export async function viewOffer(person: Person, offer: { readonly id: string }): Promise<OfferView> {
  const { node } = await person.client.ask<{ node: OfferView }>(
    `query ($id: ID!) { node(id: $id) { ... on Offer {
      state stockLeft stockTotal redeemability { canRedeem reasons pointsMissing availableFrom } } } }`,
    { id: offer.id },
  );
  return node;
}
