import { randomUUID } from 'node:crypto';
import { TypeID } from 'typeid-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import { mutate, onStateError, onValidationError, wrongFields } from '../testkit/mutate.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { noticesOf } from '../testkit/notices.ts';
import { walletOf } from '../testkit/redeem.ts';
import { type FundingView, fund, fundingFields, noteOf, thank } from '../testkit/thanks.ts';
import { liveTogether } from '../testkit/verify.ts';
import { type Person, World } from '../testkit/world.ts';

let world: World;
let network: Network;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  await fund(network.coordinator, network, 1_000);
});

afterAll(async () => {
  expect(await booksProblems(world.pool)).toEqual(soundBooks);
  await world.stop();
});

async function expectNothingWritten<T>(act: () => Promise<T>): Promise<T> {
  const before = await world.fingerprint();
  const result = await act();
  expect(await world.fingerprint()).toBe(before);
  return result;
}

interface FundView {
  readonly balance: number;
  readonly givenThisMonthPoints: number;
  readonly possibleThisMonthPoints: number;
  readonly monthlyGiftPoints: number;
  readonly giftLimitPoints: number;
  readonly soloLeftPoints: number;
  readonly fundings: { readonly nodes: readonly FundingView[] };
}

async function fundOf(place: Network, person: Person = place.coordinator): Promise<FundView> {
  const { network: found } = await person.client.ask<{ network: { giftFund: FundView } }>(
    `query ($slug: String!) { network(slug: $slug) { giftFund {
      balance givenThisMonthPoints possibleThisMonthPoints monthlyGiftPoints giftLimitPoints soloLeftPoints
      fundings { nodes { ${fundingFields} } } } } }`,
    { slug: place.slug },
  );
  return found.giftFund;
}

async function allowanceOf(person: Person): Promise<object | null> {
  const { viewer } = await person.client.ask<{ viewer: { membership: { giftAllowance: object | null } } }>(
    `query ($slug: String!) { viewer { membership(networkSlug: $slug) { giftAllowance {
      monthlyPoints leftPoints givablePoints } } } }`,
    { slug: network.slug },
  );
  return viewer.membership.giftAllowance;
}

async function linesOf(member: MemberPerson): Promise<readonly object[]> {
  const { node } = await member.client.ask<{ node: { passbook: { nodes: object[] } } }>(
    `query ($id: ID!) { node(id: $id) { ... on Member { passbook { nodes {
      kind points balanceAfter th: description(language: TH) en: description(language: EN) by: confirmedBy(language: EN) } } } } }`,
    { id: member.memberId },
  );
  return node.passbook.nodes;
}

function setRules(monthlyGiftPoints: number, giftLimitPoints: number, place = network) {
  return mutate(
    place.coordinator,
    'setGiftRules',
    { networkId: place.id, monthlyGiftPoints, giftLimitPoints },
    onValidationError,
  );
}

function settle(by: Person, field: 'confirmGiftFunding' | 'withdrawGiftFunding', fundingId: string) {
  return by.client.mutate<{ __typename: string; funding?: FundingView; code?: string; state?: string }>(
    `mutation ($input: GiftFundingInput!) { ${field}(input: $input) { __typename
      ... on UserError { code } ... on SettleGiftFundingSuccess { funding { ${fundingFields} } } ${onStateError} } }`,
    { fundingId },
  );
}

