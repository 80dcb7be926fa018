import { offerOf } from './offers.ts';
import type { HistoryEvent, OfferSeed } from './types.ts';

export type ReplayedState = 'ISSUED' | 'USED' | 'CANCELLED' | 'EXPIRED' | 'RELEASED';

export interface ReplayedVoucher {
  readonly memberKey: string;
  readonly offer: OfferSeed;
  readonly issuedAt: Date;
  state: ReplayedState;
  stateSince: Date;
  /** Uses and releases, with who stood at the counter. */
  readonly counterSteps: { readonly at: Date; readonly byKey: string }[];
}

export interface Replay {
  readonly wallets: ReadonlyMap<string, { available: number; held: number }>;
  /** By offer; a lent thing that came back still counts, which is the stricter of the two readings. */
  readonly soldUnits: ReadonlyMap<string, number>;
  readonly vouchers: ReadonlyMap<string, ReplayedVoucher>;
  /** Every rule that was broken, in words; empty for a sound history. */
  readonly problems: readonly string[];
}

const stateAfter = {
  use: 'USED',
  cancel: 'CANCELLED',
  expire: 'EXPIRED',
  release: 'RELEASED',
} as const satisfies Record<string, ReplayedState>;

/**
 * Keeps the village's books once more from the events alone, without a line of the generator's own bookkeeping, and
 * notes each wallet below zero, stock or limit passed, and voucher step that the states do not allow.
 */
export function replay(events: readonly HistoryEvent[]): Replay {
  const wallets = new Map<string, { available: number; held: number }>();
  const soldUnits = new Map<string, number>();
  const takenByMember = new Map<string, number>();
  const vouchers = new Map<string, ReplayedVoucher>();
  const problems: string[] = [];

  const move = (memberKey: string, available: number, held: number, what: string): void => {
    const wallet = wallets.get(memberKey) ?? { available: 0, held: 0 };
    wallet.available += available;
    wallet.held += held;
    wallets.set(memberKey, wallet);
    if (wallet.available < 0 || wallet.held < 0) problems.push(`${what}: wallet of ${memberKey} below zero`);
  };
  const count = (memberKey: string, offer: OfferSeed, units: number, what: string): void => {
    const share = `${memberKey}|${offer.key}`;
    const sold = (soldUnits.get(offer.key) ?? 0) + units;
    const taken = (takenByMember.get(share) ?? 0) + units;
    soldUnits.set(offer.key, sold);
    takenByMember.set(share, taken);
    if (sold > (offer.stockTotal ?? sold)) problems.push(`${what}: ${offer.key} oversold`);
    if (taken > (offer.perMemberLimit ?? taken)) problems.push(`${what}: ${share} passes the limit`);
  };

  for (const event of events) {
    if (event.type === 'award') {
      move(event.memberKey, event.points, 0, event.awardKey);
      continue;
    }
    const what = `${event.type} ${event.voucherKey}`;
    if (event.type === 'redeem') {
      const offer = offerOf(event.offerKey);
      if (vouchers.has(event.voucherKey)) problems.push(`${what}: the key is taken`);
      vouchers.set(event.voucherKey, {
        memberKey: event.memberKey,
        offer,
        issuedAt: event.at,
        state: 'ISSUED',
        stateSince: event.at,
        counterSteps: [],
      });
      move(event.memberKey, -offer.costPoints, offer.kind === 'HOLD' ? offer.costPoints : 0, what);
      count(event.memberKey, offer, 1, what);
      continue;
    }
    const voucher = vouchers.get(event.voucherKey);
    const needed: ReplayedState = event.type === 'release' ? 'USED' : 'ISSUED';
    if (voucher === undefined || voucher.state !== needed || event.at < voucher.stateSince) {
      problems.push(`${what}: not ${needed} then`);
      continue;
    }
    const { memberKey, offer } = voucher;
    const isHold = offer.kind === 'HOLD';
    if (event.type === 'release' && !isHold) problems.push(`${what}: nothing was lent`);
    if (event.type === 'cancel' && event.byKey !== memberKey) problems.push(`${what}: by somebody else`);
    if (event.type === 'use' || event.type === 'release') {
      voucher.counterSteps.push({ at: event.at, byKey: event.byKey });
    }
    if (event.type !== 'use') move(memberKey, offer.costPoints, isHold ? -offer.costPoints : 0, what);
    if (event.type === 'cancel' || event.type === 'expire') count(memberKey, offer, -1, what);
    voucher.state = stateAfter[event.type];
    voucher.stateSince = event.at;
  }
  return { wallets, soldUnits, vouchers, problems };
}
