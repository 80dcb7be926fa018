import type pg from 'pg';
import type { Directory } from './directory.ts';
import { idAt } from './id-at.ts';
import { dispute, paidAfterDays, rates, sharedOffers } from './nong-sarai/settlement.ts';
import { HOUR_MS } from './nong-sarai/village-time.ts';

/**
 * What the village owes its shops for the six months. The rates and the rules are put where they would be, then the entries
 * of the vouchers that history has used; the statements are drawn up by the function that draws up the real ones.
 */
export async function writeSettlements(
  client: pg.Client,
  directory: Directory,
  coordinatorKeys: readonly [proposer: string, second: string],
): Promise<void> {
  // What has been is backdated here, and here alone.
  await withoutTrigger(client, 'settlement_rate', 'settlement_rate_guard', () =>
    writeRates(client, directory, coordinatorKeys),
  );
  await writeRules(client, directory);
  await writeEntries(client, directory.networkId);
  await drawUp(client, directory.networkId);
  await withoutTrigger(client, 'settlement_statement', 'settlement_statement_guard', async () => {
    await client.query(
      `UPDATE settlement_statement SET issued_at = run.ends_at + interval '20 minutes'
       FROM settlement_run run WHERE run.id = settlement_statement.run_id AND run.network_id = $1`,
      [directory.networkId],
    );
  });
  await writePayments(client, directory);
  await writeDispute(client, directory);
}

async function withoutTrigger(
  client: pg.Client,
  table: string,
  trigger: string,
  work: () => Promise<void>,
): Promise<void> {
  await client.query(`ALTER TABLE ${table} DISABLE TRIGGER ${trigger}`);
  await work();
  await client.query(`ALTER TABLE ${table} ENABLE TRIGGER ${trigger}`);
}

async function writeRates(
  client: pg.Client,
  { networkId, now, person }: Directory,
  [proposer, second]: readonly [string, string],
): Promise<void> {
  for (const [index, { monthsAgo, satangPerPoint }] of rates.entries()) {
    await client.query(
      `INSERT INTO settlement_rate (id, network_id, satang_per_point, from_day, from_at, state, proposed_by, decided_by, decided_at,
         idempotency_key, created_at)
       SELECT $1, network.id, $3, first.day, first.day::timestamp AT TIME ZONE time_zone, 'CONFIRMED', $4, $5,
         (first.day - 2)::timestamp AT TIME ZONE time_zone, $6, (first.day - 3)::timestamp AT TIME ZONE time_zone
       FROM network
       CROSS JOIN LATERAL (
         SELECT (date_trunc('month', $7::timestamptz AT TIME ZONE time_zone) - make_interval(months => $8))::date AS day) AS first
       WHERE network.id = $2`,
      [
        ...[idAt(now), networkId, satangPerPoint, person(proposer).membershipId, person(second).membershipId],
        ...[`seed-rate-${index}`, now, monthsAgo],
      ],
    );
  }
}

/** From the moment at which the offer was written: what was told while it was a draft. */
async function writeRules(client: pg.Client, { networkId, offerId }: Directory): Promise<void> {
  for (const { offerKey, bearer, networkPercent } of sharedOffers) {
    await client.query(
      `INSERT INTO offer_cost_rule (network_id, offer_id, bearer, network_percent, from_at)
       SELECT network_id, id, $3::cost_bearer, $4, created_at FROM offer WHERE id = $2 AND network_id = $1`,
      [networkId, offerId(offerKey), bearer, networkPercent],
    );
  }
}