describe('points with thanks', () => {
  test('come out of the fund, never out of the wallet of the giver', async () => {
    const [giver, receiver] = [await network.member({ points: 50 }), await network.member({ points: 7 })];
    const before = await fundOf(network);

    const note = await noteOf(giver, network, receiver, { points: 8 });

    expect(note.points).toBe(8);
    expect(await walletOf(giver)).toEqual({ available: 50, held: 0, lifetimeEarned: 50 });
    // A gift is no deed: what was ever earned stays as it was.
    expect(await walletOf(receiver)).toEqual({ available: 15, held: 0, lifetimeEarned: 7 });
    expect(await linesOf(receiver)).toEqual([
      {
        ...{ kind: 'GIFT', points: 8, balanceAfter: 15, by: 'Thanks fund' },
        ...{ th: `พลังบวกจาก ${giver.name}`, en: `Thanks from ${giver.name}` },
      },
      expect.objectContaining({ kind: 'AWARD', points: 7 }),
    ]);
    expect(await linesOf(giver)).toHaveLength(1);
    const after = await fundOf(network);
    expect(after.balance).toBe(before.balance - 8);
    expect(after.givenThisMonthPoints).toBe(before.givenThisMonthPoints + 8);
    expect(await noticesOf(receiver)).toMatchObject([
      { kind: 'GIFT_RECEIVED', path: '/thanks', body: expect.stringContaining(giver.name) },
      { kind: 'POINTS_AWARDED' },
    ]);
  });

  test('are told to the two alone, however open the note', async () => {
    const [giver, receiver, bystander] = [
      await network.member(),
      await network.member(),
      await network.member(),
    ];
    const note = await noteOf(giver, network, receiver, { points: 3 });
    await receiver.client.mutate(
      'mutation ($input: KeepThanksInput!) { keepThanks(input: $input) { __typename } }',
      { thanksId: note.id, isOpen: true },
    );
    const seen = async (person: Person) => {
      const { network: found } = await person.client.ask<{
        network: { openThanks: { nodes: { id: string; points: number | null }[] } };
      }>('query ($slug: String!) { network(slug: $slug) { openThanks { nodes { id points } } } }', {
        slug: network.slug,
      });
      return found.openThanks.nodes.find(({ id }) => id === note.id)?.points;
    };
    expect([await seen(giver), await seen(receiver), await seen(bystander)]).toEqual([3, 3, null]);
  });

  test('sent again with their key are given once', async () => {
    const [giver, receiver] = [await network.member(), await network.member()];
    const idempotencyKey = randomUUID();
    await thank(giver, network, receiver, { points: 4, idempotencyKey });
    const again = await expectNothingWritten(() =>
      thank(giver, network, receiver, { points: 4, idempotencyKey }),
    );
    expect(again).toMatchObject({ replayed: true, note: { points: 4 } });
    expect(await walletOf(receiver)).toMatchObject({ available: 4 });
    const other = await thank(giver, network, receiver, { points: 5, idempotencyKey });
    expect(other.code).toBe('IDEMPOTENCY_CONFLICT');
  });

  test('are 20 a month, at most 10 at once', async () => {
    const [giver, first, second, third] = await network.members(4, 1);
    if (giver === undefined || first === undefined || second === undefined || third === undefined)
      throw new Error('too few');
    expect(await allowanceOf(giver)).toEqual({ monthlyPoints: 20, leftPoints: 20, givablePoints: 10 });
    const tooMany = await expectNothingWritten(() => thank(giver, network, first, { points: 11 }));
    expect(tooMany).toMatchObject({ code: 'GIFT_OVER_LIMIT', reason: 'OVER_LIMIT' });

    await noteOf(giver, network, first, { points: 10 });
    await noteOf(giver, network, second, { points: 7 });
    expect(await allowanceOf(giver)).toEqual({ monthlyPoints: 20, leftPoints: 3, givablePoints: 3 });

    const beyond = await expectNothingWritten(() => thank(giver, network, third, { points: 4 }));
    expect(beyond).toMatchObject({ code: 'GIFT_ALLOWANCE_USED', reason: 'ALLOWANCE_USED' });
    await noteOf(giver, network, third, { points: 3 });
    expect(await allowanceOf(giver)).toEqual({ monthlyPoints: 20, leftPoints: 0, givablePoints: 0 });
  });

  test('go between two people once a month, whoever gives', async () => {
    const [one, other] = [await network.member(), await network.member()];
    await noteOf(one, network, other, { points: 2 });
    for (const [giver, receiver] of [
      [one, other],
      [other, one],
    ] as const) {
      const again = await expectNothingWritten(() => thank(giver, network, receiver, { points: 1 }));
      expect(again).toMatchObject({ code: 'GIFT_PAIR_USED', reason: 'PAIR_USED' });
    }
    // Words go all the same.
    await noteOf(other, network, one);
  });

  test('are new in a new month', async () => {
    const [one, other] = [await network.member(), await network.member()];
    await noteOf(one, network, other, { points: 10 });
    await inThePast(async (query) => {
      for (const table of ['gift', 'gift_allowance']) {
        await query(`UPDATE ${table} SET month = (month - interval '1 month')::date WHERE giver_id = $1`, [
          TypeID.fromString(one.memberId).toUUID(),
        ]);
      }
    });
    expect(await allowanceOf(one)).toEqual({ monthlyPoints: 20, leftPoints: 20, givablePoints: 10 });
    await noteOf(one, network, other, { points: 10 });
    expect(await walletOf(other)).toMatchObject({ available: 20 });
  });

  test.each([
    ['from a coordinator who is no member', () => [network.coordinator, null] as const],
    ['to one', () => [null, network.coordinator] as const],
  ])('%s are refused', async (_name, who) => {
    const [giver, receiver] = who();
    const member = await network.member();
    const result = await expectNothingWritten(() =>
      thank(giver ?? member, network, receiver ?? member, { points: 1 }),
    );
    expect(result).toMatchObject({ code: 'GIFT_NOT_A_MEMBER', reason: 'NOT_A_MEMBER' });
  });

  test('between people who live together are refused; words go', async () => {
    const [giver, receiver] = [await network.member(), await network.member()];
    await liveTogether(network, giver, receiver);
    const result = await expectNothingWritten(() => thank(giver, network, receiver, { points: 1 }));
    expect(result).toMatchObject({ code: 'GIFT_SAME_HOUSEHOLD', reason: 'SAME_HOUSEHOLD' });
    await noteOf(giver, network, receiver);
  });

  test('that are more than the fund has are refused, words and all', async () => {
    const poor = await world.network();
    await fund(poor.coordinator, poor, 5);
    const [giver, receiver] = [await poor.member(), await poor.member()];
    const result = await expectNothingWritten(() => thank(giver, poor, receiver, { points: 6 }));
    expect(result).toMatchObject({ code: 'GIFT_FUND_EMPTY', reason: 'FUND_EMPTY' });
    await noteOf(giver, poor, receiver, { points: 5 });
    expect((await fundOf(poor)).balance).toBe(0);
  });

  test('into a silence arrive without a name, and the giver sees no difference', async () => {
    const [giver, receiver] = [await network.member(), await network.member()];
    const note = await noteOf(giver, network, receiver);
    await receiver.client.mutate(
      'mutation ($input: ThanksInput!) { quietThanksSender(input: $input) { __typename } }',
      { thanksId: note.id },
    );
    const noticesBefore = await noticesOf(receiver);
    const given = await thank(giver, network, receiver, { points: 6 });
    expect(given).toMatchObject({ __typename: 'SendThanksSuccess', note: { points: 6 } });
    expect(await linesOf(receiver)).toMatchObject([
      { kind: 'GIFT', points: 6, th: 'พลังบวกจากคนในชุมชน', en: 'Thanks from the community' },
    ]);
    expect(await noticesOf(receiver)).toEqual(noticesBefore);
  });
});

