-- A file of its own: a new value of an enum is usable after the transaction that adds it.
ALTER TYPE notice_kind ADD VALUE 'EMAIL_CHANGED';
