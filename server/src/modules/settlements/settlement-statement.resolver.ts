import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import {
  type Connection,
  ConnectionArgs,
  isNumberKey,
  readPage,
  toConnection,
} from '../../graphql/connection.ts';
import type { GraphqlContext } from '../../graphql/context.ts';
import type { Database } from '../../platform/postgres.ts';
import { Merchant } from '../merchants/merchant.type.ts';
import { loadMerchantsById } from '../merchants/merchant-store.ts';
import { Offer } from '../offers/offer.type.ts';
import { loadOffersById } from '../offers/offer-store.ts';
import { loadDisputes } from './dispute-store.ts';
import { listSettlementLines, loadOfferShares } from './line-store.ts';
import { loadPayments } from './payment-store.ts';
import {
  SettlementDispute,
  SettlementLine,
  SettlementLineConnection,
  SettlementOfferShare,
  SettlementPayment,
  SettlementStatement,
} from './settlement.type.ts';
import { loadSettlementStatements } from './statement-store.ts';

async function offerOf(context: GraphqlContext, offerId: string): Promise<Offer> {
  const offer = await context.loaders.load(loadOffersById, offerId);
  if (offer === null) throw new Error('a voucher without its offer');
  return new Offer(offer);
}

/** Whoever has the statement may see all of it: who may have it is decided where it is handed out. */
@Resolver(() => SettlementStatement)
export class SettlementStatementResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => Merchant, { description: 'Whose it is.' })
  async merchant(@Root() { row }: SettlementStatement, @Ctx() context: GraphqlContext): Promise<Merchant> {
    const merchant = await context.loaders.load(loadMerchantsById, row.merchantId);
    if (merchant === null) throw new Error('a statement without its shop');
    return new Merchant(merchant);
  }

  @FieldResolver(() => SettlementLineConnection, { description: 'In the order of the books.' })
  async lines(
    @Root() { row }: SettlementStatement,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
  ): Promise<Connection<SettlementLine>> {
    const page = readPage(args, isNumberKey);
    const rows = await listSettlementLines(this.deps.database, {
      statementId: row.id,
      limit: page.limit,
      afterId: page.after?.[0] ?? 0,
    });
    return toConnection(rows, page, {
      toNode: (line) => new SettlementLine(line),
      keyOf: (line) => [line.id],
      countAll: async () => row.lineCount,
    });
  }

  @FieldResolver(() => [SettlementOfferShare], {
    description: 'The same by offers, what is owed most for first; adjustments are of no offer.',
  })
  async byOffer(
    @Root() { row }: SettlementStatement,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly SettlementOfferShare[]> {
    const shares = await context.loaders.load(loadOfferShares, row.id);
    return (shares ?? []).map((share) => new SettlementOfferShare(share));
  }

  @FieldResolver(() => [SettlementDispute], {
    description: 'What its shop has asked about it, the oldest first; at most 20.',
  })
  async disputes(
    @Root() { row }: SettlementStatement,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly SettlementDispute[]> {
    const disputes = await context.loaders.load(loadDisputes, row.id);
    return (disputes ?? []).map((dispute) => new SettlementDispute(dispute));
  }

  @FieldResolver(() => [SettlementPayment], {
    description: 'What was written down of its payment, the oldest first.',
  })
  async payments(
    @Root() { row }: SettlementStatement,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly SettlementPayment[]> {
    const payments = await context.loaders.load(loadPayments, row.id);
    return (payments ?? []).map((payment) => new SettlementPayment(payment));
  }
}

@Resolver(() => SettlementLine)
export class SettlementLineResolver {
  @FieldResolver(() => Offer, { nullable: true, description: 'What was used; null on an adjustment.' })
  async offer(@Root() { row }: SettlementLine, @Ctx() context: GraphqlContext): Promise<Offer | null> {
    return row.offerId === null ? null : offerOf(context, row.offerId);
  }

  @FieldResolver(() => SettlementStatement, {
    nullable: true,
    description: 'The earlier statement that it corrects; null when it corrects none.',
  })
  async corrects(
    @Root() { row }: SettlementLine,
    @Ctx() context: GraphqlContext,
  ): Promise<SettlementStatement | null> {
    if (row.correctsId === null) return null;
    const statement = await context.loaders.load(loadSettlementStatements, row.correctsId);
    return statement === null ? null : new SettlementStatement(statement);
  }
}

@Resolver(() => SettlementOfferShare)
export class SettlementOfferShareResolver {
  @FieldResolver(() => Offer, { description: 'Which.' })
  offer(@Root() { row }: SettlementOfferShare, @Ctx() context: GraphqlContext): Promise<Offer> {
    return offerOf(context, row.offerId);
  }
}
