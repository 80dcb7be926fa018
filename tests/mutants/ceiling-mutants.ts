import type { SqlMutant } from './sql-mutants.ts';

const monthLock = 'ORDER BY merchant_month.merchant_id FOR NO KEY UPDATE';
const counted = 'points_left := points_left - asked.cost_points;';

/** One mistake each in what a shop gives in a month. */
export const ceilingMutants: readonly SqlMutant[] = [
  {
    name: 'ceiling: the batch does not count itself',
    breaks: 'a batch takes no more than a month has room for',
    caughtBy: 'lives',
    sign: /merchant_month_within_ceiling|OFFER_UNAVAILABLE/,
    changes: [{ of: 'pass_ceilings', text: counted, becomes: '' }],
  },
  {
    name: 'ceiling: the same, and no CHECK behind it',
    breaks: 'a batch takes no more than a month has room for',
    caughtBy: 'lives',
    sign: /OFFER_UNAVAILABLE/,
    changes: [
      { of: 'pass_ceilings', text: counted, becomes: '' },
      { run: 'ALTER TABLE merchant_month DROP CONSTRAINT merchant_month_within_ceiling' },
    ],
  },
  {
    name: 'ceiling: the last in the queue comes first',
    breaks: 'what a month has left goes to the first in the queue',
    caughtBy: 'a queue at a ceiling',
    sign: /the answer to .*redeem/,
    changes: [
      {
        of: 'pass_ceilings',
        text: 'ORDER BY merchant_id, ordinal',
        becomes: 'ORDER BY merchant_id, ordinal DESC',
      },
    ],
  },
  {
    name: 'ceiling: who stands behind the last unit is counted',
    breaks: 'only what is redeemed counts',
    caughtBy: 'a queue at a ceiling',
    sign: /the answer to .*redeem/,
    changes: [{ of: 'pass_ceilings', text: 'WHERE place <= stock_left OR stock_left IS NULL', becomes: '' }],
  },
  {
    name: 'ceiling: a repeated key is counted',
    breaks: 'only what is redeemed counts',
    caughtBy: 'a queue at a ceiling',
    sign: /the answer to .*redeem/,
    changes: [
      {
        of: 'pass_ceilings',
        text: 'voucher.idempotency_key = p_idempotency_keys[judged.ordinal]',
        becomes: 'false',
      },
    ],
  },
  {
    name: 'ceiling: open from the first day on',
    breaks: 'a month lasts to its end',
    caughtBy: 'lives',
    sign: /the answer to .*redeem/,
    changes: [
      {
        of: 'judge_redemptions',
        text: 'paced_points(capped.ceiling, network.time_zone)',
        becomes: 'capped.ceiling',
      },
    ],
  },
  {
    name: 'ceiling: it opens when the month does',
    breaks: 'a refusal says from which day on there is room',
    caughtBy: 'lives',
    sign: /opensAt/,
    changes: [
      {
        of: 'ceiling_opens_at',
        text: '<= paced_points(p_ceiling, extract(day FROM day)::integer,',
        becomes: '<= greatest(p_ceiling, extract(day FROM day)::integer,',
      },
    ],
  },
  {
    name: "ceiling: months of Greenwich's time",
    breaks: 'a month begins at midnight in the village',
    caughtBy: 'lives',
    sign: /what is seen after|the answer to/,
    changes: [{ of: 'month_of', text: 'AT TIME ZONE p_time_zone', becomes: "AT TIME ZONE 'UTC'" }],
  },
  {
    name: 'ceiling: what is lent is given',
    breaks: 'what comes back does not count',
    caughtBy: 'lives',
    sign: /the answer to .*redeem/,
    changes: [
      {
        of: 'judge_redemptions',
        text: `stock.is_capped AND offer.kind = 'SPEND'`,
        becomes: 'stock.is_capped',
      },
    ],
  },
  {
    name: 'ceiling: nothing comes back to the month',
    breaks: 'a month has given what its vouchers hold',
    caughtBy: 'lives',
    sign: /what is seen after/,
    changes: [{ of: 'end_vouchers', text: 'IF has_capped THEN', becomes: 'IF false THEN' }],
  },
  {
    name: 'ceiling: it comes back to the month of the ending',
    breaks: 'a voucher of last month makes no room in this one',
    caughtBy: 'lives',
    sign: /what is seen after/,
    changes: [
      {
        of: 'return_to_months',
        text: 'month_of(v.issued_at, network.time_zone) AS month',
        becomes: 'month_of(now(), network.time_zone) AS month',
      },
    ],
  },
  {
    name: 'ceiling: a new offer is free of it',
    breaks: 'every offer of the shop counts',
    caughtBy: 'lives',
    sign: /the answer to .*redeem|what is seen after/,
    changes: [
      { of: 'cap_new_stock', text: 'NEW.is_capped := EXISTS', becomes: 'NEW.is_capped := false AND EXISTS' },
    ],
  },
  {
    name: 'ceiling: set, and what was given before is forgotten',
    breaks: 'it holds for this month with what it has given already',
    caughtBy: 'lives',
    sign: /what is seen after/,
    changes: [
      {
        of: 'set_merchant_ceiling',
        text: 'coalesce(sum(gift.points), 0)::integer',
        becomes: '0 * coalesce(sum(gift.points), 0)::integer',
      },
    ],
  },
  {
    name: "ceiling: set without the stocks' locks",
    breaks: 'no redemption slips past a ceiling that is being set',
    caughtBy: 'lock order',
    sign: /set_merchant_ceiling does not wait for offer/,
    changes: [
      {
        of: 'set_merchant_ceiling',
        text: 'ORDER BY offer_stock.offer_id FOR NO KEY UPDATE',
        becomes: 'ORDER BY offer_stock.offer_id',
      },
    ],
  },
  {
    name: 'ceiling: the month is not locked',
    breaks: 'two offers of a shop do not take the same room',
    caughtBy: 'a month at once',
    sign: /merchant_month_within_ceiling|while the last of a month is taken/,
    changes: [{ of: 'redeem_batch', text: monthLock, becomes: 'ORDER BY merchant_month.merchant_id' }],
  },
  {
    name: 'ceiling: months locked as they come',
    breaks: 'two batches never deadlock over months',
    caughtBy: 'lock order',
    sign: /redeem_batch waits for month of shop \d and holds month/,
    changes: [
      {
        of: 'redeem_batch',
        text: monthLock,
        becomes: 'ORDER BY merchant_month.merchant_id DESC FOR NO KEY UPDATE',
      },
    ],
  },
  {
    name: 'ceiling: months locked before offers',
    breaks: 'a redemption and an ending never deadlock, and a ceiling that is set meanwhile is seen',
    caughtBy: 'lock order',
    sign: /redeem_batch waits for offer \d and holds month/,
    changes: [
      {
        of: 'redeem_batch',
        text: 'SELECT bool_or(locked.is_capped) INTO has_capped',
        becomes: `PERFORM FROM merchant_month WHERE merchant_month.merchant_id IN (
            SELECT offer.merchant_id FROM offer WHERE offer.id = ANY (p_offer_ids)) ${monthLock};
          SELECT bool_or(locked.is_capped) INTO has_capped`,
      },
    ],
  },
];
