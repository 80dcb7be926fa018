import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import {
  hashOnDevice,
  keptVouchers,
  offlineCounter,
  type Scan,
  scanOf,
  sync,
} from '../testkit/offline-counter.ts';
import { cancel, voucherOf, walletOf } from '../testkit/redeem.ts';
import type { Shop, ShopOffer } from '../testkit/shop.ts';
import { letVoucherRunOut, runJob } from '../testkit/time-travel.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import { World } from '../testkit/world.ts';

let world: World;
let network: Network;
let shop: Shop;
let offer: ShopOffer;
let member: MemberPerson;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  shop = await network.shop();
  offer = await shop.offer({ costPoints: 10, perMemberLimit: null, stockTotal: null });
  member = await network.member({ points: 1_000 });
});

afterAll(async () => {
  expect(await booksProblems(world.pool)).toEqual(soundBooks);
  await world.stop();
});

const issue = () => voucherOf(member, offer);

/** The answer to one scan, which is refused and has written nothing. */
async function refusedScan(scan: Scan, at = shop) {
  const before = await world.fingerprint();
  const answers = await sync(at, [scan]);
  expect(await world.fingerprint()).toBe(before);
  if (typeof answers === 'string') throw new Error(answers);
  return answers[0];
}

describe('the list for the time without a signal', () => {
  test('has the shop’s open vouchers, each to be known again by its code and not to be read', async () => {
    const own = await network.shop();
    const cheap = await own.offer({ costPoints: 1, perMemberLimit: null });
    const vouchers = [await voucherOf(member, cheap), await voucherOf(member, cheap)];
    const counter = await offlineCounter(own);
    if (counter === null) throw new Error('no list');

    const kept = await keptVouchers(own, counter.openRefs);

    expect(kept.map(({ hash }) => hash).toSorted()).toEqual(
      vouchers.map(({ code }) => hashOnDevice(code, counter)).toSorted(),
    );
    expect(kept).toEqual(
      kept.map(({ ref, hash }) => ({ ref, hash, quantity: 1, kind: 'SPEND', offer: { id: cheap.id } })),
    );
    expect(JSON.stringify({ counter, kept })).not.toContain(vouchers[0]?.code);
    expect(counter.isCut).toBe(false);
  });

  test('loses what is used or cancelled, and names what is new: its hash is asked for alone', async () => {
    const own = await network.shop();
    const cheap = await own.offer({ costPoints: 1, perMemberLimit: null });
    const [first, second] = [await voucherOf(member, cheap), await voucherOf(member, cheap)];
    const before = (await offlineCounter(own))?.openRefs ?? [];
    await own.use(first.code);
    await cancel(member, second.id);
    const third = await voucherOf(member, cheap);
    const counter = await offlineCounter(own);
    if (counter === null) throw new Error('no list');

    expect(counter.openRefs).toHaveLength(1);
    expect(before).toHaveLength(2);
    expect(before).not.toContain(counter.openRefs[0]);
    // What is not open any more is not told of, even when it is named.
    const kept = await keptVouchers(own, [...before, ...counter.openRefs]);
    expect(kept.map(({ hash }) => hash)).toEqual([hashOnDevice(third.code, counter)]);
  });

  test('is another shop’s with another salt, and nobody’s who does not work there', async () => {
    const other = await network.shop();
    expect((await offlineCounter(other))?.salt).not.toBe((await offlineCounter(shop))?.salt);
    expect(await offlineCounter(shop, other.owner)).toBeNull();
    expect(await offlineCounter(shop, member)).toBeNull();
  });
});

describe('bringing what was taken without a signal', () => {
  test('counts it, says when it was scanned, and tells the member', async () => {
    const voucher = await issue();
    const scan = scanOf(voucher.code, 600);

    expect(await sync(shop, [scan])).toEqual([
      {
        nonce: scan.nonce,
        usedByThisDevice: false,
        result: { __typename: 'OfflineScanCounted', replayed: false, useId: expect.stringMatching(/^use_/) },
      },
    ]);

    const { rows } = await world.pool.query(
      `SELECT scanned_at, device FROM voucher_use JOIN voucher ON voucher.id = voucher_id WHERE voucher.code = $1`,
      [voucher.code],
    );
    expect(rows).toEqual([{ scanned_at: new Date(scan.scannedAt), device: 'device-one' }]);
    const notices = await member.client.ask<{
      viewer: { notices: { nodes: { kind: string; path: string }[] } };
    }>('{ viewer { notices(first: 5) { nodes { kind path } } } }');
    expect(notices.viewer.notices.nodes).toContainEqual({
      kind: 'VOUCHER_USED',
      path: `/vouchers/${voucher.id}`,
    });
  });

  test('twice with the same nonce counts once', async () => {
    const scan = scanOf((await issue()).code);
    const [first] = (await sync(shop, [scan])) as { result: { useId?: string } }[];
    const [again] = (await sync(shop, [scan])) as { result: { useId?: string } }[];
    expect(again?.result).toMatchObject({ replayed: true, useId: first?.result.useId });
  });

  test('after an online try whose answer was lost, with its nonce, is that use', async () => {
    const scan = scanOf((await issue()).code);
    const used = await shop.use(scan.code, { nonce: scan.nonce });
    expect(await sync(shop, [scan])).toMatchObject([{ result: { replayed: true, useId: used.useId } }]);
  });

  test('given two devices, the first that arrives wins, and the other is told when and by whom', async () => {
    const voucher = await issue();
    const [late, early] = [scanOf(voucher.code, 60), scanOf(voucher.code, 3_600)];
    expect(await sync(shop, [late], { device: 'device-two' })).toMatchObject([
      { result: { __typename: 'OfflineScanCounted' } },
    ]);
    // It says that it was an hour before. That is a claim.
    expect(await refusedScan(early)).toEqual({
      nonce: early.nonce,
      usedByThisDevice: false,
      result: {
        __typename: 'VoucherStateError',
        code: 'VOUCHER_STATE',
        state: 'USED',
        since: late.scannedAt,
      },
    });
    expect(await sync(shop, [scanOf(voucher.code)], { device: 'device-two' })).toMatchObject([
      { usedByThisDevice: true, result: { state: 'USED' } },
    ]);
  });

  test('answers each scan of a batch for itself, in order', async () => {
    const other = await network.shop();
    const foreign = await voucherOf(member, await other.offer({ costPoints: 1 }));
    const [good, cancelled] = [await issue(), await issue()];
    await cancel(member, cancelled.id);
    const nonce = 'n'.repeat(12);
    const scans = [
      scanOf(cancelled.code),
      scanOf(good.code),
      scanOf(good.code),
      scanOf(foreign.code),
      scanOf('22222 2222'),
      { ...scanOf((await issue()).code), nonce },
    ];

    const answers = (await sync(shop, scans)) as {
      nonce: string;
      result: { __typename: string; state?: string };
    }[];

    expect(answers.map((each) => each.nonce)).toEqual(scans.map((each) => each.nonce));
    const [first, second, third, ...rest] = answers.map(({ result }) => result.state ?? result.__typename);
    expect(first).toBe('CANCELLED');
    // Of two scans of one voucher in a batch one counts, whichever.
    expect([second, third].toSorted()).toEqual(['OfflineScanCounted', 'USED']);
    expect(rest).toEqual(['WrongMerchantError', 'VoucherNotFoundError', 'OfflineScanCounted']);
    // The nonce of one voucher cannot be another's.
    expect(await refusedScan({ ...scanOf((await issue()).code), nonce })).toMatchObject({
      result: { __typename: 'IdempotencyConflictError' },
    });
  });
});

