import type { CursorPart } from '../../graphql/connection.ts';
import { isIntegerIn, isMoment, isUuid } from '../../graphql/cursor-parts.ts';
import type { Spot, Values } from './shelf-filter.ts';

/** A row of the shelf as a page needs it to go on from. */
export interface ShelfPlace {
  readonly id: string;
  readonly merchantId: string;
  readonly costPoints: number;
  /** When it went live. */
  readonly moment: string;
  readonly turn: number;
  readonly place: number;
  /** From where the caller stands; null in every other order than NEAREST. */
  readonly metres: number | null;
}

/** An order in which the shelf can be read from any place on, page by page. */
export interface ShelfOrder {
  /** For the name of a prepared statement. */
  readonly name: string;
  /** What the rows `shelf` are read from. */
  source(values: Values): string;
  /** Columns of ORDER BY. */
  sort(values: Values): string;
  /** True of the rows after the cursor. */
  after(key: readonly CursorPart[], values: Values): string;
  keyOf(row: ShelfPlace): readonly CursorPart[];
  isKey(parts: readonly unknown[]): parts is readonly CursorPart[];
}

const shelf = 'shelf_offer AS shelf';

/** The newest first. */
export const newest: ShelfOrder = {
  name: 'newest',
  source: () => shelf,
  sort: () => 'shelf.live_since DESC, shelf.offer_id DESC',
  after: ([moment, id], values) =>
    `(shelf.live_since, shelf.offer_id) < (${values.add(moment)}::timestamptz, ${values.add(id)}::uuid)`,
  keyOf: (row) => [row.moment, row.id],
  isKey: (parts): parts is readonly [string, string] =>
    parts.length === 2 && isMoment(parts[0]) && isUuid(parts[1]),
};

const fewestTag = 'points';

/** What costs the fewest points first. */
export const fewestPoints: ShelfOrder = {
  name: 'fewest_points',
  source: () => shelf,
  sort: () => 'shelf.cost_points, shelf.offer_id',
  after: ([, points, id], values) =>
    `(shelf.cost_points, shelf.offer_id) > (${values.add(points)}::integer, ${values.add(id)}::uuid)`,
  keyOf: (row) => [fewestTag, row.costPoints, row.id],
  isKey: (parts): parts is readonly CursorPart[] =>
    parts.length === 3 && parts[0] === fewestTag && isInteger32(parts[1]) && isUuid(parts[2]),
};

const fairTag = 'fair';

/**
 * The fair order (ADR 0030): round by round, in each round one offer of each shop; a round goes once around the circle of
 * shops, from the shop at `start` on. A cursor keeps its start, so that the pages of one reading fit together when a day
 * ends in between.
 */
export function fair(start: number): ShelfOrder {
  const passed = (values: Values) => `(shelf.place < ${values.add(start)}::integer)`;
  return {
    name: 'fair',
    source: () => shelf,
    sort: (values) => `shelf.turn, ${passed(values)}, shelf.place, shelf.offer_id`,
    after: ([, , turn, place, id], values) => {
      const from = values.add(turn);
      return `shelf.turn >= ${from}::integer AND (shelf.turn, ${passed(values)}, shelf.place, shelf.offer_id)
        > (${from}::integer, ${values.add(Number(place) < start)}::boolean, ${values.add(place)}::integer, ${values.add(id)}::uuid)`;
    },
    keyOf: (row) => [fairTag, start, row.turn, row.place, row.id],
    isKey: isFairKey,
  };
}

/** Its second part is where the circle began. */
export function isFairKey(
  parts: readonly unknown[],
): parts is readonly [tag: string, start: number, turn: number, place: number, id: string] {
  return (
    parts.length === 5 && parts[0] === fairTag && parts.slice(1, 4).every(isInteger32) && isUuid(parts[4])
  );
}

const nearTag = 'near';

/** Of a shop that nobody knows the place of: further than anywhere on the globe. */
const nowhereMetres = 40_000_000;

/** The nearest shop first, and of each shop the newest first. Shops without a place come last. */
export function nearest({ latitude, longitude }: Spot): ShelfOrder {
  return {
    name: 'nearest',
    // Shop by shop, so that a page reads no more shops than it shows.
    source: (values) => `(
      SELECT spot.metres, part.* FROM (
        SELECT merchant.id, coalesce(distance_metres(${values.add(latitude)}::double precision,
          ${values.add(longitude)}::double precision, merchant.latitude, merchant.longitude), ${nowhereMetres}) AS metres
        FROM merchant WHERE merchant.network_id = $1 AND merchant.status = 'APPROVED' ORDER BY metres, merchant.id) AS spot
      CROSS JOIN LATERAL (
        SELECT * FROM shelf_offer
        WHERE shelf_offer.network_id = $1 AND shelf_offer.merchant_id = spot.id ORDER BY shelf_offer.turn) AS part
      ) AS shelf`,
    sort: () => 'shelf.metres, shelf.merchant_id, shelf.turn',
    after: ([, metres, merchantId, turn], values) =>
      `(shelf.metres, shelf.merchant_id, shelf.turn)
        > (${values.add(metres)}::integer, ${values.add(merchantId)}::uuid, ${values.add(turn)}::integer)`,
    keyOf: (row) => [nearTag, row.metres ?? nowhereMetres, row.merchantId, row.turn],
    isKey: (parts): parts is readonly CursorPart[] =>
      parts.length === 4 &&
      parts[0] === nearTag &&
      isInteger32(parts[1]) &&
      isUuid(parts[2]) &&
      isInteger32(parts[3]),
  };
}

function isInteger32(value: unknown): value is number {
  return isIntegerIn(value, -2_147_483_648, 2_147_483_647);
}
