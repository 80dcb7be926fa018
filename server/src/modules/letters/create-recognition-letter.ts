import type { FieldProblem } from '../../graphql/user-error.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { findMembership } from '../members/membership-store.ts';
import { hashOfCode, type LetterCodes } from './letter-codes.ts';
import { type LetterInput, letterProblems, notTrue } from './letter-input.ts';
import { writeLetter } from './letter-store.ts';

export interface CreateRecognitionLetterCommand extends LetterInput {
  readonly userId: string;
  readonly networkId: string | null;
  readonly showsName: boolean;
  readonly idempotencyKey: string;
}

export type CreateRecognitionLetterOutcome =
  | { readonly outcome: 'CREATED'; readonly letterId: string; readonly replayed: boolean }
  | { readonly outcome: 'NOT_A_MEMBER' | 'TOO_MANY' | 'IDEMPOTENCY_CONFLICT' }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/**
 * A member makes a letter about their own deeds of the last twelve months: one sentence, for a time, under a code.
 *
 * - CREATED: `replayed` when this key and input were answered before; it is the same letter, with the same code.
 * - NOT_A_MEMBER: the person is no member of the network now.
 * - TOO_MANY: five of theirs are live; one has to end first.
 * - IDEMPOTENCY_CONFLICT: the member used this key for another letter.
 * - INVALID: numbers or days out of range, no purpose, or more than is true.
 */
export async function createRecognitionLetter(
  deps: { readonly database: Database; readonly letterCodes: LetterCodes },
  command: CreateRecognitionLetterCommand,
): Promise<CreateRecognitionLetterOutcome> {
  const { networkId, deedCount, categoryCount, showsName, validDays, idempotencyKey } = command;
  if (networkId === null) return { outcome: 'NOT_A_MEMBER' };
  const purpose = command.purpose.trim();
  return inTransaction(deps.database, async (tx) => {
    const member = await findMembership(tx, networkId, command.userId);
    if (member === null) return { outcome: 'NOT_A_MEMBER' };
    const problems = letterProblems({ ...command, purpose });
    if (problems.length > 0) return { outcome: 'INVALID', problems };
    const id = newId();
    const { status, letterId } = await writeLetter(tx, {
      ...{ id, networkId: member.networkId, memberId: member.id, deedCount, categoryCount, purpose },
      ...{ showsName, validDays, codeHash: hashOfCode(deps.letterCodes.codeOf(id)), idempotencyKey },
    });
    switch (status) {
      case 'CREATED':
      case 'REPLAYED':
        if (letterId === null) throw new Error('a letter without its id');
        return { outcome: 'CREATED', letterId, replayed: status === 'REPLAYED' };
      case 'NOT_TRUE':
        return { outcome: 'INVALID', problems: [notTrue] };
      case 'NOT_A_MEMBER':
      case 'TOO_MANY':
      case 'IDEMPOTENCY_CONFLICT':
        return { outcome: status };
      default:
        return status satisfies never;
    }
  });
}
