import { TypeID } from 'typeid-js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import { adoptCatalogue } from '../testkit/catalogue.ts';
import { actOnImport, uploaded, waitForState } from '../testkit/imports.ts';
import type { Network } from '../testkit/network.ts';
import { startServer, type TestServer } from '../testkit/server.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import { World } from '../testkit/world.ts';

const lineCount = 6_000;

let world: World;
let network: Network;
const workers: TestServer[] = [];

beforeAll(async () => {
  // The one that answers does no jobs, so that those who do can be killed.
  world = await World.start({ env: { JOBS: 'off' } });
  network = await world.network({ awardLimitPoints: 100_000 });
  await adoptCatalogue(network, { SWEPT: { points: 3, capCount: 1_000, capPeriod: 'YEAR' } });
});

afterAll(async () => {
  for (const worker of workers) await worker.stop();
  await world.stop();
});

async function count(table: string, condition: string, id: string): Promise<number> {
  const { rows } = await world.pool.query<{ count: string }>(
    `SELECT count(*) FROM ${table} WHERE ${condition}`,
    [id],
  );
  return Number(rows[0]?.count);
}

const startWorker = () => startServer({ databaseUrl: world.database.url });

/** Kills a process as soon as its work is in the middle; the lease of its job is then over at once. */
async function killInTheMiddle(victim: TestServer, isInTheMiddle: () => Promise<boolean>): Promise<void> {
  await waitUntil('the work to be half done', isInTheMiddle, 60_000);
  await victim.kill();
  await world.pool.query(
    `UPDATE graphile_worker._private_jobs SET locked_at = locked_at - interval '2 minutes' WHERE locked_at IS NOT NULL`,
  );
}

test('an import whose process is killed in the middle, twice, is finished by others: every line once', async () => {
  const { client } = network.coordinator;
  const people = await network.members(10, 1);
  const { rows: numbers } = await world.pool.query<{ member_number: string }>(
    'SELECT member_number FROM membership WHERE id = ANY ($1)',
    [people.map((person) => TypeID.fromString(person.memberId).toUUID())],
  );
  const lines = Array.from({ length: lineCount }, (_, index) => [
    numbers[index % 10]?.member_number ?? '',
    ...['SWEPT', '2025-11-22', `line-${index}`],
  ]);
  const id = await uploaded(client, network, [['member number', 'indicator', 'date', 'key'], ...lines]);
  const uuid = TypeID.fromString(id).toUUID();
  const between = (value: number) => value > 0 && value < lineCount;

  await actOnImport(client, 'dryRunImport', id);
  await killInTheMiddle(await startWorker(), async () =>
    between(await count('import_line', 'import_id = $1', uuid)),
  );
  expect(await count('import', `id = $1 AND state = 'CHECKING'`, uuid)).toBe(1);

  // Who takes over finishes the check, and is killed in the import itself.
  const second = await startWorker();
  expect(await waitForState(client, id, 'CHECKED')).toMatchObject({
    newCount: lineCount,
    progressCount: lineCount,
  });
  await actOnImport(client, 'startImport', id);
  await killInTheMiddle(second, async () =>
    between(await count('import_line', `import_id = $1 AND state = 'DONE'`, uuid)),
  );
  const done = await count('import_line', `import_id = $1 AND state = 'DONE'`, uuid);
  // What was taken is taken whole: lines, register and deeds agree.
  expect(await count('import_register', 'import_id = $1', uuid)).toBe(done);
  expect(
    await count('deed_record', `source = 'IMPORT' AND state = 'VERIFIED' AND network_id = $1`, network.uuid),
  ).toBe(done);
  expect(between(done)).toBe(true);

  workers.push(await startWorker());
  expect(await waitForState(client, id, 'DONE')).toMatchObject({ doneCount: lineCount, newCount: 0 });
  expect(await count('deed_record', `source = 'IMPORT' AND network_id = $1`, network.uuid)).toBe(lineCount);
  const { rows } = await world.pool.query<{ balance: number; people: number }>(
    `SELECT balance::integer, count(*)::integer AS people FROM ledger_account
      WHERE network_id = $1 AND kind = 'MEMBER_AVAILABLE' AND balance > 0 GROUP BY balance`,
    [network.uuid],
  );
  expect(rows).toEqual([{ balance: 1 + (lineCount / 10) * 3, people: 10 }]);
  expect(await booksProblems(world.pool)).toEqual(soundBooks);
});
