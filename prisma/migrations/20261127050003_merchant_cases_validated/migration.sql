-- What was added without a look at the rows that were there: under a lock that keeps nobody waiting.
ALTER TABLE merchant VALIDATE CONSTRAINT merchant_place_id_network_id_fkey;
ALTER TABLE case_event VALIDATE CONSTRAINT case_event_fields_of_request;
ALTER TABLE case_event VALIDATE CONSTRAINT case_event_vouchers_of_suspension;
