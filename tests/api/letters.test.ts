import { randomUUID } from 'node:crypto';
import { TypeID } from 'typeid-js';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adoptCatalogue, type Indicator } from '../testkit/catalogue.ts';
import { Client } from '../testkit/client.ts';
import { mutate, type Outcome, onValidationError, wrongFields } from '../testkit/mutate.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { startServer } from '../testkit/server.ts';
import { type Person, World } from '../testkit/world.ts';

let world: World;
let network: Network;
let rules: Record<'OPEN' | 'SENSITIVE', Indicator>;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  rules = await adoptCatalogue(network, {
    OPEN: { points: 5, capCount: 1_000 },
    SENSITIVE: { points: 5, capCount: 1_000, privacy: 'SENSITIVE' },
  });
});

afterAll(() => world.stop());

const uuidOf = (id: string) => TypeID.fromString(id).toUUID();
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

/** Deeds of a member, claimed and verified past the API; their ids. */
async function verifiedDeeds(
  member: MemberPerson,
  count: number,
  { indicator = rules.OPEN, doneOn = daysAgo(3) } = {},
): Promise<readonly string[]> {
  const claims = Array.from({ length: count }, () => ({
    ...{ deed_id: v7(), member_id: uuidOf(member.memberId), indicator_id: indicator.uuid, done_on: doneOn },
    ...{ source: 'MEMBER', recorded_by: uuidOf(member.memberId), idempotency_key: randomUUID() },
  }));
  const ids = claims.map(({ deed_id }) => deed_id);
  const claimed = await world.pool.query('SELECT FROM claim_deeds($1, $2) WHERE status = $3', [
    ...[network.uuid, JSON.stringify(claims), 'CLAIMED'],
  ]);
  expect(claimed.rowCount).toBe(count);
  await world.pool.query('SELECT FROM credit_deeds($1, $2)', [network.uuid, ids]);
  return ids;
}

async function correct(deedId: string | undefined): Promise<void> {
  const { rows } = await world.pool.query('SELECT status FROM correct_award($1, $2, NULL, $3, $4, $5)', [
    ...[network.uuid, deedId, v7(), 'บันทึกผิดคน', uuidOf(network.coordinator.membershipId)],
  ]);
  expect(rows).toEqual([{ status: 'CORRECTED' }]);
}

interface Letter {
  readonly id: string;
  readonly code: string;
  readonly th: string;
  readonly state: string;
  readonly checkCount: number;
  readonly validUntil: string;
  readonly madeAt: string;
}

const letterFields = 'id code th: sentence(language: TH) state checkCount validUntil madeAt';

function make(
  member: Person,
  change: object = {},
  client: Client = member.client,
): Promise<Outcome & { readonly letter?: Letter; readonly replayed?: boolean; readonly limit?: number }> {
  return mutate<{ letter: Letter; replayed: boolean; limit: number }>(
    { client },
    'createRecognitionLetter',
    {
      ...{ networkId: network.id, deedCount: 3, categoryCount: 1, purpose: 'ขอกู้กองทุนหมู่บ้าน' },
      ...{ validDays: 30, idempotencyKey: randomUUID(), ...change },
    },
    `... on CreateRecognitionLetterSuccess { replayed letter { ${letterFields} } }
      ... on LetterLimitReachedError { limit } ${onValidationError}`,
  );
}

async function letterOf(member: Person, change: object = {}): Promise<Letter> {
  const { letter, ...result } = await make(member, change);
  if (letter === undefined) throw new Error(`no letter: ${JSON.stringify(result)}`);
  return letter;
}

interface Check {
  readonly validUntil: string;
  readonly sentence: string;
  readonly networkName: string;
  readonly holderName: string | null;
}

async function check(code: string, client: Client = world.visitor): Promise<Check | null> {
  const { recognitionLetter } = await client.ask<{ recognitionLetter: Check | null }>(
    `query ($code: String!) { recognitionLetter(code: $code) {
      validUntil sentence(language: TH) networkName(language: TH) holderName } }`,
    { code },
  );
  return recognitionLetter;
}

