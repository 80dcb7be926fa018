import { Args, ArgsType, Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import {
  type Connection,
  ConnectionArgs,
  isNumberKey,
  readPage,
  toConnection,
} from '../../graphql/connection.ts';
import { forbidden, type GraphqlContext } from '../../graphql/context.ts';
import { Satang } from '../../graphql/satang.ts';
import { SettlementPeriod } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { mayReadNetwork } from '../members/member-policy.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { Network } from '../networks/network.type.ts';
import { CostRule } from '../offers/cost-rule.type.ts';
import { isDayKey } from './day-key.ts';
import { loadSettlementPolicies, type SettlementPolicyRow } from './policy-store.ts';
import { listRates, loadRatesInForce } from './rate-store.ts';
import {
  countSettlementRuns,
  listSettlementRuns,
  loadRunStandings,
  type RunStandingRow,
} from './run-store.ts';
import {
  SettlementRun,
  SettlementRunConnection,
  SettlementStatement,
  SettlementStatementConnection,
  SettlementStatementState,
} from './settlement.type.ts';
import { SettlementRate } from './settlement-rate.type.ts';
import { countRunStatements, listRunStatements } from './statement-store.ts';

@ObjectType({ description: 'How a network settles with its shops. For coordinators and auditors.' })
class NetworkSettlement {
  constructor(
    readonly networkId: string,
    private readonly policy: SettlementPolicyRow,
  ) {}

  @Field(() => SettlementPeriod, { description: 'How often statements are drawn up.' })
  get period(): SettlementPeriod {
    return this.policy.period;
  }

  @Field(() => CostRule, {
    description: 'Who bears the cost of an offer that is written without a word about it.',
  })
  get costRule(): CostRule {
    return new CostRule(this.policy);
  }

  @Field(() => Satang, { description: 'A correction of more than this wants a second coordinator.' })
  get soloCorrectionSatang(): number {
    return this.policy.soloAdjustmentSatang;
  }
}

@Resolver(() => Network)
export class NetworkSettlementsResolver {
  @FieldResolver(() => NetworkSettlement, {
    description:
      'What the network owes its shops. Coordinators and auditors (FORBIDDEN in errors otherwise).',
  })
  async settlement(@Root() { row }: Network, @Ctx() context: GraphqlContext): Promise<NetworkSettlement> {
    if (!mayReadNetwork(await viewerMembership(context, row.id))) throw forbidden();
    const policy = await context.loaders.load(loadSettlementPolicies, row.id);
    if (policy === null) throw new Error('a network without its settlement policy');
    return new NetworkSettlement(row.id, policy);
  }
}

@Resolver(() => NetworkSettlement)
export class NetworkSettlementResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => SettlementRate, {
    nullable: true,
    description: 'What a point is worth now; null while there is no rate: then nothing is owed.',
  })
  async rate(
    @Root() { networkId }: NetworkSettlement,
    @Ctx() context: GraphqlContext,
  ): Promise<SettlementRate | null> {
    const rate = await context.loaders.load(loadRatesInForce, networkId);
    return rate === null ? null : new SettlementRate(rate);
  }

  @FieldResolver(() => [SettlementRate], {
    description: 'Rates that were, are and come, and proposals; the last day first, at most 100.',
  })
  async rates(@Root() { networkId }: NetworkSettlement): Promise<readonly SettlementRate[]> {
    return (await listRates(this.deps.database, networkId)).map((rate) => new SettlementRate(rate));
  }

  @FieldResolver(() => SettlementRunConnection, {
    description: 'The periods that are over, the newest first.',
  })
  async runs(
    @Root() { networkId }: NetworkSettlement,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
  ): Promise<Connection<SettlementRun>> {
    const page = readPage(args, isDayKey);
    const { database } = this.deps;
    const rows = await listSettlementRuns(database, {
      networkId,
      limit: page.limit,
      beforeDay: page.after?.[0] ?? null,
    });
    return toConnection(rows, page, {
      toNode: (row) => new SettlementRun(row),
      keyOf: (row) => [row.firstDay],
      countAll: () => countSettlementRuns(database, networkId),
    });
  }
}

@ArgsType()
class RunStatementsArgs extends ConnectionArgs {
  @Field(() => [SettlementStatementState], { nullable: true, description: 'Any when left out.' })
  readonly states?: readonly SettlementStatementState[] | null;
}

@Resolver(() => SettlementRun)
export class SettlementRunResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => Satang, { description: 'What of it is paid.' })
  async paidSatang(@Root() { row }: SettlementRun, @Ctx() context: GraphqlContext): Promise<number> {
    return (await standingOf(context, row.id)).paidSatang;
  }

  @FieldResolver(() => Int, { description: 'How many statements wait to be paid.' })
  async unpaidCount(@Root() { row }: SettlementRun, @Ctx() context: GraphqlContext): Promise<number> {
    return (await standingOf(context, row.id)).unpaidCount;
  }

  @FieldResolver(() => Int, { description: 'How many statements somebody asks about.' })
  async disputedCount(@Root() { row }: SettlementRun, @Ctx() context: GraphqlContext): Promise<number> {
    return (await standingOf(context, row.id)).disputedCount;
  }

  @FieldResolver(() => SettlementStatementConnection, { description: 'Its statements, by number.' })
  async statements(
    @Root() { row: run }: SettlementRun,
    @Args(() => RunStatementsArgs) args: RunStatementsArgs,
  ): Promise<Connection<SettlementStatement>> {
    const page = readPage(args, isNumberKey);
    const filter = { runId: run.id, states: args.states ?? null };
    const { database } = this.deps;
    const rows = await listRunStatements(database, {
      ...filter,
      limit: page.limit,
      afterNumber: page.after?.[0] ?? 0,
    });
    return toConnection(rows, page, {
      toNode: (row) => new SettlementStatement(row),
      keyOf: (row) => [row.number],
      countAll: () => countRunStatements(database, filter),
    });
  }
}

const nothing: RunStandingRow = { paidSatang: 0, unpaidCount: 0, disputedCount: 0 };

async function standingOf(context: GraphqlContext, runId: string): Promise<RunStandingRow> {
  return (await context.loaders.load(loadRunStandings, runId)) ?? nothing;
}
