import { execFileSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import { OwnPostgres } from '../testkit/own-postgres.ts';
import { redeem } from '../testkit/redeem.ts';
import { createScratchDatabase } from '../testkit/scratch-database.ts';
import { startServer } from '../testkit/server.ts';
import { World } from '../testkit/world.ts';
import { expectTurnedAway } from './four-mutations.ts';

/** A disk of 4 MiB, where we may mount one: as root, outside of most containers. Elsewhere a 53100 that is raised has to do. */
function mountSmallDisk(): string | null {
  const directory = mkdtempSync(join(tmpdir(), 'kwamdee-small-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m,mode=0777', 'tmpfs', directory], {
      stdio: 'ignore',
    });
    return directory;
  } catch {
    rmSync(directory, { recursive: true });
    return null;
  }
}

const disk = mountSmallDisk();
let postgres: OwnPostgres;
let world: World;

beforeAll(async () => {
  if (disk === null) return;
  postgres = await OwnPostgres.start({ fsync: 'off' });
  const database = await createScratchDatabase(postgres.url);
  world = World.around(await startServer({ databaseUrl: database.url, env: { JOBS: 'off' } }), database);
});

afterAll(async () => {
  if (disk === null) return;
  await world.server.stop();
  await world.pool.end();
  await postgres.remove();
  execFileSync('umount', [disk]);
  rmSync(disk, { recursive: true });
});

/** The vouchers and the transfers go to the small disk; the rest of the database stays where it is. */
async function moveTheBooks(directory: string): Promise<void> {
  const url = new URL(postgres.adminUrl);
  url.pathname = new URL(world.database.url).pathname;
  const admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  try {
    const { rows } = await admin.query<{ data_directory: string }>('SHOW data_directory');
    const { uid, gid } = statSync(rows[0]?.data_directory ?? '');
    chownSync(directory, uid, gid);
    await admin.query(`CREATE TABLESPACE small_disk LOCATION '${directory}'`);
    for (const table of ['voucher', 'transfer'])
      await admin.query(`ALTER TABLE ${table} SET TABLESPACE small_disk`);
  } finally {
    await admin.end();
  }
}

test.skipIf(disk === null)(
  'the disk is full: redemptions are turned away, what was granted stays, and with room again the same keys work',
  async () => {
    if (disk === null) throw new Error('no disk');
    const network = await world.network();
    const offer = await (await network.shop()).offer({ costPoints: 1 });
    const members = await network.members(400, 1);
    await moveTheBooks(disk);
    const filler = join(disk, 'filler');
    const { bavail, bsize } = statfsSync(disk);
    writeFileSync(filler, Buffer.alloc(bavail * bsize));

    // The last pages still have room for some; then there is none.
    const first = await Promise.all(
      members.map((member, index) => redeem(member, offer, `full-disk-${index}`)),
    );
    const granted = first.filter(({ __typename }) => __typename === 'RedeemOfferSuccess').length;
    const refused = first.filter(({ voucher }) => voucher === undefined);
    expect(refused.length).toBeGreaterThan(0);
    for (const { __typename: type, retryAfterMs } of refused)
      expectTurnedAway({ redeemOffer: { type, message: '', retryAfterMs } });
    expect(postgres.log).toContain('No space left on device');
    expect(await world.count('voucher')).toEqual({ voucher: granted });
    expect(await booksProblems(world.pool)).toEqual(soundBooks);

    rmSync(filler);
    const second = await Promise.all(
      members.map((member, index) => redeem(member, offer, `full-disk-${index}`)),
    );
    expect(second.map(({ voucher }) => voucher).every((voucher) => voucher !== undefined)).toBe(true);
    expect(await world.count('voucher')).toEqual({ voucher: 400 });
    expect(await booksProblems(world.pool)).toEqual(soundBooks);
  },
);
