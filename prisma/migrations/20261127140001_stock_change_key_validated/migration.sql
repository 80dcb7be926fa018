-- What was added without a look at the rows that were there: under a lock that keeps nobody waiting.
ALTER TABLE case_event VALIDATE CONSTRAINT case_event_key_of_stock;
