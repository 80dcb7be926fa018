-- Checked apart from their making: this reads the tables while they are in use.
ALTER TABLE offer VALIDATE CONSTRAINT offer_open_minutes_in_order;
ALTER TABLE merchant VALIDATE CONSTRAINT merchant_closure_ends;
