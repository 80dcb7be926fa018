import { TypeID } from 'typeid-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import { adoptCatalogue, type Indicator } from '../testkit/catalogue.ts';
import { deedOf } from '../testkit/deed.ts';
import { checkIn, makeEvent, shownToken } from '../testkit/events.ts';
import { wrongFields } from '../testkit/mutate.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { noticeKindsOf, noticesOf } from '../testkit/notices.ts';
import { redeem, walletOf } from '../testkit/redeem.ts';
import { runJob } from '../testkit/time-travel.ts';
import {
  answer,
  askMore,
  confirm,
  confirmAll,
  letDecisionsAge,
  letDeedWait,
  liveTogether,
  notCount,
  queueIdsOf,
  queueOf,
  undo,
} from '../testkit/verify.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import { type Person, World } from '../testkit/world.ts';

type Verifier = Person & { readonly membershipId: string };
type Rules = Record<'SWEPT' | 'TWO' | 'GRAND' | 'PRIVATE' | 'ONCE', Indicator>;

let world: World;

beforeAll(async () => {
  world = await World.start();
});

afterAll(async () => {
  expect(await booksProblems(world.pool)).toEqual(soundBooks);
  await world.stop();
});

interface Village {
  readonly network: Network;
  readonly rules: Rules;
  readonly member: MemberPerson;
  readonly verifiers: readonly [Verifier, Verifier];
}

/** A network of its own: a queue is that of a whole network. */
async function village(): Promise<Village> {
  const network = await world.network();
  const rules = await adoptCatalogue(network, {
    SWEPT: { points: 5, nameTh: 'กวาดลานวัด', nameEn: 'Swept the temple yard' },
    TWO: { points: 20, verifiersNeeded: 2 },
    GRAND: { points: 50, verifiedBy: 'COORDINATOR' },
    PRIVATE: { points: 8, privacy: 'SENSITIVE' },
    ONCE: { points: 3, capCount: 1, capPeriod: 'DAY' },
  });
  const member = await network.member({ name: 'ยายแช่ม' });
  return {
    ...{ network, rules, member },
    verifiers: [await network.person('VERIFIER'), await network.person('VERIFIER')],
  };
}

async function expectNothingWritten<T>(act: () => Promise<T>): Promise<T> {
  const before = await world.fingerprint();
  const result = await act();
  expect(await world.fingerprint()).toBe(before);
  return result;
}

async function storyOf(member: Person, deed: { readonly id: string }) {
  const { node } = await member.client.ask<{
    node: { state: string; canAnswer: boolean; decisions: { kind: string; text: string | null }[] };
  }>('query ($id: ID!) { node(id: $id) { ... on DeedRecord { state canAnswer decisions { kind text } } } }', {
    id: deed.id,
  });
  return node;
}

describe('several confirmations by one tap', () => {
  test('are each decided alone: what is not theirs keeps no other back', async () => {
    const { rules, member, verifiers, network } = await village();
    const other = await network.member();
    const [one, grand, two] = [
      await deedOf(member, rules.SWEPT),
      await deedOf(member, rules.GRAND),
      await deedOf(other, rules.SWEPT),
    ];
    const confirmed = await confirmAll(verifiers[0], [one, grand, two, one]);
    expect(confirmed.answers).toEqual([
      { deedId: one.id, result: { __typename: 'ConfirmDeedSuccess', credited: true } },
      { deedId: grand.id, result: { __typename: 'ForbiddenError' } },
      { deedId: two.id, result: { __typename: 'ConfirmDeedSuccess', credited: true } },
    ]);
    expect(await walletOf(member)).toMatchObject({ available: 5 });
    expect(await walletOf(other)).toMatchObject({ available: 5 });
    expect((await storyOf(member, grand)).state).toBe('CLAIMED');
  });

  test('are refused as one when none is theirs', async () => {
    const { rules, member } = await village();
    const deed = await deedOf(member, rules.SWEPT);
    expect(await expectNothingWritten(() => confirmAll(member, [deed]))).toMatchObject({
      __typename: 'ForbiddenError',
    });
  });

  test('are 1 to 100', async () => {
    const { rules, member, verifiers } = await village();
    const deed = await deedOf(member, rules.SWEPT);
    const many = Array.from({ length: 101 }, (_, index) => ({ id: `${deed.id}${index}` }));
    for (const deeds of [[], many])
      await expectNothingWritten(() => expect(confirmAll(verifiers[0], deeds)).rejects.toThrow('1 to 100'));
  });
});

