import type { FieldProblem } from '../../graphql/user-error.ts';
import type { OpenVoucherPolicy } from '../../platform/generated/enums.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, enqueueJob, inTransaction } from '../../platform/transaction.ts';
import {
  decideOnMerchant,
  type MerchantDecisionOutcome,
  type OpenForDecisionRefusal,
  openForDecision,
} from './merchant-case.ts';
import { readReason } from './merchant-input.ts';
import { stopRedemptions } from './open-voucher-store.ts';
import {
  type ReturnOpenVouchersPayload,
  returnOpenVouchers,
  returnOpenVouchersTask,
} from './return-open-vouchers.ts';

export type SuspendMerchantOutcome =
  | MerchantDecisionOutcome
  | OpenForDecisionRefusal
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/** The caller waits for so many batches of returned vouchers; the job does the rest. */
const batchesWhileWaiting = 25;

/**
 * A coordinator suspends a shop until a date, at most a year away: nothing of it can be redeemed until then. With HONOUR
 * the vouchers that members hold stay good at its counter; with RETURN each comes back, points, stock and limit.
 *
 * - DECIDED: the shop, SUSPENDED. Open vouchers are back, or on their way: the job is written in the same transaction.
 * - STATE: it is not APPROVED (any more).
 * - INVALID: the reason or the date.
 * - FORBIDDEN, OWN_SHOP, TAKEN: see {@link openForDecision}.
 */
export async function suspendMerchant(
  deps: { readonly database: Database; readonly logger: Logger },
  command: {
    readonly userId: string;
    readonly merchantId: string | null;
    readonly reason: string;
    readonly until: Date;
    readonly openVouchers: OpenVoucherPolicy;
  },
): Promise<SuspendMerchantOutcome> {
  const { userId, merchantId, until } = command;
  if (merchantId === null) return { outcome: 'FORBIDDEN' };
  const { reason, problems: reasonProblems } = readReason(command.reason);
  const problems = [...reasonProblems, ...untilProblems(until, new Date())];
  const { result, promised } = await inTransaction(deps.database, async (tx) => {
    const found = await openForDecision(tx, { userId, merchantId });
    if (found.outcome !== 'OPENED') return { result: found, promised: null };
    if (problems.length > 0) return { result: { outcome: 'INVALID', problems } as const, promised: null };
    const { openVouchers } = command;
    const decision = { step: 'SUSPEND', reason, suspendedUntil: until, openVouchers } as const;
    const decided = await decideOnMerchant(tx, found.opened, decision);
    const isReturn = decided.outcome === 'DECIDED' && openVouchers === 'RETURN';
    return { result: decided, promised: isReturn ? await promiseReturn(tx, merchantId) : null };
  });
  if (promised !== null) await returnNow(deps, promised);
  return result;
}

/** Written down before it is begun: whoever dies on the way, every open voucher comes back. */
async function promiseReturn(tx: Executor, merchantId: string): Promise<ReturnOpenVouchersPayload> {
  const issuedUntil = await stopRedemptions(tx, merchantId);
  const payload = { merchantId, issuedUntil: issuedUntil.toISOString() };
  await enqueueJob(tx, returnOpenVouchersTask, payload);
  return payload;
}

async function returnNow(
  deps: { readonly database: Database; readonly logger: Logger },
  payload: ReturnOpenVouchersPayload,
): Promise<void> {
  try {
    await returnOpenVouchers(deps.database, payload, batchesWhileWaiting);
  } catch (error) {
    // The shop is suspended, and the job gives back what is left.
    deps.logger.warn({ err: error, merchantId: payload.merchantId }, 'open vouchers are left to the job');
  }
}

/** What is wrong with the end of a suspension that is given now; empty when nothing is. */
export function untilProblems(until: Date, now: Date): FieldProblem[] {
  const yearAhead = new Date(now);
  yearAhead.setUTCFullYear(now.getUTCFullYear() + 1);
  if (until > now && until <= yearAhead) return [];
  return [
    {
      path: ['until'],
      message: {
        th: 'ต้องเป็นเวลาในอนาคต ไม่เกิน 1 ปี',
        en: 'It must end in the future, within a year.',
      },
    },
  ];
}
