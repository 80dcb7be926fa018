-- voucher_used_of_shop answers what this one did (a stretch of one shop's uses), and every use wrote both.
DROP INDEX voucher_used;
