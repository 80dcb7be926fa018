import { randomUUID } from 'node:crypto';
import { TypeID } from 'typeid-js';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import { adoptCatalogue } from '../testkit/catalogue.ts';
import { deedOf } from '../testkit/deed.ts';
import { mutate, type Outcome, onStateError, onValidationError, wrongFields } from '../testkit/mutate.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { noticeKindsOf, noticesOf } from '../testkit/notices.ts';
import { redeem, walletOf } from '../testkit/redeem.ts';
import { confirm } from '../testkit/verify.ts';
import { type Person, World } from '../testkit/world.ts';

type Coordinator = Person & { readonly membershipId: string };

let world: World;
let network: Network;
/** A second coordinator. */
let second: Coordinator;

beforeAll(async () => {
  world = await World.start();
  network = await world.network({ awardLimitPoints: 1_000 });
  second = await network.person('COORDINATOR');
  const lowered = await lowerLimit(network.coordinator, 200);
  expect(lowered).toMatchObject({ network: { awardSoloLimitPoints: 200 } });
});

afterAll(async () => {
  expect(await booksProblems(world.pool)).toEqual(soundBooks);
  await world.stop();
});

interface Awarded extends Outcome {
  readonly proposalId?: string;
  readonly replayed?: boolean;
  readonly wallet?: { readonly available: number };
}

function award(
  member: { readonly memberId: string },
  points: number,
  change: object = {},
  by: Person = network.coordinator,
): Promise<Awarded> {
  return mutate<Omit<Awarded, keyof Outcome>>(
    by,
    'awardPoints',
    {
      ...{
        memberId: member.memberId,
        points,
        reason: { th: 'สร้างฝายทั้งหน้าแล้ง' },
        idempotencyKey: randomUUID(),
      },
      ...change,
    },
    `... on AwardPointsSuccess { replayed wallet { available } }
      ... on AwardProposedSuccess { replayed proposalId } ${onValidationError}`,
  );
}

async function proposalFor(
  member: MemberPerson,
  points = 500,
  by: Person = network.coordinator,
): Promise<string> {
  const { proposalId } = await award(member, points, {}, by);
  if (proposalId === undefined) throw new Error('not proposed');
  return proposalId;
}

const confirmProposal = (by: Person, proposalId: string) =>
  mutate<{ proposal: { state: string } }>(
    by,
    'confirmAwardProposal',
    { proposalId },
    `... on AwardProposalSuccess { proposal { state } } ${onStateError}`,
  );

const declineProposal = (by: Person, proposalId: string, reason = 'ขอคุยกันก่อนนะ') =>
  mutate<{ proposal: { state: string; declineReason: string } }>(
    by,
    'declineAwardProposal',
    { proposalId, reason },
    `... on AwardProposalSuccess { proposal { state declineReason } } ${onStateError} ${onValidationError}`,
  );

const correct = (by: Person, awardId: string, reason = 'บันทึกผิดคน') =>
  mutate(by, 'correctAward', { awardId, reason }, `${onStateError} ${onValidationError}`);

function lowerLimit(by: Person, points: number) {
  return mutate<{ network: { awardSoloLimitPoints: number } }>(
    by,
    'lowerAwardSoloLimit',
    { networkId: network.id, points },
    `... on LowerAwardSoloLimitSuccess { network { awardSoloLimitPoints } } ${onValidationError}`,
  );
}

interface Listed {
  readonly id: string;
  readonly points: number;
  readonly title: string;
  readonly vouchedBy: readonly string[];
  readonly correctedAt: string | null;
  readonly correctionReason: string | null;
}

async function listedAwards(source: 'MANUAL' | 'DEED' = 'MANUAL'): Promise<readonly Listed[]> {
  const answer = await second.client.ask<{ network: { recentAwards: { nodes: readonly Listed[] } } }>(
    `query ($slug: String!, $source: AwardSource) { network(slug: $slug) { recentAwards(first: 100, source: $source) {
      totalCount nodes { id points title vouchedBy correctedAt correctionReason member { memberNumber } isOwn } } } }`,
    { slug: network.slug, source },
  );
  return answer.network.recentAwards.nodes;
}

