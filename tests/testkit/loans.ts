import { TypeID } from 'typeid-js';
import type { World } from './world.ts';

/**
 * Moves a loan's days back, as if it had gone out so much earlier: what is due in `hours` is due that much sooner. Its
 * voucher is guarded by a trigger.
 */
export async function letLoanAge(world: World, voucherId: string, hours: number): Promise<void> {
  const id = TypeID.fromString(voucherId).toUUID();
  const client = await world.pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('ALTER TABLE voucher DISABLE TRIGGER voucher_guard');
    const { rowCount } = await client.query(
      `UPDATE voucher SET due_at = due_at - make_interval(hours => $2), used_at = used_at - make_interval(hours => $2),
        issued_at = issued_at - make_interval(hours => $2) WHERE id = $1 AND due_at IS NOT NULL`,
      [id, hours],
    );
    await client.query('ALTER TABLE voucher ENABLE TRIGGER voucher_guard');
    await client.query('COMMIT');
    if (rowCount !== 1) throw new Error('nothing is out on this voucher');
  } finally {
    client.release();
  }
}

/** Has a loan be due at a moment, in the network's own time ("2026-12-31 10:00" or what PostgreSQL can reckon). */
export async function letLoanBeDue(world: World, voucherId: string, reckoned: string): Promise<void> {
  await world.pool.query(
    `UPDATE voucher SET due_at = (${reckoned}) AT TIME ZONE network.time_zone FROM network
      WHERE voucher.id = $1 AND network.id = voucher.network_id`,
    [TypeID.fromString(voucherId).toUUID()],
  );
}
