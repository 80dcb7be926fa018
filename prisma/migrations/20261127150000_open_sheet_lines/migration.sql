-- The lines of voucher sheets that have no answer yet: none, but for a sheet that is under way or has broken off. The job that
-- finishes those looks every minute, and reads no line that has its answer.
CREATE INDEX voucher_sheet_line_open ON voucher_sheet_line (sheet_id) INCLUDE (network_id)
  WHERE voucher_id IS NULL AND refusal IS NULL;
