import type { CursorPart } from '../../graphql/connection.ts';
import { isIntegerIn, isMoment, isUuid } from '../../graphql/cursor-parts.ts';
import type { Database } from '../../platform/postgres.ts';
import {
  beginsWith,
  filterConditions,
  findsWords,
  hasWords,
  lookedThrough,
  type ShelfFilter,
  stockJoin,
  Values,
} from './shelf-filter.ts';

/**
 * How well an offer matches, the best first (ADR 0029). All words are in it; and
 *
 * 0: a title begins with the first of them, and has all;
 * 1: the titles have all;
 * 2: some are in the description or the shop's name alone.
 *
 * What matches equally well stands the newest first.
 */
const tiers = [0, 1, 2] as const;
type Tier = (typeof tiers)[number];

const tag = 'match';

/** A place in the list of matches: everything after it is older, or of a later tier. */
interface MatchKey {
  readonly tier: number;
  /** Null: where its tier begins. */
  readonly at: readonly [moment: string, id: string] | null;
}

interface Match {
  readonly offerId: string;
  readonly tier: number;
}

export function isMatchKey(parts: readonly unknown[]): parts is readonly CursorPart[] {
  return (
    parts.length === 4 &&
    parts[0] === tag &&
    isIntegerIn(parts[1], 0, 2) &&
    isMoment(parts[2]) &&
    isUuid(parts[3])
  );
}

export function matchKeyOf(row: {
  readonly id: string;
  readonly tier: number | null;
  readonly at: { readonly moment: string };
}): readonly CursorPart[] {
  return [tag, row.tier ?? 0, row.at.moment, row.id];
}

/**
 * A page of matches, by at most six short statements, however many offers match and however far the page is.
 *
 * A look through the newest 1,000 says how usual the words are. Unusual ones: the index finds every match there is, and
 * they are few enough to sort. Usual ones: tier by tier, from that look where it fills the page, else by the index of
 * that tier's text, which then finds few.
 */
export async function listBestMatches(
  database: Pick<Database, 'pool'>,
  page: ShelfFilter & { readonly limit: number; readonly after: readonly CursorPart[] | null },
): Promise<Match[]> {
  const [, tier = 0, moment = '', id = ''] = page.after ?? [];
  const start: MatchKey =
    page.after === null ? { tier: 0, at: null } : { tier: Number(tier), at: [String(moment), String(id)] };
  let look = await lookAmongNewest(database, page, start.at);
  const isUsual = look.matches.length >= page.limit;
  if (!isUsual && !look.isWhole) return findMatches(database, page, { from: start, tier: null }, page.limit);

  const found: Match[] = [];
  for (const current of tiers.filter((each) => each >= start.tier)) {
    const from: MatchKey = current === start.tier ? start : { tier: current, at: null };
    const missing = page.limit - found.length;
    if (missing === 0) break;
    // Behind the cursor's own tier the next begins anew with its newest.
    if (current > start.tier && start.at !== null && look.after !== null)
      look = await lookAmongNewest(database, page, null);
    const seen = look.matches.filter((match) => match.tier === current).slice(0, missing);
    const isEnough = seen.length === missing || look.isWhole;
    found.push(...(isEnough ? seen : await findMatches(database, page, { from, tier: current }, missing)));
  }
  return found;
}

interface Look {
  readonly after: MatchKey['at'];
  /** Of each tier the newest, as many as a page has; the newest first. */
  readonly matches: readonly Match[];
  /** Nothing is older than what was looked through. */
  readonly isWhole: boolean;
}

