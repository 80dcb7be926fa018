import { GraphQLError } from 'graphql';
import { Arg, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { Database } from '../../platform/postgres.ts';
import { createRateLimiter } from '../../platform/rate-limiter.ts';
import type { Accelerator } from '../../platform/redis.ts';
import { verifyRule, verifyStatement } from './verify-statement.ts';

@ObjectType({ description: 'The answer about a statement on paper: as much, and no more.' })
export class StatementVerdict {
  @Field(() => Boolean, {
    description:
      'True when a statement with this code was made and was not taken back, and its closing balance is the one asked about, if one was.',
  })
  readonly isTrue: boolean;

  constructor(isTrue: boolean) {
    this.isTrue = isTrue;
  }
}

@Resolver()
export class VerifyStatementResolver {
  private readonly deps: Parameters<typeof verifyStatement>[0];

  constructor({ database, redis }: { readonly database: Database; readonly redis: Accelerator }) {
    this.deps = { database, limiter: createRateLimiter(verifyRule, redis) };
  }

  @Query(() => StatementVerdict, {
    description:
      'For whoever holds a statement on paper, signed in or not. RATE_LIMITED in errors after 12 questions about the balance of one statement within an hour.',
  })
  async verifyStatement(
    @Arg('code', () => String, { description: 'As printed; spaces and dashes do not matter.' }) code: string,
    @Arg('closingBalance', () => Int, {
      nullable: true,
      description: 'The balance printed at the end, to have that confirmed too.',
    })
    closingBalance: number | null,
  ): Promise<StatementVerdict> {
    const answer = await verifyStatement(this.deps, { code, closingBalance: closingBalance ?? null });
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
}
