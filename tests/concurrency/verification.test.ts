import { TypeID } from 'typeid-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import { adoptCatalogue, type Indicator } from '../testkit/catalogue.ts';
import { type Deed, deedOf } from '../testkit/deed.ts';
import { mutate } from '../testkit/mutate.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { redeem, walletOf } from '../testkit/redeem.ts';
import { answer, askMore, confirm, notCount, undo } from '../testkit/verify.ts';
import { type Person, World } from '../testkit/world.ts';

let world: World;
let network: Network;
let rules: Record<'TWO' | 'ONE' | 'ONCE', Indicator>;
let verifiers: readonly Person[];

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  rules = await adoptCatalogue(network, {
    TWO: { points: 20, verifiersNeeded: 2 },
    ONE: { points: 10 },
    ONCE: { points: 3, capCount: 1, capPeriod: 'DAY' },
  });
  verifiers = await Promise.all(Array.from({ length: 10 }, () => network.person('VERIFIER')));
});

afterAll(async () => {
  expect(await booksProblems(world.pool)).toEqual(soundBooks);
  await world.stop();
});

const uuidOf = (id: string) => TypeID.fromString(id).toUUID();

async function countOf(sql: string, deed: Pick<Deed, 'id'>): Promise<number> {
  const { rows } = await world.pool.query<{ count: string }>(sql, [uuidOf(deed.id)]);
  return Number(rows[0]?.count);
}

const standing = (deed: Pick<Deed, 'id'>) =>
  countOf(
    `SELECT count(*) FROM deed_decision WHERE deed_id = $1 AND kind = 'CONFIRM' AND undone_at IS NULL`,
    deed,
  );
const credits = (deed: Pick<Deed, 'id'>) =>
  countOf(`SELECT count(*) FROM transfer WHERE deed_id = $1 AND kind = 'AWARD'`, deed);

async function stateOf(member: MemberPerson, deed: Pick<Deed, 'id'>): Promise<string> {
  const { node } = await member.client.ask<{ node: { state: string } }>(
    'query ($id: ID!) { node(id: $id) { ... on DeedRecord { state } } }',
    { id: deed.id },
  );
  return node.state;
}

