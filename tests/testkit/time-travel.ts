import { TypeID } from 'typeid-js';
import type { World } from './world.ts';

/** Moves a voucher's whole life back, so that it was good until `secondsAgo`: its dates are guarded by a trigger. */
export async function letVoucherRunOut(world: World, voucherId: string, secondsAgo = 1): Promise<void> {
  const client = await world.pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('ALTER TABLE voucher DISABLE TRIGGER voucher_guard');
    await client.query(
      `UPDATE voucher SET issued_at = issued_at - (expires_at - now()) - make_interval(secs => $2),
        expires_at = now() - make_interval(secs => $2) WHERE id = $1`,
      [TypeID.fromString(voucherId).toUUID(), secondsAgo],
    );
    await client.query('ALTER TABLE voucher ENABLE TRIGGER voucher_guard');
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}

/** Moves all that a shop's vouchers went through two months back. */
export async function letMonthsPass(world: World, shop: { readonly id: string }): Promise<void> {
  const client = await world.pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('ALTER TABLE voucher DISABLE TRIGGER voucher_guard');
    await client.query(
      `UPDATE voucher SET issued_at = issued_at - interval '62 days', used_at = used_at - interval '62 days',
        state_since = state_since - interval '62 days', expires_at = expires_at - interval '62 days' WHERE merchant_id = $1`,
      [TypeID.fromString(shop.id).toUUID()],
    );
    await client.query('ALTER TABLE voucher ENABLE TRIGGER voucher_guard');
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}

/** Moves a use at the counter back in time. */
export async function letUseAge(world: World, useId: string, seconds: number): Promise<void> {
  await world.pool.query(
    'UPDATE voucher_use SET used_at = used_at - make_interval(secs => $2) WHERE id = $1',
    [TypeID.fromString(useId).toUUID(), seconds],
  );
}

/** Moves a use back in time, on the voucher too: for what asks how long ago it was. */
export async function letVoucherUseAge(world: World, voucherId: string, seconds: number): Promise<void> {
  const uuid = TypeID.fromString(voucherId).toUUID();
  await world.pool.query('UPDATE voucher SET used_at = used_at - make_interval(secs => $2) WHERE id = $1', [
    uuid,
    seconds,
  ]);
  await world.pool.query(
    'UPDATE voucher_use SET used_at = used_at - make_interval(secs => $2) WHERE voucher_id = $1',
    [uuid, seconds],
  );
}

/** Has a job done now that is otherwise done by the clock. */
export async function runJob(world: World, task: string): Promise<void> {
  await world.pool.query('SELECT graphile_worker.add_job($1)', [task]);
}
