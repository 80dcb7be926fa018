import fc from 'fast-check';
import { TypeID } from 'typeid-js';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readEnvironment } from '../../server/src/env.ts';
import { normalizeSearch } from '../../server/src/graphql/search-words.ts';
import { distanceMetres } from '../../server/src/modules/merchants/distance.ts';
import { leadOfDay } from '../../server/src/modules/offers/fair-day.ts';
import { mutate } from '../testkit/mutate.ts';
import type { Network } from '../testkit/network.ts';
import { voucherOf } from '../testkit/redeem.ts';
import { SeededRandom } from '../testkit/seeded-random.ts';
import { startServer } from '../testkit/server.ts';
import type { Shop } from '../testkit/shop.ts';
import { type Person, World } from '../testkit/world.ts';

let world: World;

beforeAll(async () => {
  world = await World.start();
});

afterAll(() => world.stop());

interface Page {
  readonly nodes: readonly {
    readonly id: string;
    readonly title: string;
    readonly merchant: { readonly id: string };
  }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const onePage = `query ($slug: String!, $first: Int!, $after: String, $search: String, $category: String,
  $kinds: [OfferKind!], $maxPoints: Int, $availableNow: Boolean, $near: NearInput, $order: OfferOrder) {
  network(slug: $slug) { offers(first: $first, after: $after, search: $search, category: $category, kinds: $kinds,
    maxPoints: $maxPoints, availableNow: $availableNow, near: $near, order: $order) {
    nodes { id title(language: TH) merchant { id } } pageInfo { hasNextPage endCursor } } } }`;

async function pageOf(of: Network, asked: object, by: Pick<Person, 'client'> = { client: world.visitor }) {
  const { network } = await by.client.ask<{ network: { offers: Page } }>(onePage, {
    ...{ slug: of.slug, first: 100 },
    ...asked,
  });
  return network.offers;
}

/** The whole list, leafed through. */
async function listOf(of: Network, asked: object, first = 100): Promise<Page['nodes']> {
  const nodes: Page['nodes'][number][] = [];
  for (let after: string | null = null; ; ) {
    const page: Page = await pageOf(of, { ...asked, first, after });
    nodes.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return nodes;
    after = page.pageInfo.endCursor;
  }
}

const idsOf = (nodes: Page['nodes']) => nodes.map(({ id }) => id);
const titlesOf = (nodes: Page['nodes']) => nodes.map(({ title }) => title);

interface Made {
  readonly id: string;
  readonly title: string;
  readonly titleEn: string;
  readonly description: string;
  readonly shop: { readonly id: string; readonly name: string };
  readonly costPoints: number;
}

/** Live offers by the hundred, past the API; the later the newer. */
async function stockShelf(offers: readonly Made[]): Promise<void> {
  await world.pool.query(
    `INSERT INTO offer (id, network_id, merchant_id, state, title_th, title_en, description_th, cost_points, live_since)
      SELECT made.id, merchant.network_id, merchant.id, 'LIVE', made.title, made.title_en, made.description, made.points,
        now() - interval '1 day' + made.number * interval '1 second'
      FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::integer[])
        WITH ORDINALITY AS made (id, merchant_id, title, title_en, description, points, number)
      JOIN merchant ON merchant.id = made.merchant_id`,
    [
      offers.map(({ id }) => id),
      offers.map(({ shop }) => TypeID.fromString(shop.id).toUUID()),
      offers.map(({ title }) => title),
      offers.map(({ titleEn }) => titleEn),
      offers.map(({ description }) => description),
      offers.map(({ costPoints }) => costPoints),
    ],
  );
  await world.pool.query(
    'INSERT INTO offer_stock (offer_id, network_id) SELECT id, network_id FROM offer ON CONFLICT DO NOTHING',
  );
  await world.pool.query('ANALYZE shelf_offer');
}

/** Approved shops past the API, which a property makes by the dozen; their ids. */
async function manyShops(network: Network, count: number): Promise<readonly string[]> {
  const ids = Array.from({ length: count }, () => v7());
  await world.pool.query(
    `INSERT INTO merchant (id, network_id, status, category_code, name_th, name_en, phone)
      SELECT id, $1, 'APPROVED', 'FOOD', 'ร้าน', '', '0812345678' FROM unnest($2::uuid[]) AS made (id)`,
    [network.uuid, ids],
  );
  return ids.map((id) => TypeID.fromUUID('merchant', id).toString());
}

const globalId = (uuid: string): string => TypeID.fromUUID('offer', uuid).toString();

const things = ['ก๋วยเตี๋ยวเรือ', 'ข้าวมันไก่', 'กาแฟเย็น', 'น้ำแข็งไส', 'ตัดผมชาย', 'ซ่อมจักรยาน', 'ไข่ไก่', 'ส้มตำปูม้า'];
const sorts = ['พิเศษ', 'ถ้วยใหญ่', 'สูตรคุณยาย', 'Special set', 'ราคาเพื่อนบ้าน', 'ชาเย็น'];

/** A network whose shelf is longer than what a search looks through at first. */
async function longShelf(): Promise<{ network: Network; offers: readonly Made[] }> {
  const network = await world.network();
  const shops: { id: string; name: string }[] = [];
  for (const name of ['ครัวป้าน้อย', 'ร้านลุงชม', 'บ้านชาวนา'])
    shops.push({ id: (await network.shop({ name })).id, name });
  const random = new SeededRandom(7);
  const offers = Array.from(
    { length: 2_600 },
    (_, number): Made => ({
      id: v7(),
      title:
        number % 700 === 3 ? `แปลกใหม่ ${number} ฬ` : `${random.pick(things)} ${random.pick(sorts)} ${number}`,
      titleEn: `Offer ${number}`,
      description: random.pick(['', '', `อร่อยกับ${random.pick(things)}`, 'ทำสดทุกเช้า']),
      shop: random.pick(shops),
      costPoints: 1 + random.below(30),
    }),
  );
  await stockShelf(offers);
  return { network, offers };
}

/** ADR 0029, said once more in the plainest way. */
function bestMatches(offers: readonly Made[], search: string): string[] {
  const words = normalizeSearch(search).split(/\s+/);
  const tierOf = (offer: Made): number | null => {
    const titles = [offer.title, offer.titleEn].map(normalizeSearch);
    const rest = [offer.description, offer.shop.name].map(normalizeSearch);
    const has = (texts: readonly string[]) =>
      words.every((word) => texts.some((text) => text.includes(word)));
    if (!has([...titles, ...rest])) return null;
    if (!has(titles)) return 2;
    return titles.some((title) => title.startsWith(words[0] ?? '')) ? 0 : 1;
  };
  return offers
    .flatMap((offer, age) => {
      const tier = tierOf(offer);
      return tier === null ? [] : [{ id: globalId(offer.id), tier, age }];
    })
    .sort((a, b) => a.tier - b.tier || b.age - a.age)
    .map(({ id }) => id);
}

describe('a search', () => {
  test('finds a title by each of its words, with tone marks or without', async () => {
    const network = await world.network();
    const shop = { id: (await network.shop({ name: 'ร้าน' })).id, name: 'ร้าน' };
    const marks = /[\u0E47-\u0E4C]/g;
    const titles = things.flatMap((thing) => sorts.map((sort) => `${thing} ${sort}`));
    const offers = titles.map(
      (title): Made => ({
        ...{ id: v7(), title, titleEn: '', description: '', shop, costPoints: 1 },
      }),
    );
    await stockShelf(offers);
    const segments = new Intl.Segmenter('th', { granularity: 'word' });
    const made = fc.constantFrom(...offers);
    await fc.assert(
      fc.asyncProperty(made, fc.boolean(), fc.nat(), async ({ id, title }, isBare, at) => {
        const words = [...segments.segment(title)].filter((s) => s.isWordLike).map((s) => s.segment);
        const word = words[at % words.length] ?? title;
        const found = await listOf(network, { search: isBare ? word.replace(marks, '') : word });
        expect(idsOf(found), word).toContain(globalId(id));
      }),
      { numRuns: 120 },
    );
  });

  describe('on a long shelf', () => {
    let shelf: { network: Network; offers: readonly Made[] };
    beforeAll(async () => {
      shelf = await longShelf();
    });

    test.each([
      ['one letter that many have', 'ก'],
      ['one letter that few have', 'ฬ'],
      ['two letters: a word without its tone mark', 'ไก่'],
      ['two letters inside of words', 'ชา'],
      ['a usual word', 'กาแฟ'],
      ['a word of titles and of descriptions', 'ก๋วยเตี๋ยว'],
      ['a rare word', 'แปลกใหม่'],
      ['a number', '1234'],
      ['two words, in any order', 'พิเศษ กาแฟ'],
      ['a word of the title and one of the description', 'ตัดผม อร่อย'],
      ['a word of the title and one of the shop’s name', 'ไข่ ป้าน้อย'],
      ['the shop’s name', 'ลุงชม'],
      ['two short words', 'ไก ชา'],
      ['Thai and English', 'special ข้าวมัน'],
      ['damaged sara am', 'นํ้าแข็ง'],
      ['English', 'OFFER 77'],
      ['nothing', 'ฝฟฮ'],
      ['what looks like a wildcard', '%'],
    ])('%s: all that match, the best first, none twice', async (_name, search) => {
      const expected = bestMatches(shelf.offers, search);
      expect(idsOf(await listOf(shelf.network, { search }))).toEqual(expected);
      const small = await listOf(shelf.network, { search, maxPoints: 2 }, 7);
      const cheap = new Set(shelf.offers.filter((o) => o.costPoints <= 2).map(({ id }) => globalId(id)));
      expect(idsOf(small)).toEqual(expected.filter((id) => cheap.has(id)));
    });

    test.each(['NEWEST', 'FEWEST_POINTS', 'RECOMMENDED', 'NEAREST'])(
      'in the order %s leaves what it would without',
      async (order) => {
        const near = { latitude: 14, longitude: 99 };
        const all = idsOf(await listOf(shelf.network, { order, near }));
        expect(new Set(all).size).toBe(shelf.offers.length);
        for (const search of ['กาแฟ', 'แปลกใหม่', 'ฬ']) {
          const matches = new Set(bestMatches(shelf.offers, search));
          const found = idsOf(await listOf(shelf.network, { order, near, search }, 40));
          expect(found, search).toEqual(all.filter((id) => matches.has(id)));
        }
      },
    );
  });

  test('refuses what is too long, and a cursor of another list', async () => {
    const network = await world.network();
    const shop = await network.shop();
    for (const _ of [1, 2]) await shop.offer();
    const { endCursor } = (await pageOf(network, { first: 1 })).pageInfo;
    const wrong = [
      { search: 'ก'.repeat(101) },
      { search: 'กาแฟ', after: endCursor },
      { order: 'RECOMMENDED', after: endCursor },
      { order: 'NEAREST' },
      { near: { latitude: 91, longitude: 0 } },
      { near: { latitude: 0, longitude: 0, withinMetres: 0 } },
    ];
    for (const asked of wrong)
      await expect(pageOf(network, asked)).rejects.toThrow(/BAD_USER_INPUT|must|needs|cursor/);
  });
});

describe('the fair order', () => {
  test('each shop is seen once before any is seen twice, and the pages of a day fit together', async () => {
    const counts = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(counts, fc.integer({ min: 1, max: 7 }), async (offersOfShops, first) => {
        const network = await world.network();
        const shops = await manyShops(network, offersOfShops.length);
        await stockShelf(
          offersOfShops.flatMap((count, place) =>
            Array.from(
              { length: count },
              (_, number): Made => ({
                ...{ id: v7(), title: `ของ ${number}`, titleEn: '', description: '', costPoints: 1 },
                shop: { id: shops[place] ?? '', name: '' },
              }),
            ),
          ),
        );
        const list = await listOf(network, { order: 'RECOMMENDED' }, first);
        expect(new Set(idsOf(list)).size).toBe(offersOfShops.reduce((sum, count) => sum + count));
        let rest = list.map(({ merchant }) => merchant.id);
        for (let round = 1; rest.length > 0; round++) {
          const left = offersOfShops.filter((count) => count >= round).length;
          expect(new Set(rest.slice(0, left)).size).toBe(left);
          rest = rest.slice(left);
        }
      }),
      { numRuns: 12 },
    );
  });

  test('a shop’s newest offer is its first; an ended one makes room for the next', async () => {
    const network = await world.network();
    const [small, large] = [await network.shop(), await network.shop()];
    await small.offer({ title: 'เล็ก' });
    const [old, middle, young] = [
      await large.offer({ title: 'เก่า' }),
      await large.offer({ title: 'กลาง' }),
      await large.offer({ title: 'ใหม่' }),
    ];
    const recommended = async () => titlesOf(await listOf(network, { order: 'RECOMMENDED' }));
    expect((await recommended()).toSorted()).toEqual(['กลาง', 'เก่า', 'เล็ก', 'ใหม่'].toSorted());
    expect((await recommended()).slice(0, 2).toSorted()).toEqual(['เล็ก', 'ใหม่'].toSorted());
    expect((await recommended()).slice(2)).toEqual(['กลาง', 'เก่า']);
    await mutate(large.owner, 'endOffer', { offerId: young.id });
    expect((await recommended()).slice(0, 2).toSorted()).toEqual(['กลาง', 'เล็ก'].toSorted());
    await mutate(large.owner, 'pauseOffer', { offerId: middle.id });
    expect((await recommended()).slice(0, 2).toSorted()).toEqual(['เก่า', 'เล็ก'].toSorted());
    expect(old.id).toBeTruthy();
  });

  test('in as many days as there are shops each of them leads once', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.integer({ min: 1, max: 200 }), (day, shops) => {
        const leads = Array.from({ length: shops }, (_, after) => leadOfDay(day + after, shops));
        expect(leads.toSorted((a, b) => a - b)).toEqual(Array.from({ length: shops }, (_, place) => place));
      }),
    );
    expect(leadOfDay(20_000, 0)).toBe(0);
  });
});

