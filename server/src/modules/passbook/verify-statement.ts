import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import type { Database } from '../../platform/postgres.ts';
import { readStatementCode } from './statement-code.ts';
import { findClosingBalance } from './statement-store.ts';

export interface VerifyStatementQuestion {
  readonly code: string;
  /** As printed at the end of the paper; null when nobody asks about it. */
  readonly closingBalance: number | null;
}

export type VerifyStatementOutcome =
  | { readonly outcome: 'TRUE' | 'NOT_TRUE' }
  | { readonly outcome: 'TOO_OFTEN'; readonly retryAfterMs: number };

/** Questions about one statement's balance: enough for a counter, far too few to find a balance by trying. */
export const verifyRule = { name: 'statement', points: 12, duration: 3_600 } as const;

/**
 * Whether a statement with this code was made and stands, and if the closing balance is asked about too, whether it is
 * that. Nothing else is told: not whose, not when, not which of the two is wrong.
 *
 * - TRUE: it is as the paper says.
 * - NOT_TRUE: no such code, taken back, or another balance: all the same answer.
 * - TOO_OFTEN: more than 12 questions about the balance of this statement within an hour. Codes that stand for nothing
 *   are not counted: there are too many of them to find one by trying, and nothing of theirs to protect.
 */
export async function verifyStatement(
  deps: { readonly database: Database; readonly limiter: Pick<RateLimiterAbstract, 'consume'> },
  question: VerifyStatementQuestion,
): Promise<VerifyStatementOutcome> {
  // Null for a slip of the pen, by the check character: the database is not asked.
  const code = readStatementCode(question.code);
  const closingBalance = code === null ? null : await findClosingBalance(deps.database, code);
  if (code === null || closingBalance === null) return { outcome: 'NOT_TRUE' };
  if (question.closingBalance === null) return { outcome: 'TRUE' };
  try {
    await deps.limiter.consume(code);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    return { outcome: 'TOO_OFTEN', retryAfterMs: error.msBeforeNext };
  }
  return { outcome: question.closingBalance === closingBalance ? 'TRUE' : 'NOT_TRUE' };
}
