import { Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from 'type-graphql';
import {
  type Connection,
  ConnectionArgs,
  isMomentAndIdKey,
  readPage,
  toConnection,
} from '../../graphql/connection.ts';
import { forbidden, type GraphqlContext } from '../../graphql/context.ts';
import { readSearchTerm } from '../../graphql/search-term.ts';
import type { Database } from '../../platform/postgres.ts';
import { holds, mayReadNetwork } from '../members/member-policy.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { Network } from '../networks/network.type.ts';
import { Offer, OfferConnection } from './offer.type.ts';
import { countOfferQueue, countShelf, listOfferQueue, listShelf } from './offer-reads.ts';
import type { OfferRow } from './offer-store.ts';
import { loadStocksByOfferId } from './stock-store.ts';

@ArgsType()
class NetworkOffersArgs extends ConnectionArgs {
  @Field(() => String, {
    nullable: true,
    description: "Part of the offer's text or of the shop's name; tone marks may be missing.",
  })
  readonly search?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Only what the caller can redeem now; nothing for one who is no member.',
  })
  readonly affordableOnly?: boolean | null;
}

@Resolver(() => Network)
export class NetworkOffersResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => OfferConnection, {
    description: 'Live offers of approved shops whose dates are not over, the newest first.',
  })
  async offers(
    @Root() { row }: Network,
    @Args(() => NetworkOffersArgs) args: NetworkOffersArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<Offer>> {
    const page = readPage(args, isMomentAndIdKey);
    const isAffordableOnly = args.affordableOnly === true;
    const membership = isAffordableOnly ? await viewerMembership(context, row.id) : null;
    const member = holds(membership, 'MEMBER') ? membership : null;
    const filter = {
      networkId: row.id,
      search: readSearchTerm(args.search),
      affordableTo: member?.id ?? null,
    };
    const isNobody = isAffordableOnly && member === null;
    const { database } = this.deps;
    const rows = isNobody
      ? []
      : await listShelf(database, { ...filter, limit: page.limit, after: page.after });
    for (const { id: offerId, stockTotal, stockLeft } of rows)
      context.loaders.prime(loadStocksByOfferId, offerId, { offerId, stockTotal, stockLeft });
    return toConnection(rows, page, {
      toNode: (offer) => new Offer(offer),
      keyOf: (offer) => [momentOf(offer, offer.liveSince), offer.id],
      countAll: async () => (isNobody ? 0 : countShelf(database, filter)),
    });
  }

  @FieldResolver(() => OfferConnection, {
    description: 'Coordinators and auditors (FORBIDDEN in errors otherwise): submitted offers, oldest first.',
  })
  async offerQueue(
    @Root() { row }: Network,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<Offer>> {
    if (!mayReadNetwork(await viewerMembership(context, row.id))) throw forbidden();
    const page = readPage(args, isMomentAndIdKey);
    const { database } = this.deps;
    const rows = await listOfferQueue(database, { networkId: row.id, limit: page.limit, after: page.after });
    return toConnection(rows, page, {
      toNode: (offer) => new Offer(offer),
      keyOf: (offer) => [momentOf(offer, offer.submittedAt), offer.id],
      countAll: () => countOfferQueue(database, row.id),
    });
  }
}

/** A list is ordered by a moment that each of its offers has. */
function momentOf(offer: OfferRow, moment: Date | null): string {
  if (moment === null) throw new Error(`offer ${offer.id} is ${offer.state} since no moment`);
  return moment.toISOString();
}
