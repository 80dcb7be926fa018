import { TypeID } from 'typeid-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adoptCatalogue, type Indicator } from '../testkit/catalogue.ts';
import { ageLines, creditedDeeds } from '../testkit/deed-history.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { cancel, voucherOf } from '../testkit/redeem.ts';
import type { Person } from '../testkit/world.ts';
import { World } from '../testkit/world.ts';

let world: World;
let network: Network;
let rules: Record<'SWEEP' | 'TEACH' | 'QUIET', Indicator>;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  rules = await adoptCatalogue(network, {
    SWEEP: { points: 10, nameTh: 'กวาดลานวัด', nameEn: 'Swept the yard', virtues: ['VOLUNTEERING'] },
    TEACH: {
      points: 15,
      nameTh: 'สอนหนังสือน้อง',
      nameEn: 'Taught a child',
      virtues: ['VOLUNTEERING', 'HONESTY'],
    },
    QUIET: { points: 7, nameTh: 'เลิกเหล้า', nameEn: 'Gave up drink', privacy: 'SENSITIVE', virtues: [] },
  });
  await world.pool.query(
    `INSERT INTO virtue (network_id, code, name_th, name_en, position) VALUES ($1, 'HONESTY', 'สุจริต', 'Honesty', -1)`,
    [network.uuid],
  );
});

afterAll(() => world.stop());

