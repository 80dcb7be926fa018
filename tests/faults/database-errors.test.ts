import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { FaultProxy } from '../testkit/fault-proxy.ts';
import type { Network } from '../testkit/network.ts';
import { createScratchDatabase } from '../testkit/scratch-database.ts';
import { startServer, type TestServer } from '../testkit/server.ts';
import type { Shop, ShopOffer } from '../testkit/shop.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import { World } from '../testkit/world.ts';
import { expectTurnedAway, FourMutations } from './four-mutations.ts';

let proxy: FaultProxy;
let server: TestServer;
let world: World;
let network: Network;
let shop: Shop;
let offer: ShopOffer;
let mutations: FourMutations;

beforeAll(async () => {
  const database = await createScratchDatabase();
  proxy = await FaultProxy.before(database.url);
  server = await startServer({
    databaseUrl: proxy.through(database.url),
    env: { JOBS: 'off', DATABASE_POOL_SIZE: '2' },
  });
  world = World.around(server, database);
  network = await world.network();
  shop = await network.shop();
  offer = await shop.offer({ costPoints: 10 });
});

beforeEach(async () => {
  mutations = await FourMutations.prepare(network, shop, offer);
});

afterAll(async () => {
  await world.stop();
  proxy.stop();
});

const ofTheServer = `application_name = 'kwamdee' AND datname = current_database()`;

/** The tables are another's while `work` goes on. */
async function whileLocked<T>(tables: string, work: () => Promise<T>): Promise<T> {
  const holder = await world.pool.connect();
  try {
    await holder.query('BEGIN');
    await holder.query(`LOCK TABLE ${tables} IN ACCESS EXCLUSIVE MODE`);
    return await work();
  } finally {
    await holder.query('ROLLBACK');
    holder.release();
  }
}

/** The server's sessions in PostgreSQL: ended, so that the next request needs a new one. */
async function endSessions(): Promise<void> {
  await world.pool.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${ofTheServer}`);
  await waitUntil('the sessions to be gone', () => proxy.connections === 0);
}

const databaseName = () => new URL(world.database.url).pathname.slice(1);

/** Every write to the books fails with this SQLSTATE while `work` goes on. */
async function whileWritesFail(state: string, work: () => Promise<void>): Promise<void> {
  await world.pool.query(
    `CREATE OR REPLACE FUNCTION fail_for_a_test() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'raised for a test' USING ERRCODE = '${state}'; END $$;`,
  );
  const tables = ['transfer', 'voucher_use'];
  for (const table of tables)
    await world.pool.query(
      `CREATE TRIGGER fail_for_a_test BEFORE INSERT ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION fail_for_a_test()`,
    );
  try {
    await work();
  } finally {
    for (const table of tables) await world.pool.query(`DROP TRIGGER fail_for_a_test ON ${table}`);
  }
}

describe('what PostgreSQL cannot do just now: everybody is told to come again, nothing is written, and the same key works once', () => {
  test.each([
    ['a full disk', '53100'],
    ['no memory', '53200'],
    ['a deadlock, three times over', '40P01'],
    ['a serialization failure, three times over', '40001'],
    ['a statement that took too long', '57014'],
    ['a lock that is not to be had', '55P03'],
  ])('%s (%s)', async (_name, state) => {
    await whileWritesFail(state, async () => {
      const before = await world.fingerprint();
      const told = await mutations.sendAll();
      expectTurnedAway(told);
      expect(told.redeemOffer.type).toBe('BusyError');
      expect(await world.fingerprint()).toBe(before);
    });
    await mutations.expectEachOnce();
  });

  test('a database that only reads (25006)', async () => {
    // Taken first, so that our own sessions are older than the setting and may write.
    const before = await world.fingerprint();
    await world.pool.query(`ALTER DATABASE ${databaseName()} SET default_transaction_read_only = on`);
    await endSessions();
    const told = await mutations.sendAll();
    await world.pool.query(`ALTER DATABASE ${databaseName()} RESET default_transaction_read_only`);
    await endSessions();

    expectTurnedAway(told);
    expect(await world.fingerprint()).toBe(before);
    await mutations.expectEachOnce();
  });

  test('too many connections (53300)', async () => {
    const before = await world.fingerprint();
    await world.pool.query(`ALTER DATABASE ${databaseName()} CONNECTION LIMIT 0`);
    await endSessions();
    const told = await mutations.sendAll();
    await world.pool.query(`ALTER DATABASE ${databaseName()} CONNECTION LIMIT -1`);

    expectTurnedAway(told);
    expect(await world.fingerprint()).toBe(before);
    await mutations.expectEachOnce();
  });

  test('nobody at the address', async () => {
    const before = await world.fingerprint();
    proxy.refuse();
    proxy.cut();
    const told = await mutations.sendAll();
    await proxy.pass();

    expectTurnedAway(told);
    expect(await world.fingerprint()).toBe(before);
    await mutations.expectEachOnce();
  });

  test('every connection of the pool waits for a lock', async () => {
    const before = await world.fingerprint();
    const told = await whileLocked('ledger_account, voucher, membership', async () => {
      let answered = 0;
      const all = mutations.sendAll(() => answered++);
      // The server has two connections, and both wait; who finds none is told so after a while.
      await waitUntil('two to be told', () => answered >= 2, 60_000);
      await waitUntil('the others to be told', async () => {
        await world.pool.query(
          `SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE ${ofTheServer} AND wait_event_type = 'Lock'`,
        );
        return answered === 4;
      });
      return all;
    });

    expectTurnedAway(told);
    expect(await world.fingerprint()).toBe(before);
    await mutations.expectEachOnce();
  });
});

describe('what leaves open whether it was written', () => {
  test('the answer to a redemption is lost after its commit: the member is told to come again, and gets that voucher', async () => {
    const lost = proxy.cutBeforeAnswer('redeem_batch');
    const told = await mutations.send('redeemOffer');
    await lost;
    expectTurnedAway({ told });
    // It was written: whoever says BusyError here would say that nothing was charged.
    expect(told.type).toBe('SERVICE_UNAVAILABLE');
    await mutations.expectEachOnce();
  });

  test('the session is ended in the middle (57P01): nothing is said of what was written, and the same keys work once', async () => {
    const told = await whileLocked('ledger_account', async () => {
      const answer = mutations.send('redeemOffer');
      await waitUntil('the redemption to stand at the lock', async () => {
        const { rowCount } = await world.pool.query(
          `SELECT FROM pg_stat_activity WHERE ${ofTheServer} AND wait_event_type = 'Lock'`,
        );
        return rowCount === 1;
      });
      await endSessions();
      return answer;
    });
    expectTurnedAway({ told });
    expect(told.type).toBe('SERVICE_UNAVAILABLE');
    await mutations.expectEachOnce();
  });
});
