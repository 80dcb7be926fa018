-- What is told of settlement. In a migration of its own: a new value of an enum cannot be used in the transaction that adds it.

ALTER TYPE notice_kind ADD VALUE 'SETTLEMENT_RATE_PROPOSED';
ALTER TYPE notice_kind ADD VALUE 'SETTLEMENT_ISSUED';
ALTER TYPE notice_kind ADD VALUE 'SETTLEMENT_PAID';
ALTER TYPE notice_kind ADD VALUE 'SETTLEMENT_DISPUTED';
ALTER TYPE notice_kind ADD VALUE 'SETTLEMENT_ANSWERED';
