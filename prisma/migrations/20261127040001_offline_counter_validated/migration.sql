-- What was there before keeps the rules too. Reads and writes go on meanwhile.
ALTER TABLE voucher_use VALIDATE CONSTRAINT voucher_use_offline_has_device;
ALTER TABLE voucher_use VALIDATE CONSTRAINT voucher_use_scanned_lately;
