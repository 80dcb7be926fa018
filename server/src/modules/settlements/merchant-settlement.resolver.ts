import { Args, Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { CalendarDate } from '../../graphql/calendar-date.ts';
import { type Connection, ConnectionArgs, readPage, toConnection } from '../../graphql/connection.ts';
import type { GraphqlContext } from '../../graphql/context.ts';
import { Satang } from '../../graphql/satang.ts';
import type { Database } from '../../platform/postgres.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { Merchant } from '../merchants/merchant.type.ts';
import { viewerPlace } from '../merchants/viewer-place.ts';
import { isDayKey } from './day-key.ts';
import { loadOwed, type OwedRow } from './line-store.ts';
import { loadNextRates, loadRatesInForce } from './rate-store.ts';
import { SettlementStatement, SettlementStatementConnection } from './settlement.type.ts';
import { maySeeSettlement } from './settlement-policy.ts';
import { SettlementRate } from './settlement-rate.type.ts';
import { countShopStatements, listShopStatements } from './statement-store.ts';

@ObjectType({ description: 'What a network owes a shop and no statement says yet.' })
class MerchantSettlement {
  constructor(
    readonly networkId: string,
    private readonly row: OwedRow,
  ) {}

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'Since when: the first day of the period that runs; null while the network has no rate.',
  })
  get firstDay(): string | null {
    return this.row.firstDay;
  }

  @Field(() => Satang, {
    description:
      'For what was used and taken back since, with what is carried from before; may be below zero.',
  })
  get owedSatang(): number {
    return this.row.satang + this.row.carriedSatang;
  }

  @Field(() => Satang, { description: 'What of it is carried from the last statement: none, or below zero.' })
  get carriedSatang(): number {
    return this.row.carriedSatang;
  }

  @Field(() => Int, { description: 'How many uses are in it.' })
  get useCount(): number {
    return this.row.useCount;
  }
}

@Resolver(() => Merchant)
export class MerchantSettlementsResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => MerchantSettlement, {
    nullable: true,
    description: 'What is owed so far. Owners, coordinators and auditors: null for others.',
  })
  async settlement(
    @Root() { row }: Merchant,
    @Ctx() context: GraphqlContext,
  ): Promise<MerchantSettlement | null> {
    if (!(await maySee(context, row))) return null;
    const owed = await context.loaders.load(loadOwed, row.id);
    return owed === null ? null : new MerchantSettlement(row.networkId, owed);
  }

  @FieldResolver(() => SettlementStatementConnection, {
    nullable: true,
    description: 'Its statements, the newest first. Owners, coordinators and auditors: null for others.',
  })
  async settlementStatements(
    @Root() { row: merchant }: Merchant,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<SettlementStatement> | null> {
    const page = readPage(args, isDayKey);
    if (!(await maySee(context, merchant))) return null;
    const { database } = this.deps;
    const rows = await listShopStatements(database, {
      merchantId: merchant.id,
      limit: page.limit,
      beforeDay: page.after?.[0] ?? null,
    });
    return toConnection(rows, page, {
      toNode: (row) => new SettlementStatement(row),
      keyOf: (row) => [row.firstDay],
      countAll: () => countShopStatements(database, merchant.id),
    });
  }
}

async function maySee(context: GraphqlContext, { id, networkId }: Merchant['row']): Promise<boolean> {
  const [place, membership] = await Promise.all([
    viewerPlace(context, id),
    viewerMembership(context, networkId),
  ]);
  return maySeeSettlement(place, membership);
}

@Resolver(() => MerchantSettlement)
export class MerchantSettlementResolver {
  @FieldResolver(() => SettlementRate, {
    nullable: true,
    description: 'What a point is worth now; null while the network has no rate: then nothing is owed.',
  })
  async rate(
    @Root() { networkId }: MerchantSettlement,
    @Ctx() context: GraphqlContext,
  ): Promise<SettlementRate | null> {
    const rate = await context.loaders.load(loadRatesInForce, networkId);
    return rate === null ? null : new SettlementRate(rate);
  }

  @FieldResolver(() => SettlementRate, {
    nullable: true,
    description: 'The rate that comes next; null when none is settled.',
  })
  async nextRate(
    @Root() { networkId }: MerchantSettlement,
    @Ctx() context: GraphqlContext,
  ): Promise<SettlementRate | null> {
    const rate = await context.loaders.load(loadNextRates, networkId);
    return rate === null ? null : new SettlementRate(rate);
  }
}
