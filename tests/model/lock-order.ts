import { setImmediate as turn } from 'node:timers/promises';
import type pg from 'pg';
import type { Operation } from './operations.ts';
import { waitsForLock } from './pairs.ts';
import { SqlLife } from './sql-life.ts';
import { SqlPlace } from './sql-place.ts';
import { at } from './village.ts';
import { leaveVillageClock } from './village-clock.ts';

interface Row {
  readonly name: string;
  readonly select: string;
}

/**
 * Vouchers by id, then members by id, then offers by id, then months of shops by id: whoever waits for a row holds none that comes later. That is
 * what keeps batches from deadlock, and it is looked at row by row: somebody holds it, the function comes and waits, and
 * everything later must be free. Throws with what was held out of order.
 */
export async function checkLockOrder(pool: pg.Pool): Promise<void> {
  const [caller, holder, watcher] = await Promise.all([pool.connect(), pool.connect(), pool.connect()]);
  try {
    const place = await SqlPlace.found(caller, {
      startsAt: Date.UTC(2024, 1, 29, 12),
      zone: { name: 'Asia/Bangkok', hours: 7 },
      ceilings: [10_000, 10_000],
      members: 3,
      offers: [0, 1, 0].map((shop) => ({
        shop,
        kind: 'SPEND',
        costPoints: 1,
        stockTotal: 1_000,
        perMemberLimit: null,
      })),
    });
    const life = new SqlLife(place, caller);
    const backwards = [2, 1, 0];
    const award = (key: string): Operation => ({
      type: 'award',
      asks: backwards.map((number) => ({
        member: number,
        points: 100,
        reason: 'a deed',
        key: `${key}-${number}`,
      })),
    });
    const redeem = (key: string): Operation => ({
      type: 'redeem',
      asks: backwards.map((number) => ({ member: number, offer: number, key: `${key}-${number}` })),
    });
    await life.apply(award('beginning'));
    // The months begin with it.
    await life.apply(redeem('beginning'));

    const members = place.memberIds.map(memberRow);
    const offers = place.offerIds.map(offerRow);
    const months = place.shopIds.map(monthRow);
    const call = { life, caller, holder, watcher };
    await inOrder(call, 'award_points', members, (round) => award(`award-${round}`));
    await inOrder(call, 'redeem_batch', [...members, ...offers, ...months], (round) =>
      redeem(`redeem-${round}`),
    );
    for (let round = 0; round < 11; round++) {
      await life.apply(redeem(`ending-${round}`));
      const names = backwards.map((number) => `${number}/ending-${round}-${number}`);
      const vouchers = names.map((name) => place.voucher(name).id).toReversed();
      const rows = [...vouchers.toSorted().map(voucherRow), ...members, ...offers, ...months];
      const end: Operation = { type: 'end', vouchers: names, to: 'CANCELLED' };
      await waitsInOrder(call, 'end_vouchers', rows, round, end);
    }
    const shops = place.shopIds.map(shopRow);
    const ofTheFirst = [at(shops, 0), at(offers, 0), at(offers, 2), at(months, 0)];
    await inOrder(call, 'set_merchant_ceiling', ofTheFirst, (round) => ({
      type: 'setCeiling',
      shop: 0,
      points: 9_000 + round,
    }));
  } finally {
    await leaveVillageClock(caller);
    for (const client of [caller, holder, watcher]) client.release();
  }
}

const memberRow = (id: string, number: number): Row => ({
  name: `member ${number}`,
  select: `SELECT FROM ledger_account WHERE member_id = '${id}' AND kind = 'MEMBER_AVAILABLE' FOR UPDATE`,
});
const offerRow = (id: string, number: number): Row => ({
  name: `offer ${number}`,
  select: `SELECT FROM offer_stock WHERE offer_id = '${id}' FOR UPDATE`,
});
const shopRow = (id: string, number: number): Row => ({
  name: `shop ${number}`,
  select: `SELECT FROM merchant WHERE id = '${id}' FOR NO KEY UPDATE`,
});
const monthRow = (id: string, number: number): Row => ({
  name: `month of shop ${number}`,
  select: `SELECT FROM merchant_month WHERE merchant_id = '${id}' FOR UPDATE`,
});
const voucherRow = (id: string, number: number): Row => ({
  name: `voucher ${number}`,
  select: `SELECT FROM voucher WHERE id = '${id}' FOR UPDATE`,
});

interface Call {
  readonly life: SqlLife;
  readonly caller: pg.PoolClient;
  readonly holder: pg.PoolClient;
  readonly watcher: pg.PoolClient;
}

async function inOrder(
  call: Call,
  name: string,
  rows: readonly Row[],
  operation: (round: number) => Operation,
): Promise<void> {
  for (const round of rows.keys()) await waitsInOrder(call, name, rows, round, operation(round));
}

/** The function waits for the row with this number; all after it must be free. */
async function waitsInOrder(
  { life, caller, holder, watcher }: Call,
  name: string,
  rows: readonly Row[],
  number: number,
  operation: Operation,
): Promise<void> {
  const { rows: pids } = await caller.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const held = at(rows, number);
  let isDone = false;
  await holder.query('BEGIN');
  const outcome = holder.query(held.select).then(() => {
    return life.apply(operation).then(
      () => (isDone = true),
      () => (isDone = true),
    );
  });
  try {
    while (!isDone && !(await waitsForLock(watcher, at(pids, 0).pid))) await turn();
    if (isDone) throw new Error(`${name} does not wait for ${held.name}`);
    for (const later of rows.slice(number + 1)) {
      const { rowCount } = await watcher.query(`${later.select} SKIP LOCKED`);
      if (rowCount !== 1) throw new Error(`${name} waits for ${held.name} and holds ${later.name}`);
    }
  } finally {
    await holder.query('ROLLBACK');
    await outcome;
  }
}
