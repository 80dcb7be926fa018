-- A file of its own: a new value of an enum is usable after the transaction that adds it.
ALTER TYPE notice_kind ADD VALUE 'DEED_RECORDED';
ALTER TYPE notice_kind ADD VALUE 'FUNDING_PROPOSED';
ALTER TYPE notice_kind ADD VALUE 'EVENT_PROPOSED';
ALTER TYPE notice_kind ADD VALUE 'HOUSEHOLD_ASKED';
ALTER TYPE notice_kind ADD VALUE 'WEBHOOK_DISABLED';
