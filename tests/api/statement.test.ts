import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ageLines } from '../testkit/deed-history.ts';
import { mutate, type Outcome, onValidationError, wrongFields } from '../testkit/mutate.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { cancel, voucherOf } from '../testkit/redeem.ts';
import { type Person, World } from '../testkit/world.ts';

let world: World;
let network: Network;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
});

afterAll(() => world.stop());

interface Statement {
  readonly id: string;
  readonly code: string;
  readonly from: string;
  readonly to: string;
  readonly openingBalance: number;
  readonly pointsIn: number;
  readonly pointsOut: number;
  readonly closingBalance: number;
  readonly lineCount: number;
  readonly digest: string;
  readonly revokedAt: string | null;
}
interface Made extends Outcome {
  readonly replayed?: boolean;
  readonly statement?: Statement;
}

const selection = `id code from to openingBalance pointsIn pointsOut closingBalance lineCount digest revokedAt`;

function make(member: MemberPerson, change: object = {}, by: Person = member): Promise<Made> {
  return mutate<{ replayed: boolean; statement: Statement }>(
    by,
    'createStatement',
    { memberId: member.memberId, from: day(30), to: day(0), idempotencyKey: randomUUID(), ...change },
    `... on CreateStatementSuccess { replayed statement { ${selection} } } ${onValidationError}`,
  );
}

async function made(member: MemberPerson, change: object = {}): Promise<Statement> {
  const { statement, ...refusal } = await make(member, change);
  if (statement === undefined) throw new Error(`not made: ${JSON.stringify(refusal)}`);
  return statement;
}

async function isTrue(code: string, closingBalance?: number): Promise<boolean> {
  const { verifyStatement } = await world.visitor.ask<{ verifyStatement: { isTrue: boolean } }>(
    'query ($code: String!, $closingBalance: Int) { verifyStatement(code: $code, closingBalance: $closingBalance) { isTrue } }',
    { code, closingBalance },
  );
  return verifyStatement.isTrue;
}

const day = (daysAgo: number) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Bangkok' }).format(
    new Date(Date.now() - daysAgo * 86_400_000),
  );

async function nothingWritten<T>(act: () => Promise<T>): Promise<T> {
  const before = await world.fingerprint();
  const result = await act();
  expect(await world.fingerprint()).toBe(before);
  return result;
}

/** Five lines a day apart, the newest two days ago: +50 +20 −30 +30 +7, 77 in the end. */
async function memberWithHistory(): Promise<MemberPerson> {
  const member = await network.member({ points: 50 });
  await network.award(member, 20);
  const offer = await (await network.shop()).offer({ costPoints: 30 });
  await cancel(member, (await voucherOf(member, offer)).id);
  await network.award(member, 7);
  await ageLines(network, member, 2);
  return member;
}

