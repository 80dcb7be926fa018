import { randomUUID } from 'node:crypto';
import { mutate, type Outcome, onStateError, onValidationError } from './mutate.ts';
import { voucherOf } from './redeem.ts';
import type { Shop } from './shop.ts';
import { letVoucherUseAge } from './time-travel.ts';
import type { Person, World } from './world.ts';

export const eightDays = 8 * 24 * 3_600;

/** A shop that received so many points for good: of one voucher, used eight days ago. */
export async function received(world: World, shop: Shop, points: number): Promise<void> {
  const member = await shop.network.member({ points });
  const voucher = await voucherOf(member, await shop.offer({ costPoints: points }));
  await shop.use(voucher.code);
  await letVoucherUseAge(world, voucher.id, eightDays);
}

export interface SponsorAnswer extends Outcome {
  readonly sponsorship?: { readonly id: string; readonly line: string; readonly points: number | null };
  readonly availablePoints?: number;
  readonly replayed?: boolean;
}

export function sponsor(
  shop: Shop,
  points: number,
  more: {
    readonly eventId?: string;
    readonly line?: object;
    readonly key?: string;
    readonly by?: Person;
  } = {},
): Promise<SponsorAnswer> {
  const { key = randomUUID(), by = shop.owner, ...rest } = more;
  return mutate<SponsorAnswer>(
    by,
    'sponsor',
    { merchantId: shop.id, points, idempotencyKey: key, ...rest },
    `... on SponsorSuccess { availablePoints replayed sponsorship { id line(language: TH) points } }
      ... on NotEnoughReceivedError { availablePoints } ${onStateError} ${onValidationError}`,
  );
}

export interface Sponsoring {
  readonly receivedPoints: number;
  readonly recentPoints: number;
  readonly sponsoredPoints: number;
  readonly availablePoints: number;
  readonly openEvents: readonly { readonly id: string }[];
  readonly sponsorships: {
    readonly nodes: readonly {
      readonly points: number;
      readonly returnedPoints: number;
      readonly settledAt: string | null;
    }[];
  };
}

export async function sponsoringOf(shop: Shop): Promise<Sponsoring> {
  const { node } = await shop.owner.client.ask<{ node: { sponsoring: Sponsoring } }>(
    `query ($id: ID!) { node(id: $id) { ... on Merchant { sponsoring {
      receivedPoints recentPoints sponsoredPoints availablePoints openEvents { id }
      sponsorships { nodes { points returnedPoints settledAt } } } } } }`,
    { id: shop.id },
  );
  return node.sponsoring;
}

export function openToSponsors(by: Person, eventId: string, isOpen = true): Promise<Outcome> {
  return mutate(by, 'openEventToSponsors', { eventId, isOpen }, onStateError);
}
