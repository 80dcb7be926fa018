/** A village as the model has it: plain data, copied with structuredClone, told by numbers and names of its own. */
export type OfferKind = 'SPEND' | 'HOLD';
export type OfferState = 'LIVE' | 'PAUSED' | 'ENDED';
/** OPEN: now is inside the dates. */
export type OfferWindow = 'OPEN' | 'NOT_YET' | 'OVER';
/** From when until when, in hours from the moment in which it is set. */
export const windowHours: Record<OfferWindow, readonly [number, number]> = {
  OPEN: [-24, 90 * 24],
  NOT_YET: [20 * 24, 90 * 24],
  OVER: [-48, -24],
};
export type EndState = 'CANCELLED' | 'EXPIRED' | 'REVERSED' | 'RELEASED';
export type VoucherState = 'ISSUED' | 'USED' | EndState;

export interface Member {
  available: number;
  held: number;
  earned: number;
  isActive: boolean;
  /** Lines of the passbook. */
  lines: number;
  /** Every key ever sent, also those that were refused. */
  readonly keys: string[];
}

export interface Offer {
  readonly shop: number;
  readonly kind: OfferKind;
  readonly costPoints: number;
  readonly perMemberLimit: number | null;
  /** Null: unlimited. */
  stockTotal: number | null;
  sold: number;
  state: OfferState;
  /** Milliseconds since 1970, as every moment here; null: always. */
  from: number | null;
  until: number | null;
}

/** A month in which a shop has, or had, a ceiling. */
export interface Month {
  givenPoints: number;
  ceilingPoints: number;
}

export interface Shop {
  isSuspended: boolean;
  /** The voucher that each nonce of this counter used. */
  readonly uses: Record<string, string>;
  /** Points that it gives in a month; null: as many as are asked for. */
  ceilingPoints: number | null;
  /** By their first day. */
  readonly months: Record<string, Month>;
}

export interface Voucher {
  readonly member: number;
  readonly offer: number;
  readonly points: number;
  readonly issuedAt: number;
  readonly expiresAt: number;
  state: VoucherState;
  /** Null: never. */
  usedAt: number | null;
  /** Its time is up, whether or not the job has come by. */
  isDue: boolean;
  /** It was used longer ago than a use can be undone. */
  isUseOld: boolean;
}

export interface Award {
  readonly member: number;
  readonly points: number;
  readonly reason: string;
}

/** The functions in SQL leave some rules to the use cases above them. */
export type Level = 'SQL' | 'API';

export interface Village {
  readonly level: Level;
  readonly members: readonly Member[];
  readonly shops: readonly Shop[];
  readonly offers: readonly Offer[];
  /** By name: the member and the key that made it. In the order of their making. */
  readonly vouchers: Record<string, Voucher>;
  readonly awards: Record<string, Award>;
  /** Every nonce ever sent. */
  readonly nonces: string[];
  transfers: number;
  /** The village's own clock: it stands until an operation moves it. */
  now: number;
  readonly zone: Zone;
  /** How many operations it has seen: new keys and nonces are named by it. */
  age: number;
}

/** A zone without summer time. */
export interface Zone {
  readonly name: string;
  /** Ahead of UTC. */
  readonly hours: number;
}

/** How a village begins: what a generator chooses. */
export interface VillagePlan {
  readonly startsAt: number;
  readonly zone: Zone;
  /** Of each shop; the rules of the API are played without. */
  readonly ceilings: readonly (number | null)[];
  readonly members: number;
  readonly offers: readonly (Pick<Offer, 'shop' | 'kind' | 'costPoints' | 'perMemberLimit'> & {
    readonly stockTotal: number | null;
  })[];
}

export const shopCount = 2;

export function foundVillage(plan: VillagePlan, level: Level): Village {
  return {
    level,
    members: Array.from({ length: plan.members }, () => ({
      available: 0,
      held: 0,
      earned: 0,
      isActive: true,
      lines: 0,
      keys: [],
    })),
    shops: Array.from({ length: shopCount }, (_, shop) => ({
      isSuspended: false,
      uses: {},
      ceilingPoints: level === 'SQL' ? (plan.ceilings[shop] ?? null) : null,
      months: {},
    })),
    offers: plan.offers.map((offer) => ({ ...offer, sold: 0, state: 'LIVE', from: null, until: null })),
    vouchers: {},
    awards: {},
    nonces: [],
    transfers: 0,
    now: plan.startsAt,
    zone: plan.zone,
    age: 0,
  };
}

/** What anybody can see of it, in the form in which a real one is read. */
export interface VillageView {
  readonly members: readonly Record<'available' | 'held' | 'earned' | 'lines', number>[];
  readonly offers: readonly { readonly sold: number; readonly left: number | null }[];
  readonly vouchers: Readonly<Record<string, VoucherState>>;
  readonly transfers: number;
  /** Of each shop. */
  readonly months?: readonly Readonly<Record<string, Month>>[];
}

export function viewOf(village: Village): VillageView {
  return {
    members: village.members.map(({ available, held, earned, lines }) => ({
      available,
      held,
      earned,
      lines,
    })),
    offers: village.offers.map((offer) => ({ sold: offer.sold, left: stockLeft(offer) })),
    vouchers: Object.fromEntries(
      Object.entries(village.vouchers).map(([name, voucher]) => [name, voucher.state]),
    ),
    transfers: village.transfers,
    ...(village.level === 'SQL' ? { months: village.shops.map(({ months }) => months) } : {}),
  };
}

export function stockLeft(offer: Offer): number | null {
  return offer.stockTotal === null ? null : offer.stockTotal - offer.sold;
}

export const voucherName = (member: number, key: string): string => `${member}/${key}`;

export function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError(`there is no number ${index}`);
  return item;
}

export function voucherAt(village: Village, name: string): Voucher {
  const voucher = village.vouchers[name];
  if (voucher === undefined) throw new RangeError(`there is no voucher ${name}`);
  return voucher;
}
