import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { GraphqlContext } from '../../graphql/context.ts';
import type { NarrowLimits } from '../../graphql/narrow-limits.ts';
import { Satang } from '../../graphql/satang.ts';
import type { Database } from '../../platform/postgres.ts';
import { createRateLimiter } from '../../platform/rate-limiter.ts';
import type { Accelerator } from '../../platform/redis.ts';
import { StatementVerdict, verdictOf } from '../passbook/statement-verdict.type.ts';
import { verifySettlement, verifySumRule } from './verify-settlement.ts';

/** Nine characters are not so many that a machine may try them without end. */
const checks = { name: 'settlement-check', points: 30, duration: 60 } as const;

@Resolver()
export class VerifySettlementResolver {
  private readonly deps: Parameters<typeof verifySettlement>[0];
  private readonly narrowLimits: NarrowLimits;

  constructor({
    database,
    redis,
    narrowLimits,
  }: {
    readonly database: Database;
    readonly redis: Accelerator;
    readonly narrowLimits: NarrowLimits;
  }) {
    this.deps = { database, limiter: createRateLimiter(verifySumRule, redis) };
    this.narrowLimits = narrowLimits;
  }

  @Query(() => StatementVerdict, {
    description:
      'For whoever holds a shop’s settlement statement on paper, signed in or not, 30 times a minute. RATE_LIMITED in errors beyond that, and after 12 questions about the sum of one statement within an hour.',
  })
  async verifySettlement(
    @Arg('code', () => String, {
      description: 'SettlementStatement.checkCode, as printed; spaces and dashes do not matter.',
    })
    code: string,
    @Arg('payableSatang', () => Satang, {
      nullable: true,
      description: 'The sum printed as to be paid, to have that confirmed too.',
    })
    payableSatang: number | null,
    @Ctx() context: GraphqlContext,
  ): Promise<StatementVerdict> {
    await this.narrowLimits.count(checks, context);
    return verdictOf(await verifySettlement(this.deps, { code, payableSatang: payableSatang ?? null }));
  }
}
