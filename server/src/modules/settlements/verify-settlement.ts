import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import type { Database } from '../../platform/postgres.ts';
import { readCheckCode } from '../passbook/check-code.ts';
import type { VerifyStatementOutcome } from '../passbook/verify-statement.ts';
import { findPayableSums } from './statement-store.ts';

export interface VerifySettlementQuestion {
  readonly code: string;
  /** As printed under the sum; null when nobody asks about it. */
  readonly payableSatang: number | null;
}

/** Questions about the sum of one statement, as of a passbook's balance: far too few to find it by trying. */
export const verifySumRule = { name: 'settlement-sum', points: 12, duration: 3_600 } as const;

/**
 * Whether a shop's statement with this code was issued, and if its sum is asked about too, whether that is what is to be
 * paid. Nothing else is told: not whose, not of when, not which of the two is wrong. The code is made of all that the paper
 * says, its days included.
 *
 * - TRUE: it is as the paper says.
 * - NOT_TRUE: no such code, or another sum: the same answer.
 * - TOO_OFTEN: more than 12 questions about the sum of this statement within an hour.
 */
export async function verifySettlement(
  deps: { readonly database: Database; readonly limiter: Pick<RateLimiterAbstract, 'consume'> },
  question: VerifySettlementQuestion,
): Promise<VerifyStatementOutcome> {
  // Null for a slip of the pen, by the check character: the database is not asked.
  const code = readCheckCode(question.code);
  const sums = code === null ? [] : await findPayableSums(deps.database, code);
  if (code === null || sums.length === 0) return { outcome: 'NOT_TRUE' };
  if (question.payableSatang === null) return { outcome: 'TRUE' };
  try {
    await deps.limiter.consume(code);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    return { outcome: 'TOO_OFTEN', retryAfterMs: error.msBeforeNext };
  }
  return { outcome: sums.includes(question.payableSatang) ? 'TRUE' : 'NOT_TRUE' };
}
