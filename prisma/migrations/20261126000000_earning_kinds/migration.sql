-- New kinds, in a file of their own: PostgreSQL lets a new value of an enum be used only after the transaction that adds it.
-- Still no kind by which points are taken away: CORRECTION undoes one award, whole, and cites it.

ALTER TYPE account_kind ADD VALUE 'NETWORK_FUND';
ALTER TYPE account_kind ADD VALUE 'COMMUNITY_GOAL';

ALTER TYPE transfer_kind ADD VALUE 'CORRECTION';
ALTER TYPE transfer_kind ADD VALUE 'FUND';
ALTER TYPE transfer_kind ADD VALUE 'GIFT';
ALTER TYPE transfer_kind ADD VALUE 'CONTRIBUTE';

ALTER TYPE notice_kind ADD VALUE 'DEED_CREDITED';
ALTER TYPE notice_kind ADD VALUE 'DEED_MORE_ASKED';
ALTER TYPE notice_kind ADD VALUE 'DEED_NOT_COUNTED';
ALTER TYPE notice_kind ADD VALUE 'DEED_ANSWERED';
ALTER TYPE notice_kind ADD VALUE 'DEED_CORRECTED';
ALTER TYPE notice_kind ADD VALUE 'DEED_WAITS_LONG';
ALTER TYPE notice_kind ADD VALUE 'AWARD_PROPOSED';
ALTER TYPE notice_kind ADD VALUE 'AWARD_CORRECTED';
ALTER TYPE notice_kind ADD VALUE 'CATALOGUE_ADOPTED';
ALTER TYPE notice_kind ADD VALUE 'IMPORT_DONE';
ALTER TYPE notice_kind ADD VALUE 'THANKS_RECEIVED';
ALTER TYPE notice_kind ADD VALUE 'GIFT_RECEIVED';
ALTER TYPE notice_kind ADD VALUE 'GOAL_REACHED';
ALTER TYPE notice_kind ADD VALUE 'GOAL_RETURNED';
ALTER TYPE notice_kind ADD VALUE 'LOAN_DUE';
ALTER TYPE notice_kind ADD VALUE 'HOLD_RELEASED';