describe('a statement', () => {
  test('has the lines of its days, and goes on from what was before them', async () => {
    const member = await memberWithHistory();
    const { id: _id, code, digest, ...statement } = await made(member, { from: day(5), to: day(3) });
    expect(statement).toEqual({
      ...{ from: day(5), to: day(3), lineCount: 3, revokedAt: null },
      ...{ openingBalance: 50, pointsIn: 50, pointsOut: 30, closingBalance: 70 },
    });
    expect(code).toMatch(/^[2-9A-HJKMNP-Z]{12}$/);
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
  });

  test.each([
    ['before all lines', { from: day(90), to: day(80) }, { openingBalance: 0, closingBalance: 0 }],
    ['after all lines', { from: day(1), to: day(0) }, { openingBalance: 77, closingBalance: 77 }],
    ['of all lines', { from: day(30), to: day(0) }, { openingBalance: 0, closingBalance: 77, lineCount: 5 }],
    ['of one day', { from: day(2), to: day(2) }, { openingBalance: 70, closingBalance: 77, lineCount: 1 }],
  ])('%s', async (_name, days, expected) => {
    expect(await made(await memberWithHistory(), days)).toMatchObject(expected);
  });

  test('is read back line by line, oldest first, and its digest is that of these lines', async () => {
    const member = await memberWithHistory();
    const { id } = await made(member, { from: day(5), to: day(3) });
    // What comes later is not in it.
    await network.award(member, 500);
    const { node } = await member.client.ask<{
      node: {
        digest: string;
        lines: { totalCount: number; nodes: { points: number; balanceAfter: number }[] };
      };
    }>(
      `query ($id: ID!) { node(id: $id) { ... on Statement { digest
        lines(first: 2) { totalCount nodes { points balanceAfter } } } } }`,
      { id },
    );
    expect(node.lines).toEqual({
      totalCount: 3,
      nodes: [
        { points: 20, balanceAfter: 70 },
        { points: -30, balanceAfter: 40 },
      ],
    });
    const { rows } = await world.pool.query<{ canonical: string }>(
      `SELECT concat_ws('|', transfer.id, transfer.kind, CASE WHEN own.id = to_account_id THEN points ELSE -points END,
          coalesce(CASE WHEN own.id = to_account_id THEN to_balance_after ELSE from_balance_after END),
          round(extract(epoch FROM transfer.created_at) * 1000)) AS canonical
        FROM transfer JOIN ledger_account own ON own.id IN (from_account_id, to_account_id)
        JOIN membership ON membership.id = own.member_id
        WHERE membership.user_id = $1 AND own.kind = 'MEMBER_AVAILABLE' ORDER BY transfer.id OFFSET 1 LIMIT 3`,
      [member.userId],
    );
    const lines = rows.map(({ canonical }) => canonical).join('\n');
    expect(node.digest).toBe(createHash('sha256').update(lines).digest('hex'));
  });

  test('sent again with its key is the same; for other days it is a conflict', async () => {
    const member = await memberWithHistory();
    const idempotencyKey = randomUUID();
    const first = await made(member, { idempotencyKey });
    const again = await nothingWritten(() => make(member, { idempotencyKey }));
    expect(again).toMatchObject({ replayed: true, statement: { code: first.code } });
    const other = await nothingWritten(() => make(member, { idempotencyKey, to: day(1) }));
    expect(other).toMatchObject({ __typename: 'IdempotencyConflictError' });
  });

  test('asked for 20 times at once with one key is one', async () => {
    const member = await memberWithHistory();
    const idempotencyKey = randomUUID();
    const answers = await Promise.all(Array.from({ length: 20 }, () => make(member, { idempotencyKey })));
    expect(new Set(answers.map(({ statement }) => statement?.code)).size).toBe(1);
    expect(answers.filter(({ replayed }) => replayed === false)).toHaveLength(1);
  });

  test.each([
    ['with its days the wrong way round', { from: day(0), to: day(1) }, ['to']],
    ['of more than ten years', { from: '2010-01-01' }, ['from']],
    ['with a short key', { idempotencyKey: 'seven77' }, ['idempotencyKey']],
  ])('%s is refused', async (_name, change, fields) => {
    const member = await network.member();
    const result = await nothingWritten(() => make(member, change));
    expect(result.__typename).toBe('ValidationError');
    expect(wrongFields(result)).toEqual(fields);
  });

  test('the 21st within a day is refused', async () => {
    const member = await network.member();
    const answers = await Promise.all(Array.from({ length: 24 }, () => make(member)));
    expect(answers.filter(({ statement }) => statement !== undefined)).toHaveLength(20);
    const refused = await nothingWritten(() => make(member));
    expect(refused.__typename).toBe('ValidationError');
  });

  test('of somebody else is forbidden, and not found', async () => {
    const [member, other] = [await memberWithHistory(), await network.member()];
    const { id } = await made(member);
    const refused = await nothingWritten(() => make(member, {}, other));
    expect(refused.__typename).toBe('ForbiddenError');
    for (const by of [other, network.coordinator]) {
      const { node } = await by.client.ask<{ node: unknown }>('query ($id: ID!) { node(id: $id) { id } }', {
        id,
      });
      expect(node).toBeNull();
      const revoked = await nothingWritten(() => mutate(by, 'revokeStatement', { statementId: id }));
      expect(revoked.__typename).toBe('ForbiddenError');
    }
  });

  test('cannot be changed or removed, whoever asks the database', async () => {
    await made(await memberWithHistory());
    for (const statement of [
      'UPDATE statement SET closing_balance = closing_balance + 1, points_in = points_in + 1',
      'DELETE FROM statement',
      'TRUNCATE statement',
    ]) {
      await expect(world.pool.query(statement), statement).rejects.toThrow();
    }
  });
});

