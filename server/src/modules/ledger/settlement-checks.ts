import type { ReconcileCheck } from './reconcile-checks.ts';

const owed: ReconcileCheck = {
  code: 'OWED',
  promise:
    'Every use of a voucher that is spent is owed for once, and every use that was taken back is taken back once',
  examined: 'SELECT count(*) FROM settlement_entry',
  differences: `
    SELECT 'voucher ' || voucher.id || ' (' || voucher.kind || ', ' || voucher.state || ')' AS subject,
      demanded.entries AS expected, coalesce(made.entries, 'none') AS found
    FROM voucher
    CROSS JOIN LATERAL (
      SELECT CASE WHEN voucher.kind = 'SPEND' AND voucher.used_at IS NOT NULL THEN concat_ws('; ',
        format('USE of %s at %s', voucher.points, voucher.merchant_id),
        CASE WHEN voucher.state = 'REVERSED' THEN format('REVERSAL of %s at %s', voucher.points, voucher.merchant_id) END)
      END AS entries
    ) AS demanded
    LEFT JOIN (
      SELECT voucher_id, string_agg(format('%s of %s at %s', kind, points, merchant_id), '; ' ORDER BY id) AS entries
      FROM settlement_entry WHERE voucher_id IS NOT NULL GROUP BY voucher_id
    ) AS made ON made.voucher_id = voucher.id
    WHERE made.entries IS DISTINCT FROM demanded.entries`,
};

/** Worked out anew, and with other arithmetic than the table's own. A rule may be told in the very moment of a use: a minute. */
const rates: ReconcileCheck = {
  code: 'OWED_RATES',
  promise:
    'Every entry is its points at the rate and the share that were in force, rounded half up to the satang',
  examined: `SELECT count(*) FROM settlement_entry WHERE kind <> 'ADJUSTMENT'`,
  differences: `
    SELECT 'settlement entry ' || entry.id AS subject,
      format('%s satang at rate %s, rule %s', coalesce(due.satang, 0), coalesce(due.rate_id::text, 'none'), coalesce(due.rule_id::text, 'none')) AS expected,
      format('%s satang at rate %s, rule %s', entry.satang, coalesce(entry.rate_id::text, 'none'), coalesce(entry.rule_id::text, 'none')) AS found
    FROM settlement_entry entry
    JOIN voucher ON voucher.id = entry.voucher_id
    LEFT JOIN settlement_entry used ON used.id = coalesce(entry.reverses_id, entry.id)
    LEFT JOIN LATERAL (
      SELECT id, satang_per_point FROM settlement_rate rate
      WHERE rate.network_id = used.network_id AND rate.state = 'CONFIRMED' AND rate.from_at <= used.at
      ORDER BY rate.from_at DESC LIMIT 1) AS rate ON true
    LEFT JOIN offer_cost_rule rule ON rule.id = used.rule_id
    CROSS JOIN LATERAL (
      SELECT rate.id AS rate_id, rule.id AS rule_id,
        CASE entry.kind WHEN 'REVERSAL' THEN -1 ELSE 1 END
          * round(voucher.points * coalesce(rate.satang_per_point, 0) * coalesce(rule.network_percent, 0) / 100.0) AS satang
    ) AS due
    WHERE used.rule_id IS NOT NULL AND (
        entry.satang IS DISTINCT FROM due.satang OR entry.rate_id IS DISTINCT FROM due.rate_id
        OR rule.offer_id <> voucher.offer_id OR rule.from_at > used.at + interval '1 minute'
        OR EXISTS (
          SELECT FROM offer_cost_rule later
          WHERE later.offer_id = voucher.offer_id AND later.id > used.rule_id AND later.from_at < used.at - interval '1 minute'))
      OR used.rule_id IS NULL AND entry.satang <> 0`,
};

