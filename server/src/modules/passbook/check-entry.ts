import type { Database } from '../../platform/postgres.ts';
import { mayReadNetwork } from '../members/member-policy.ts';
import { findMembership } from '../members/membership-store.ts';
import { type CheckedLine, checkCodeOf, readCheckCode } from './check-code.ts';
import { loadCheckKeys } from './check-key-store.ts';
import { listCheckedLines } from './checked-line-store.ts';

export interface CheckEntryQuestion {
  readonly userId: string;
  readonly networkId: string;
  readonly memberNumber: string;
  readonly checkCode: string;
}

export type CheckEntryOutcome =
  | { readonly outcome: 'FOUND'; readonly line: CheckedLine }
  | { readonly outcome: 'NOT_FOUND' | 'FORBIDDEN' };

const chunkSize = 1_000;
/** A book of more lines is looked at from its end on, this far. */
const chunkLimit = 200;

/**
 * Looks for the line that somebody holds on paper. The codes are nowhere in the database, where they would have to be kept
 * right: they are made again, line by line from the newest on, until one fits.
 *
 * - FOUND: what the books say in that line, for comparing with the paper.
 * - NOT_FOUND: no line of this member has this code: a slip of the pen, or a line that was made up.
 * - FORBIDDEN: neither a coordinator nor an auditor of this network.
 */
export async function checkEntry(
  deps: { readonly database: Database },
  question: CheckEntryQuestion,
): Promise<CheckEntryOutcome> {
  const { database } = deps;
  const reader = await findMembership(database.prisma, question.networkId, question.userId);
  if (!mayReadNetwork(reader)) return { outcome: 'FORBIDDEN' };
  const code = readCheckCode(question.checkCode);
  if (code === null || !/^\d{1,20}$/.test(question.memberNumber)) return { outcome: 'NOT_FOUND' };
  const keys = (await loadCheckKeys(database)).get('all') ?? [];
  let beforeId: number | null = null;
  for (let chunk = 0; chunk < chunkLimit; chunk++) {
    const lines = await listCheckedLines(database, { ...question, beforeId, limit: chunkSize });
    const line = lines.find((each) => checkCodeOf(each, keys) === code);
    if (line !== undefined) return { outcome: 'FOUND', line };
    if (lines.length < chunkSize) break;
    beforeId = lines.at(-1)?.id ?? null;
  }
  return { outcome: 'NOT_FOUND' };
}