async function expectNothingWritten<T>(act: () => Promise<T>): Promise<T> {
  const before = await world.fingerprint();
  const result = await act();
  expect(await world.fingerprint()).toBe(before);
  return result;
}

describe('an award', () => {
  test('up to the limit of one person is credited at once, as ever', async () => {
    const member = await network.member();
    expect(await award(member, 200)).toMatchObject({
      __typename: 'AwardPointsSuccess',
      wallet: { available: 200 },
    });
  });

  test('above it waits for a second coordinator, who is told', async () => {
    const member = await network.member();
    const waiting = await award(member, 201);
    expect(waiting).toMatchObject({ __typename: 'AwardProposedSuccess', replayed: false });
    expect(await walletOf(member)).toMatchObject({ available: 0 });
    expect(await noticeKindsOf(member)).toEqual([]);
    expect((await noticesOf(second))[0]).toMatchObject({
      kind: 'AWARD_PROPOSED',
      path: `/coordinator/${network.slug}/awards`,
    });
    expect(await noticeKindsOf(network.coordinator)).not.toContain('AWARD_PROPOSED');

    expect(await confirmProposal(second, waiting.proposalId ?? '')).toMatchObject({
      proposal: { state: 'CONFIRMED' },
    });
    expect(await walletOf(member)).toMatchObject({ available: 201, lifetimeEarned: 201 });
    expect(await noticeKindsOf(member)).toEqual(['POINTS_AWARDED']);
    const listed = (await listedAwards()).find(({ points }) => points === 201);
    expect(listed?.vouchedBy).toEqual([network.coordinator.name, second.name]);
  });

  test('above it sent again with its key is proposed once', async () => {
    const member = await network.member();
    const idempotencyKey = randomUUID();
    const first = await award(member, 500, { idempotencyKey });
    const again = await expectNothingWritten(() => award(member, 500, { idempotencyKey }));
    expect(again).toEqual({ ...first, replayed: true });
    for (const points of [400, 20])
      expect(await expectNothingWritten(() => award(member, points, { idempotencyKey }))).toMatchObject({
        code: 'IDEMPOTENCY_CONFLICT',
      });
    await confirmProposal(second, first.proposalId ?? '');
    expect(await expectNothingWritten(() => award(member, 500, { idempotencyKey }))).toEqual(again);
  });

  test('above the limit cannot be written without a second person, past the API either', async () => {
    const member = await network.member();
    await expect(
      world.pool.query(
        `SELECT FROM award_points($1, ARRAY[$2::uuid], ARRAY[$3::uuid], '{201}', '{x}', '{x}', ARRAY[$4::uuid], ARRAY[$5])`,
        [
          ...[network.uuid, v7(), TypeID.fromString(member.memberId).toUUID()],
          ...[TypeID.fromString(network.coordinator.membershipId).toUUID(), randomUUID()],
        ],
      ),
    ).rejects.toMatchObject({ code: '23514' });
  });

  test('is limited only ever lower by coordinators', async () => {
    expect(wrongFields(await expectNothingWritten(() => lowerLimit(second, 201)))).toEqual(['points']);
    expect(wrongFields(await expectNothingWritten(() => lowerLimit(second, 0)))).toEqual(['points']);
    expect(await expectNothingWritten(() => lowerLimit(second, 200))).toMatchObject({
      __typename: 'LowerAwardSoloLimitSuccess',
    });
  });

  test('in a network that has lowered nothing is as large as awardLimitPoints says', async () => {
    const other = await world.network({ awardLimitPoints: 1_000 });
    const member = await other.member();
    expect(await award(member, 1_000, {}, other.coordinator)).toMatchObject({
      __typename: 'AwardPointsSuccess',
    });
  });
});