describe('a confirmation', () => {
  test('credits the deed at once, tells the member, and pays nobody for it', async () => {
    const { rules, member, verifiers, network } = await village();
    const deed = await deedOf(member, rules.SWEPT);

    const confirmed = await confirm(verifiers[0], deed);

    expect(confirmed).toMatchObject({ credited: true, confirmations: 1, confirmationsNeeded: 1 });
    expect(await walletOf(member)).toMatchObject({ available: 5, lifetimeEarned: 5 });
    expect((await noticesOf(member))[0]).toMatchObject({
      kind: 'DEED_CREDITED',
      path: `/deeds/${deed.id}`,
      body: expect.stringContaining('Swept the temple yard'),
    });
    const { rows } = await world.pool.query(
      `SELECT FROM transfer JOIN ledger_account account ON account.id IN (from_account_id, to_account_id)
        WHERE transfer.network_id = $1 AND account.member_id = ANY ($2::uuid[])`,
      [network.uuid, verifiers.map(({ membershipId }) => TypeID.fromString(membershipId).toUUID())],
    );
    expect(rows).toEqual([]);
  });

  test('sent again is answered alike, and tells nobody again', async () => {
    const { rules, member, verifiers } = await village();
    const deed = await deedOf(member, rules.SWEPT);
    const first = await confirm(verifiers[0], deed);
    expect(await expectNothingWritten(() => confirm(verifiers[0], deed))).toEqual(first);
  });

  test('of a deed that needs two waits for the second', async () => {
    const { rules, member, verifiers, network } = await village();
    const deed = await deedOf(member, rules.TWO);
    expect(await confirm(verifiers[0], deed)).toMatchObject({ credited: false, confirmations: 1 });
    expect(await walletOf(member)).toMatchObject({ available: 0 });
    expect(await queueIdsOf(verifiers[0], network)).toEqual([]);
    expect(await queueOf(verifiers[1], network)).toMatchObject([
      { confirmations: 1, confirmationsNeeded: 2 },
    ]);
    expect(await confirm(verifiers[1], deed)).toMatchObject({ credited: true, confirmations: 2 });
    expect(await walletOf(member)).toMatchObject({ available: 20 });
  });

  test('of a deed that is a coordinator’s to confirm is not a verifier’s', async () => {
    const { rules, member, verifiers, network } = await village();
    const deed = await deedOf(member, rules.GRAND);
    expect(await queueIdsOf(verifiers[0], network)).toEqual([]);
    expect(await expectNothingWritten(() => confirm(verifiers[0], deed))).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await confirm(network.coordinator, deed)).toMatchObject({ credited: true });
  });

  test('of a deed that was decided says so', async () => {
    const { rules, member, verifiers } = await village();
    const deed = await deedOf(member, rules.SWEPT);
    await confirm(verifiers[0], deed);
    expect(await expectNothingWritten(() => confirm(verifiers[1], deed))).toMatchObject({
      __typename: 'StateError',
      state: 'VERIFIED',
    });
  });

  test('is not for the member, whatever their role', async () => {
    const { rules, member, verifiers, network } = await village();
    await world.pool.query(
      `UPDATE membership SET roles = '{MEMBER,VERIFIER,COORDINATOR}' WHERE user_id = $1`,
      [member.userId],
    );
    const deed = await deedOf(member, rules.SWEPT);
    expect(await queueIdsOf(member, network)).toEqual([]);
    expect(await expectNothingWritten(() => confirm(member, deed))).toMatchObject({ code: 'FORBIDDEN' });
    await expect(
      world.pool.query(
        `INSERT INTO deed_decision (id, network_id, deed_id, member_id, decider_id, written_by, kind)
          SELECT gen_random_uuid(), network_id, id, member_id, member_id, member_id, 'CONFIRM' FROM deed_record WHERE id = $1`,
        [TypeID.fromString(deed.id).toUUID()],
      ),
    ).rejects.toMatchObject({ constraint: 'deed_decision_not_by_oneself' });
    expect(await confirm(verifiers[0], deed)).toMatchObject({ credited: true });
  });

  test('is not for those of the same household', async () => {
    const { rules, member, verifiers, network } = await village();
    await liveTogether(network, member, verifiers[0]);
    const deed = await deedOf(member, rules.SWEPT);
    expect(await queueIdsOf(verifiers[0], network)).toEqual([]);
    expect(await expectNothingWritten(() => confirm(verifiers[0], deed))).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await queueIdsOf(verifiers[1], network)).toEqual([deed.id]);
  });

  test('is not for one whose role was taken away', async () => {
    const { rules, member, verifiers } = await village();
    const deed = await deedOf(member, rules.SWEPT);
    await world.pool.query(`UPDATE membership SET roles = '{}' WHERE user_id = $1`, [verifiers[0].userId]);
    expect(await expectNothingWritten(() => confirm(verifiers[0], deed))).toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});

