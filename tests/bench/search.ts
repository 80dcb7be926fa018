import { readSearchWords } from '../../server/src/graphql/search-words.ts';
import { searchShelf } from '../../server/src/modules/offers/shelf-reads.ts';
import type { Database } from '../../server/src/platform/postgres.ts';
import { SeededRandom } from '../testkit/seeded-random.ts';
import type { World } from '../testkit/world.ts';
import type { Bench, BenchResult } from './bench.ts';
import { atMost, type Table } from './figure.ts';
import { offerTextIndexes } from './long-lists.ts';
import { shown } from './statistics.ts';
import { thaiTitles } from './thai-titles.ts';
import { withWorld } from './with-world.ts';
import { withoutIndexes } from './without-index.ts';

/** What a catalogue has when nobody says how many: the size of a large province. */
export const searchedOffers = 100_000;
const offersOfShop = 50;
const pageSize = 20;
const askedEach = 40;

/** What is typed, by what makes it easy or hard. Each is typed as people do, tone marks and all. */
const searches: Readonly<Record<string, readonly string[]>> = {
  'one letter': ['ก', 'ข', 'น', 'ส', 'ป', 'ฬ'],
  'two letters': ['ชา', 'ยา', 'งา', 'ปู', 'ฮว', 'ฌี'],
  'a common word': ['ข้าว', 'กาแฟ', 'ไก่', 'ขนม'],
  'an uncommon word': ['ตะไคร้', 'จักสาน', 'ลูกประคบ', 'มะขามป้อม'],
  'two words': ['กาแฟ สูตรโบราณ', 'ไก่ ถุงใหญ่', 'ขนม คุณยาย', 'ซ่อม จักรยาน'],
  'a rare word': ['ครบรอบ 77777', 'ครบรอบ 41', 'ครบรอบ 4999'],
  'no such word': ['ฝฟฮฬ', 'กขฃคฅฆ'],
};

interface Timing {
  readonly ours: number[];
  readonly plain: number[];
}

/**
 * The search of a catalogue beside a plain ILIKE '%…%' on the title, newest first: the same offers, the same connection,
 * each search asked of the one and at once of the other, one at a time. The plain one finds neither what is typed without
 * tone marks nor what stands in the description or the shop's name, and ranks nothing.
 */
export function benchSearch(bench: Bench): Promise<BenchResult> {
  return withWorld(bench, async (world) => {
    const count = Math.min(bench.options.rows, searchedOffers);
    bench.report(`making ${shown(count)} offers`);
    const networkId = await makeCatalogue(world, count);
    const timings = await measure(bench, world, networkId);
    const rows = Object.entries(timings).map(([name, { ours, plain }]) => {
      const cells = [p(ours, 50), p(ours, 99), p(plain, 50), p(plain, 99), p(plain, 99) / p(ours, 99)];
      return [name, ...cells.map(shown)];
    });
    const all = {
      ours: Object.values(timings).flatMap((t) => t.ours),
      plain: Object.values(timings).flatMap((t) => t.plain),
    };
    const table: Table = {
      columns: ['search', 'ours p50 ms', 'ours p99 ms', 'ILIKE p50 ms', 'ILIKE p99 ms', 'ILIKE p99 / ours'],
      rows,
    };
    return {
      bench: 'search',
      figures: [
        atMost(
          `search of ${shown(count)} offers: p99 of all searches, ours / plain ILIKE`,
          p(all.ours, 99) / p(all.plain, 99),
          1,
        ),
      ],
      tables: { 'One search at a time': table },
      details: { count, timings: Object.fromEntries(rows.map(([name, ...cells]) => [name, cells])) },
    };
  });
}

/** Ours and theirs in turn, so that the machine's moods meet both; which comes first changes from one to the next. */
async function measure(
  bench: Bench,
  database: Pick<Database, 'pool'>,
  networkId: string,
): Promise<Record<string, Timing>> {
  const timings: Record<string, Timing> = {};
  for (let round = 0; round <= bench.options.rounds; round++) {
    for (const [name, terms] of Object.entries(searches)) {
      const timing = timings[name] ?? { ours: [], plain: [] };
      timings[name] = timing;
      for (let turn = 0; turn < askedEach; turn++) {
        const term = terms[turn % terms.length] ?? '';
        const sides = [
          async () => timed(timing.ours, round, () => ourSearch(database, networkId, term)),
          async () => timed(timing.plain, round, () => plainSearch(database, networkId, term)),
        ];
        for (const side of turn % 2 === 0 ? sides : sides.toReversed()) await side();
      }
    }
    if (round > 0) bench.report(`round ${round} of ${bench.options.rounds}`);
  }
  return timings;
}

/** The first round warms up and does not count. */
async function timed(into: number[], round: number, work: () => Promise<unknown>): Promise<void> {
  const start = performance.now();
  await work();
  if (round > 0) into.push(performance.now() - start);
}

function ourSearch(database: Pick<Database, 'pool'>, networkId: string, term: string) {
  return searchShelf(database, {
    networkId,
    words: readSearchWords(term),
    ...{
      categories: null,
      kinds: null,
      maxPoints: null,
      isAvailableNow: false,
      within: null,
      affordableTo: null,
    },
    ...{ limit: pageSize + 1, after: null },
  });
}

/** What one writes first: every word in the title, the newest first, with all that a card shows. */
function plainSearch(database: Pick<Database, 'pool'>, networkId: string, term: string) {
  const words = term.split(' ');
  const conditions = words.map((_, index) => `offer.title_th ILIKE $${index + 2}`);
  return database.pool.query(
    `SELECT offer.*, stock.stock_total, stock.stock_left FROM offer
      JOIN merchant ON merchant.id = offer.merchant_id AND merchant.status = 'APPROVED'
      JOIN offer_stock stock ON stock.offer_id = offer.id
      WHERE offer.network_id = $1 AND offer.state = 'LIVE' AND ${conditions.join(' AND ')}
      ORDER BY offer.live_since DESC, offer.id DESC LIMIT ${pageSize + 1}`,
    [networkId, ...words.map((word) => `%${word}%`)],
  );
}

function p(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
}

/** Approved shops with fifty offers each, of generated Thai titles; the network's id. */
async function makeCatalogue(world: World, count: number): Promise<string> {
  const network = await world.network();
  await world.pool.query(
    `INSERT INTO merchant (id, network_id, status, category_code, name_th, name_en, phone)
      SELECT uuidv7(), $1, 'APPROVED', 'FOOD', 'ร้านที่ ' || number, 'Shop ' || number, '0812345678'
      FROM generate_series(1, $2::integer) AS number`,
    [network.uuid, Math.ceil(count / offersOfShop)],
  );
  const titles = thaiTitles(new SeededRandom(41), count);
  await withoutIndexes(world.pool, offerTextIndexes, async () => {
    await world.pool.query(
      `INSERT INTO offer (id, network_id, merchant_id, state, title_th, title_en, description_th, cost_points, live_since)
        SELECT uuidv7(), shop.network_id, shop.id, 'LIVE', made.title, '', made.description, 10, now() - made.number * interval '1 second'
        FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS made (title, description, number)
        JOIN (SELECT *, row_number() OVER (ORDER BY id) - 1 AS place, count(*) OVER () AS count FROM merchant) AS shop
          ON shop.place = made.number % shop.count`,
      [titles.map(({ title }) => title), titles.map(({ description }) => description)],
    );
    await world.pool.query(
      'INSERT INTO offer_stock (offer_id, network_id, stock_total) SELECT id, network_id, 100 FROM offer',
    );
  });
  await world.pool.query('VACUUM ANALYZE');
  return network.uuid;
}
