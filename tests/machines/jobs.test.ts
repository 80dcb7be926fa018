import { afterAll, beforeAll, expect, test } from 'vitest';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import type { Network } from '../testkit/network.ts';
import { noticeKindsOf } from '../testkit/notices.ts';
import { voucherOf, walletOf } from '../testkit/redeem.ts';
import { startServer, type TestServer } from '../testkit/server.ts';
import type { Shop } from '../testkit/shop.ts';
import { letVoucherRunOut, runJob } from '../testkit/time-travel.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import { World } from '../testkit/world.ts';

let world: World;
let network: Network;
let shop: Shop;
let workers: TestServer[] = [];

beforeAll(async () => {
  // The one that answers does no jobs, so that those who do can come and go.
  world = await World.start({ env: { JOBS: 'off' } });
  network = await world.network();
  shop = await network.shop();
});

afterAll(async () => {
  for (const worker of workers) await worker.stop();
  await world.stop();
});

async function expiredVouchers(count: number) {
  const offer = await shop.offer({ costPoints: 10 });
  const members = await network.members(count, 10);
  for (const member of members) await letVoucherRunOut(world, (await voucherOf(member, offer)).id);
  return members;
}

async function heldJobs(): Promise<readonly string[]> {
  const { rows } = await world.pool.query<{ id: string }>(
    'SELECT id FROM graphile_worker.jobs WHERE locked_by IS NOT NULL',
  );
  return rows.map(({ id }) => id);
}

/** The jobs that a process had in hand when it was killed: somebody held the vouchers, so that it stood still. */
async function killedAtWork(): Promise<readonly string[]> {
  const victim = await startServer({ databaseUrl: world.database.url });
  const holder = await world.pool.connect();
  try {
    await holder.query('BEGIN');
    await holder.query(`SELECT FROM voucher WHERE state = 'ISSUED' FOR UPDATE`);
    await runJob(world, 'expire_vouchers');
    return await waitUntil('a job to be under way', async () => {
      const jobs = await heldJobs();
      return jobs.length > 0 ? jobs : null;
    });
  } finally {
    await victim.kill();
    await holder.query('ROLLBACK');
    holder.release();
  }
}

test('a job that a killed process held is taken up by another when its lease is over, and done once', async () => {
  const members = await expiredVouchers(3);
  const held = await killedAtWork();

  workers.push(await startServer({ databaseUrl: world.database.url }));
  expect(await heldJobs()).toEqual(expect.arrayContaining([...held]));
  await world.pool.query(
    `UPDATE graphile_worker._private_jobs SET locked_at = locked_at - interval '1 minute' WHERE id = ANY ($1)`,
    [held],
  );

  await waitUntil('the jobs of the dead to be done', async () => {
    const { rows } = await world.pool.query('SELECT FROM graphile_worker.jobs WHERE id = ANY ($1)', [held]);
    return rows.length === 0;
  });
  for (const member of members) {
    expect(await walletOf(member)).toMatchObject({ available: 10, held: 0 });
    expect(await noticeKindsOf(member)).toEqual(['VOUCHER_EXPIRED']);
  }
  expect(await booksProblems(world.pool)).toEqual(soundBooks);
});

test('one job that three processes do at the same time is done once', async () => {
  while (workers.length < 3) workers = [...workers, await startServer({ databaseUrl: world.database.url })];
  const members = await expiredVouchers(30);

  await Promise.all(Array.from({ length: 12 }, () => runJob(world, 'expire_vouchers')));
  await waitUntil('all of it to be done', async () => {
    const { rows } = await world.pool.query(
      `SELECT FROM graphile_worker.jobs WHERE task_identifier = 'expire_vouchers'`,
    );
    return rows.length === 0;
  });

  for (const member of members) {
    expect(await walletOf(member)).toMatchObject({ available: 10 });
    expect(await noticeKindsOf(member)).toEqual(['VOUCHER_EXPIRED']);
  }
  expect(await booksProblems(world.pool)).toEqual(soundBooks);
});

test('a job that goes on for long is not begun a second time: its process says that it is at work', async () => {
  if (workers.length === 0) workers = [await startServer({ databaseUrl: world.database.url })];
  const [member] = await expiredVouchers(1);
  const holder = await world.pool.connect();
  const leases = async () => {
    const { rows } = await world.pool.query<{ age: number; worker: string; attempts: number }>(
      `SELECT extract(epoch FROM now() - locked_at)::float8 AS age, locked_by AS worker, attempts
       FROM graphile_worker.jobs WHERE task_identifier = 'expire_vouchers' AND locked_by IS NOT NULL`,
    );
    return rows;
  };
  try {
    await holder.query('BEGIN');
    await holder.query(`SELECT FROM voucher WHERE state = 'ISSUED' FOR UPDATE`);
    await runJob(world, 'expire_vouchers');
    const [begun] = await waitUntil('the job to be under way', async () => {
      const rows = await leases();
      return rows.length > 0 ? rows : null;
    });
    await world.pool.query(
      `UPDATE graphile_worker._private_jobs SET locked_at = locked_at - interval '50 seconds' WHERE locked_by = $1`,
      [begun?.worker],
    );
    const [renewed] = await waitUntil('the lease to be renewed', async () => {
      const rows = await leases();
      return rows.length > 0 && rows.every(({ age }) => age < 40) ? rows : null;
    });
    expect(renewed).toMatchObject({ worker: begun?.worker, attempts: begun?.attempts });

    // Another job that is locked in its name, and whose taking it was never told of: a lost answer of PostgreSQL.
    const { rows: lost } = await world.pool.query<{ id: string }>(
      `SELECT id FROM graphile_worker.add_job('expire_vouchers', run_at := now() + interval '1 hour')`,
    );
    await world.pool.query(
      `UPDATE graphile_worker._private_jobs SET locked_at = now() - interval '2 minutes', locked_by = $2 WHERE id = $1`,
      [lost[0]?.id, begun?.worker],
    );
    await waitUntil('the lost one to be free', async () => !(await heldJobs()).includes(lost[0]?.id ?? ''));
    expect(await leases()).toMatchObject([{ worker: begun?.worker, attempts: begun?.attempts }]);
    await world.pool.query('DELETE FROM graphile_worker._private_jobs WHERE id = $1', [lost[0]?.id]);
  } finally {
    await holder.query('ROLLBACK');
    holder.release();
  }
  await waitUntil('the voucher to be expired', async () => {
    const kinds = member === undefined ? [] : await noticeKindsOf(member);
    return kinds.length > 0;
  });
});
