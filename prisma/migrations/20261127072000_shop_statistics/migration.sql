-- What a shop's statistics read, and nothing else does: a stretch of one shop's uses from the index alone, and a person's
-- first use there in one step. Both are of used vouchers, so no redemption writes them.
CREATE INDEX voucher_used_of_shop ON voucher (merchant_id, used_at) INCLUDE (offer_id, member_id, quantity)
  WHERE state IN ('USED', 'RELEASED');
CREATE INDEX voucher_visits ON voucher (merchant_id, member_id, used_at) WHERE state IN ('USED', 'RELEASED');
