-- What was there before keeps the rule too. Reads and writes go on meanwhile.
ALTER TABLE voucher_use VALIDATE CONSTRAINT voucher_use_api_key;
