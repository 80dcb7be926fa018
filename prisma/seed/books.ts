import { drawVoucherCode } from '../../server/src/modules/redemptions/voucher-code.ts';
import type { SeedDeed } from './deed-book.ts';
import type { Directory } from './directory.ts';
import { idAt } from './id-at.ts';
import type { LedgerAccounts } from './ledger-accounts.ts';
import { expiryOf } from './nong-sarai/history-fate.ts';
import { offerOf } from './nong-sarai/offers.ts';
import type {
  AwardEvent,
  CancelEvent,
  ExpireEvent,
  HistoryEvent,
  OfferSeed,
  RedeemEvent,
  ReleaseEvent,
  UseEvent,
} from './nong-sarai/types.ts';

export interface Award {
  readonly id: string;
  readonly event: AwardEvent;
}

/** How the bookkeeper knows a deed of the catalogue from an award by hand; without it all are by hand. */
export type DeedReader = (event: AwardEvent) => SeedDeed | null;

export type VoucherState = 'ISSUED' | 'USED' | 'CANCELLED' | 'EXPIRED' | 'RELEASED';

/** A voucher as it stands at the end of the history. */
export interface Voucher {
  readonly id: string;
  readonly key: string;
  readonly memberKey: string;
  readonly offer: OfferSeed;
  readonly code: string;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
  state: VoucherState;
  stateSince: Date;
  /** At the counter; null when it was never used. */
  use: { readonly id: string; readonly at: Date; readonly byKey: string } | null;
}

export interface Transfer {
  readonly kind: 'AWARD' | 'REDEEM' | 'HOLD' | 'RELEASE' | 'RETURN';
  readonly at: Date;
  readonly fromAccountId: string;
  readonly toAccountId: string;
  readonly points: number;
  /** Null on the side of a shop or the network, which keeps no balance. */
  readonly fromBalanceAfter: number | null;
  readonly toBalanceAfter: number | null;
  readonly awardId: string | null;
  readonly deedId: string | null;
  readonly voucherId: string | null;
}

export interface Wallet {
  available: number;
  held: number;
  earnedTotal: number;
}

/** What the history comes to, each list in the order of the events. */
export interface Books {
  readonly awards: readonly Award[];
  /** By the key of the award that they were in the history. */
  readonly deeds: ReadonlyMap<string, SeedDeed>;
  readonly vouchers: ReadonlyMap<string, Voucher>;
  readonly transfers: readonly Transfer[];
  /** By person; who never earned or spent has none. */
  readonly wallets: ReadonlyMap<string, Wallet>;
}

interface Bookkeeping {
  readonly directory: Directory;
  readonly accounts: LedgerAccounts;
  readonly awards: Award[];
  readonly deeds: Map<string, SeedDeed>;
  readonly readDeed: DeedReader;
  readonly vouchers: Map<string, Voucher>;
  readonly transfers: Transfer[];
  readonly wallets: Map<string, Wallet>;
}

/**
 * Enters the events, oldest first, as award_points, redeem_batch, use_voucher and end_vouchers would have done at their
 * times: those functions know only the present, so a past needs a bookkeeper of its own. What the rules would have
 * refused is not refused here; the history never asks for it, the constraints hold, and the books are checked afterwards.
 */
export function keepBooks(
  events: readonly HistoryEvent[],
  directory: Directory,
  accounts: LedgerAccounts,
  readDeed: DeedReader = () => null,
): Books {
  const books: Bookkeeping = {
    directory,
    accounts,
    awards: [],
    deeds: new Map(),
    readDeed,
    vouchers: new Map(),
    transfers: [],
    wallets: new Map(),
  };
  for (const event of events) enter(books, event);
  return books;
}

function enter(books: Bookkeeping, event: HistoryEvent): void {
  switch (event.type) {
    case 'award':
      enterAward(books, event);
      break;
    case 'redeem':
      enterRedemption(books, event);
      break;
    case 'use':
      enterUse(books, event);
      break;
    case 'cancel':
      endVoucher(books, event, 'ISSUED', 'CANCELLED');
      break;
    case 'expire':
      endVoucher(books, event, 'ISSUED', 'EXPIRED');
      break;
    case 'release':
      endVoucher(books, event, 'USED', 'RELEASED');
      break;
    default:
      event satisfies never;
  }
}

