import type { ReconcileCheck } from '../ledger/reconcile-checks.ts';

/** For `pnpm reconcile`: paper that is out there says what the books say today. */
export const statementCheck: ReconcileCheck = {
  code: 'STATEMENTS',
  promise: 'Every statement that members took away says what the books say',
  examined: 'SELECT count(*) FROM statement',
  differences: `
    SELECT 'statement ' || statement.id AS subject,
      concat_ws(' ', books.count, 'lines, from', statement.opening_balance, 'to', statement.opening_balance + books.change) AS expected,
      concat_ws(' ', statement.line_count, 'lines, from', statement.opening_balance, 'to', statement.closing_balance)
        || CASE WHEN books.digest = statement.digest THEN '' ELSE ', other lines' END AS found
    FROM statement
    JOIN ledger_account own ON own.member_id = statement.member_id AND own.kind = 'MEMBER_AVAILABLE'
    CROSS JOIN LATERAL (
      SELECT count(*) AS count, coalesce(sum(change), 0) AS change,
        sha256(convert_to(coalesce(string_agg(canonical, E'\\n' ORDER BY transfer_id), ''), 'UTF8')) AS digest
      FROM account_lines(statement.network_id, own.id)
      WHERE transfer_id BETWEEN statement.first_transfer_id AND statement.last_transfer_id
    ) AS books
    WHERE books.count <> statement.line_count OR books.digest <> statement.digest
      OR statement.closing_balance <> statement.opening_balance + books.change`,
};
