import { escapeLike, isShortWord } from '../../graphql/search-words.ts';
import type { OfferKind } from '../../platform/generated/enums.ts';

/** A place on the globe, in degrees (WGS 84). */
export interface Spot {
  readonly latitude: number;
  readonly longitude: number;
}

/** What of the shelf is asked for. */
export interface ShelfFilter {
  readonly networkId: string;
  /** From readSearchWords: each in the offer's texts or the shop's name. Empty: no search. */
  readonly words: readonly string[];
  /** Codes of kinds of shops, whole branches; null: all. */
  readonly categories: readonly string[] | null;
  readonly kinds: readonly OfferKind[] | null;
  readonly maxPoints: number | null;
  /** True: only what has begun and is not gone. */
  readonly isAvailableNow: boolean;
  /** Only what shops within so many metres have. */
  readonly within: (Spot & { readonly metres: number }) | null;
  /** Set: only what this member can redeem now. */
  readonly affordableTo: string | null;
}

/** A search first looks through so many rows: they hold a usual word many times over. */
export const lookedThrough = 1_000;

/** The values of one statement. */
export class Values {
  readonly list: unknown[] = [];

  /** Where the value stands in the statement: `$3`. */
  add(value: unknown): string {
    return `$${this.list.push(value)}`;
  }
}

/** Degrees of latitude in a metre. */
const degreesOfMetre = 1 / 111_195;

/** The stock is joined only for those who ask for it. */
export function stockJoin(filter: ShelfFilter): string {
  return filter.affordableTo === null && !filter.isAvailableNow
    ? ''
    : 'JOIN offer_stock stock ON stock.offer_id = shelf.offer_id AND stock.network_id = shelf.network_id';
}

/**
 * What the filter says, words aside, about a row `shelf` (and `stock`, see {@link stockJoin}); `$1` is the network. Each
 * combination of filters is a text of its own: one text with `$n IS NULL OR` would be planned for the worst of them.
 */
export function filterConditions(filter: ShelfFilter, values: Values): string[] {
  const { categories, kinds, maxPoints, within, affordableTo } = filter;
  const conditions = [
    'shelf.network_id = $1',
    '(shelf.available_until IS NULL OR shelf.available_until > now())',
  ];
  if (categories !== null) {
    conditions.push(`shelf.category_code = ANY (${values.add(categories)}::text[])`);
  }
  if (kinds !== null) conditions.push(`shelf.kind = ANY (${values.add(kinds)}::offer_kind[])`);
  if (maxPoints !== null) conditions.push(`shelf.cost_points <= ${values.add(maxPoints)}::integer`);
  if (within !== null) conditions.push(isWithin(within, values));
  if (filter.isAvailableNow || affordableTo !== null) conditions.push(isAvailableNow);
  if (affordableTo !== null) conditions.push(isAffordableTo(`${values.add(affordableTo)}::uuid`));
  return conditions;
}

/** For the name of a prepared statement: which conditions {@link filterConditions} wrote. */
export function filterName(filter: ShelfFilter): string {
  const { categories, kinds, maxPoints, within, affordableTo, isAvailableNow: isNow } = filter;
  const parts = [categories, kinds, maxPoints, within, isNow || null, affordableTo];
  return parts.map((part) => (part === null ? '0' : '1')).join('');
}

/** A box first, which is quick to look at; then the distance itself. */
function isWithin(
  { latitude, longitude, metres }: Spot & { readonly metres: number },
  values: Values,
): string {
  const [north, east] = [values.add(latitude), values.add(longitude)].map((p) => `${p}::double precision`);
  const reach = `${values.add(metres * degreesOfMetre)}::double precision`;
  return `abs(shelf.latitude - ${north}) <= ${reach}
    AND distance_metres(${north}, ${east}, shelf.latitude, shelf.longitude) <= ${values.add(metres)}::integer`;
}

/** It has begun, is not gone, and is open by its days and hours, its shop's closure and its shop's month. */
const isAvailableNow = `(shelf.available_from IS NULL OR shelf.available_from <= now())
  AND (stock.stock_left IS NULL OR stock.stock_left > 0)
  AND NOT EXISTS (
    SELECT FROM offer JOIN merchant ON merchant.id = offer.merchant_id AND merchant.network_id = offer.network_id
    WHERE offer.id = shelf.offer_id AND offer.network_id = shelf.network_id
      AND (stock.is_capped OR offer.open_minutes <> '{}' OR merchant.closed_until > now())
      AND offer_opens_at(offer.id) IS DISTINCT FROM now())`;

/** What judge_redemptions would let this member redeem, beside what {@link isAvailableNow} says. */
function isAffordableTo(member: string): string {
  return `
    shelf.cost_points <= (
      SELECT wallet.balance FROM ledger_account wallet
      WHERE wallet.network_id = $1 AND wallet.member_id = ${member} AND wallet.kind = 'MEMBER_AVAILABLE')
    AND (shelf.per_member_limit IS NULL OR shelf.per_member_limit > (
      SELECT count(*) FROM voucher
      WHERE voucher.network_id = $1 AND voucher.offer_id = shelf.offer_id AND voucher.member_id = ${member} AND voucher.state IN ('ISSUED', 'USED')))`;
}

/** The texts that a word is looked for in. */
export type Text = 'title_text' | 'search_text';

/** Every word is in the text. Read row by row: for rows that are few. */
export function hasWords(words: readonly string[], text: Text, values: Values): string {
  return words.map((word) => contains(word, text, values)).join(' AND ');
}

/**
 * The same, as an index looks it up: by trigrams; by pieces where all words are too short for trigrams. Beside a longer
 * word a short one is read in the few rows that the longer one leaves.
 */
export function findsWords(words: readonly string[], text: Text, values: Values): string {
  if (!words.every(isShortWord)) return hasWords(words, text, values);
  const pieces = words.map((word) => `search_normalize(${values.add(word)})`);
  return `short_pieces(shelf.${text}) @> ARRAY[${pieces.join(', ')}]`;
}

function contains(word: string, text: Text, values: Values): string {
  return `shelf.${text} LIKE '%' || search_normalize(${values.add(escapeLike(word))}) || '%'`;
}

/** A title, in either language, begins with the word. */
export function beginsWith(word: string, values: Values): string {
  const pattern = `search_normalize(${values.add(escapeLike(word))}) || '%'`;
  return `(shelf.title_th LIKE ${pattern} OR shelf.title_en LIKE ${pattern})`;
}