function enterAward(books: Bookkeeping, event: AwardEvent): void {
  const deed = books.readDeed(event);
  const award: Award = { id: idAt(event.at), event };
  const wallet = walletOf(books, event.memberKey);
  wallet.available += event.points;
  wallet.earnedTotal += event.points;
  if (deed === null) books.awards.push(award);
  else books.deeds.set(event.awardKey, deed);
  books.transfers.push({
    kind: 'AWARD',
    at: event.at,
    fromAccountId: books.accounts.issuanceId,
    toAccountId: books.accounts.availableOf(memberIdOf(books, event.memberKey)),
    points: event.points,
    fromBalanceAfter: null,
    toBalanceAfter: wallet.available,
    awardId: deed === null ? award.id : null,
    deedId: deed?.id ?? null,
    voucherId: null,
  });
}

function enterRedemption(books: Bookkeeping, { at, memberKey, offerKey, voucherKey }: RedeemEvent): void {
  const offer = offerOf(offerKey);
  const voucher: Voucher = {
    id: idAt(at),
    key: voucherKey,
    memberKey,
    offer,
    code: drawVoucherCode(),
    issuedAt: at,
    expiresAt: expiryOf(offer, at),
    state: 'ISSUED',
    stateSince: at,
    use: null,
  };
  const isHold = offer.kind === 'HOLD';
  const wallet = walletOf(books, memberKey);
  wallet.available -= offer.costPoints;
  if (isHold) wallet.held += offer.costPoints;
  books.vouchers.set(voucherKey, voucher);
  books.transfers.push({
    kind: isHold ? 'HOLD' : 'REDEEM',
    at,
    fromAccountId: books.accounts.availableOf(memberIdOf(books, memberKey)),
    toAccountId: counterAccountOf(books, voucher),
    points: offer.costPoints,
    fromBalanceAfter: wallet.available,
    toBalanceAfter: isHold ? wallet.held : null,
    awardId: null,
    deedId: null,
    voucherId: voucher.id,
  });
}

function enterUse(books: Bookkeeping, { at, voucherKey, byKey }: UseEvent): void {
  const voucher = voucherIn(books, voucherKey, 'ISSUED');
  voucher.state = 'USED';
  voucher.stateSince = at;
  voucher.use = { id: idAt(at), at, byKey };
}

/** Gives back everything that the voucher holds. */
function endVoucher(
  books: Bookkeeping,
  { at, voucherKey }: CancelEvent | ExpireEvent | ReleaseEvent,
  from: VoucherState,
  to: VoucherState,
): void {
  const voucher = voucherIn(books, voucherKey, from);
  const { memberKey, offer } = voucher;
  const isHold = offer.kind === 'HOLD';
  const wallet = walletOf(books, memberKey);
  wallet.available += offer.costPoints;
  if (isHold) wallet.held -= offer.costPoints;
  voucher.state = to;
  voucher.stateSince = at;
  books.transfers.push({
    kind: isHold ? 'RELEASE' : 'RETURN',
    at,
    fromAccountId: counterAccountOf(books, voucher),
    toAccountId: books.accounts.availableOf(memberIdOf(books, memberKey)),
    points: offer.costPoints,
    fromBalanceAfter: isHold ? wallet.held : null,
    toBalanceAfter: wallet.available,
    awardId: null,
    deedId: null,
    voucherId: voucher.id,
  });
}

/** Where the points of a voucher are while it is open: with the shop, or held with the member. */
function counterAccountOf(books: Bookkeeping, { memberKey, offer }: Voucher): string {
  return offer.kind === 'HOLD'
    ? books.accounts.heldOf(memberIdOf(books, memberKey))
    : books.accounts.ofMerchant(books.directory.merchantId(offer.merchantKey));
}

function memberIdOf(books: Bookkeeping, personKey: string): string {
  return books.directory.person(personKey).membershipId;
}

function walletOf(books: Bookkeeping, memberKey: string): Wallet {
  const opened = books.wallets.get(memberKey);
  if (opened !== undefined) return opened;
  const wallet = { available: 0, held: 0, earnedTotal: 0 };
  books.wallets.set(memberKey, wallet);
  return wallet;
}

function voucherIn(books: Bookkeeping, voucherKey: string, state: VoucherState): Voucher {
  const voucher = books.vouchers.get(voucherKey);
  if (voucher?.state !== state) throw new Error(`${voucherKey} is not ${state}`);
  return voucher;
}