interface Line {
  readonly id: string;
  readonly at: string;
  readonly kind: string;
  readonly points: number;
  readonly balanceAfter: number;
  readonly description: string;
  readonly checkCode: string;
}
interface Page {
  readonly totalCount: number;
  readonly nodes: readonly Line[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

async function passbook(
  member: MemberPerson,
  filter: object | null = null,
  page: { readonly first?: number; readonly after?: string | null } = {},
): Promise<Page> {
  const { node } = await member.client.ask<{ node: { passbook: Page } }>(
    `query ($id: ID!, $filter: PassbookFilterInput, $first: Int, $after: String) { node(id: $id) { ... on Member {
      passbook(filter: $filter, first: $first, after: $after) { totalCount nodes {
        id at kind points balanceAfter description(language: TH) checkCode } pageInfo { hasNextPage endCursor } } } } }`,
    { id: member.memberId, filter, first: page.first ?? 100, after: page.after ?? null },
  );
  return node.passbook;
}

const bangkokDay = (daysAgo: number) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Bangkok' }).format(
    new Date(Date.now() - daysAgo * 86_400_000),
  );

/** Six lines: two deeds, one private deed, an award, a redemption and its return; a day apart, the newest three days ago. */
async function member(): Promise<MemberPerson> {
  const one = await network.member();
  await creditedDeeds(network, one, [rules.SWEEP, rules.TEACH, rules.QUIET]);
  await network.award(one, 100);
  const shop = await network.shop({ name: 'ร้านน้ำฝน' });
  const voucher = await voucherOf(one, await shop.offer({ title: 'กาแฟเย็น', costPoints: 30 }));
  await cancel(one, voucher.id);
  await ageLines(network, one, 3);
  return one;
}

describe('a passbook that is narrowed', () => {
  let one: MemberPerson;
  beforeAll(async () => {
    one = await member();
  });

  test.each([
    ['nothing at all', {}, [30, -30, 100, 7, 15, 10]],
    ['what came in', { direction: 'IN' }, [30, 100, 7, 15, 10]],
    ['what went out', { direction: 'OUT' }, [-30]],
    ['a kind', { kind: 'AWARD' }, [100, 7, 15, 10]],
    ['a kind that cannot go that way', { kind: 'AWARD', direction: 'OUT' }, []],
    ['a category of deeds', { categoryCode: 'COMMUNITY' }, [7, 15, 10]],
    ['a category that is not there', { categoryCode: 'NOWHERE' }, []],
    ['a word', { search: 'กาแฟ' }, [30, -30]],
    ['a word without its tone marks', { search: 'สอนหนังสือนอง' }, [15]],
    ['a word in the other language', { search: 'TAUGHT' }, [15]],
    ['who confirmed it, its sara am in two pieces', { search: 'ร้านน\u0E4D้\u0E32ฝน' }, [-30]],
    ['a wildcard, which stands for itself', { search: '%' }, []],
    ['a private deed by its own name, which is not told', { search: 'เลิกเหล้า' }, []],
    ['a private deed as it is printed', { search: 'ความดีส่วนตัว' }, [7]],
    ['the days from one on', { from: bangkokDay(5) }, [30, -30, 100]],
    ['the days up to one, itself included', { to: bangkokDay(6) }, [7, 15, 10]],
    ['one day', { from: bangkokDay(7), to: bangkokDay(7) }, [15]],
    ['days the wrong way round', { from: bangkokDay(5), to: bangkokDay(7) }, []],
    ['all of it together', { from: bangkokDay(7), direction: 'IN', kind: 'AWARD', search: 'สอน' }, [15]],
  ])('to %s', async (_name, filter, points) => {
    const { nodes, totalCount } = await passbook(one, filter);
    expect(nodes.map((line) => line.points)).toEqual(points);
    expect(totalCount).toBe(points.length);
  });

  test('is read page by page, each line once', async () => {
    const seen: number[] = [];
    let after: string | null = null;
    do {
      const page: Page = await passbook(one, { direction: 'IN' }, { first: 2, after });
      seen.push(...page.nodes.map((line) => line.points));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual([30, 100, 7, 15, 10]);
  });

  test('has what came since the last time', async () => {
    const other = await member();
    expect((await passbook(other, { kind: 'AWARD' })).totalCount).toBe(4);
    await network.award(other, 9);
    const { nodes, totalCount } = await passbook(other, { kind: 'AWARD' });
    expect([nodes[0]?.points, totalCount]).toEqual([9, 5]);
  });

  test('by two at once for the first time is the same for both', async () => {
    const other = await member();
    const pages = await Promise.all(Array.from({ length: 6 }, () => passbook(other, { direction: 'IN' })));
    for (const page of pages) expect(page.nodes.map((line) => line.points)).toEqual([30, 100, 7, 15, 10]);
  });

  test.each([
    ['a code that is none', { categoryCode: "x' OR 1=1" }],
    ['a search that never ends', { search: 'ก'.repeat(101) }],
    ['a day of a Buddhist year', { from: '2569-01-01' }],
  ])('%s is no request', async (_name, filter) => {
    expect(
      await one.client.errorCode(
        `query ($id: ID!, $filter: PassbookFilterInput) { node(id: $id) { ... on Member { passbook(filter: $filter) { nodes { id } } } } }`,
        { id: one.memberId, filter },
      ),
    ).toBe('BAD_USER_INPUT');
  });

  test('names the categories that are in it', async () => {
    const { node } = await one.client.ask<{ node: { passbookCategories: unknown } }>(
      'query ($id: ID!) { node(id: $id) { ... on Member { passbookCategories(language: TH) { code name } } } }',
      { id: one.memberId },
    );
    expect(node.passbookCategories).toEqual([{ code: 'COMMUNITY', name: 'ชุมชน' }]);
  });
});

describe('a check code', () => {
  const question = `query ($slug: String!, $number: String!, $code: String!) { network(slug: $slug) {
    checkedEntry(memberNumber: $number, checkCode: $code) { at points balanceAfter } } }`;

  async function numberOf(one: MemberPerson): Promise<string> {
    const { node } = await one.client.ask<{ node: { memberNumber: string } }>(
      'query ($id: ID!) { node(id: $id) { ... on Member { memberNumber } } }',
      { id: one.memberId },
    );
    return node.memberNumber;
  }
  async function ask(by: Person, memberNumber: string, code: string): Promise<unknown> {
    const { network: answer } = await by.client.ask<{ network: { checkedEntry: unknown } }>(question, {
      slug: network.slug,
      number: memberNumber,
      code,
    });
    return answer.checkedEntry;
  }

  test('leads back to its line, whichever way it is typed', async () => {
    const one = await member();
    const number = await numberOf(one);
    for (const { at, points, balanceAfter, checkCode } of (await passbook(one)).nodes) {
      const typed = ` ${checkCode.slice(0, 4).toLowerCase()} ${checkCode.slice(4)}`;
      expect(await ask(network.coordinator, ` ${number} `, typed)).toEqual({ at, points, balanceAfter });
    }
  });

  test('is the same each time, and another for each line', async () => {
    const one = await member();
    const codes = (await passbook(one)).nodes.map((line) => line.checkCode);
    expect(new Set(codes).size).toBe(codes.length);
    expect((await passbook(one, { kind: 'AWARD' })).nodes.map((line) => line.checkCode)).toEqual(
      codes.slice(2),
    );
  });

  test('of another member, of nobody, or with a slip of the pen, leads nowhere', async () => {
    const [one, two] = [await member(), await member()];
    const code = (await passbook(one)).nodes[0]?.checkCode ?? '';
    const swapped = code.slice(0, 7) + code.slice(8) + code.charAt(7);
    expect(await ask(network.coordinator, await numberOf(two), code)).toBeNull();
    expect(await ask(network.coordinator, '99999999', code)).toBeNull();
    expect(await ask(network.coordinator, await numberOf(one), swapped)).toBeNull();
    expect(await ask(network.coordinator, 'ความดี', code)).toBeNull();
  });

  test('of a line that was tampered with no longer fits the paper', async () => {
    const one = await member();
    const printed = (await passbook(one)).nodes[0];
    await ageLines(network, one, 4);
    expect(await ask(network.coordinator, await numberOf(one), printed?.checkCode ?? '')).toBeNull();
  });

  test('stays as it was printed when the key is changed; new lines have codes of the new one', async () => {
    const one = await member();
    const before = (await passbook(one)).nodes.map((line) => line.checkCode);
    await world.pool.query('SELECT rotate_check_key()');
    await network.award(one, 5);
    const after = (await passbook(one)).nodes;
    expect(after.slice(1).map((line) => line.checkCode)).toEqual(before);
    expect(await ask(network.coordinator, await numberOf(one), after[0]?.checkCode ?? '')).toMatchObject({
      points: 5,
    });
  });

  test('is for coordinators and auditors to ask about', async () => {
    const one = await member();
    const code = (await passbook(one)).nodes[0]?.checkCode ?? '';
    const number = await numberOf(one);
    expect(await ask(await network.person('AUDITOR'), number, code)).toMatchObject({ points: 30 });
    for (const by of [one, await network.person('VERIFIER'), (await world.network()).coordinator]) {
      const variables = { slug: network.slug, number, code };
      expect(await by.client.errorCode(question, variables)).toBe('FORBIDDEN');
    }
  });
});

describe('earned by virtue', () => {
  async function earned(one: MemberPerson, period = ''): Promise<unknown> {
    const { node } = await one.client.ask<{ node: { earnedByVirtue: unknown } }>(
      `query ($id: ID!) { node(id: $id) { ... on Member { earnedByVirtue${period} {
        totalPoints totalDeeds virtues { code name(language: TH) points deedCount } } } } }`,
      { id: one.memberId },
    );
    return node.earnedByVirtue;
  }

  test('splits a deed among its virtues, adds up, and counts a private deed without its name', async () => {
    const one = await network.member();
    await creditedDeeds(network, one, [rules.SWEEP, rules.TEACH, rules.QUIET]);
    await network.award(one, 500);
    expect(await earned(one)).toEqual({
      totalPoints: 32,
      totalDeeds: 3,
      virtues: [
        { code: 'HONESTY', name: 'สุจริต', points: 8, deedCount: 1 },
        { code: 'VOLUNTEERING', name: 'จิตอาสา', points: 17, deedCount: 2 },
        { code: null, name: null, points: 7, deedCount: 1 },
      ],
    });
  });

  test('leaves out what was corrected, and what is of other days', async () => {
    const one = await network.member();
    const [sweep] = await creditedDeeds(network, one, [rules.SWEEP, rules.SWEEP]);
    await world.pool.query('SELECT FROM correct_award($1, $2, NULL, gen_random_uuid(), $3, $4)', [
      ...[network.uuid, sweep, 'บันทึกผิดคน'],
      TypeID.fromString(network.coordinator.membershipId).toUUID(),
    ]);
    expect(await earned(one)).toMatchObject({ totalPoints: 10, totalDeeds: 1 });
    expect(await earned(one, `(to: "${bangkokDay(1)}")`)).toEqual({
      totalPoints: 0,
      totalDeeds: 0,
      virtues: [],
    });
    expect(await earned(one, `(from: "${bangkokDay(0)}")`)).toMatchObject({ totalDeeds: 1 });
  });
});