async function lettersOf(member: MemberPerson): Promise<readonly Letter[]> {
  const { node } = await member.client.ask<{ node: { recognitionLetters: { nodes: Letter[] } } }>(
    `query ($id: ID!) { node(id: $id) { ... on Member { recognitionLetters { nodes { ${letterFields} } } } } }`,
    { id: member.memberId },
  );
  return node.recognitionLetters.nodes;
}

async function basisOf(member: MemberPerson): Promise<object> {
  const { node } = await member.client.ask<{ node: { recognitionLetterBasis: object } }>(
    'query ($id: ID!) { node(id: $id) { ... on Member { recognitionLetterBasis { deedCount categoryCount } } } }',
    { id: member.memberId },
  );
  return node.recognitionLetterBasis;
}

async function expectNothingWritten<T>(act: () => Promise<T>): Promise<T> {
  const before = await world.fingerprint();
  const result = await act();
  expect(await world.fingerprint()).toBe(before);
  return result;
}

describe('a letter', () => {
  test('says one true sentence to anybody who has its code, and counts that somebody looked', async () => {
    const member = await network.member();
    await verifiedDeeds(member, 4);
    const letter = await letterOf(member);
    expect(letter).toMatchObject({
      ...{ code: expect.stringMatching(/^[2-9A-HJKMNP-Z]{16}$/), state: 'VALID', checkCount: 0 },
      th: expect.stringContaining('ได้ทำความดีที่มีผู้รับรองอย่างน้อย 3 ครั้ง ใน 1 หมวด · ใช้เพื่อ: ขอกู้กองทุนหมู่บ้าน'),
    });
    expect(Date.parse(letter.validUntil) - Date.parse(letter.madeAt)).toBe(30 * 86_400_000);

    const spaced = (letter.code.match(/.{4}/g) ?? []).join(' ').toLowerCase();
    for (const typed of [letter.code, spaced, ` ${letter.code} `]) {
      expect(await check(typed)).toEqual({
        ...{ validUntil: letter.validUntil, sentence: letter.th, networkName: 'ชุมชนทดสอบ', holderName: null },
      });
    }
    expect(await lettersOf(member)).toEqual([{ ...letter, checkCount: 3 }]);
  });

  test('tells the name of its member only where they want it', async () => {
    const member = await network.member({ name: 'ป้าแดง' });
    await verifiedDeeds(member, 3);
    const letter = await letterOf(member, { showsName: true });
    expect(await check(letter.code)).toMatchObject({ holderName: member.name });
  });

  test('counts sensitive deeds without telling of them, and no deed that is unverified, old or corrected', async () => {
    const member = await network.member();
    await verifiedDeeds(member, 2, { indicator: rules.SENSITIVE });
    await verifiedDeeds(member, 1, { doneOn: daysAgo(400) });
    const [mistaken] = await verifiedDeeds(member, 2);
    await correct(mistaken);
    await world.pool.query('SELECT FROM claim_deeds($1, $2)', [
      network.uuid,
      JSON.stringify([
        {
          ...{ deed_id: v7(), member_id: uuidOf(member.memberId), indicator_id: rules.OPEN.uuid },
          ...{ done_on: daysAgo(1), source: 'MEMBER', recorded_by: uuidOf(member.memberId) },
          idempotency_key: randomUUID(),
        },
      ]),
    ]);

    expect(await basisOf(member)).toEqual({ deedCount: 3, categoryCount: 1 });
    expect((await make(member, { deedCount: 4 })).__typename).toBe('ValidationError');
    const letter = await letterOf(member, { deedCount: 3 });
    expect(JSON.stringify(await check(letter.code))).not.toContain('SENSITIVE');
  });

  test('that says less than is true says nothing of the rest', async () => {
    const member = await network.member();
    await verifiedDeeds(member, 7);
    const letter = await letterOf(member, { deedCount: 1 });
    // Without its day, which may be the 7th or the 27th.
    const words = (await check(letter.code))?.sentence.replace(/\d+ \S+ 25\d\d/g, '');
    expect(words).toBeTypeOf('string');
    expect(words).not.toContain('7');
  });

  test('that a correction has made untrue is good no more; with enough deeds left it stays good', async () => {
    const member = await network.member();
    const deeds = await verifiedDeeds(member, 4);
    const letter = await letterOf(member, { deedCount: 3 });
    await correct(deeds[0]);
    expect(await check(letter.code)).not.toBeNull();
    await correct(deeds[1]);
    expect(await check(letter.code)).toBeNull();
    expect(await lettersOf(member)).toMatchObject([{ state: 'NO_LONGER_TRUE', checkCount: 1 }]);
  });

  test('is ended by its member at once, once and for all', async () => {
    const member = await network.member();
    await verifiedDeeds(member, 3);
    const letter = await letterOf(member);
    const revoke = () =>
      mutate<{ letter: { state: string } }>(
        member,
        'revokeRecognitionLetter',
        { letterId: letter.id },
        '... on RevokeRecognitionLetterSuccess { letter { state } }',
      );
    expect((await revoke()).letter).toEqual({ state: 'REVOKED' });
    expect(await check(letter.code)).toBeNull();
    const again = await expectNothingWritten(revoke);
    expect(again.letter).toEqual({ state: 'REVOKED' });
  });

  test('whose time is over is as one that never was', async () => {
    const member = await network.member();
    await verifiedDeeds(member, 3);
    const letter = await letterOf(member, { validDays: 1 });
    await letTimePass(letter.id, '1 day');
    expect(await check(letter.code)).toBeNull();
    expect(await lettersOf(member)).toMatchObject([{ state: 'EXPIRED', checkCount: 0 }]);
  });

  test.each(['', 'ABCD', '2222222222222222', 'ก'.repeat(16), '0'.repeat(100_000 / 4)])(
    'is not found by what is no code of any (%#)',
    async (typed) => {
      expect(await check(typed)).toBeNull();
    },
  );

  test('made again with its key is the same letter with the same code', async () => {
    const member = await network.member();
    await verifiedDeeds(member, 3);
    const idempotencyKey = randomUUID();
    const first = await make(member, { idempotencyKey });
    const again = await expectNothingWritten(() => make(member, { idempotencyKey }));
    expect(again).toEqual({ ...first, replayed: true });
    for (const change of [{ deedCount: 2 }, { purpose: 'อื่น' }, { validDays: 31 }, { showsName: true }]) {
      const other = await expectNothingWritten(() => make(member, { idempotencyKey, ...change }));
      expect(other.code).toBe('IDEMPOTENCY_CONFLICT');
    }
  });

  test('is one of five that are live at most; one that has ended makes room', async () => {
    const member = await network.member();
    await verifiedDeeds(member, 3);
    const letters: Letter[] = [];
    for (let count = 0; count < 5; count++) letters.push(await letterOf(member));
    const sixth = await expectNothingWritten(() => make(member));
    expect(sixth).toMatchObject({ code: 'LETTER_LIMIT_REACHED', limit: 5 });
    await mutate(member, 'revokeRecognitionLetter', { letterId: letters[0]?.id });
    await letterOf(member);
    await letTimePass(letters[1]?.id ?? '', '30 days');
    await letterOf(member);
  });

  test('ten at once are five', async () => {
    const member = await network.member();
    await verifiedDeeds(member, 3);
    const made = await Promise.all(Array.from({ length: 10 }, () => make(member)));
    expect(made.filter(({ letter }) => letter !== undefined)).toHaveLength(5);
  });

  test.each([
    ['more deeds than are true', { deedCount: 4 }, ['deedCount']],
    ['more categories than are true', { categoryCount: 2 }, ['deedCount']],
    ['no deeds', { deedCount: 0, categoryCount: 0 }, ['categoryCount', 'deedCount']],
    ['more categories than deeds', { deedCount: 1, categoryCount: 2 }, ['categoryCount']],
    ['no purpose', { purpose: '  ' }, ['purpose']],
    ['an endless purpose', { purpose: 'ก้'.repeat(101) }, ['purpose']],
    ['no time', { validDays: 0 }, ['validDays']],
    ['more than 90 days', { validDays: 91 }, ['validDays']],
  ])('with %s is a ValidationError', async (_name, change, fields) => {
    const member = await network.member();
    await verifiedDeeds(member, 3);
    const result = await expectNothingWritten(() => make(member, change));
    expect(result.__typename).toBe('ValidationError');
    expect(wrongFields(result)).toEqual(fields);
  });

  test('is kept by its hash: the database does not know its code', async () => {
    const member = await network.member();
    await verifiedDeeds(member, 3);
    const letter = await letterOf(member);
    const { rows } = await world.pool.query<{ row: string }>(
      'SELECT letter::text AS row FROM recognition_letter letter WHERE id = $1',
      [uuidOf(letter.id)],
    );
    expect(rows[0]?.row).not.toContain(letter.code);
  });

  test('is headed by its own community and the name by which that knows its holder', async () => {
    const member = await network.member({ name: 'ป้าแดง' });
    await verifiedDeeds(member, 3);
    const elsewhere = await world.network();
    await mutate(member, 'joinNetwork', { networkId: elsewhere.id, displayName: 'แม่ค้าขนม' });
    const headingOf = async (showsName: boolean) => {
      const { id } = await letterOf(member, { showsName });
      const { node } = await member.client.ask<{ node: object }>(
        'query ($id: ID!) { node(id: $id) { ... on RecognitionLetter { networkName(language: TH) holderName } } }',
        { id },
      );
      return node;
    };
    expect(await headingOf(true)).toEqual({ networkName: 'ชุมชนทดสอบ', holderName: 'ป้าแดง 1' });
    expect(await headingOf(false)).toEqual({ networkName: 'ชุมชนทดสอบ', holderName: null });
  });

  test('that was printed is good under a new secret of the server; its page tells no wrong code', async () => {
    const member = await network.member();
    await verifiedDeeds(member, 3);
    const letter = await letterOf(member);
    const other = await startServer({
      databaseUrl: world.database.url,
      env: { AUTH_SECRET: 'another secret for tests alone, 32 characters or more', JOBS: 'off' },
    });
    const bearer = new Client(other.url, member.client.token);
    expect(await check(letter.code, new Client(other.url, null))).not.toBeNull();
    const { node } = await bearer.ask<{ node: { code: string | null } }>(
      'query ($id: ID!) { node(id: $id) { ... on RecognitionLetter { code } } }',
      { id: letter.id },
    );
    expect(node.code).toBeNull();
    await other.stop();
  });
});