describe('the queue', () => {
  test('has those first who wait longest, and the name of whom one vouches for', async () => {
    const { rules, member, verifiers, network } = await village();
    const first = await deedOf(member, rules.SWEPT, { note: 'ใบไม้เยอะมาก' });
    const second = await deedOf(member, rules.TWO);
    expect(await queueOf(verifiers[0], network)).toEqual([
      {
        deed: { id: first.id, title: 'Swept the temple yard', note: 'ใบไม้เยอะมาก' },
        ...{ memberName: 'ยายแช่ม 1', confirmations: 0, confirmationsNeeded: 1, waitsLong: false, hints: [] },
      },
      expect.objectContaining({ deed: expect.objectContaining({ id: second.id }) }),
    ]);
  });

  test('says nothing of whose private deed it is', async () => {
    const { rules, member, verifiers, network } = await village();
    await deedOf(member, rules.PRIVATE, { note: 'ไปเยี่ยมเพื่อน' });
    expect(await queueOf(verifiers[0], network)).toMatchObject([{ memberName: null, deed: { note: null } }]);
  });

  test('makes room for another after three of one member’s deeds, until a deed has waited for long', async () => {
    const { rules, member, verifiers, network } = await village();
    for (let count = 0; count < 4; count++) {
      const deed = await deedOf(member, rules.SWEPT);
      expect(await confirm(verifiers[0], deed)).toMatchObject({ credited: true });
    }
    const deed = await deedOf(member, rules.SWEPT);
    expect(await queueIdsOf(verifiers[0], network)).toEqual([]);
    expect(await expectNothingWritten(() => confirm(verifiers[0], deed))).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await queueIdsOf(verifiers[1], network)).toEqual([deed.id]);

    await letDeedWait(world, deed.id, 73);
    expect(await queueOf(verifiers[0], network)).toMatchObject([{ waitsLong: true }]);
    expect(await confirm(verifiers[0], deed)).toMatchObject({ credited: true });
  });

  test('rotates nobody away where there is nobody else', async () => {
    const { rules, member, verifiers, network } = await village();
    await liveTogether(network, member, verifiers[1], network.coordinator);
    for (let count = 0; count < 6; count++) {
      expect(await confirm(verifiers[0], await deedOf(member, rules.SWEPT))).toMatchObject({
        credited: true,
      });
    }
  });

  test('hints that the member took part in something else that day', async () => {
    const { rules, member, verifiers, network } = await village();
    await deedOf(member, rules.SWEPT);
    const event = await makeEvent(network, { indicator: rules.ONCE });
    await checkIn(member, await shownToken(network.coordinator, event));
    const [first] = await queueOf(verifiers[0], network);
    expect(first?.hints).toEqual(['SAME_DAY_ELSEWHERE']);
  });

  test('hints at a photo that looks like another record’s, and not like one’s own', async () => {
    const { rules, member, verifiers, network } = await village();
    const other = await network.member();
    const [mine, theirs, mineToo] = [
      await deedOf(member, rules.SWEPT),
      await deedOf(other, rules.SWEPT),
      await deedOf(member, rules.SWEPT),
    ];
    await showPhotos(network, [
      [mine, member, '0'],
      [theirs, other, '63'],
      [mineToo, member, '-1'],
    ]);
    const hints = new Map((await queueOf(verifiers[0], network)).map((each) => [each.deed.id, each.hints]));
    expect(hints.get(mine.id)).toEqual(['SIMILAR_PHOTO']);
    expect(hints.get(theirs.id)).toEqual(['SIMILAR_PHOTO']);
    expect(hints.get(mineToo.id)).toEqual([]);
  });
});

