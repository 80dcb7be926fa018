import { randomUUID } from 'node:crypto';
import { TypeID } from 'typeid-js';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reconcile } from '../../server/src/modules/ledger/reconcile.ts';
import { chainChecks } from '../../server/src/modules/transparency/chain-checks.ts';
import { sealLedger } from '../../server/src/modules/transparency/seal-ledger.ts';
import type { Database } from '../../server/src/platform/postgres.ts';
import { databaseOf } from '../testkit/chain.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { World } from '../testkit/world.ts';

let world: World;
let database: Database;

beforeAll(async () => {
  world = await World.start({ env: { JOBS: 'off' } });
  database = databaseOf(world.database);
});

afterAll(async () => {
  await database.close();
  await world.stop();
});

const seal = () => sealLedger({ database }, { force: true });
const uuidOf = (id: string) => TypeID.fromString(id).toUUID();

const awardStatement = 'SELECT FROM award_points($1, $2, $3, $4, $5, $5, $6, $7)';
function awardValues(network: Network, member: MemberPerson): unknown[] {
  return [
    ...[network.uuid, [v7()], [uuidOf(member.memberId)], [1], ['ช่วยกัน']],
    ...[[uuidOf(network.coordinator.membershipId)], [randomUUID()]],
  ];
}

/** The transfers of a network, and where each is bound. */
async function chainOf(network: Network): Promise<{ id: number; block: number | null }[]> {
  const { rows } = await world.pool.query<{ id: string; block: number | null }>(
    `SELECT transfer.id, leaf.block_number AS block FROM transfer
      LEFT JOIN ledger_leaf leaf ON leaf.transfer_id = transfer.id
      WHERE transfer.network_id = $1 ORDER BY transfer.id`,
    [network.uuid],
  );
  return rows.map(({ id, block }) => ({ id: Number(id), block }));
}

async function differences(): Promise<unknown> {
  const client = await world.pool.connect();
  try {
    const { checks } = await reconcile(client, chainChecks);
    return checks.flatMap(({ examples }) => examples);
  } finally {
    client.release();
  }
}

async function settledId(): Promise<number> {
  const { rows } = await world.pool.query<{ id: string }>('SELECT settled_id AS id FROM ledger_sealing');
  return Number(rows[0]?.id);
}

test('a transfer that is committed after a block took those behind it is in the next one', async () => {
  const network = await world.network();
  const [slow, quick] = [await network.member(), await network.member()];
  const late = await world.pool.connect();
  try {
    // Its id is given now; it is committed after the block.
    await late.query('BEGIN');
    await late.query(awardStatement, awardValues(network, slow));
    await world.pool.query(awardStatement, awardValues(network, quick));
    await seal();
    const [only] = await chainOf(network);
    expect([(await chainOf(network)).length, only?.block]).toEqual([1, 1]);
    await late.query('COMMIT');
  } finally {
    late.release();
  }
  const before = await chainOf(network);
  expect(before.map(({ block }) => block)).toEqual([null, 1]);
  await seal();
  expect((await chainOf(network)).map(({ block }) => block)).toEqual([2, 1]);
  expect(await differences()).toEqual([]);
});

test('one that is rolled back leaves a gap in the ids, and none in the chain', async () => {
  const network = await world.network();
  const member = await network.member();
  const undone = await world.pool.connect();
  await undone.query('BEGIN');
  await undone.query(awardStatement, awardValues(network, member));
  await undone.query('ROLLBACK');
  undone.release();
  await world.pool.query(awardStatement, awardValues(network, member));
  await seal();
  expect((await chainOf(network)).map(({ block }) => block)).toEqual([1]);
  expect(await differences()).toEqual([]);
});

test('the beginning of the next look waits for every transaction that was under way, however long', async () => {
  const network = await world.network();
  const member = await network.member();
  const slow = await network.member();
  // What was seen so far is looked at again until it is settled: two looks, an hour apart.
  const anHourLater = () =>
    world.pool.query(`UPDATE ledger_sealing SET watch_at = watch_at - interval '61 minutes'`);
  const late = await world.pool.connect();
  try {
    await late.query('BEGIN');
    await late.query(awardStatement, awardValues(network, slow));
    await world.pool.query(awardStatement, awardValues(network, member));
    await world.pool.query('UPDATE ledger_sealing SET watch_id = NULL, watch_xmax = NULL, watch_at = NULL');
    const start = await settledId();
    await seal();
    await anHourLater();
    await world.pool.query(awardStatement, awardValues(network, member));
    await seal();
    expect(await settledId()).toBe(start);
    await late.query('COMMIT');
  } finally {
    late.release();
  }
  await seal();
  await seal();
  // Whatever is settled by now, the latecomer was sealed before.
  const chain = await chainOf(network);
  expect(chain.every(({ block }) => block !== null)).toBe(true);
  expect(await settledId()).toBeGreaterThan(0);
  expect(await differences()).toEqual([]);
});

test('many who seal at once, while points move, seal each transfer once and make one chain', async () => {
  const networks = [await world.network(), await world.network()];
  const members = await Promise.all(networks.map((network) => network.members(6, 10)));
  let isOver = false;
  const movers = networks.map(async (network, index) => {
    for (let round = 0; round < 12; round++) {
      for (const member of members[index] ?? []) {
        await world.pool.query(awardStatement, awardValues(network, member));
      }
    }
  });
  const sealers = Array.from({ length: 4 }, async () => {
    while (!isOver) await seal();
  });
  await Promise.all(movers);
  isOver = true;
  await Promise.all(sealers);
  await seal();
  for (const network of networks) {
    const chain = await chainOf(network);
    expect(chain).toHaveLength(6 + 12 * 6);
    expect(chain.every(({ block }) => block !== null)).toBe(true);
    const { rows } = await world.pool.query<{ number: number }>(
      'SELECT number FROM ledger_block WHERE network_id = $1 ORDER BY number',
      [network.uuid],
    );
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => index + 1));
  }
  expect(await differences()).toEqual([]);
});

test('a head is published once a week, also when many publish at once', async () => {
  const network = await world.network();
  await network.member({ points: 5 });
  await Promise.all(Array.from({ length: 5 }, seal));
  await network.member({ points: 5 });
  await seal();
  const { rows } = await world.pool.query(
    'SELECT block_number, transfer_count FROM ledger_head WHERE network_id = $1',
    [network.uuid],
  );
  expect(rows).toEqual([{ block_number: 1, transfer_count: '1' }]);
});

test('a block that does not go on from the newest head, or takes what is not there, is refused', async () => {
  const network = await world.network();
  await network.member({ points: 5 });
  await seal();
  const [transfer] = await chainOf(network);
  const block = (previous: string, ids: readonly number[]) =>
    world.pool.query<{ sealed: boolean }>(
      `SELECT seal_block($1, 2, sha256('r'), ${previous}, sha256('h'), now(), $2, $3) AS sealed`,
      [network.uuid, ids, ids.map(() => Buffer.alloc(32))],
    );
  expect((await block(`sha256('other')`, [1])).rows).toEqual([{ sealed: false }]);
  const newest = `(SELECT head FROM ledger_block WHERE network_id = '${network.uuid}')`;
  await expect(block(newest, [999_999_999])).rejects.toThrow('a leaf is of one transfer');
  await expect(block(newest, [transfer?.id ?? 0])).rejects.toThrow('ledger_leaf_pkey');
});
