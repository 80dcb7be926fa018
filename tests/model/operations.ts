import type { EndState, OfferWindow } from './village.ts';

export interface AwardAsk {
  readonly member: number;
  readonly points: number;
  readonly reason: string;
  readonly key: string;
}

export interface RedeemAsk {
  readonly member: number;
  readonly offer: number;
  readonly key: string;
}

export type OfferStep = 'PAUSE' | 'RESUME' | 'END';

/** Everything that can happen in a village. Vouchers are told by their names. */
export type Operation =
  | { readonly type: 'award'; readonly asks: readonly AwardAsk[] }
  /** One batch: at most one request of a member. */
  | { readonly type: 'redeem'; readonly asks: readonly RedeemAsk[] }
  /** Whatever of these can end so, ends so. */
  | { readonly type: 'end'; readonly vouchers: readonly string[]; readonly to: EndState }
  | { readonly type: 'cancel'; readonly voucher: string; readonly by: number }
  | { readonly type: 'undo'; readonly voucher: string; readonly shop: number }
  | { readonly type: 'release'; readonly voucher: string; readonly shop: number }
  /** Null: a code that nobody has. */
  | { readonly type: 'use'; readonly voucher: string | null; readonly shop: number; readonly nonce: string }
  /** The voucher's time runs out. */
  | { readonly type: 'runOut'; readonly voucher: string }
  /** The job that ends what has run out. */
  | { readonly type: 'expire' }
  /** More time passes since the use than there is to undo it. */
  | { readonly type: 'ageUse'; readonly voucher: string }
  | { readonly type: 'stepOffer'; readonly offer: number; readonly step: OfferStep }
  | { readonly type: 'moveWindow'; readonly offer: number; readonly window: OfferWindow }
  | { readonly type: 'changeStock'; readonly offer: number; readonly delta: number }
  /** `returns`: open vouchers come back; else they stay good at the counter. */
  | { readonly type: 'suspend'; readonly shop: number; readonly returns: boolean }
  | { readonly type: 'reinstate'; readonly shop: number }
  /** Null: it is lifted. */
  | { readonly type: 'setCeiling'; readonly shop: number; readonly points: number | null }
  | { readonly type: 'passTime'; readonly hours: number }
  | { readonly type: 'remove'; readonly member: number }
  | { readonly type: 'restore'; readonly member: number };

export interface Points {
  readonly available: number;
  readonly held: number;
  readonly earned: number;
}

/** What one request was answered; fields that do not belong to the status are left out. */
export interface Reply {
  readonly status: string;
  readonly wallet?: Points;
  /** By name. */
  readonly voucher?: string;
  readonly state?: string;
  readonly pointsMissing?: number;
  readonly limit?: number;
  readonly opensLater?: boolean;
  /** The very moment; null: none. */
  readonly opensAt?: number | null;
}

/** One reply for each request of the operation; one for an operation that is a single request. */
export type Answer = readonly Reply[];

/** Something that lives like a village: the database behind its functions, or a server behind its API. */
export interface Life {
  apply(operation: Operation): Promise<Answer>;
}