/** Gives deeds photos with these hashes, past the API: what they show is not looked at here. */
async function showPhotos(
  network: Network,
  photos: readonly (readonly [deed: { readonly id: string }, by: MemberPerson, lookHash: string])[],
): Promise<void> {
  for (const [deed, by, lookHash] of photos) {
    await world.pool.query(
      `WITH photo AS (
          INSERT INTO deed_photo (id, network_id, uploaded_by, content, width, height, look_hash, used_at)
          VALUES (gen_random_uuid(), $1, $2, 'x', 8, 8, $3, now()) RETURNING id)
        INSERT INTO deed_photo_use (deed_id, photo_id, network_id) SELECT $4, id, $1 FROM photo`,
      [network.uuid, TypeID.fromString(by.memberId).toUUID(), lookHash, TypeID.fromString(deed.id).toUUID()],
    );
  }
}

describe('asking for more', () => {
  test('goes to the member, whose answer brings the deed back to whoever asked', async () => {
    const { rules, member, verifiers, network } = await village();
    const deed = await deedOf(member, rules.SWEPT);

    expect(await askMore(verifiers[0], deed, 'ทำที่ไหนหรือ')).toMatchObject({ deedState: 'MORE_ASKED' });
    expect(await queueIdsOf(verifiers[0], network)).toEqual([]);
    expect((await noticesOf(member))[0]).toMatchObject({
      kind: 'DEED_MORE_ASKED',
      body: expect.stringContaining('ทำที่ไหนหรือ'),
    });
    expect(await storyOf(member, deed)).toMatchObject({ state: 'MORE_ASKED', canAnswer: true });

    expect(await answer(member, deed, 'ที่ศาลาวัด')).toMatchObject({ __typename: 'AnswerDeedSuccess' });
    expect((await noticesOf(verifiers[0]))[0]).toMatchObject({
      kind: 'DEED_ANSWERED',
      path: `/verify/${network.slug}`,
    });
    expect(await noticeKindsOf(verifiers[1])).toEqual([]);
    expect(await storyOf(member, deed)).toEqual({
      state: 'CLAIMED',
      canAnswer: false,
      decisions: [
        { kind: 'ASK_MORE', text: 'ทำที่ไหนหรือ' },
        { kind: 'ANSWER', text: 'ที่ศาลาวัด' },
      ],
    });
    expect(await confirm(verifiers[0], deed)).toMatchObject({ credited: true });
  });

  test('twice with the same words is said once', async () => {
    const { rules, member, verifiers } = await village();
    const deed = await deedOf(member, rules.SWEPT);
    await askMore(verifiers[0], deed);
    expect(await expectNothingWritten(() => askMore(verifiers[0], deed))).toMatchObject({
      deedState: 'MORE_ASKED',
    });
    expect(await expectNothingWritten(() => askMore(verifiers[1], deed))).toMatchObject({
      __typename: 'StateError',
    });
    await answer(member, deed);
    expect(await expectNothingWritten(() => answer(member, deed))).toMatchObject({
      __typename: 'AnswerDeedSuccess',
    });
  });

  test.each([
    ['nothing', ' '],
    ['too much', 'ก'.repeat(1_001)],
    ['what hides', 'good\u202edeed'],
  ])('with %s is a ValidationError', async (_name, text) => {
    const { rules, member, verifiers } = await village();
    const deed = await deedOf(member, rules.SWEPT);
    expect(wrongFields(await expectNothingWritten(() => askMore(verifiers[0], deed, text)))).toEqual([
      'question',
    ]);
    expect(wrongFields(await expectNothingWritten(() => notCount(verifiers[0], deed, text)))).toEqual([
      'reason',
    ]);
    await askMore(verifiers[0], deed);
    expect(wrongFields(await expectNothingWritten(() => answer(member, deed, text)))).toEqual(['text']);
  });

  test('about a deed that was recorded for somebody without a phone is answered by who wrote it down', async () => {
    const { rules, member, verifiers, network } = await village();
    const { rows } = await world.pool.query<{ deed_id: string }>(
      `SELECT deed_id FROM claim_deeds($1, jsonb_build_array(jsonb_build_object('deed_id', gen_random_uuid(), 'member_id', $2::uuid,
        'indicator_id', $3::uuid, 'done_on', '2026-01-15', 'source', 'ON_BEHALF', 'recorded_by', $4::uuid, 'idempotency_key', 'for-her-1')))`,
      [
        ...[network.uuid, TypeID.fromString(member.memberId).toUUID(), rules.SWEPT.uuid],
        TypeID.fromString(verifiers[1].membershipId).toUUID(),
      ],
    );
    const deed = { id: TypeID.fromUUID('deed', rows[0]?.deed_id ?? '').toString() };
    // Who wrote it down does not confirm it.
    expect(await queueIdsOf(verifiers[1], network)).toEqual([]);
    expect(await expectNothingWritten(() => confirm(verifiers[1], deed))).toMatchObject({
      code: 'FORBIDDEN',
    });
    await askMore(verifiers[0], deed);
    expect(await answer(verifiers[1], deed)).toMatchObject({ __typename: 'AnswerDeedSuccess' });
  });
});