describe('the rules of giving', () => {
  test('are set by a coordinator, and hold from the next gift on', async () => {
    const place = await world.network();
    await fund(place.coordinator, place, 500);
    const [giver, first, second] = [await place.member(), await place.member(), await place.member()];
    await noteOf(giver, place, first, { points: 10 });

    expect((await setRules(8, 4, place)).__typename).toBe('SetGiftRulesSuccess');

    expect(await fundOf(place)).toMatchObject({
      ...{ monthlyGiftPoints: 8, giftLimitPoints: 4, possibleThisMonthPoints: 24, balance: 490 },
    });
    expect((await thank(giver, place, second, { points: 1 })).code).toBe('GIFT_ALLOWANCE_USED');
    expect((await thank(first, place, second, { points: 5 })).code).toBe('GIFT_OVER_LIMIT');
    await noteOf(first, place, second, { points: 4 });
    await setRules(12, 4, place);
    await noteOf(giver, place, second, { points: 2 });
  });

  test.each([
    [-1, 10, ['monthlyGiftPoints']],
    [1_001, 10, ['monthlyGiftPoints']],
    [20, 0, ['giftLimitPoints']],
    [1_001, 1_001, ['giftLimitPoints', 'monthlyGiftPoints']],
  ])('of %i a month and %i at once are a ValidationError', async (monthly, limit, fields) => {
    const result = await expectNothingWritten(() => setRules(monthly, limit));
    expect(wrongFields(result)).toEqual(fields);
  });
});

