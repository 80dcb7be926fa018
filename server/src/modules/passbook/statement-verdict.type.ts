import { GraphQLError } from 'graphql';
import { Field, ObjectType } from 'type-graphql';
import type { VerifyStatementOutcome } from './verify-statement.ts';

@ObjectType({ description: 'The answer about a statement on paper: as much, and no more.' })
export class StatementVerdict {
  @Field(() => Boolean, {
    description:
      'True when a statement with this code was made and was not taken back, and its closing balance (a shop’s: the sum to be paid) is the one asked about, if one was.',
  })
  readonly isTrue: boolean;

  constructor(isTrue: boolean) {
    this.isTrue = isTrue;
  }
}

/** Throws RATE_LIMITED when there were too many questions about this statement. */
export function verdictOf(answer: VerifyStatementOutcome): StatementVerdict {
  switch (answer.outcome) {
    case 'TRUE':
      return new StatementVerdict(true);
    case 'NOT_TRUE':
      return new StatementVerdict(false);
    case 'TOO_OFTEN':
      throw new GraphQLError('too many questions about this statement; please wait', {
        extensions: { code: 'RATE_LIMITED', retryAfterMs: answer.retryAfterMs },
      });
    default:
      return answer satisfies never;
  }
}
