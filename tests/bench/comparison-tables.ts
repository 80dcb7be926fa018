import { applicationRole } from '../../server/src/platform/postgres.ts';

/** Tables of the common design, which the application may write: ours it may not. Run as the owner. */
export const comparisonTables = `
  CREATE TABLE comparison_account (id uuid PRIMARY KEY, member_id uuid NOT NULL UNIQUE, balance bigint NOT NULL CHECK (balance >= 0));
  CREATE TABLE comparison_stock (offer_id uuid PRIMARY KEY, stock_left integer NOT NULL CHECK (stock_left >= 0));
  CREATE TABLE comparison_voucher (id uuid PRIMARY KEY, offer_id uuid NOT NULL, member_id uuid NOT NULL, code text NOT NULL UNIQUE,
    points integer NOT NULL, idempotency_key text NOT NULL, created_at timestamptz NOT NULL DEFAULT now(), UNIQUE (member_id, idempotency_key));
  CREATE TABLE comparison_transfer (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, from_account_id uuid NOT NULL,
    voucher_id uuid NOT NULL, points integer NOT NULL CHECK (points > 0), created_at timestamptz NOT NULL DEFAULT now());
  INSERT INTO comparison_account SELECT id, member_id, balance FROM ledger_account WHERE kind = 'MEMBER_AVAILABLE';
  INSERT INTO comparison_stock SELECT offer_id, coalesce(stock_left, 10000000) FROM offer_stock;
  GRANT SELECT, INSERT, UPDATE ON comparison_account, comparison_stock, comparison_voucher, comparison_transfer TO ${applicationRole};`;
