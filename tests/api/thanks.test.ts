import { randomUUID } from 'node:crypto';
import { TypeID } from 'typeid-js';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mutate, type Outcome, wrongFields } from '../testkit/mutate.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { noticesOf } from '../testkit/notices.ts';
import { memberNumberOf, type NoteView, noteFields, noteOf, thank } from '../testkit/thanks.ts';
import { type Person, World } from '../testkit/world.ts';

let world: World;
let network: Network;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
});

afterAll(() => world.stop());

async function pair(): Promise<[MemberPerson, MemberPerson]> {
  return [await network.member({ name: 'ป้าแดง' }), await network.member({ name: 'ลุงคำ' })];
}

async function notesOf(
  person: Person,
  field: 'thanksReceived' | 'thanksSent' | 'thanksReceived(states: [HIDDEN])' = 'thanksReceived',
): Promise<readonly NoteView[]> {
  const { viewer } = await person.client.ask<{ viewer: { membership: { notes: { nodes: NoteView[] } } } }>(
    `query ($slug: String!) { viewer { membership(networkSlug: $slug) { notes: ${field} { nodes { ${noteFields} } } } } }`,
    { slug: network.slug },
  );
  return viewer.membership.notes.nodes;
}

async function peopleOf(
  person: Person,
  field: 'thanksContacts' | 'quietedThanksSenders',
): Promise<readonly string[]> {
  const { viewer } = await person.client.ask<{
    viewer: { membership: { people: { displayName: string }[] } };
  }>(
    `query ($slug: String!) { viewer { membership(networkSlug: $slug) { people: ${field} { displayName } } } }`,
    { slug: network.slug },
  );
  return viewer.membership.people.map(({ displayName }) => displayName);
}

async function openNotes(person: Person): Promise<readonly NoteView[]> {
  const { network: found } = await person.client.ask<{ network: { openThanks: { nodes: NoteView[] } } }>(
    `query ($slug: String!) { network(slug: $slug) { openThanks(first: 100) { nodes { ${noteFields} } } } }`,
    { slug: network.slug },
  );
  return found.openThanks.nodes;
}

function decide(
  person: Person,
  field: 'keepThanks' | 'putAwayThanks' | 'quietThanksSender',
  note: { readonly id: string },
  change: object = {},
): Promise<Outcome> {
  const type = { keepThanks: 'KeepThanksInput' }[field as 'keepThanks'] ?? 'ThanksInput';
  return person.client.mutate(
    `mutation ($input: ${type}!) { ${field}(input: $input) { __typename ... on UserError { code } } }`,
    { thanksId: note.id, ...change },
  );
}

async function expectNothingWritten<T>(act: () => Promise<T>): Promise<T> {
  const before = await world.fingerprint();
  const result = await act();
  expect(await world.fingerprint()).toBe(before);
  return result;
}