test('codes cannot be tried out: thirty checks a minute, then RATE_LIMITED; numbers of members sixty an hour', async () => {
  const server = await startServer({
    databaseUrl: world.database.url,
    redisUrl: null,
    env: { RATE_LIMITS: 'on', JOBS: 'off' },
  });
  const member = await network.member();
  const client = new Client(server.url, member.client.token);
  const codesOf = async (count: number, document: string) => {
    const codes: unknown[] = [];
    for (let index = 0; index < count; index++) codes.push(await client.errorCode(document));
    return codes;
  };
  expect(await codesOf(31, '{ recognitionLetter(code: "2222222222222222") { sentence } }')).toEqual([
    ...Array(30).fill(null),
    'RATE_LIMITED',
  ]);
  const ask = `{ network(slug: "${network.slug}") { thanksReceiver(memberNumber: "12345678") { id } } }`;
  expect(await codesOf(61, ask)).toEqual([...Array(60).fill(null), 'RATE_LIMITED']);
  await server.stop();
});

/** Moves a letter's whole life back: what it says is guarded by a trigger. */
async function letTimePass(letterId: string, interval: string): Promise<void> {
  const client = await world.pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('ALTER TABLE recognition_letter DISABLE TRIGGER recognition_letter_guard');
    await client.query(
      'UPDATE recognition_letter SET created_at = created_at - $2::interval, expires_at = expires_at - $2::interval WHERE id = $1',
      [uuidOf(letterId), interval],
    );
    await client.query('ALTER TABLE recognition_letter ENABLE TRIGGER recognition_letter_guard');
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}