describe('a voucher that ended between scan and signal', () => {
  test('counts when it was good at the scan and its points have not gone back', async () => {
    const voucher = await issue();
    await letVoucherRunOut(world, voucher.id, 60);
    expect(await sync(shop, [scanOf(voucher.code, 600)])).toMatchObject([
      { result: { __typename: 'OfflineScanCounted' } },
    ]);
  });

  test('is told as expired when it was so at the scan, or more than 48 hours ago', async () => {
    const voucher = await issue();
    await letVoucherRunOut(world, voucher.id, 600);
    expect(await refusedScan(scanOf(voucher.code, 60))).toMatchObject({ result: { state: 'EXPIRED' } });
    const older = await issue();
    await letVoucherRunOut(world, older.id, 49 * 3_600);
    expect(await refusedScan(scanOf(older.code, 50 * 3_600))).toMatchObject({ result: { state: 'EXPIRED' } });
  });

  test('is told as expired when its points have gone back; they stay with the member', async () => {
    const voucher = await issue();
    const before = await walletOf(member);
    await letVoucherRunOut(world, voucher.id, 60);
    await runJob(world, 'expire_vouchers');
    await waitUntil(
      'the points to be back',
      async () => (await walletOf(member)).available > before.available,
    );
    const after = await walletOf(member);
    expect(await refusedScan(scanOf(voucher.code, 600))).toMatchObject({ result: { state: 'EXPIRED' } });
    expect(await walletOf(member)).toEqual(after);
  });
});

describe('what a device claims', () => {
  test('is refused in the future and beyond seven days, and taken within ten minutes of a fast clock', async () => {
    const voucher = await issue();
    expect(await refusedScan(scanOf(voucher.code, -3_600))).toMatchObject({
      result: { __typename: 'ScanTimeError', code: 'SCAN_IN_FUTURE' },
    });
    expect(await refusedScan(scanOf(voucher.code, 7 * 24 * 3_600 + 60))).toMatchObject({
      result: { __typename: 'ScanTimeError', code: 'SCAN_TOO_OLD' },
    });
    expect(await sync(shop, [scanOf(voucher.code, -300)])).toMatchObject([
      { result: { __typename: 'OfflineScanCounted' } },
    ]);
  });

  test('cannot be written by any other way: the row itself refuses', async () => {
    const voucher = await issue();
    await sync(shop, [scanOf(voucher.code)]);
    const by = `FROM voucher WHERE voucher.id = voucher_id AND voucher.code = '${voucher.code}'`;
    for (const moment of [
      `voucher_use.used_at + interval '1 second'`,
      `voucher_use.used_at - interval '8 days'`,
    ]) {
      await expect(
        world.pool.query(`UPDATE voucher_use SET scanned_at = ${moment} ${by}`),
      ).rejects.toMatchObject({ constraint: 'voucher_use_scanned_lately' });
    }
  });

  test('is a bad request when it is too much, or without names', async () => {
    const scan = scanOf((await issue()).code);
    const inputs = [
      { device: 'device-one', scans: [] },
      { device: 'device-one', scans: Array.from({ length: 201 }, () => scanOf(scan.code)) },
      { device: 'short', scans: [scan] },
      { device: 'device-one', scans: [scan, scan] },
      { device: 'device-one', scans: [{ ...scan, nonce: 'short' }] },
    ];
    for (const input of inputs) {
      const { errors } = await shop.owner.client.send(
        'mutation ($input: SyncOfflineScansInput!) { syncOfflineScans(input: $input) { __typename } }',
        { input: { merchantId: shop.id, ...input } },
      );
      expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
    }
  });
});
