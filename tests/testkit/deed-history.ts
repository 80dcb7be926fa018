import { randomUUID } from 'node:crypto';
import { TypeID } from 'typeid-js';
import { v7 } from 'uuid';
import type { Indicator } from './catalogue.ts';
import type { MemberPerson, Network } from './network.ts';

/** Deeds that were done today, confirmed and credited, past the API: one for each indicator named, in their order. */
export async function creditedDeeds(
  network: Network,
  member: MemberPerson,
  indicators: readonly Indicator[],
): Promise<readonly string[]> {
  const memberId = TypeID.fromString(member.memberId).toUUID();
  const deedIds = indicators.map(() => v7());
  const { pool } = network.world;
  await pool.query('SELECT FROM claim_deeds($1, $2)', [
    network.uuid,
    JSON.stringify(
      indicators.map((indicator, index) => ({
        deed_id: deedIds[index],
        member_id: memberId,
        indicator_id: indicator.uuid,
        done_on: new Date().toISOString().slice(0, 10),
        source: 'MEMBER',
        recorded_by: memberId,
        idempotency_key: randomUUID(),
      })),
    ),
  ]);
  for (const deedId of deedIds)
    await pool.query('SELECT FROM credit_deeds($1, $2)', [network.uuid, [deedId]]);
  return deedIds;
}

/**
 * Moves the whole passbook of a member into the past, line by line: the newest `daysAgo` days ago, each earlier one a day
 * before. As the owner, past the trigger that keeps transfers as they are.
 */
export async function ageLines(network: Network, member: MemberPerson, daysAgo: number): Promise<void> {
  const client = await network.world.pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('ALTER TABLE transfer DISABLE TRIGGER transfer_append_only');
    await client.query(
      `UPDATE transfer SET created_at = now() - make_interval(days => $2 + line.place::integer)
        FROM (
          SELECT transfer.id, row_number() OVER (ORDER BY transfer.id DESC) - 1 AS place
          FROM transfer JOIN ledger_account own ON own.id IN (from_account_id, to_account_id)
          WHERE own.member_id = $1 AND own.kind = 'MEMBER_AVAILABLE') AS line
        WHERE transfer.id = line.id`,
      [TypeID.fromString(member.memberId).toUUID(), daysAgo],
    );
    await client.query('ALTER TABLE transfer ENABLE TRIGGER transfer_append_only');
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}