describe('a note of thanks', () => {
  test('by the number on the card waits for its receiver, who is told from whom and not what', async () => {
    const [sender, receiver] = await pair();
    const number = await memberNumberOf(network, receiver);

    const { note } = await thank(sender, network, receiver, {
      personId: null,
      memberNumber: `${number.slice(0, 4)} ${number.slice(4)}`,
      message: '  ขอบคุณที่ช่วยเกี่ยวข้าว 🙏  ',
    });

    expect(note).toEqual({
      id: expect.stringMatching(/^thanks_/),
      ...{ message: 'ขอบคุณที่ช่วยเกี่ยวข้าว 🙏', points: null, state: null, isOpen: null },
      sender: { id: sender.membershipId, displayName: sender.name },
      receiver: { id: receiver.membershipId, displayName: receiver.name },
    });
    expect(await notesOf(receiver)).toEqual([{ ...note, state: 'PENDING', isOpen: false }]);
    expect(await notesOf(sender, 'thanksSent')).toEqual([note]);
    const [notice] = await noticesOf(receiver);
    expect(notice).toMatchObject({ kind: 'THANKS_RECEIVED', path: '/thanks' });
    expect(notice?.body).toContain(sender.name);
    expect(JSON.stringify(notice)).not.toContain('เกี่ยวข้าว');
  });

  test('with Thai digits finds the same card', async () => {
    const [sender, receiver] = await pair();
    const number = await memberNumberOf(network, receiver);
    const thai = number.replace(/\d/g, (digit) => '๐๑๒๓๔๕๖๗๘๙'[Number(digit)] ?? '');
    const { note } = await thank(sender, network, receiver, { personId: null, memberNumber: thai });
    expect(note?.receiver.id).toBe(receiver.membershipId);
  });

  test('also goes from and to people who are no members', async () => {
    const member = await network.member();
    expect((await thank(network.coordinator, network, member)).__typename).toBe('SendThanksSuccess');
    expect((await thank(member, network, network.coordinator)).__typename).toBe('SendThanksSuccess');
  });

  test('sent again with its key is sent once', async () => {
    const [sender, receiver] = await pair();
    const idempotencyKey = randomUUID();
    const first = await thank(sender, network, receiver, { idempotencyKey });
    const again = await expectNothingWritten(() => thank(sender, network, receiver, { idempotencyKey }));
    expect(again).toEqual({ ...first, replayed: true });
  });

  test('sent again with its key is answered also when the sender has left since', async () => {
    const [sender, receiver] = await pair();
    const idempotencyKey = randomUUID();
    await thank(sender, network, receiver, { idempotencyKey });
    await world.pool.query(`UPDATE membership SET status = 'LEFT' WHERE user_id = $1`, [sender.userId]);
    expect(await thank(sender, network, receiver, { idempotencyKey })).toMatchObject({ replayed: true });
    expect((await thank(sender, network, receiver)).__typename).toBe('NotAMemberError');
  });

  test.each([
    ['other words', async () => ({ message: 'ขอบคุณมาก' })],
    ['points', async () => ({ points: 5 })],
    ['another receiver', async () => ({ personId: (await network.member()).membershipId })],
  ])('sent again with its key and %s is a conflict', async (_name, change) => {
    const [sender, receiver] = await pair();
    const idempotencyKey = randomUUID();
    await thank(sender, network, receiver, { idempotencyKey });
    const other = await change();
    const result = await expectNothingWritten(() =>
      thank(sender, network, receiver, { idempotencyKey, ...other }),
    );
    expect(result).toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' });
  });

  test.each([
    ['no words', { message: ' \n ' }, ['message']],
    ['301 characters', { message: 'ก้'.repeat(301) }, ['message']],
    ['a turned-around text', { message: 'ขอบ\u202eคุณ' }, ['message']],
    ['no points', { points: 0 }, ['points']],
    ['points that take away', { points: -5 }, ['points']],
    ['nobody', { personId: null }, ['memberNumber']],
    ['two receivers', { memberNumber: '12345678' }, ['memberNumber']],
  ])('with %s is a ValidationError', async (_name, change, fields) => {
    const [sender, receiver] = await pair();
    const result = await expectNothingWritten(() => thank(sender, network, receiver, change));
    expect(result.__typename).toBe('ValidationError');
    expect(wrongFields(result)).toEqual(fields);
  });

  test('of 300 Thai characters with their tone marks is fine', async () => {
    const [sender, receiver] = await pair();
    expect((await noteOf(sender, network, receiver, { message: 'ก้'.repeat(300) })).message).toHaveLength(600);
  });

  test('to oneself is a ValidationError', async () => {
    const member = await network.member();
    const result = await expectNothingWritten(() => thank(member, network, member));
    expect(wrongFields(result)).toEqual(['memberNumber']);
  });

  test.each([
    ['an unknown number', async () => ({ personId: null, memberNumber: '00000000' })],
    ['what is no number', async () => ({ personId: null, memberNumber: 'ป้าแดง' })],
    ['an unknown person', async () => ({ personId: TypeID.fromUUID('membership', v7()).toString() })],
    ['a thing that is nobody', async () => ({ personId: network.id })],
    [
      'somebody of another network',
      async () => ({ personId: (await (await world.network()).member()).membershipId }),
    ],
  ])('to %s is not found', async (_name, change) => {
    const [sender, receiver] = await pair();
    const other = await change();
    const result = await expectNothingWritten(() => thank(sender, network, receiver, other));
    expect(result).toMatchObject({ code: 'THANKS_RECEIVER_NOT_FOUND' });
  });

  test.each(['LEFT', 'REMOVED', 'PENDING'])('to one whose membership is %s is not found', async (status) => {
    const [sender, receiver] = await pair();
    await world.pool.query('UPDATE membership SET status = $2::membership_status WHERE user_id = $1', [
      receiver.userId,
      status,
    ]);
    const result = await expectNothingWritten(() => thank(sender, network, receiver));
    expect(result.code).toBe('THANKS_RECEIVER_NOT_FOUND');
  });

  test('goes to the same person twice a day, and ten times a day in all', async () => {
    const [sender, receiver] = await pair();
    await noteOf(sender, network, receiver);
    await noteOf(sender, network, receiver);
    const third = await expectNothingWritten(() => thank(sender, network, receiver));
    expect(third).toMatchObject({ code: 'THANKS_LIMIT_REACHED', limit: 2 });

    for (const other of await network.members(8, 1)) await noteOf(sender, network, other);
    const [eleventh] = await network.members(1, 1);
    if (eleventh === undefined) throw new Error('nobody');
    const result = await expectNothingWritten(() => thank(sender, network, eleventh));
    expect(result).toMatchObject({ code: 'THANKS_LIMIT_REACHED', limit: 10 });
  });
});