async function writeEntries(client: pg.Client, networkId: string): Promise<void> {
  await client.query(
    `INSERT INTO settlement_entry (network_id, merchant_id, kind, voucher_id, points, satang_per_point, network_percent, rate_id, rule_id, at)
     SELECT voucher.network_id, voucher.merchant_id, 'USE', voucher.id, voucher.points, coalesce(rate.satang_per_point, 0),
       rule.network_percent, rate.id, rule.id, voucher.used_at
     FROM voucher
     CROSS JOIN LATERAL (
       SELECT id, network_percent FROM offer_cost_rule WHERE offer_id = voucher.offer_id ORDER BY id DESC LIMIT 1) AS rule
     LEFT JOIN LATERAL (
       SELECT id, satang_per_point FROM settlement_rate
       WHERE network_id = voucher.network_id AND state = 'CONFIRMED' AND from_at <= voucher.used_at
       ORDER BY from_at DESC LIMIT 1) AS rate ON true
     WHERE voucher.network_id = $1 AND voucher.kind = 'SPEND' AND voucher.used_at IS NOT NULL
     ORDER BY voucher.used_at, voucher.id`,
    [networkId],
  );
  await client.query(
    `INSERT INTO settlement_entry (network_id, merchant_id, kind, voucher_id, points, satang_per_point, network_percent, rate_id, rule_id,
       reverses_id, at)
     SELECT used.network_id, used.merchant_id, 'REVERSAL', used.voucher_id, used.points, used.satang_per_point, used.network_percent,
       used.rate_id, used.rule_id, used.id, voucher.state_since
     FROM settlement_entry used JOIN voucher ON voucher.id = used.voucher_id
     WHERE used.network_id = $1 AND voucher.state = 'REVERSED' ORDER BY voucher.state_since, voucher.id`,
    [networkId],
  );
}

const mostSteps = 100;

async function drawUp(client: pg.Client, networkId: string): Promise<void> {
  for (let step = 0; step < mostSteps; step++) {
    const { rows } = await client.query<{ id: string }>(
      'SELECT id FROM open_settlement_runs(1000) WHERE network_id = $1',
      [networkId],
    );
    const [run] = rows;
    if (run === undefined) return;
    await client.query('SELECT FROM draw_up_settlements($1, $2, 100000)', [networkId, run.id]);
  }
  throw new Error('the statements of the demo have no end');
}

/** All but the last period is paid, by a coordinator who does not work at the shop. */
async function writePayments(client: pg.Client, { networkId }: Directory): Promise<void> {
  await client.query(
    `INSERT INTO settlement_payment (id, network_id, statement_id, kind, satang, reference, paid_on, made_by, idempotency_key, created_at)
     SELECT gen_random_uuid(), statement.network_id, statement.id, 'PAID', statement.payable_satang,
       format('KT-%s-%s', statement.year, lpad(statement.number::text, 4, '0')), statement.last_day + $2::integer, payer.id,
       'seed-payment-' || statement.number || '-' || statement.year, statement.issued_at + make_interval(days => $2::integer - 1)
     FROM settlement_statement statement
     CROSS JOIN LATERAL (
       SELECT membership.id FROM membership
       WHERE membership.network_id = statement.network_id AND membership.status = 'ACTIVE' AND 'COORDINATOR' = ANY (membership.roles)
         AND NOT works_at_statement(statement.id, membership.id)
       ORDER BY membership.id LIMIT 1) AS payer
     WHERE statement.network_id = $1 AND statement.payable_satang > 0
       AND statement.last_day < (SELECT max(last_day) FROM settlement_run WHERE network_id = $1)
     ORDER BY statement.year, statement.number`,
    [networkId, paidAfterDays],
  );
}

/** One owner asks about the last statement. */
async function writeDispute(client: pg.Client, { networkId, now, merchantId }: Directory): Promise<void> {
  await client.query(
    `INSERT INTO settlement_dispute (id, network_id, statement_id, note, opened_by, idempotency_key, created_at)
     SELECT $2, statement.network_id, statement.id, $4, staff.membership_id, 'seed-settlement-question', $5
     FROM settlement_statement statement
     JOIN merchant_staff staff ON staff.merchant_id = statement.merchant_id AND staff.role = 'OWNER' AND staff.removed_at IS NULL
     WHERE statement.network_id = $1 AND statement.merchant_id = $3
     ORDER BY statement.last_day DESC, staff.id LIMIT 1`,
    [networkId, idAt(now), merchantId(dispute.merchantKey), dispute.note, new Date(now.getTime() - HOUR_MS)],
  );
}