describe('a deed that is not counted this time', () => {
  test('gives its place back, is answered once, and can be confirmed after all', async () => {
    const { rules, member, verifiers } = await village();
    const deed = await deedOf(member, rules.ONCE);
    expect(await notCount(verifiers[0], deed)).toMatchObject({ deedState: 'NOT_COUNTED' });
    expect((await noticesOf(member))[0]).toMatchObject({ kind: 'DEED_NOT_COUNTED' });
    expect(await storyOf(member, deed)).toMatchObject({ canAnswer: true });

    expect(await answer(member, deed)).toMatchObject({ __typename: 'AnswerDeedSuccess' });
    await notCount(verifiers[1], deed, 'ข้อนี้นับที่วัดอื่นไปแล้ว');
    expect(await storyOf(member, deed)).toMatchObject({ state: 'NOT_COUNTED', canAnswer: false });
    expect(await expectNothingWritten(() => answer(member, deed, 'อีกครั้ง'))).toMatchObject({
      __typename: 'StateError',
      state: 'NOT_COUNTED',
    });
    // The place is free again.
    expect((await deedOf(member, rules.ONCE)).state).toBe('CLAIMED');
  });

  test('does not come back where another has taken its place', async () => {
    const { rules, member, verifiers } = await village();
    const deed = await deedOf(member, rules.ONCE);
    await notCount(verifiers[0], deed);
    await deedOf(member, rules.ONCE);
    expect(await expectNothingWritten(() => answer(member, deed))).toMatchObject({ state: 'CAP_REACHED' });
  });

  test('is not another’s to answer', async () => {
    const { rules, member, verifiers, network } = await village();
    const deed = await deedOf(member, rules.ONCE);
    await notCount(verifiers[0], deed);
    const stranger = await network.member();
    for (const other of [stranger, verifiers[0], network.coordinator])
      expect(await expectNothingWritten(() => answer(other, deed))).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('an undo', () => {
  test('corrects the award by an entry that cites it, and the deed waits again', async () => {
    const { rules, member, verifiers, network } = await village();
    const deed = await deedOf(member, rules.SWEPT, { note: 'ใบไม้เยอะมาก' });
    await confirm(verifiers[0], deed);

    const undone = await undo(verifiers[0], deed);

    expect(undone.__typename).toBe('UndoConfirmationSuccess');
    expect(await walletOf(member)).toMatchObject({ available: 0, lifetimeEarned: 0 });
    expect(await storyOf(member, deed)).toMatchObject({ state: 'CORRECTED' });
    expect(await queueOf(verifiers[0], network)).toMatchObject([
      { deed: { id: undone.deedId, note: 'ใบไม้เยอะมาก' } },
    ]);
    expect((await noticesOf(member))[0]).toMatchObject({
      kind: 'DEED_CORRECTED',
      path: `/deeds/${undone.deedId}`,
    });
    const again = await expectNothingWritten(() => undo(verifiers[0], deed));
    expect(again.deedId).toBe(undone.deedId);
    expect(await confirm(verifiers[0], { id: undone.deedId ?? '' })).toMatchObject({ credited: true });
    expect(await walletOf(member)).toMatchObject({ available: 5, lifetimeEarned: 5 });
  });

  test('before the deed was credited takes back no more than the confirmation', async () => {
    const { rules, member, verifiers, network } = await village();
    const deed = await deedOf(member, rules.TWO);
    await confirm(verifiers[0], deed);
    expect((await undo(verifiers[0], deed)).deedId).toBe(deed.id);
    expect(await queueIdsOf(verifiers[0], network)).toEqual([deed.id]);
    expect(await confirm(verifiers[0], deed)).toMatchObject({ confirmations: 1 });
  });

  test('leaves standing what the others said', async () => {
    const { rules, member, verifiers, network } = await village();
    const deed = await deedOf(member, rules.TWO);
    await confirm(verifiers[0], deed);
    await confirm(verifiers[1], deed);
    const undone = await undo(verifiers[1], deed);
    expect(await queueIdsOf(verifiers[0], network)).toEqual([]);
    expect(await queueOf(verifiers[1], network)).toMatchObject([{ confirmations: 1 }]);
    expect(await confirm(verifiers[1], { id: undone.deedId ?? '' })).toMatchObject({ credited: true });
  });

  test('is refused when the points are spent, and after ten minutes', async () => {
    const { rules, member, verifiers, network } = await village();
    const spent = await deedOf(member, rules.SWEPT);
    await confirm(verifiers[0], spent);
    const offer = await (await network.shop()).offer({ costPoints: 5 });
    expect((await redeem(member, offer)).__typename).toBe('RedeemOfferSuccess');
    expect(await expectNothingWritten(() => undo(verifiers[0], spent))).toMatchObject({
      __typename: 'AlreadySpentError',
      code: 'ALREADY_SPENT',
    });
    const late = await deedOf(member, rules.SWEPT);
    await confirm(verifiers[0], late);
    await letDecisionsAge(world, late.id, 11);
    expect(await expectNothingWritten(() => undo(verifiers[0], late))).toMatchObject({ state: 'TOO_LATE' });
  });

  test('is one’s own alone', async () => {
    const { rules, member, verifiers, network } = await village();
    const deed = await deedOf(member, rules.SWEPT);
    await confirm(verifiers[0], deed);
    for (const other of [verifiers[1], network.coordinator, member])
      expect(await expectNothingWritten(() => undo(other, deed))).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('of a deed whose member has left changes nothing', async () => {
    const { rules, member, verifiers } = await village();
    const deed = await deedOf(member, rules.SWEPT);
    await confirm(verifiers[0], deed);
    await world.pool.query(`UPDATE membership SET status = 'LEFT' WHERE user_id = $1`, [member.userId]);
    expect(await expectNothingWritten(() => undo(verifiers[0], deed))).toMatchObject({
      state: 'NOT_POSSIBLE',
    });
  });
});

describe('time', () => {
  test('coordinators are told of deeds that wait for long, once a day', async () => {
    const { rules, member, network } = await village();
    const deeds = [await deedOf(member, rules.SWEPT), await deedOf(member, rules.TWO)];
    for (const deed of deeds) await letDeedWait(world, deed.id, 80);
    await deedOf(member, rules.SWEPT);
    const related = await network.person('COORDINATOR');
    await liveTogether(network, member, related);

    await runJob(world, 'remind_coordinators');
    await waitUntil('the coordinator to be told', async () =>
      (await noticeKindsOf(network.coordinator)).includes('DEED_WAITS_LONG'),
    );
    expect((await noticesOf(network.coordinator))[0]).toMatchObject({
      path: `/verify/${network.slug}`,
      body: expect.stringContaining('2'),
    });
    await runJob(world, 'remind_coordinators');
    const done = await village();
    await letDeedWait(world, (await deedOf(done.member, done.rules.SWEPT)).id, 80);
    await runJob(world, 'remind_coordinators');
    await waitUntil('another network to be told', async () =>
      (await noticeKindsOf(done.network.coordinator)).includes('DEED_WAITS_LONG'),
    );
    expect(await noticeKindsOf(network.coordinator)).toEqual(['DEED_WAITS_LONG']);
    expect(await noticeKindsOf(related)).toEqual([]);
  });

  test('from a deed to its points is measured by the median', async () => {
    const { rules, member, verifiers, network } = await village();
    for (const hours of [1, 2, 30]) {
      const deed = await deedOf(member, rules.SWEPT);
      await letDeedWait(world, deed.id, hours);
      await confirm(verifiers[0], deed);
    }
    const waiting = await deedOf(member, rules.TWO);
    const { network: seen } = await verifiers[1].client.ask<{ network: { verificationTimes: object } }>(
      `query ($slug: String!) { network(slug: $slug) {
        verificationTimes { medianMinutes creditedCount waitingCount oldestWaitingSince } } }`,
      { slug: network.slug },
    );
    expect(waiting.state).toBe('CLAIMED');
    expect(seen.verificationTimes).toEqual({
      ...{ medianMinutes: 120, creditedCount: 3, waitingCount: 1 },
      oldestWaitingSince: expect.any(String),
    });
  });
});