describe('the shelf', () => {
  test('follows its shops: suspended and back, another name, another place', async () => {
    const network = await world.network();
    const shop = await network.shop({ name: 'ร้านเดิม' });
    const offer = await shop.offer();
    const found = async (asked: object) => idsOf(await listOf(network, asked));
    const until = new Date(Date.now() + 86_400_000).toISOString();
    await mutate(network.coordinator, 'suspendMerchant', {
      ...{ merchantId: shop.id, reason: 'ปิดปรับปรุง', until, openVouchers: 'HONOUR' },
    });
    expect(await found({})).toEqual([]);
    await mutate(network.coordinator, 'reinstateMerchant', { merchantId: shop.id, reason: 'เปิดแล้ว' });
    expect(await found({ search: 'ร้านเดิม' })).toEqual([offer.id]);
    await world.pool.query(
      `UPDATE merchant SET name_th = 'ร้านใหม่', name_en = 'New', latitude = 14.03, longitude = 99.68 WHERE id = $1`,
      [TypeID.fromString(shop.id).toUUID()],
    );
    expect(await found({ search: 'ร้านเดิม' })).toEqual([]);
    const near = { latitude: 14.03, longitude: 99.6805, withinMetres: 60 };
    expect(await found({ search: 'ร้านใหม่', near })).toEqual([offer.id]);
    expect(await found({ near: { ...near, withinMetres: 50 } })).toEqual([]);
  });

  test('two who change a shop’s offers and its name at once leave nothing of before', async () => {
    const network = await world.network();
    const shop = await network.shop({ name: 'ก่อน' });
    const offers = await Promise.all([1, 2, 3, 4].map(() => shop.offer({ state: 'SUBMITTED' })));
    const uuid = TypeID.fromString(shop.id).toUUID();
    await Promise.all([
      ...offers.map(({ id }) => mutate(network.coordinator, 'approveOffer', { offerId: id })),
      world.pool.query(`UPDATE merchant SET name_th = 'หลัง', name_en = 'After' WHERE id = $1`, [uuid]),
    ]);
    const { rows } = await world.pool.query<{ turn: number; isNew: boolean }>(
      `SELECT turn, search_text LIKE '%หลัง%' AS "isNew" FROM shelf_offer WHERE merchant_id = $1 ORDER BY turn`,
      [uuid],
    );
    expect(rows).toEqual([0, 1, 2, 3].map((turn) => ({ turn, isNew: true })));
  });

  test('what ended by the clock is not seen, and tidied away', async () => {
    const network = await world.network();
    const shop = await network.shop();
    const uuid = TypeID.fromString(shop.id).toUUID();
    const kept = await shop.offer();
    await shop.offer({ availableUntil: new Date(Date.now() + 3_600_000).toISOString() });
    // As an hour later: the trigger would see a changed offer at once.
    await world.pool.query(
      `UPDATE shelf_offer SET available_until = now() WHERE merchant_id = $1 AND turn = 0`,
      [uuid],
    );
    expect(idsOf(await listOf(network, {}))).toEqual([kept.id]);
    await world.pool.query(
      `UPDATE offer SET state = 'ENDED' WHERE merchant_id = $1 AND available_until IS NOT NULL`,
      [uuid],
    );
    await world.pool.query('SELECT tidy_shelf(10)');
    const { rows } = await world.pool.query('SELECT turn FROM shelf_offer WHERE merchant_id = $1', [uuid]);
    expect(rows).toEqual([{ turn: 0 }]);
  });
});