describe('the receiver', () => {
  test('keeps a note for themselves, or lets the network read it, and may change their mind', async () => {
    const [sender, receiver] = await pair();
    const bystander = await network.member();
    const note = await noteOf(sender, network, receiver);
    const seenBy = async (person: Person) => (await openNotes(person)).filter(({ id }) => id === note.id);

    expect(await decide(receiver, 'keepThanks', note)).toEqual({ __typename: 'ThanksDecisionSuccess' });
    expect(await notesOf(receiver)).toEqual([{ ...note, state: 'SHOWN', isOpen: false }]);
    expect(await seenBy(bystander)).toEqual([]);

    await decide(receiver, 'keepThanks', note, { isOpen: true });
    expect(await seenBy(bystander)).toEqual([note]);
    expect(await seenBy(network.coordinator)).toEqual([note]);

    await decide(receiver, 'putAwayThanks', note);
    expect(await seenBy(bystander)).toEqual([]);
    expect(await notesOf(receiver)).toEqual([]);
    expect(await notesOf(receiver, 'thanksReceived(states: [HIDDEN])')).toEqual([
      { ...note, state: 'HIDDEN', isOpen: false },
    ]);
  });

  test('puts a note away, and its sender sees no difference', async () => {
    const [sender, receiver] = await pair();
    const note = await noteOf(sender, network, receiver);
    const before = [await notesOf(sender, 'thanksSent'), await noticesOf(sender)];
    await decide(receiver, 'putAwayThanks', note);
    expect([await notesOf(sender, 'thanksSent'), await noticesOf(sender)]).toEqual(before);
  });

  test('wants to hear no more of a sender, who sees no difference', async () => {
    const [sender, receiver] = await pair();
    const kept = await noteOf(sender, network, receiver, { message: 'ขอบคุณครั้งแรก' });
    await decide(receiver, 'keepThanks', kept);
    const note = await noteOf(sender, network, receiver);
    await decide(receiver, 'quietThanksSender', note);
    await world.pool.query(`UPDATE thanks_note SET sent_on = sent_on - 1`);
    const noticesBefore = await noticesOf(receiver);

    const unheard = await thank(sender, network, receiver, { message: 'ยังอยู่ไหม' });

    expect(unheard).toMatchObject({ __typename: 'SendThanksSuccess', replayed: false });
    expect((await notesOf(sender, 'thanksSent')).map(({ id }) => id)).toEqual([
      unheard.note?.id,
      note.id,
      kept.id,
    ]);
    // What was kept stays kept; what came then is put away; what comes now is nowhere.
    expect((await notesOf(receiver)).map(({ id }) => id)).toEqual([kept.id]);
    expect((await notesOf(receiver, 'thanksReceived(states: [HIDDEN])')).map(({ id }) => id)).toEqual([
      note.id,
    ]);
    expect(await noticesOf(receiver)).toEqual(noticesBefore);
    const { node } = await receiver.client.ask<{ node: object | null }>(
      'query ($id: ID!) { node(id: $id) { id } }',
      { id: unheard.note?.id ?? '' },
    );
    expect(node).toBeNull();
    expect(await decide(receiver, 'keepThanks', { id: unheard.note?.id ?? '' })).toMatchObject({
      code: 'THANKS_NOT_FOUND',
    });

    expect(await peopleOf(receiver, 'quietedThanksSenders')).toEqual([sender.name]);
    await mutate(receiver, 'hearThanksSender', { networkId: network.id, personId: sender.membershipId });
    expect(await peopleOf(receiver, 'quietedThanksSenders')).toEqual([]);
    const heard = await noteOf(sender, network, receiver, { message: 'สวัสดีอีกครั้ง' });
    expect((await notesOf(receiver)).map(({ id }) => id)).toEqual([heard.id, kept.id]);
  });

  test('of one silence puts away whatever else waits of that sender', async () => {
    const [sender, receiver] = await pair();
    const first = await noteOf(sender, network, receiver, { message: 'หนึ่ง' });
    await noteOf(sender, network, receiver, { message: 'สอง' });
    await decide(receiver, 'quietThanksSender', first);
    expect(await notesOf(receiver)).toEqual([]);
  });
});