describe('at once', () => {
  test('of ten verifiers on a deed that needs two exactly two stand, and it is credited once', async () => {
    const member = await network.member();
    const deed = await deedOf(member, rules.TWO);
    const answers = await Promise.all(verifiers.map((verifier) => confirm(verifier, deed)));
    expect(answers.filter(({ __typename }) => __typename === 'ConfirmDeedSuccess')).toHaveLength(2);
    expect(answers.filter(({ credited }) => credited)).toHaveLength(1);
    expect(answers.filter(({ __typename }) => __typename === 'StateError')).toHaveLength(8);
    expect(await standing(deed)).toBe(2);
    expect(await credits(deed)).toBe(1);
    expect(await walletOf(member)).toMatchObject({ available: 20, lifetimeEarned: 20 });
  });

  test('ten taps of one verifier are one confirmation', async () => {
    const member = await network.member();
    const deed = await deedOf(member, rules.TWO);
    const [verifier] = verifiers;
    if (verifier === undefined) throw new Error('nobody');
    const answers = await Promise.all(Array.from({ length: 10 }, () => confirm(verifier, deed)));
    expect(new Set(answers.map(({ confirmations, credited }) => `${confirmations} ${credited}`))).toEqual(
      new Set(['1 false']),
    );
    expect(await standing(deed)).toBe(1);
  });

  test('an undo and a redemption: one of the two, never both', async () => {
    const offer = await (await network.shop()).offer({ costPoints: 10 });
    const [verifier] = verifiers;
    if (verifier === undefined) throw new Error('nobody');
    const ends = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const member = await network.member();
        const deed = await deedOf(member, rules.ONE);
        await confirm(verifier, deed);
        const [undone, redeemed] = await Promise.all([undo(verifier, deed), redeem(member, offer)]);
        expect((await walletOf(member)).available).toBe(0);
        return `${undone.__typename} ${redeemed.__typename}`;
      }),
    );
    expect([
      'UndoConfirmationSuccess InsufficientPointsError',
      'AlreadySpentError RedeemOfferSuccess',
    ]).toEqual(expect.arrayContaining([...new Set(ends)]));
  });

  test('five undos of one confirmation leave one correction and one copy', async () => {
    const member = await network.member();
    const deed = await deedOf(member, rules.ONE);
    const [verifier] = verifiers;
    if (verifier === undefined) throw new Error('nobody');
    await confirm(verifier, deed);
    const answers = await Promise.all(Array.from({ length: 5 }, () => undo(verifier, deed)));
    expect(new Set(answers.map(({ deedId }) => deedId)).size).toBe(1);
    expect(await countOf('SELECT count(*) FROM deed_record WHERE replaces_id = $1', deed)).toBe(1);
    expect(await walletOf(member)).toMatchObject({ available: 0, lifetimeEarned: 0 });
  });

  test('a confirmation and a withdrawal: one of the two, never both', async () => {
    const ends = await Promise.all(
      verifiers.map(async (verifier) => {
        const member = await network.member();
        const deed = await deedOf(member, rules.ONE);
        const [confirmed, withdrawn] = await Promise.all([
          confirm(verifier, deed),
          world.pool.query(`SELECT id FROM move_deeds(ARRAY[$1::uuid], 'CLAIMED', 'WITHDRAWN')`, [
            uuidOf(deed.id),
          ]),
        ]);
        const isConfirmed = confirmed.__typename === 'ConfirmDeedSuccess';
        expect(withdrawn.rowCount).toBe(isConfirmed ? 0 : 1);
        expect((await walletOf(member)).available).toBe(isConfirmed ? 10 : 0);
        return stateOf(member, deed);
      }),
    );
    expect(['VERIFIED', 'WITHDRAWN']).toEqual(expect.arrayContaining([...new Set(ends)]));
  });

  test('a confirmation, a question and “not this time”: one of them', async () => {
    const [one, two, three] = verifiers;
    if (one === undefined || two === undefined || three === undefined) throw new Error('too few');
    for (let round = 0; round < 5; round++) {
      const member = await network.member();
      const deed = await deedOf(member, rules.ONE);
      const answers = await Promise.all([confirm(one, deed), askMore(two, deed), notCount(three, deed)]);
      expect(answers.filter(({ __typename }) => __typename.endsWith('Success'))).toHaveLength(1);
      expect(['VERIFIED', 'MORE_ASKED', 'NOT_COUNTED']).toContain(await stateOf(member, deed));
    }
  });

  test('an answer and a new claim share the one place under the cap', async () => {
    const [verifier] = verifiers;
    if (verifier === undefined) throw new Error('nobody');
    const member = await network.member();
    const deed = await deedOf(member, rules.ONCE);
    await notCount(verifier, deed);
    const claim = mutate(
      member,
      'recordDeed',
      { indicatorId: rules.ONCE.id, idempotencyKey: 'the-only-place' },
      '... on RecordDeedSuccess { capLeft }',
    );
    const answers = await Promise.all([answer(member, deed), claim]);
    expect(answers.filter(({ __typename }) => __typename.endsWith('Success'))).toHaveLength(1);
  });

  test('a confirmation and the loss of the role: whichever was first', async () => {
    const member = await network.member();
    const person = await network.person('VERIFIER');
    const deed = await deedOf(member, rules.ONE);
    const [confirmed] = await Promise.all([
      confirm(person, deed),
      world.pool.query(`UPDATE membership SET roles = '{}' WHERE user_id = $1`, [person.userId]),
    ]);
    const isConfirmed = confirmed.__typename === 'ConfirmDeedSuccess';
    expect(await stateOf(member, deed)).toBe(isConfirmed ? 'VERIFIED' : 'CLAIMED');
  });
});
