-- A change of stock that is sent again, because its answer was lost, is made once: by its key, within its offer.
ALTER TABLE case_event ADD COLUMN idempotency_key text;
ALTER TABLE case_event ADD CONSTRAINT case_event_key_of_stock
  CHECK (idempotency_key IS NULL OR (action = 'STOCK_CHANGED' AND length(idempotency_key) BETWEEN 8 AND 128)) NOT VALID;
CREATE UNIQUE INDEX case_event_idempotency_key ON case_event (offer_id, idempotency_key) WHERE idempotency_key IS NOT NULL;
