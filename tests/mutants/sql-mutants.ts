import type pg from 'pg';
import { ceilingMutants } from './ceiling-mutants.ts';

/** What notices it: see sql-checkers.ts. */
export type SqlCheckerName = 'lives' | 'pairs' | 'lock order' | 'a month at once' | 'a queue at a ceiling';

type SqlChange =
  /** A text that stands exactly once in a function, and what stands there instead. */
  | { readonly of: string; readonly text: string; readonly becomes: string }
  /** A back-stop that goes with it. */
  | { readonly run: string };

/** One mistake in the functions in SQL, or in the schema behind them. */
export interface SqlMutant {
  readonly name: string;
  /** What is no longer so. */
  readonly breaks: string;
  readonly caughtBy: SqlCheckerName;
  /** What the checker says of it: it must be caught for what it is. */
  readonly sign: RegExp;
  readonly changes: readonly SqlChange[];
}

const memberLock = 'ORDER BY ledger_account.member_id FOR NO KEY UPDATE';
const offerLock = 'ORDER BY offer_stock.offer_id FOR NO KEY UPDATE';
const overRank = `WHEN verdict = 'REDEEMED' AND place > stock_left THEN`;

export const sqlMutants: readonly SqlMutant[] = [
  {
    name: 'redeem: the member is not locked',
    breaks: 'keys, limits and balance are judged one redemption at a time',
    caughtBy: 'pairs',
    sign: /while/,
    changes: [{ of: 'redeem_batch', text: memberLock, becomes: 'ORDER BY ledger_account.member_id' }],
  },
  {
    name: 'redeem: members locked as they come',
    breaks: 'two batches never deadlock over members',
    caughtBy: 'lock order',
    sign: /redeem_batch waits for member \d and holds member/,
    changes: [
      {
        of: 'redeem_batch',
        text: memberLock,
        becomes: 'ORDER BY array_position(p_member_ids, ledger_account.member_id) FOR NO KEY UPDATE',
      },
    ],
  },
  {
    name: 'redeem: offers locked as they come',
    breaks: 'two batches never deadlock over offers',
    caughtBy: 'lock order',
    sign: /redeem_batch waits for offer \d and holds offer/,
    changes: [
      {
        of: 'redeem_batch',
        text: offerLock,
        becomes: 'ORDER BY array_position(p_offer_ids, offer_stock.offer_id) FOR NO KEY UPDATE',
      },
    ],
  },
  {
    name: 'redeem: offers locked before members',
    breaks: 'a redemption and an ending never deadlock',
    caughtBy: 'lock order',
    sign: /redeem_batch waits for member \d and holds offer/,
    changes: [
      {
        of: 'redeem_batch',
        text: '-- Locks: members by id, then offers by id.',
        becomes: `PERFORM FROM offer_stock WHERE offer_stock.offer_id = ANY (p_offer_ids) ${offerLock}; --`,
      },
    ],
  },
  {
    name: "redeem: stock counted without the offer's lock",
    breaks: 'the last unit goes to one',
    caughtBy: 'pairs',
    sign: /while/,
    changes: [{ of: 'redeem_batch', text: offerLock, becomes: 'ORDER BY offer_stock.offer_id' }],
  },
  {
    name: 'redeem: the place in the queue is not looked at',
    breaks: 'a batch takes no more than there is',
    caughtBy: 'lives',
    sign: /offer_stock_left_not_negative/,
    changes: [{ of: 'redeem_batch', text: overRank, becomes: 'WHEN false THEN' }],
  },
  {
    name: 'redeem: the same, and no CHECK behind it',
    breaks: 'a batch takes no more than there is',
    caughtBy: 'lives',
    sign: /OFFER_SOLD_OUT|REFUSED/,
    changes: [
      { of: 'redeem_batch', text: overRank, becomes: 'WHEN false THEN' },
      { run: 'ALTER TABLE offer_stock DROP CONSTRAINT offer_stock_left_not_negative' },
    ],
  },
  {
    name: "judge: one more than the member's limit",
    breaks: 'a limit of two is two',
    caughtBy: 'lives',
    sign: /MEMBER_LIMIT_REACHED/,
    changes: [
      { of: 'judge_redemptions', text: 'offer.per_member_limit <= (', becomes: 'offer.per_member_limit < (' },
    ],
  },
  {
    name: 'judge: too few points are enough, and no CHECK behind it',
    breaks: 'nobody spends what they do not have',
    caughtBy: 'lives',
    sign: /INSUFFICIENT_POINTS/,
    changes: [
      {
        of: 'judge_redemptions',
        text: 'CASE WHEN offer.cost_points > coalesce(wallet.balance, 0) THEN',
        becomes: 'CASE WHEN false THEN',
      },
      { run: 'ALTER TABLE ledger_account DROP CONSTRAINT ledger_account_balance_not_negative' },
      { run: 'ALTER TABLE transfer DROP CONSTRAINT transfer_from_balance_after_check' },
    ],
  },
  {
    name: 'judge: a suspended shop goes on',
    breaks: 'nothing is redeemed at a shop that is suspended',
    caughtBy: 'lives',
    sign: /OFFER_UNAVAILABLE/,
    changes: [{ of: 'judge_redemptions', text: `OR merchant.status <> 'APPROVED'`, becomes: '' }],
  },
  {
    name: 'redeem: the key is not looked up, and is not unique',
    breaks: 'a repeated key gets the same voucher',
    caughtBy: 'lives',
    sign: /REPLAYED|IDEMPOTENCY_CONFLICT/,
    changes: [
      {
        of: 'redeem_batch',
        text: 'voucher.idempotency_key = p_idempotency_keys[judged.ordinal]',
        becomes: 'voucher.idempotency_key = p_idempotency_keys[judged.ordinal] AND false',
      },
      { run: 'ALTER TABLE voucher DROP CONSTRAINT voucher_member_id_idempotency_key_key' },
    ],
  },
  {
    name: 'redeem: a key used for another offer is a replay',
    breaks: 'a key belongs to one offer',
    caughtBy: 'lives',
    sign: /IDEMPOTENCY_CONFLICT/,
    changes: [
      {
        of: 'redeem_batch',
        text: 'WHEN prior_id IS NOT NULL AND prior_offer_id = offer_id THEN',
        becomes: 'WHEN prior_id IS NOT NULL THEN',
      },
    ],
  },
  {
    name: 'redeem: the points are not taken',
    breaks: 'balances equal their transfers',
    caughtBy: 'lives',
    sign: /what is seen after .*redeem/,
    changes: [
      {
        of: 'redeem_batch',
        text: 'SET balance = ledger_account.balance - redeemed.cost_points',
        becomes: 'SET balance = ledger_account.balance',
      },
    ],
  },
  {
    name: 'end: the stock does not come back',
    breaks: 'what is sold is what vouchers hold',
    caughtBy: 'lives',
    sign: /what is seen after/,
    changes: [
      {
        of: 'end_vouchers',
        text: 'SET sold = offer_stock.sold - units.count',
        becomes: 'SET sold = offer_stock.sold',
      },
    ],
  },
  {
    name: 'end: the points come back twice',
    breaks: 'what was paid comes back once',
    caughtBy: 'lives',
    sign: /what is seen after/,
    changes: [
      {
        of: 'end_vouchers',
        text: 'SET balance = ledger_account.balance + back.points',
        becomes: 'SET balance = ledger_account.balance + 2 * back.points',
      },
    ],
  },
  {
    name: 'end: what is held stays held',
    breaks: 'held points are freed with their voucher',
    caughtBy: 'lives',
    sign: /what is seen after/,
    changes: [
      {
        of: 'end_vouchers',
        text: 'SET balance = ledger_account.balance - back.points',
        becomes: 'SET balance = ledger_account.balance',
      },
    ],
  },
  {
    name: 'end: from any state, and nothing behind it',
    breaks: 'a voucher ends once',
    caughtBy: 'lives',
    sign: /NOT_ENDED|offer_stock_sold_check|voucher_check/,
    changes: [
      { of: 'end_vouchers', text: 'AND voucher.state = p_from', becomes: '' },
      {
        run: `CREATE OR REPLACE FUNCTION guard_voucher() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'`,
      },
      { run: 'DROP INDEX transfer_voucher' },
    ],
  },
  {
    name: 'end: the vouchers are not locked',
    breaks: 'of two who end a voucher, one does',
    caughtBy: 'pairs',
    sign: /while/,
    changes: [
      { of: 'end_vouchers', text: 'ORDER BY voucher.id FOR NO KEY UPDATE', becomes: 'ORDER BY voucher.id' },
    ],
  },
  ...ceilingMutants,
  {
    name: 'settlement: a use owes nothing',
    breaks: 'every use is owed for once',
    caughtBy: 'lives',
    sign: /USE of/,
    changes: [{ of: 'owe_for_voucher', text: "IF NEW.state = 'USED' THEN", becomes: 'IF false THEN' }],
  },
  {
    name: 'settlement: a use that is taken back is still owed',
    breaks: 'every use that was taken back is taken back once',
    caughtBy: 'lives',
    sign: /REVERSAL of/,
    changes: [
      {
        of: 'owe_for_voucher',
        text: "used.voucher_id = NEW.id AND used.kind = 'USE'",
        becomes: 'false',
      },
    ],
  },
  {
    name: 'use: the voucher is not locked',
    breaks: 'of two who use a voucher, one does',
    caughtBy: 'pairs',
    sign: /while/,
    changes: [
      {
        of: 'use_voucher',
        text: 'voucher.code = p_code FOR NO KEY UPDATE',
        becomes: 'voucher.code = p_code',
      },
    ],
  },
  {
    name: "use: at anybody's counter",
    breaks: 'a voucher is good at its own shop',
    caughtBy: 'lives',
    sign: /WRONG_MERCHANT/,
    changes: [
      {
        of: 'use_voucher',
        text: 'ELSIF found.merchant_id <> p_merchant_id THEN',
        becomes: 'ELSIF false THEN',
      },
    ],
  },
  {
    name: 'use: the nonce is not looked up',
    breaks: 'a repeated scan is answered as the first was',
    caughtBy: 'lives',
    sign: /REPLAYED|NONCE_CONFLICT|nonce/,
    changes: [{ of: 'use_voucher', text: 'voucher_use.nonce = p_nonce', becomes: 'false' }],
  },
  {
    name: 'use: the nonce is looked up and not written so',
    breaks: 'of two scans at once with one nonce and two vouchers, one counts',
    caughtBy: 'pairs',
    sign: /voucher_use_merchant_id_nonce_key/,
    changes: [{ of: 'use_voucher', text: 'ON CONFLICT (merchant_id, nonce) DO NOTHING', becomes: '' }],
  },
  {
    name: 'use: undone, and the scan counts again',
    breaks: 'a scan that is sent again after its use was undone hands nothing out',
    caughtBy: 'lives',
    sign: /NOT_OPEN/,
    changes: [{ of: 'use_voucher', text: " AND found.state <> 'REVERSED'", becomes: '' }],
  },
  {
    name: 'use: after its time is up',
    breaks: 'a voucher that has run out is not used',
    caughtBy: 'lives',
    sign: /NOT_OPEN/,
    changes: [
      { of: 'use_voucher', text: 'ELSIF found.expires_at <= now() THEN', becomes: 'ELSIF false THEN' },
    ],
  },
  {
    name: 'award: the member is not locked',
    breaks: 'a passbook line goes on from the line before',
    caughtBy: 'pairs',
    sign: /while|reconciliation/,
    changes: [{ of: 'award_points', text: memberLock, becomes: 'ORDER BY ledger_account.member_id' }],
  },
];

/** Makes the mistake. Throws when a text does not stand exactly once: the function has changed, and so must the mutant. */
export async function makeMistake(
  pool: pg.Pool,
  { name, changes }: Pick<SqlMutant, 'name' | 'changes'>,
): Promise<void> {
  for (const change of changes) {
    if ('run' in change) {
      await pool.query(change.run);
      continue;
    }
    const { rows } = await pool.query<{ definition: string }>(
      `SELECT pg_get_functiondef(oid) AS definition FROM pg_proc
       WHERE proname = $1 AND pronamespace = 'public'::regnamespace`,
      [change.of],
    );
    // One name may have several forms, one of which does the work.
    const forms = rows.map(({ definition }) => definition.split(change.text));
    const count = forms.reduce((sum, parts) => sum + parts.length - 1, 0);
    const changed = forms.find((parts) => parts.length === 2);
    if (changed === undefined || count !== 1)
      throw new Error(`"${name}": "${change.text}" stands ${count} times in ${change.of}, not once`);
    await pool.query(changed.join(change.becomes));
  }
}
