import { createHmac } from 'node:crypto';
import { TypeID } from 'typeid-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../testkit/client.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { rateInForce, type StatementView, settledShop, settleWeekly } from '../testkit/settlement.ts';
import { World } from '../testkit/world.ts';

let world: World;
let network: Network;
let member: MemberPerson;

beforeAll(async () => {
  // Statements are drawn up where the test says so, not by the clock.
  world = await World.start({ env: { JOBS: 'off', RATE_LIMITS: 'on' } });
  network = await world.network();
  member = await network.member({ points: 1_000 });
  await settleWeekly(network);
  await rateInForce(network, 50);
});

afterAll(() => world.stop());

const question =
  'query ($code: String!, $payableSatang: Satang) { verifySettlement(code: $code, payableSatang: $payableSatang) { isTrue } }';

async function isTrue(
  code: string,
  payableSatang?: number,
  by: Client = network.coordinator.client,
): Promise<boolean> {
  const { verifySettlement } = await by.ask<{ verifySettlement: { isTrue: boolean } }>(question, {
    code,
    payableSatang,
  });
  return verifySettlement.isTrue;
}

/** What the owner of the tables could do, in this transaction alone: the triggers stand aside. */
async function tamper(change: string, { id }: StatementView): Promise<void> {
  const client = await world.pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('ALTER TABLE settlement_statement DISABLE TRIGGER USER');
    await client.query(`UPDATE settlement_statement SET ${change} WHERE id = $1`, [
      TypeID.fromString(id).toUUID(),
    ]);
    await client.query('ALTER TABLE settlement_statement ENABLE TRIGGER USER');
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}

const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** The code as anybody with the key works it out on their own. */
function codeOver(content: string, key: Buffer): string {
  let rest = createHmac('sha256', key).update(content).digest().readBigUInt64BE();
  let code = '';
  let weighted = 0;
  for (let place = 1; place <= 8; place++) {
    const digit = Number(rest % 31n);
    rest /= 31n;
    weighted += place * digit;
    code += alphabet[digit];
  }
  return code + alphabet[weighted % 31];
}

test('the code is an HMAC over all that the statement says, and never changes', async () => {
  const { shop, statement } = await settledShop(network, member, 7);
  const { rows } = await world.pool.query<{
    key: Buffer;
    networkId: string;
    merchantId: string;
    issuedAt: Date;
  }>(
    `SELECT key, network_id AS "networkId", merchant_id AS "merchantId", issued_at AS "issuedAt"
      FROM settlement_statement, check_key WHERE check_code = $1`,
    [statement.checkCode],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('no such statement');
  const [year = '', number = ''] = statement.number.split('-');
  const content = [
    ...['kwamdee.settlement.v1', row.networkId, row.merchantId, year, Number(number)],
    ...[statement.firstDay, statement.lastDay, 0, 350, 0, 0, 350, 0, 1, 1, row.issuedAt.toISOString()],
  ].join('\n');
  expect(statement).toMatchObject({ payableSatang: 350, useCount: 1, lineCount: 1 });
  expect(statement.checkCode).toBe(codeOver(content, row.key));

  await expect(
    world.pool.query(`UPDATE settlement_statement SET check_code = '222222222' WHERE check_code IS NOT NULL`),
  ).rejects.toThrow('does not change');
  const other = await settledShop(network, member, 7);
  expect(other.statement.checkCode).not.toBe(statement.checkCode);
  expect(shop.id).not.toBe(other.shop.id);
});

describe('whoever holds a statement of a shop on paper', () => {
  test('learns that it is true, also of its sum, signed in or not, and nothing else', async () => {
    const { statement } = await settledShop(network, member, 12);
    const printed = statement.checkCode.replace(/(.{5})(?=.)/g, '$1 ').toLowerCase();
    expect(await isTrue(printed, undefined, world.visitor)).toBe(true);
    expect(await isTrue(statement.checkCode, 600)).toBe(true);
    expect(await isTrue(statement.checkCode, 601)).toBe(false);
  });

  test('learns the same of a code that never was and of one misread; nothing is written', async () => {
    const { statement } = await settledShop(network, member);
    const { checkCode } = statement;
    const misread = `${checkCode.slice(0, 8)}${checkCode.endsWith('2') ? '3' : '2'}`;
    const before = await world.fingerprint();
    for (const asked of [misread, '222222222', 'สวัสดี', '', checkCode.repeat(9)]) {
      expect(await isTrue(asked), asked).toBe(false);
      expect(await isTrue(asked, statement.payableSatang), asked).toBe(false);
    }
    expect(await world.fingerprint()).toBe(before);
  });

  test('hears that paper is not true that says anything else than the books', async () => {
    const { statement } = await settledShop(network, member);
    for (const change of ['uses_satang = uses_satang +', 'last_day = last_day +', 'number = number +']) {
      await tamper(`${change} 900`, statement);
      expect(await isTrue(statement.checkCode), change).toBe(false);
      await tamper(`${change} -900`, statement);
      expect(await isTrue(statement.checkCode), change).toBe(true);
    }
  });

  test('cannot find the sum out by trying', async () => {
    const { statement } = await settledShop(network, member, 40);
    const by = (await network.member()).client;
    for (let guess = 0; guess < 12; guess++) expect(await isTrue(statement.checkCode, guess, by)).toBe(false);
    const { checkCode: code, payableSatang } = statement;
    expect(await by.errorCode(question, { code, payableSatang })).toBe('RATE_LIMITED');
    expect(await network.coordinator.client.errorCode(question, { code, payableSatang })).toBe(
      'RATE_LIMITED',
    );
    expect(await isTrue(code, undefined, by)).toBe(true);
  });

  test('cannot find a code by trying: 30 times a minute', async () => {
    const by = (await network.member()).client;
    for (let guess = 0; guess < 30; guess++) expect(await isTrue('222222222', undefined, by)).toBe(false);
    expect(await by.errorCode(question, { code: '222222222' })).toBe('RATE_LIMITED');
  });
});