describe('a stranger with a statement in their hand', () => {
  test('learns that it is true, also of its balance, and nothing else', async () => {
    const { code, closingBalance } = await made(await memberWithHistory());
    const printed = code.replace(/(.{4})(?=.)/g, '$1 ').toLowerCase();
    expect(await isTrue(printed)).toBe(true);
    expect(await isTrue(code, closingBalance)).toBe(true);
    expect(await isTrue(code, closingBalance + 1)).toBe(false);
  });

  test('learns the same of a code that never was, one taken back, and one misread', async () => {
    const member = await memberWithHistory();
    const { id, code, closingBalance } = await made(member);
    const revoked = await mutate<{ statement: Statement }>(
      member,
      'revokeStatement',
      { statementId: id },
      `... on RevokeStatementSuccess { statement { ${selection} } }`,
    );
    expect(revoked.statement?.revokedAt).toEqual(expect.any(String));
    const misread = `${code.slice(0, 11)}${code.endsWith('2') ? '3' : '2'}`;
    for (const asked of [code, misread, 'สวัสดี', '', code.repeat(9)]) {
      expect(await isTrue(asked), asked).toBe(false);
      expect(await isTrue(asked, closingBalance), asked).toBe(false);
    }
    // Taken back twice it is taken back.
    const again = await nothingWritten(() => mutate(member, 'revokeStatement', { statementId: id }));
    expect(again.__typename).toBe('RevokeStatementSuccess');
  });

  test('cannot find the balance out by trying', async () => {
    const { code, closingBalance } = await made(await memberWithHistory());
    for (let guess = 0; guess < 12; guess++) expect(await isTrue(code, guess)).toBe(false);
    const question =
      'query ($code: String!, $closingBalance: Int) { verifyStatement(code: $code, closingBalance: $closingBalance) { isTrue } }';
    expect(await world.visitor.errorCode(question, { code, closingBalance })).toBe('RATE_LIMITED');
    expect(await isTrue(code)).toBe(true);
  });
});

describe('the whole passbook as a file', () => {
  async function download(by: Person | null, query: string): Promise<Response> {
    return fetch(`${world.server.url}/api/passbook/${query}`, {
      headers: by === null ? {} : { authorization: `Bearer ${by.client.token}` },
    });
  }

  test('for a spreadsheet: a BOM, both calendars, the check codes, and no formula', async () => {
    const member = await network.member({ points: 50 });
    await mutate(network.coordinator, 'awardPoints', {
      memberId: member.memberId,
      points: 5,
      reason: { th: '=HYPERLINK("http://x"), น้ำใจ' },
      idempotencyKey: randomUUID(),
    });
    const response = await download(member, `export.csv?network=${network.slug}&language=th`);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="passbook-\d+\.csv"$/);
    const [head, first, second, end] = bytes.toString('utf8').slice(1).split('\r\n');
    const year = Number(day(0).slice(0, 4)) + 543;
    expect(head).toBe('วันที่,วันเวลา (ISO),รายการ,เข้า,ออก,คงเหลือ,ผู้รับรอง,รหัสตรวจ');
    expect(first).toMatch(
      new RegExp(
        `^\\d\\d/\\d\\d/${year},${day(0)}T[\\d:]{8}\\+07:00,ช่วยงานวัด,50,,50,ผู้ประสานงาน,[2-9A-Z]{9}$`,
      ),
    );
    expect(second).toContain(`,"'=HYPERLINK(""http://x""), น้ำใจ",5,,55,`);
    expect(end).toBe('');
  });

  test('for a program: every line of a long book, each once', async () => {
    const member = await network.member();
    await Promise.all(Array.from({ length: 12 }, () => network.award(member, 3)));
    await world.pool.query(
      `SELECT FROM award_points($1, (SELECT array_agg(gen_random_uuid()) FROM generate_series(1, 1200)),
        array_fill((SELECT id FROM membership WHERE user_id = $2), '{1200}'), array_fill(1, '{1200}'),
        array_fill('ทำดี'::text, '{1200}'), array_fill('Deed'::text, '{1200}'),
        array_fill((SELECT id FROM membership WHERE user_id = $3), '{1200}'),
        (SELECT array_agg(gen_random_uuid()::text) FROM generate_series(1, 1200)))`,
      [network.uuid, member.userId, network.coordinator.userId],
    );
    const file = (await (await download(member, `export.json?network=${network.slug}`)).json()) as {
      format: string;
      lines: { balanceAfter: number; checkCode: string }[];
    };
    expect(file.format).toBe('kwamdee.passbook.v1');
    expect(file.lines).toHaveLength(1_212);
    expect(file.lines.at(-1)?.balanceAfter).toBe(1_236);
    expect(new Set(file.lines.map(({ checkCode }) => checkCode)).size).toBe(1_212);
  });

  test('is for the member alone', async () => {
    expect((await download(null, `export.csv?network=${network.slug}`)).status).toBe(401);
    expect((await download(await world.person(), `export.csv?network=${network.slug}`)).status).toBe(404);
    expect((await download(network.coordinator, `export.json?network=${network.slug}`)).status).toBe(404);
    expect((await download(await network.member(), 'export.json?network=%00')).status).toBe(404);
  });
});