describe('a proposal', () => {
  test('is not confirmed by who made it, nor by who would get it', async () => {
    const member = await network.member();
    const proposalId = await proposalFor(member);
    expect(await expectNothingWritten(() => confirmProposal(network.coordinator, proposalId))).toMatchObject({
      code: 'FORBIDDEN',
    });
    await world.pool.query(`UPDATE membership SET roles = '{MEMBER,COORDINATOR}' WHERE user_id = $1`, [
      member.userId,
    ]);
    for (const decide of [confirmProposal, declineProposal])
      expect(await expectNothingWritten(() => decide(member, proposalId))).toMatchObject({
        code: 'FORBIDDEN',
      });
  });

  test('is left with a reason; who made it may take it back', async () => {
    const member = await network.member();
    const [first, own] = [await proposalFor(member), await proposalFor(member)];
    expect(await declineProposal(second, first)).toMatchObject({
      proposal: { state: 'DECLINED', declineReason: 'ขอคุยกันก่อนนะ' },
    });
    expect(await declineProposal(network.coordinator, own)).toMatchObject({
      proposal: { state: 'DECLINED' },
    });
    expect(await expectNothingWritten(() => confirmProposal(second, first))).toMatchObject({
      state: 'DECIDED',
    });
    expect(await walletOf(member)).toMatchObject({ available: 0 });
    const third = await proposalFor(member);
    expect(wrongFields(await expectNothingWritten(() => declineProposal(second, third, ' ')))).toEqual([
      'reason',
    ]);
  });

  test('confirmed by two at once, or twice, is credited once', async () => {
    const member = await network.member();
    const third = await network.person('COORDINATOR');
    const proposalId = await proposalFor(member);
    const answers = await Promise.all(
      [second, third, second, third, second].map((by) => confirmProposal(by, proposalId)),
    );
    expect(answers.some(({ __typename }) => __typename === 'AwardProposalSuccess')).toBe(true);
    expect(await walletOf(member)).toMatchObject({ available: 500 });
  });

  test('proposed by two for each other at once waits for neither', async () => {
    const people = await Promise.all([network.member(), network.member()]);
    await world.pool.query(
      `UPDATE membership SET roles = '{MEMBER,COORDINATOR}' WHERE user_id = ANY ($1::uuid[])`,
      [people.map(({ userId }) => userId)],
    );
    const [one, other] = people;
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        index % 2 === 0 ? award(one, 300, {}, other) : award(other, 300, {}, one),
      ),
    );
    expect(new Set(answers.map(({ __typename }) => __typename))).toEqual(new Set(['AwardProposedSuccess']));
  });

  test('runs out after 14 days', async () => {
    const member = await network.member();
    const proposalId = await proposalFor(member);
    await world.pool.query('UPDATE award_proposal SET expires_at = now() WHERE id = $1', [
      TypeID.fromString(proposalId).toUUID(),
    ]);
    expect(await expectNothingWritten(() => confirmProposal(second, proposalId))).toMatchObject({
      state: 'DECIDED',
    });
    const { node } = await second.client.ask<{ node: { state: string } }>(
      'query ($id: ID!) { node(id: $id) { ... on AwardProposal { state } } }',
      { id: proposalId },
    );
    expect(node.state).toBe('EXPIRED');
  });

  test('for one who has left waits in vain', async () => {
    const member = await network.member();
    const proposalId = await proposalFor(member);
    await world.pool.query(`UPDATE membership SET status = 'LEFT' WHERE user_id = $1`, [member.userId]);
    expect(await expectNothingWritten(() => confirmProposal(second, proposalId))).toMatchObject({
      state: 'NOT_A_MEMBER',
    });
  });
});

