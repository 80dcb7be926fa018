-- New kinds, in a file of their own: PostgreSQL lets a new value of an enum be used only after the transaction that adds it.
-- Still no kind by which points are taken away: a shop gives what it received, and gets back what was not needed.

ALTER TYPE transfer_kind ADD VALUE 'SPONSOR';
ALTER TYPE transfer_kind ADD VALUE 'UNSPENT';

ALTER TYPE case_action ADD VALUE 'MADE_RIGHT';

ALTER TYPE notice_kind ADD VALUE 'VOUCHER_MADE_RIGHT';