describe('the filters', () => {
  let network: Network;
  const shops: Shop[] = [];
  beforeAll(async () => {
    network = await world.network();
    await world.pool.query(
      `INSERT INTO merchant_category (network_id, code, name_th, name_en, parent_code, depth) VALUES
        ($1, 'NOODLE', 'เส้น', 'Noodles', 'FOOD', 2), ($1, 'BOAT', 'เรือ', 'Boat noodles', 'NOODLE', 3), ($1, 'HAIR', 'ผม', 'Hair', NULL, 1)`,
      [network.uuid],
    );
    const spots = [
      ['BOAT', 14.03, 99.68],
      ['HAIR', 14.04, 99.68],
      ['FOOD', null, null],
    ] as const;
    for (const [category, latitude, longitude] of spots) {
      const shop = await network.shop();
      shops.push(shop);
      await world.pool.query(
        'UPDATE merchant SET category_code = $2, latitude = $3, longitude = $4 WHERE id = $1',
        [...[TypeID.fromString(shop.id).toUUID(), category, latitude, longitude]],
      );
    }
    await shops[0]?.offer({ title: 'เรือ', costPoints: 30 });
    await shops[1]?.offer({ title: 'ตัดผม', costPoints: 10 });
    await shops[1]?.offer({ title: 'ยืมปัตตาเลี่ยน', costPoints: 20, kind: 'HOLD' });
    const gone = await shops[2]?.offer({ title: 'หมดแล้ว', costPoints: 5, stockTotal: 1 });
    if (gone !== undefined) await voucherOf(await network.member({ points: 10 }), gone);
    await shops[2]?.offer({
      title: 'พรุ่งนี้',
      costPoints: 40,
      availableFrom: new Date(Date.now() + 86_400_000).toISOString(),
    });
  });

  const near = { latitude: 14.03, longitude: 99.68 };
  test.each([
    ['a kind with all below it', { category: 'FOOD' }, ['พรุ่งนี้', 'หมดแล้ว', 'เรือ']],
    ['a kind on the second level', { category: 'NOODLE' }, ['เรือ']],
    ['no such kind', { category: 'NONE' }, []],
    ['what is lent', { kinds: ['HOLD'] }, ['ยืมปัตตาเลี่ยน']],
    ['points', { maxPoints: 10 }, ['หมดแล้ว', 'ตัดผม']],
    ['what there is now', { availableNow: true }, ['ยืมปัตตาเลี่ยน', 'ตัดผม', 'เรือ']],
    ['who is near', { near: { ...near, withinMetres: 1_000 } }, ['เรือ']],
    ['the nearest first', { near, order: 'NEAREST' }, ['เรือ', 'ยืมปัตตาเลี่ยน', 'ตัดผม', 'พรุ่งนี้', 'หมดแล้ว']],
    ['the fewest points first', { order: 'FEWEST_POINTS' }, ['หมดแล้ว', 'ตัดผม', 'ยืมปัตตาเลี่ยน', 'เรือ', 'พรุ่งนี้']],
    ['several at once', { category: 'HAIR', kinds: ['SPEND'], maxPoints: 10, availableNow: true }, ['ตัดผม']],
  ])('%s', async (_name, asked, titles) => {
    expect(titlesOf(await listOf(network, asked, 2))).toEqual(titles);
  });

  test('shops: by words, kind, and distance, which PostgreSQL measures as we do', async () => {
    interface Shops {
      readonly network: {
        readonly merchants: { readonly nodes: readonly { id: string; far: number | null }[] };
      };
    }
    const asked = async (args: string) =>
      (
        await world.visitor.ask<Shops>(
          `query ($slug: String!) { network(slug: $slug) { merchants(${args}) { nodes { id
            far: distanceMetres(from: { latitude: 14.03, longitude: 99.68 }) } } } }`,
          { slug: network.slug },
        )
      ).network.merchants.nodes;
    const [boat, hair, food] = shops.map(({ id }) => id);
    const spot = 'near: { latitude: 14.03, longitude: 99.68 }';
    const far = distanceMetres(near, { latitude: 14.04, longitude: 99.68 });
    expect(far).toBe(1_112);
    expect(await asked(`${spot}, order: NEAREST`)).toEqual([
      { id: boat, far: 0 },
      { id: hair, far },
      { id: food, far: null },
    ]);
    const exactly = (metres: number) =>
      `near: { latitude: 14.03, longitude: 99.68, withinMetres: ${metres} }`;
    expect((await asked(exactly(far))).map(({ id }) => id).toSorted()).toEqual([boat, hair].toSorted());
    expect((await asked(exactly(far - 1))).map(({ id }) => id)).toEqual([boat]);
    expect((await asked('category: "FOOD"')).map(({ id }) => id).toSorted()).toEqual([boat, food].toSorted());
    expect(await asked('search: "ไม่มีร้านนี้"')).toEqual([]);
  });
});