const statements: ReconcileCheck = {
  code: 'SETTLEMENTS',
  promise:
    'Every statement is the sum of its lines, goes on from the one before, and its numbers have no gap',
  examined: 'SELECT count(*) FROM settlement_statement',
  differences: `
    SELECT 'settlement ' || statement.id AS subject,
      format('%s lines, %s + %s + %s, brought forward %s', coalesce(lines.count, 0), coalesce(lines.uses, 0), coalesce(lines.reversals, 0),
        coalesce(lines.adjustments, 0), coalesce(earlier.closing_satang, 0)) AS expected,
      format('%s lines, %s + %s + %s, brought forward %s', statement.line_count, statement.uses_satang, statement.reversals_satang,
        statement.adjustments_satang, statement.opening_satang) AS found
    FROM settlement_statement statement
    LEFT JOIN (
      SELECT line.statement_id, count(*) AS count, sum(entry.satang) FILTER (WHERE entry.kind = 'USE') AS uses,
        sum(entry.satang) FILTER (WHERE entry.kind = 'REVERSAL') AS reversals,
        sum(entry.satang) FILTER (WHERE entry.kind = 'ADJUSTMENT') AS adjustments,
        count(*) FILTER (WHERE entry.merchant_id <> own.merchant_id) AS strangers
      FROM settlement_line line
      LEFT JOIN settlement_entry entry ON entry.id = line.entry_id
      JOIN settlement_statement own ON own.id = line.statement_id
      GROUP BY line.statement_id
    ) AS lines ON lines.statement_id = statement.id
    LEFT JOIN LATERAL (
      SELECT closing_satang FROM settlement_statement before
      WHERE before.merchant_id = statement.merchant_id AND before.first_day < statement.first_day
      ORDER BY before.first_day DESC LIMIT 1) AS earlier ON true
    WHERE statement.line_count <> coalesce(lines.count, 0) OR statement.uses_satang <> coalesce(lines.uses, 0)
      OR statement.reversals_satang <> coalesce(lines.reversals, 0) OR statement.adjustments_satang <> coalesce(lines.adjustments, 0)
      OR statement.opening_satang <> coalesce(earlier.closing_satang, 0) OR lines.strangers > 0
    UNION ALL
    SELECT format('statements of network %s in %s', counter.network_id, counter.year), '1 to ' || counter.last_number,
      format('%s of them, up to %s', count(statement.id), max(statement.number))
    FROM settlement_number counter
    LEFT JOIN settlement_statement statement
      ON statement.network_id = counter.network_id AND statement.year = counter.year AND statement.number IS NOT NULL
    GROUP BY counter.network_id, counter.year, counter.last_number
    HAVING count(statement.id) <> counter.last_number OR max(statement.number) IS DISTINCT FROM counter.last_number`,
};

const settled: ReconcileCheck = {
  code: 'SETTLED',
  promise: 'Everything that is owed from a period that is over stands on one statement',
  examined: 'SELECT count(*) FROM settlement_line',
  differences: `
    SELECT 'settlement entry ' || entry.id AS subject, 'a line of a statement up to ' || run.last_day AS expected, 'none' AS found
    FROM settlement_entry entry
    JOIN LATERAL (
      SELECT last_day, ends_at FROM settlement_run
      WHERE settlement_run.network_id = entry.network_id AND done_at IS NOT NULL ORDER BY first_day DESC LIMIT 1) AS run ON true
    WHERE (entry.rate_id IS NOT NULL OR entry.kind = 'ADJUSTMENT') AND entry.at < run.ends_at
      AND NOT EXISTS (SELECT FROM settlement_line line WHERE line.entry_id = entry.id)
    UNION ALL
    SELECT 'line of entry ' || line.entry_id, 'an entry', 'none'
    FROM settlement_line line
    WHERE NOT EXISTS (SELECT FROM settlement_entry entry WHERE entry.id = line.entry_id)`,
};

const payments: ReconcileCheck = {
  code: 'PAYMENTS',
  promise:
    'A statement is paid when its last payment was not undone, and asked about while a question is open',
  examined: 'SELECT count(*) FROM settlement_statement',
  differences: `
    SELECT 'settlement ' || statement.id AS subject,
      format('payment %s, %s open questions', coalesce(paid.id::text, 'none'), coalesce(asked.count, 0)) AS expected,
      format('payment %s, %s open questions', coalesce(statement.payment_id::text, 'none'), statement.open_disputes) AS found
    FROM settlement_statement statement
    LEFT JOIN LATERAL (
      SELECT payment.id, payment.satang FROM settlement_payment payment
      WHERE payment.statement_id = statement.id AND payment.kind = 'PAID'
        AND NOT EXISTS (SELECT FROM settlement_payment undone WHERE undone.undoes_id = payment.id)) AS paid ON true
    LEFT JOIN (
      SELECT statement_id, count(*) AS count FROM settlement_dispute WHERE state IN ('OPEN', 'PROPOSED') GROUP BY statement_id
    ) AS asked ON asked.statement_id = statement.id
    WHERE statement.payment_id IS DISTINCT FROM paid.id OR statement.open_disputes <> coalesce(asked.count, 0)
      OR paid.satang <> statement.payable_satang
    UNION ALL
    SELECT 'question ' || dispute.id, coalesce(dispute.adjustment_satang::text, 'no correction'), coalesce(entry.satang::text, 'none')
    FROM settlement_dispute dispute LEFT JOIN settlement_entry entry ON entry.dispute_id = dispute.id
    WHERE CASE dispute.state WHEN 'SETTLED' THEN dispute.adjustment_satang END IS DISTINCT FROM entry.satang`,
};

export const settlementChecks: readonly ReconcileCheck[] = [owed, rates, statements, settled, payments];