describe('the fund', () => {
  test('takes points of one coordinator up to a limit a month; beyond it a second one has to agree', async () => {
    const place = await world.network();
    const second = await place.person('COORDINATOR');
    const first = await fund(place.coordinator, place, 900);
    expect(first).toMatchObject({ replayed: false, funding: { state: 'FUNDED', points: 900 } });
    expect(await fundOf(place)).toMatchObject({ balance: 900, soloLeftPoints: 100 });

    // Also the other coordinator's: the limit is of all of them, one by one.
    const { funding } = await fund(second, place, 101);
    expect(funding).toMatchObject({ state: 'PROPOSED', proposedBy: second.name, canViewerConfirm: false });
    expect((await fundOf(place)).balance).toBe(900);
    if (funding === undefined) throw new Error('no funding');

    const own = await expectNothingWritten(() => settle(second, 'confirmGiftFunding', funding.id));
    expect(own.__typename).toBe('ForbiddenError');
    expect((await fundOf(place)).fundings.nodes[0]).toMatchObject({ canViewerConfirm: true });

    const confirmed = await settle(place.coordinator, 'confirmGiftFunding', funding.id);
    expect(confirmed.funding).toMatchObject({ state: 'FUNDED', settledBy: place.coordinator.name });
    expect(await fundOf(place)).toMatchObject({ balance: 1_001, soloLeftPoints: 100 });
    for (const field of ['confirmGiftFunding', 'withdrawGiftFunding'] as const) {
      const late = await expectNothingWritten(() => settle(place.coordinator, field, funding.id));
      expect(late).toMatchObject({ __typename: 'StateError', state: 'FUNDED' });
    }
  });

  test('does not take what was withdrawn', async () => {
    const place = await world.network();
    const { funding } = await fund(place.coordinator, place, 2_000);
    const withdrawn = await settle(place.coordinator, 'withdrawGiftFunding', funding?.id ?? '');
    expect(withdrawn.funding).toMatchObject({ state: 'WITHDRAWN', settledBy: place.coordinator.name });
    expect(await fundOf(place)).toMatchObject({ balance: 0, soloLeftPoints: 1_000 });
  });

  test('takes points once for a key', async () => {
    const place = await world.network();
    const key = randomUUID();
    const first = await fund(place.coordinator, place, 300, key);
    const again = await expectNothingWritten(() => fund(place.coordinator, place, 300, key));
    expect(again).toEqual({ ...first, replayed: true });
    const other = await expectNothingWritten(() => fund(place.coordinator, place, 301, key));
    expect(other.code).toBe('IDEMPOTENCY_CONFLICT');
  });

  test.each([0, -5, 100_001])('of %i points is a ValidationError', async (points) => {
    const result = await expectNothingWritten(() => fund(network.coordinator, network, points));
    expect(wrongFields(result)).toEqual(['points']);
  });

  test('has at most twenty proposals waiting', async () => {
    const place = await world.network();
    for (let count = 0; count < 20; count++) await fund(place.coordinator, place, 1_001);
    const result = await expectNothingWritten(() => fund(place.coordinator, place, 1_001));
    expect(result).toMatchObject({ __typename: 'StateError', state: 'PROPOSED' });
  });

  test('tells an auditor its numbers, and lets them agree to nothing', async () => {
    const place = await world.network();
    const auditor = await place.person('AUDITOR');
    const { funding } = await fund(place.coordinator, place, 1_500);
    expect((await fundOf(place, auditor)).fundings.nodes).toMatchObject([
      { state: 'PROPOSED', canViewerConfirm: false },
    ]);
    const result = await settle(auditor, 'confirmGiftFunding', funding?.id ?? '');
    expect(result.__typename).toBe('ForbiddenError');
  });
});

/** Past the triggers that keep what was written. */
async function inThePast(
  act: (query: (text: string, values: unknown[]) => Promise<unknown>) => Promise<void>,
): Promise<void> {
  const client = await world.pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('ALTER TABLE gift DISABLE TRIGGER gift_append_only');
    await act((text, values) => client.query(text, values));
    await client.query('ALTER TABLE gift ENABLE TRIGGER gift_append_only');
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}
