import { TypeID } from 'typeid-js';
import type { Shop } from './shop.ts';
import type { Person, World } from './world.ts';

const weekdays = ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'] as const;

const bangkokMs = 7 * 3_600_000;

/** The day of the week in Bangkok, so many days from now. */
export function weekdayInBangkok(days = 0): (typeof weekdays)[number] {
  const at = new Date(Date.now() + bangkokMs + days * 86_400_000);
  const day = weekdays[at.getUTCDay()];
  if (day === undefined) throw new Error('no such day');
  return day;
}

/** A moment of Bangkok's wall clock: so many days from today, at this hour. */
export function inBangkok(days: number, hour: number): Date {
  const midnight = Math.floor((Date.now() + bangkokMs) / 86_400_000) * 86_400_000 - bangkokMs;
  return new Date(midnight + days * 86_400_000 + hour * 3_600_000);
}

/** Today's place in Bangkok's month: the day, and how many it has. */
export function dayOfMonthInBangkok(): { readonly day: number; readonly days: number } {
  const at = new Date(Date.now() + bangkokMs);
  const days = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
  return { day: at.getUTCDate(), days };
}

/** What of a ceiling is open on a day, as docs/adr/0027 has it. */
export function openPoints(ceiling: number, { day, days } = dayOfMonthInBangkok()): number {
  return Math.ceil((ceiling * (days + 9 * day)) / (10 * days));
}

/** A ceiling of which exactly so many points are open today. */
export function ceilingWith(open: number): number {
  const today = dayOfMonthInBangkok();
  const ceiling = Math.floor((open * 10 * today.days) / (today.days + 9 * today.day));
  for (let near = Math.max(ceiling - 2, 1); near <= ceiling + 2; near++)
    if (openPoints(near, today) === open) return near;
  throw new Error(`no ceiling has ${open} points open today`);
}

export interface Openness {
  readonly canRedeem: boolean;
  readonly reasons: readonly string[];
  readonly availableFrom: string | null;
}

/** Whether this member can have it now, and when it opens. */
export async function openness(person: Person, offer: { readonly id: string }): Promise<Openness> {
  const { node } = await person.client.ask<{ node: { redeemability: Openness } }>(
    'query ($id: ID!) { node(id: $id) { ... on Offer { redeemability { canRedeem reasons availableFrom } } } }',
    { id: offer.id },
  );
  return node.redeemability;
}

export interface Generosity {
  readonly ceilingPoints: number;
  readonly givenPoints: number;
  readonly openPoints: number;
}

export async function generosityOf(shop: Shop, by: Person = shop.owner): Promise<Generosity | null> {
  const { node } = await by.client.ask<{ node: { generosity: Generosity | null } }>(
    'query ($id: ID!) { node(id: $id) { ... on Merchant { generosity { ceilingPoints givenPoints openPoints } } } }',
    { id: shop.id },
  );
  return node.generosity;
}

/** What the month's row says, and what the vouchers say: the two are one. */
export async function givenByRowAndVouchers(
  world: World,
  shop: Shop,
): Promise<{ readonly counted: number; readonly vouchers: number; readonly ceiling: number }> {
  const { rows } = await world.pool.query<{ counted: number; vouchers: number; ceiling: number }>(
    `SELECT month.given_points AS counted, month.ceiling_points AS ceiling,
      (SELECT coalesce(sum(points), 0)::integer FROM voucher
        WHERE voucher.merchant_id = month.merchant_id AND kind = 'SPEND' AND state IN ('ISSUED', 'USED')) AS vouchers
    FROM merchant_month month WHERE merchant_id = $1`,
    [TypeID.fromString(shop.id).toUUID()],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('a month without its row');
  return row;
}
