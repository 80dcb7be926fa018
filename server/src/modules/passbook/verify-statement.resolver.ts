import { Arg, Int, Query, Resolver } from 'type-graphql';
import type { Database } from '../../platform/postgres.ts';
import { createRateLimiter } from '../../platform/rate-limiter.ts';
import type { Accelerator } from '../../platform/redis.ts';
import { StatementVerdict, verdictOf } from './statement-verdict.type.ts';
import { verifyRule, verifyStatement } from './verify-statement.ts';

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
    return verdictOf(await verifyStatement(this.deps, { code, closingBalance: closingBalance ?? null }));
  }
}