describe('a correction', () => {
  test('undoes an award by hand, whole, and tells the member why', async () => {
    const member = await network.member();
    await award(member, 70);
    await award(member, 33);
    const listed = (await listedAwards()).find(({ points }) => points === 33);

    expect(await correct(second, listed?.id ?? '', 'ใส่แต้มซ้ำสองครั้ง')).toMatchObject({
      __typename: 'CorrectAwardSuccess',
    });

    expect(await walletOf(member)).toMatchObject({ available: 70, lifetimeEarned: 70 });
    expect((await noticesOf(member))[0]).toMatchObject({
      kind: 'AWARD_CORRECTED',
      path: '/passbook',
      body: expect.stringContaining('ใส่แต้มซ้ำสองครั้ง'),
    });
    const again = await expectNothingWritten(() => correct(second, listed?.id ?? ''));
    expect(again).toMatchObject({ __typename: 'StateError', state: 'CORRECTED' });
    expect((await listedAwards()).find(({ id }) => id === listed?.id)).toMatchObject({
      correctionReason: 'ใส่แต้มซ้ำสองครั้ง',
      correctedAt: expect.any(String),
    });
  });

  test('undoes a deed’s, and names those who vouched for it; of a private one no more than that', async () => {
    const place = await world.network();
    const rules = await adoptCatalogue(place, {
      SWEPT: { points: 5 },
      PRIVATE: { privacy: 'SENSITIVE', points: 6 },
    });
    const member = await place.member();
    const verifier = await place.person('VERIFIER');
    const [deed, quiet] = [await deedOf(member, rules.SWEPT), await deedOf(member, rules.PRIVATE)];
    await confirm(verifier, deed);
    await confirm(verifier, quiet);
    const { network: seen } = await place.coordinator.client.ask<{
      network: { recentAwards: { nodes: readonly Listed[] } };
    }>(
      `query ($slug: String!) { network(slug: $slug) { recentAwards(source: DEED) { nodes { id title vouchedBy } } } }`,
      { slug: place.slug },
    );
    expect(seen.recentAwards.nodes).toEqual([
      { id: quiet.id, title: 'A private good deed', vouchedBy: [verifier.name] },
      { id: deed.id, title: 'Swept the yard SWEPT', vouchedBy: [verifier.name] },
    ]);

    expect(await correct(place.coordinator, deed.id)).toMatchObject({ __typename: 'CorrectAwardSuccess' });
    expect(await walletOf(member)).toMatchObject({ available: 6 });
    expect((await noticesOf(member))[0]).toMatchObject({ kind: 'DEED_CORRECTED', path: `/deeds/${deed.id}` });
  });

  test('takes no points that are spent', async () => {
    const member = await network.member();
    await award(member, 44);
    const id = (await listedAwards()).find(({ points }) => points === 44)?.id ?? '';
    const offer = await (await network.shop()).offer({ costPoints: 10 });
    await redeem(member, offer);
    expect(await expectNothingWritten(() => correct(second, id))).toMatchObject({ code: 'ALREADY_SPENT' });
    expect(await walletOf(member)).toMatchObject({ available: 34 });
  });

  test('is for the last 30 days, of what was credited, with a reason, and not one’s own', async () => {
    const member = await network.member();
    await award(member, 55);
    const id = (await listedAwards()).find(({ points }) => points === 55)?.id ?? '';
    expect(wrongFields(await expectNothingWritten(() => correct(second, id, ' ')))).toEqual(['reason']);
    await world.pool.query(`UPDATE membership SET roles = '{MEMBER,COORDINATOR}' WHERE user_id = $1`, [
      member.userId,
    ]);
    expect(await expectNothingWritten(() => correct(member, id))).toMatchObject({ code: 'FORBIDDEN' });
    await world.pool.query('ALTER TABLE award DISABLE TRIGGER award_append_only');
    await world.pool.query(`UPDATE award SET created_at = created_at - interval '31 days' WHERE id = $1`, [
      TypeID.fromString(id).toUUID(),
    ]);
    await world.pool.query('ALTER TABLE award ENABLE TRIGGER award_append_only');
    expect(await expectNothingWritten(() => correct(second, id))).toMatchObject({ state: 'TOO_LATE' });
    const rules = await adoptCatalogue(network, { SWEPT: {} });
    const deed = await deedOf(await network.member(), rules.SWEPT);
    expect(await expectNothingWritten(() => correct(second, deed.id))).toMatchObject({
      state: 'NOT_CREDITED',
    });
  });
});
