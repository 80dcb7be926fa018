-- Reads every transfer once, and lets everybody go on writing meanwhile.
ALTER TABLE transfer VALIDATE CONSTRAINT transfer_one_cause;
ALTER TABLE transfer VALIDATE CONSTRAINT transfer_cause_of_kind;
ALTER TABLE transfer VALIDATE CONSTRAINT transfer_to_keeps_balance;
