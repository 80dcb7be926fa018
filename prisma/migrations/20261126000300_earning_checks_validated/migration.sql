-- What was there before keeps the rules too. Reads and writes go on meanwhile.
ALTER TABLE ledger_account VALIDATE CONSTRAINT ledger_account_keeps_balance;
ALTER TABLE ledger_account VALIDATE CONSTRAINT ledger_account_of_goal;
ALTER TABLE transfer VALIDATE CONSTRAINT transfer_one_cause;
ALTER TABLE transfer VALIDATE CONSTRAINT transfer_cause_of_kind;
ALTER TABLE transfer VALIDATE CONSTRAINT transfer_from_keeps_balance;
ALTER TABLE transfer VALIDATE CONSTRAINT transfer_to_keeps_balance;