describe('whom one may thank', () => {
  test('are those met lately, by name: nobody else', async () => {
    const [me, thanked] = await pair();
    const thanker = await network.member({ name: 'น้องฟ้า' });
    const putAway = await network.member({ name: 'คนแปลก' });
    await network.member({ name: 'ใครก็ไม่รู้' });
    await noteOf(me, network, thanked);
    await noteOf(thanker, network, me);
    await decide(me, 'putAwayThanks', await noteOf(putAway, network, me));

    expect(await peopleOf(me, 'thanksContacts')).toEqual([thanker.name, thanked.name]);
  });

  test('is named by the whole number alone, and only to people of the network', async () => {
    const [me, other] = await pair();
    const number = await memberNumberOf(network, other);
    const ask = (person: Person, memberNumber: string) =>
      person.client.send<{ network: { thanksReceiver: object | null } | null }>(
        'query ($slug: String!, $number: String!) { network(slug: $slug) { thanksReceiver(memberNumber: $number) { id displayName } } }',
        { slug: network.slug, number: memberNumber },
      );
    expect((await ask(me, number)).data?.network?.thanksReceiver).toEqual({
      id: other.membershipId,
      displayName: other.name,
    });
    expect((await ask(me, number.slice(0, 7))).data?.network?.thanksReceiver).toBeNull();
    const stranger = await ask(await world.person(), number);
    expect(stranger.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });
});

test('the notes are read page by page', async () => {
  const [sender, receiver] = await pair();
  await noteOf(sender, network, receiver, { message: 'หนึ่ง' });
  await noteOf(sender, network, receiver, { message: 'สอง' });
  const page = async (after: string | null) => {
    const { viewer } = await receiver.client.ask<{
      viewer: {
        membership: {
          thanksReceived: {
            totalCount: number;
            nodes: { message: string }[];
            pageInfo: { hasNextPage: boolean; endCursor: string };
          };
        };
      };
    }>(
      `query ($slug: String!, $after: String) { viewer { membership(networkSlug: $slug) {
        thanksReceived(first: 1, after: $after) { totalCount nodes { message } pageInfo { hasNextPage endCursor } } } } }`,
      { slug: network.slug, after },
    );
    return viewer.membership.thanksReceived;
  };
  const first = await page(null);
  expect(first).toMatchObject({
    totalCount: 2,
    nodes: [{ message: 'สอง' }],
    pageInfo: { hasNextPage: true },
  });
  expect(await page(first.pageInfo.endCursor)).toMatchObject({
    nodes: [{ message: 'หนึ่ง' }],
    pageInfo: { hasNextPage: false },
  });
});