test('PostgreSQL and we normalize alike', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...'กขค ำาิีุู่้๊๋็์ํเแโABCxyz0๙\u200B'), { maxLength: 20 }),
      async (letters) => {
        const text = letters.join('');
        const { rows } = await world.pool.query<{ text: string }>('SELECT search_normalize($1) AS text', [
          text,
        ]);
        expect(rows[0]?.text).toBe(normalizeSearch(text));
      },
    ),
    { numRuns: 200 },
  );
});

describe('whose pictures lie below the map', () => {
  const headersOf = async (url: string) => {
    const response = await fetch(`${url}/config.json`);
    return {
      images: /img-src ([^;]*)/.exec(response.headers.get('content-security-policy') ?? '')?.[1],
      config: await response.json(),
    };
  };

  test('nobody’s, unless the operator says so: then that host’s alone', async () => {
    const without = await headersOf(world.server.url);
    expect(without.images).toBe("'self' data: blob:");
    expect(without.config).toMatchObject({ mapTiles: null });

    const url = 'https://tiles.example.org/v1/{z}/{x}/{y}.png';
    const server = await startServer({
      databaseUrl: world.database.url,
      env: { JOBS: 'off', MAP_TILES_URL: url, MAP_TILES_ATTRIBUTION: '© OpenStreetMap' },
    });
    const within = await headersOf(server.url);
    await server.stop();
    expect(within.images).toBe("'self' data: blob: https://tiles.example.org");
    expect(within.config).toMatchObject({ mapTiles: { url, attribution: '© OpenStreetMap' } });
  });

  test.each([
    ['http://tiles.example.org/{z}/{x}/{y}.png', 'https'],
    ['https://tiles.example.org/{z}/{x}.png', '{y}'],
    ['https://{s}.example.org/{z}/{x}/{y}.png', 'host'],
    ['https://tiles.example.org; script-src *//{z}/{x}/{y}.png', 'URL'],
  ])('%s is refused at the start', (url, words) => {
    expect(() => readEnvironment({ MAP_TILES_URL: url, MAP_TILES_ATTRIBUTION: 'us' })).toThrow(words);
  });

  test('those who draw it are named', () => {
    expect(() => readEnvironment({ MAP_TILES_URL: 'https://tiles.example.org/{z}/{x}/{y}.png' })).toThrow(
      'MAP_TILES_ATTRIBUTION',
    );
  });
});
