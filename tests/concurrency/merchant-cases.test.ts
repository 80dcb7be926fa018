import { randomInt, randomUUID } from 'node:crypto';
import { TypeID } from 'typeid-js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mutate } from '../testkit/mutate.ts';
import type { Network } from '../testkit/network.ts';
import type { Shop } from '../testkit/shop.ts';
import { type Person, World } from '../testkit/world.ts';

let world: World;
let network: Network;
let coordinators: readonly Person[];

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  coordinators = [
    network.coordinator,
    await network.person('COORDINATOR'),
    await network.person('COORDINATOR'),
  ];
});

afterAll(() => world.stop());

const uuidOf = (shop: Shop) => TypeID.fromString(shop.id).toUUID();

async function cleanShop(): Promise<Shop> {
  const shop = await network.shop({ approved: false, name: `ครัวสุข ${randomUUID()}` });
  await world.pool.query(
    `UPDATE merchant SET phone = $2, address = 'หมู่ 3', picture_key = 'fluent:cooking' WHERE id = $1`,
    [uuidOf(shop), `08${randomInt(10_000_000, 99_999_999)}`],
  );
  return shop;
}

async function stepsOf(shop: Shop): Promise<readonly string[]> {
  const { rows } = await world.pool.query<{ action: string }>(
    'SELECT action FROM case_event WHERE merchant_id = $1 ORDER BY created_at, id',
    [uuidOf(shop)],
  );
  return rows.map(({ action }) => action);
}

test('three who approve the same shops together approve each once', async () => {
  const shops = await Promise.all(Array.from({ length: 6 }, cleanShop));
  const merchantIds = shops.map(({ id }) => id);
  const answers = await Promise.all(
    coordinators.map((by) =>
      mutate<{ results: { code: string | null }[] }>(
        by,
        'approveMerchants',
        { networkId: network.id, merchantIds },
        '... on ApproveMerchantsSuccess { results { code } }',
      ),
    ),
  );
  const codes = answers.flatMap(({ results }) => results?.map(({ code }) => code) ?? []);
  expect(codes.filter((code) => code === null)).toHaveLength(6);
  expect(codes.filter((code) => code === 'STATE')).toHaveLength(12);
  for (const shop of shops) expect(await stepsOf(shop)).toEqual(['APPLIED', 'APPROVED']);
  const { rows } = await world.pool.query<{ count: number }>(
    `SELECT count(*)::integer AS count FROM notice WHERE kind = 'MERCHANT_APPROVED' AND network_id = $1`,
    [network.uuid],
  );
  expect(rows[0]?.count).toBe(6);
});

test('an application is never decided by one while another has it', async () => {
  const [first, second] = coordinators;
  if (first === undefined || second === undefined) throw new Error('too few');
  for (let round = 0; round < 8; round++) {
    const shop = await cleanShop();
    const [taken, approved] = await Promise.all([
      mutate(first, 'takeMerchantCase', { merchantId: shop.id }),
      mutate(second, 'approveMerchant', { merchantId: shop.id }),
    ]);
    expect([taken.__typename, approved.__typename]).toBeOneOf([
      ['MerchantCaseSuccess', 'CaseTakenError'],
      ['StateError', 'ApproveMerchantSuccess'],
    ]);
  }
});

test('an appeal is made once and answered once, whoever is quick', async () => {
  const shop = await network.shop();
  const until = new Date(Date.now() + 86_400_000).toISOString();
  await mutate(network.coordinator, 'suspendMerchant', {
    ...{ merchantId: shop.id, reason: 'รถเสีย', until, openVouchers: 'HONOUR' },
  });
  const made = await Promise.all(
    ['ซ่อมแล้ว', 'ซ่อมเสร็จแล้วครับ', 'ขอเปิดนะ'].map((body) =>
      mutate(shop.owner, 'appealSuspension', { merchantId: shop.id, body }),
    ),
  );
  expect(made.map(({ __typename }) => __typename).sort()).toEqual([
    ...['MerchantCaseSuccess', 'ValidationError', 'ValidationError'],
  ]);
  const answered = await Promise.all(
    coordinators
      .slice(1)
      .flatMap((by) =>
        (['LIFTED', 'KEPT'] as const).map((answer) =>
          mutate(by, 'answerAppeal', { merchantId: shop.id, answer, reason: 'ขอบคุณ' }),
        ),
      ),
  );
  expect(answered.filter(({ __typename }) => __typename === 'MerchantCaseSuccess')).toHaveLength(1);
  const steps = await stepsOf(shop);
  expect(steps.slice(0, 4)).toEqual(['APPLIED', 'APPROVED', 'SUSPENDED', 'APPEALED']);
  expect(steps).toHaveLength(5);
  expect(steps[4]).toBeOneOf(['REINSTATED', 'APPEAL_KEPT']);
});

test('of changes of one rule at once the last one written is in force, and each says from what', async () => {
  const own = await world.network();
  await Promise.all(
    [10, 20, 30, 40].map((value) =>
      mutate(own.coordinator, 'changeNetworkSetting', { networkId: own.id, setting: 'MAX_HOLD_DAYS', value }),
    ),
  );
  const { rows } = await world.pool.query<{ old: number; now: number }>(
    'SELECT old_value AS old, new_value AS now FROM network_setting_change WHERE network_id = $1',
    [own.uuid],
  );
  // A chain: each began with what another ended with.
  const from = rows.map(({ old }) => old).sort((a, b) => a - b);
  const { rows: networks } = await world.pool.query<{ value: number }>(
    'SELECT max_hold_days AS value FROM network WHERE id = $1',
    [own.uuid],
  );
  const last = networks[0]?.value ?? 0;
  expect([...from, last].sort((a, b) => a - b)).toEqual([10, 20, 30, 40, 180]);
});