async function lookAmongNewest(
  database: Pick<Database, 'pool'>,
  filter: ShelfFilter & { readonly limit: number },
  after: MatchKey['at'],
): Promise<Look> {
  const values = new Values();
  values.add(filter.networkId);
  const older = after === null ? 'true' : isOlder(after, values);
  const conditions = filterConditions(filter, values);
  conditions.push(hasWords(filter.words, 'search_text', values));
  const { rows } = await database.pool.query<{ offerId: string | null; tier: number; looked: number }>(
    `WITH looked AS MATERIALIZED (
        SELECT * FROM shelf_offer AS shelf WHERE shelf.network_id = $1 AND ${older}
        ORDER BY shelf.live_since DESC, shelf.offer_id DESC LIMIT ${lookedThrough}),
      hit AS (
        SELECT shelf.offer_id, shelf.live_since, ${tierOf(filter.words, values)} AS tier
        FROM looked AS shelf ${stockJoin(filter)} WHERE ${conditions.join(' AND ')}),
      ranked AS (
        SELECT *, row_number() OVER (PARTITION BY tier ORDER BY live_since DESC, offer_id DESC) AS rank FROM hit)
      SELECT hit.offer_id AS "offerId", hit.tier, whole.looked
      FROM (SELECT count(*)::integer AS looked FROM looked) AS whole LEFT JOIN ranked AS hit ON hit.rank <= ${values.add(filter.limit)}
      ORDER BY hit.live_since DESC, hit.offer_id DESC`,
    values.list,
  );
  const matches = rows.flatMap(({ offerId, tier }) => (offerId === null ? [] : [{ offerId, tier }]));
  return { after, matches, isWhole: (rows[0]?.looked ?? 0) < lookedThrough };
}

/** By the index, after `from`: of one tier, or of all from there on. */
async function findMatches(
  database: Pick<Database, 'pool'>,
  filter: ShelfFilter,
  { from, tier }: { readonly from: MatchKey; readonly tier: Tier | null },
  limit: number,
): Promise<Match[]> {
  const values = new Values();
  values.add(filter.networkId);
  const found =
    tier === 0
      ? isTierZero(filter.words, values)
      : findsWords(filter.words, tier === 1 ? 'title_text' : 'search_text', values);
  const conditions = filterConditions(filter, values);
  const rank = tierOf(filter.words, values);
  const { rows } = await database.pool.query<Match>(
    // Materialized, so that the text's index is used and not the order's: it would read on and on for what is rare.
    `WITH hit AS MATERIALIZED (
        SELECT * FROM shelf_offer AS shelf WHERE shelf.network_id = $1 AND ${found}),
      ranked AS (
        SELECT shelf.offer_id, shelf.live_since, ${rank} AS tier
        FROM hit AS shelf ${stockJoin(filter)} WHERE ${conditions.join(' AND ')})
      SELECT shelf.offer_id AS "offerId", shelf.tier FROM ranked AS shelf
      WHERE ${isAfter(from, tier, values)}
      ORDER BY shelf.tier, shelf.live_since DESC, shelf.offer_id DESC LIMIT ${values.add(limit)}`,
    values.list,
  );
  return rows;
}

function isAfter({ tier: first, at }: MatchKey, only: Tier | null, values: Values): string {
  const tier = `${values.add(first)}::integer`;
  const older = at === null ? 'true' : isOlder(at, values);
  const after = `(shelf.tier > ${tier} OR (shelf.tier = ${tier} AND ${older}))`;
  return only === null ? after : `shelf.tier = ${values.add(only)}::integer AND ${after}`;
}

function isOlder([moment, id]: readonly [string, string], values: Values): string {
  return `(shelf.live_since, shelf.offer_id) < (${values.add(moment)}::timestamptz, ${values.add(id)}::uuid)`;
}

/** The tier of a row that has all words. */
function tierOf(words: readonly string[], values: Values): string {
  return `CASE WHEN ${isTierZero(words, values)} THEN 0 WHEN ${hasWords(words, 'title_text', values)} THEN 1 ELSE 2 END`;
}

function isTierZero(words: readonly string[], values: Values): string {
  return `(${beginsWith(words[0] ?? '', values)} AND ${hasWords(words, 'title_text', values)})`;
}
