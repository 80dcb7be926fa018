-- The books of earning. New accounts: the network's fund, from which members give away what is not theirs to keep; and
-- a community goal, to which many pledge. New causes of a transfer: a deed, a gift, a funding, a pledge, a correction.

ALTER TABLE ledger_account ADD COLUMN goal_id uuid;
ALTER TABLE ledger_account DROP CONSTRAINT ledger_account_check1;
ALTER TABLE ledger_account
  ADD CONSTRAINT ledger_account_keeps_balance CHECK (
    (balance IS NOT NULL) = (kind IN ('MEMBER_AVAILABLE', 'MEMBER_HELD', 'NETWORK_FUND'))) NOT VALID,
  ADD CONSTRAINT ledger_account_of_goal CHECK ((goal_id IS NOT NULL) = (kind = 'COMMUNITY_GOAL')) NOT VALID;
CREATE UNIQUE INDEX ledger_account_fund ON ledger_account (network_id) WHERE kind = 'NETWORK_FUND';
CREATE UNIQUE INDEX ledger_account_goal ON ledger_account (goal_id) WHERE goal_id IS NOT NULL;

CREATE OR REPLACE FUNCTION open_ledger_accounts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF TG_TABLE_NAME = 'network' THEN
    INSERT INTO ledger_account (network_id, kind, balance) VALUES
      (NEW.id, 'NETWORK_ISSUANCE', NULL), (NEW.id, 'NETWORK_FUND', 0);
  ELSIF TG_TABLE_NAME = 'merchant' THEN
    INSERT INTO ledger_account (network_id, kind, merchant_id) VALUES (NEW.network_id, 'MERCHANT', NEW.id);
  ELSE
    INSERT INTO ledger_account (network_id, kind, member_id, balance, earned_total)
    VALUES (NEW.network_id, 'MEMBER_AVAILABLE', NEW.id, 0, 0), (NEW.network_id, 'MEMBER_HELD', NEW.id, 0, NULL);
  END IF;
  RETURN NULL;
END $$;
INSERT INTO ledger_account (network_id, kind, balance)
SELECT id, 'NETWORK_FUND', 0 FROM network
WHERE NOT EXISTS (SELECT FROM ledger_account WHERE ledger_account.network_id = network.id AND kind = 'NETWORK_FUND');

ALTER TABLE transfer
  ADD COLUMN deed_id uuid,
  ADD COLUMN gift_id uuid,
  ADD COLUMN funding_id uuid,
  ADD COLUMN pledge_id uuid,
  -- The award that was made by mistake and is undone, whole.
  ADD COLUMN corrects_id bigint;
ALTER TABLE transfer
  DROP CONSTRAINT transfer_check1, DROP CONSTRAINT transfer_check2,
  DROP CONSTRAINT transfer_check3, DROP CONSTRAINT transfer_check4;
-- Checked for what is new from here on; for the rows that are there, in a later file that keeps nobody waiting.
ALTER TABLE transfer
  ADD CONSTRAINT transfer_one_cause CHECK (
    num_nonnulls(award_id, deed_id, voucher_id, gift_id, funding_id, pledge_id, corrects_id) = 1) NOT VALID,
  ADD CONSTRAINT transfer_cause_of_kind CHECK (CASE kind
    WHEN 'AWARD' THEN num_nonnulls(award_id, deed_id) = 1
    WHEN 'REDEEM' THEN voucher_id IS NOT NULL
    WHEN 'RETURN' THEN voucher_id IS NOT NULL
    WHEN 'HOLD' THEN num_nonnulls(voucher_id, pledge_id) = 1
    WHEN 'RELEASE' THEN num_nonnulls(voucher_id, pledge_id) = 1
    WHEN 'CONTRIBUTE' THEN pledge_id IS NOT NULL
    WHEN 'GIFT' THEN gift_id IS NOT NULL
    WHEN 'FUND' THEN funding_id IS NOT NULL
    WHEN 'CORRECTION' THEN corrects_id IS NOT NULL
    ELSE false END) NOT VALID,
  ADD CONSTRAINT transfer_from_keeps_balance CHECK (
    (from_balance_after IS NOT NULL) = (kind IN ('REDEEM', 'HOLD', 'RELEASE', 'CONTRIBUTE', 'GIFT', 'CORRECTION'))) NOT VALID,
  ADD CONSTRAINT transfer_to_keeps_balance CHECK (
    (to_balance_after IS NULL) = (kind IN ('REDEEM', 'CONTRIBUTE', 'CORRECTION'))) NOT VALID;
-- A deed is credited once, a gift and a funding are made once, a pledge is held once and ends once, an award is
-- corrected once.
CREATE UNIQUE INDEX transfer_deed ON transfer (deed_id) WHERE deed_id IS NOT NULL;
CREATE UNIQUE INDEX transfer_gift ON transfer (gift_id) WHERE gift_id IS NOT NULL;
CREATE UNIQUE INDEX transfer_funding ON transfer (funding_id) WHERE funding_id IS NOT NULL;
CREATE UNIQUE INDEX transfer_pledge ON transfer (pledge_id, (kind = 'HOLD')) WHERE pledge_id IS NOT NULL;
CREATE UNIQUE INDEX transfer_corrects ON transfer (corrects_id) WHERE corrects_id IS NOT NULL;

CREATE OR REPLACE FUNCTION guard_transfers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM added
    LEFT JOIN ledger_account source ON source.id = added.from_account_id
    LEFT JOIN ledger_account target ON target.id = added.to_account_id
    WHERE source.network_id IS DISTINCT FROM added.network_id
       OR target.network_id IS DISTINCT FROM added.network_id
       OR (added.kind, source.kind, target.kind) NOT IN (
         ('AWARD', 'NETWORK_ISSUANCE', 'MEMBER_AVAILABLE'),
         ('REDEEM', 'MEMBER_AVAILABLE', 'MERCHANT'),
         ('HOLD', 'MEMBER_AVAILABLE', 'MEMBER_HELD'),
         ('RELEASE', 'MEMBER_HELD', 'MEMBER_AVAILABLE'),
         ('RETURN', 'MERCHANT', 'MEMBER_AVAILABLE'),
         ('CONTRIBUTE', 'MEMBER_HELD', 'COMMUNITY_GOAL'),
         ('FUND', 'NETWORK_ISSUANCE', 'NETWORK_FUND'),
         ('GIFT', 'NETWORK_FUND', 'MEMBER_AVAILABLE'),
         ('CORRECTION', 'MEMBER_AVAILABLE', 'NETWORK_ISSUANCE'))
       OR (added.kind IN ('HOLD', 'RELEASE') AND source.member_id IS DISTINCT FROM target.member_id)
  ) THEN
    RAISE EXCEPTION 'a transfer of this kind has no such route' USING ERRCODE = 'check_violation';
  END IF;
  -- A correction is the mirror of the one award that it cites: the same points, back the same way. Nothing else may
  -- lower a wallet but the member's own spending, holding or giving.
  IF EXISTS (
    SELECT FROM added
    LEFT JOIN LATERAL (SELECT * FROM transfer WHERE transfer.id = added.corrects_id LIMIT 1) AS cited ON true
    WHERE added.kind = 'CORRECTION' AND (
      cited.kind IS DISTINCT FROM 'AWARD' OR cited.points <> added.points
      OR cited.from_account_id <> added.to_account_id OR cited.to_account_id <> added.from_account_id)
  ) THEN
    RAISE EXCEPTION 'a correction undoes the one award that it cites' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
