import type { SqlMutant } from './sql-mutants.ts';

/** What notices it: see server-checkers.ts. */
export type ServerCheckerName =
  | 'what is answered is written'
  | 'one key, one voucher'
  | 'one member at a time'
  | 'Redis forgets'
  | 'everybody gets their own'
  | "another's lock stays"
  | 'tried again, still one'
  | 'too late to undo';

/** One mistake in the server's code, and in the functions in SQL what goes with it. */
export interface ServerMutant {
  readonly name: string;
  /** What is no longer so. */
  readonly breaks: string;
  readonly caughtBy: ServerCheckerName;
  readonly sign: RegExp;
  /** In server/src: a text that stands exactly once in a file, and what stands there instead. */
  readonly edits: readonly { readonly file: string; readonly text: string; readonly becomes: string }[];
  readonly changes: SqlMutant['changes'];
  /** Runs each time, and not only when all do. */
  readonly isQuick: boolean;
}

const redeemOffer = 'modules/redemptions/redeem-offer.ts';
const redeemQueue = 'modules/redemptions/redeem-queue.ts';
const takeLock = '  const lock = await acquireMemberLock(deps.redis, memberId);';

export const serverMutants: readonly ServerMutant[] = [
  {
    name: 'the answer leaves before the commit',
    breaks: 'what was answered is there, whatever happens next',
    caughtBy: 'what is answered is written',
    sign: /answered and not written/,
    isQuick: true,
    edits: [
      {
        file: 'modules/redemptions/voucher-store.ts',
        text: 'const { rows } = await pool.query<RedeemBatchRow>({',
        becomes: `const client = await pool.connect();
          await client.query('BEGIN');
          setTimeout(() => void client.query('COMMIT').finally(() => client.release()), 300);
          const { rows } = await client.query<RedeemBatchRow>({`,
      },
    ],
    changes: [],
  },
  {
    name: 'a key looked up in the application, then used',
    breaks: 'of many requests with one key, one charges',
    caughtBy: 'one key, one voucher',
    sign: /vouchers of one key/,
    isQuick: false,
    edits: [
      {
        file: redeemOffer,
        text: takeLock,
        becomes: `  const answered = (globalThis.answered ??= new Map());
          const known = answered.get(memberId + idempotencyKey);
          if (known !== undefined) return { ...known, replayed: true };
        ${takeLock}`,
      },
      {
        file: redeemOffer,
        text: 'return outcomeOf(await runInQueue(deps.redeemQueue, request));',
        becomes: `const outcome = outcomeOf(await runInQueue(deps.redeemQueue, request));
          answered.set(memberId + idempotencyKey, outcome);
          return outcome;`,
      },
    ],
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
    name: 'a batch with two requests of one member',
    breaks: 'a member spends what they have once',
    caughtBy: 'one member at a time',
    sign: /a member with points for three/,
    isQuick: true,
    edits: [
      {
        file: redeemQueue,
        text: 'keyOf: (request) => request.memberId',
        becomes: 'keyOf: (request) => request.voucherId',
      },
    ],
    changes: [],
  },
  {
    name: 'the stock is what Redis counts',
    breaks: 'Redis may forget everything, and nothing is sold twice',
    caughtBy: 'Redis forgets',
    sign: /sold of 40/,
    isQuick: false,
    edits: [
      {
        file: redeemOffer,
        text: takeLock,
        becomes: `  const left = await deps.redis.attempt(async (redis) => {
            await redis.set('stock:' + offerId, 40, 'NX');
            return redis.decr('stock:' + offerId);
          });
          if (left !== null && left < 0) return { outcome: 'OFFER_SOLD_OUT' };
        ${takeLock}`,
      },
    ],
    changes: [
      {
        of: 'judge_redemptions',
        text: 'CASE WHEN stock.stock_left <= 0 THEN',
        becomes: 'CASE WHEN false THEN',
      },
      {
        of: 'redeem_batch',
        text: `WHEN verdict = 'REDEEMED' AND place > stock_left THEN`,
        becomes: 'WHEN false THEN',
      },
      { run: 'ALTER TABLE offer_stock DROP CONSTRAINT offer_stock_left_not_negative' },
    ],
  },
  {
    name: "a batch's answers in another order",
    breaks: 'everybody is answered for themselves',
    caughtBy: 'everybody gets their own',
    sign: /somebody else's voucher/,
    isQuick: false,
    edits: [
      {
        file: redeemQueue,
        text: 'send: (requests) => redeemBatch(database.pool, requests),',
        becomes: 'send: async (requests) => [...(await redeemBatch(database.pool, requests))].reverse(),',
      },
    ],
    changes: [],
  },
  {
    name: 'a lock given back without a look at whose it is',
    breaks: 'a lock that ran out and was taken by another stays the other’s',
    caughtBy: "another's lock stays",
    sign: /the other's lock is gone/,
    isQuick: true,
    edits: [
      {
        file: 'modules/redemptions/member-lock.ts',
        text: "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) else return 0 end",
        becomes: "return redis.call('del', KEYS[1])",
      },
    ],
    changes: [],
  },
  {
    name: 'tried again under a new key',
    breaks: 'whoever asks again with their key gets their voucher',
    caughtBy: 'tried again, still one',
    sign: /asked again/,
    isQuick: false,
    edits: [
      {
        file: redeemOffer,
        text: 'return runInQueue(queue, request, attempt + 1);',
        becomes: 'return runInQueue(queue, { ...request, idempotencyKey: newId() }, attempt + 1);',
      },
    ],
    changes: [],
  },
  {
    name: 'a use undone at any time',
    breaks: 'a use can be undone for 30 seconds',
    caughtBy: 'too late to undo',
    sign: /undone after 31 seconds/,
    isQuick: false,
    edits: [
      {
        file: 'modules/redemptions/undo-voucher-use.ts',
        text: "if (!use.isOpen) return { outcome: 'TOO_LATE', undoUntil: use.undoUntil };",
        becomes: '',
      },
    ],
    changes: [],
  },
];
