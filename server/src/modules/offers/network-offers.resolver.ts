import {
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  Int,
  Resolver,
  Root,
  registerEnumType,
} from 'type-graphql';
import {
  type Connection,
  ConnectionArgs,
  type CursorPart,
  isMomentAndIdKey,
  readPage,
  toConnection,
} from '../../graphql/connection.ts';
import { forbidden, type GraphqlContext } from '../../graphql/context.ts';
import { badRequest } from '../../graphql/global-id.ts';
import { readSearchWords } from '../../graphql/search-words.ts';
import { OfferKind } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { holds, mayReadNetwork } from '../members/member-policy.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { loadCategoriesByNetwork } from '../merchants/category-store.ts';
import { branchOf } from '../merchants/category-tree.ts';
import { checkNear, NearInput } from '../merchants/near.type.ts';
import { Network } from '../networks/network.type.ts';
import { startOfDay } from './fair-day.ts';
import { Offer, OfferConnection } from './offer.type.ts';
import { countOfferQueue, listOfferQueue } from './offer-reads.ts';
import type { OfferRow } from './offer-store.ts';
import type { ShelfFilter } from './shelf-filter.ts';
import { fair, fewestPoints, isFairKey, nearest, newest, type ShelfOrder } from './shelf-order.ts';
import { countShelf, listShelf, type ShelfPage, type ShelfRow, searchShelf } from './shelf-reads.ts';
import { isMatchKey, matchKeyOf } from './shelf-search.ts';
import { loadStocksByOfferId } from './stock-store.ts';

export const OfferOrder = {
  RECOMMENDED: 'RECOMMENDED',
  NEWEST: 'NEWEST',
  NEAREST: 'NEAREST',
  FEWEST_POINTS: 'FEWEST_POINTS',
} as const;
export type OfferOrder = (typeof OfferOrder)[keyof typeof OfferOrder];

registerEnumType(OfferOrder, {
  name: 'OfferOrder',
  description: 'In which order offers are listed.',
  valuesConfig: {
    RECOMMENDED: {
      description:
        "Fair to all shops: each shop's newest offer before any shop's second; another shop leads each day. Nothing sold, seen or paid counts.",
    },
    NEWEST: { description: 'The newest first.' },
    NEAREST: {
      description: 'The nearest shop first; takes `near`. Shops without a place on the map come last.',
    },
    FEWEST_POINTS: { description: 'What costs the fewest points first.' },
  },
});

@ArgsType()
class NetworkOffersArgs extends ConnectionArgs {
  @Field(() => String, {
    nullable: true,
    description:
      "Words that are all in the offer's texts or in the shop's name; tone marks may be missing. At most 100 characters.",
  })
  readonly search?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Only what the caller can redeem now; nothing for one who is no member.',
  })
  readonly affordableOnly?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'The code of a kind of shop: offers of shops of that kind, and of all kinds below it.',
  })
  readonly category?: string | null;

  @Field(() => [OfferKind], { nullable: true, description: 'Only these kinds; left out: all.' })
  readonly kinds?: readonly OfferKind[] | null;

  @Field(() => Int, { nullable: true, description: 'Only what costs no more points than this.' })
  readonly maxPoints?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description:
      'Only what can be had now: begun, within its days and hours, of a shop that is not closed, and some left.',
  })
  readonly availableNow?: boolean | null;

  @Field(() => NearInput, { nullable: true, description: 'From where it is far or near.' })
  readonly near?: NearInput | null;

  @Field(() => OfferOrder, {
    nullable: true,
    description:
      'The order. Left out: the newest first; in a search what matches best first (titles that begin with the first word, other titles, the rest), and then the newest.',
  })
  readonly order?: OfferOrder | null;
}

@Resolver(() => Network)
export class NetworkOffersResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => OfferConnection, {
    description: 'Live offers of approved shops whose dates are not over.',
  })
  async offers(
    @Root() { row }: Network,
    @Args(() => NetworkOffersArgs) args: NetworkOffersArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<Offer>> {
    const isAffordableOnly = args.affordableOnly === true;
    const membership = isAffordableOnly ? await viewerMembership(context, row.id) : null;
    const member = holds(membership, 'MEMBER') ? membership : null;
    const near = checkNear(args.near);
    const tree = args.category == null ? null : await context.loaders.load(loadCategoriesByNetwork, row.id);
    const filter: ShelfFilter = {
      networkId: row.id,
      words: readSearchWords(args.search),
      categories: args.category == null ? null : branchOf(tree ?? [], args.category),
      kinds: args.kinds ?? null,
      maxPoints: args.maxPoints ?? null,
      isAvailableNow: args.availableNow === true,
      within: near?.withinMetres == null ? null : { ...near, metres: near.withinMetres },
      affordableTo: member?.id ?? null,
    };
    const { database } = this.deps;
    const isNobody = isAffordableOnly && member === null;
    const reading = await readingOf(database, filter, args, near);
    const page = readPage(args, reading.isKey);
    const rows = isNobody ? [] : await reading.read({ ...filter, limit: page.limit, after: page.after });
    for (const { id: offerId, stockTotal, stockLeft } of rows)
      context.loaders.prime(loadStocksByOfferId, offerId, { offerId, stockTotal, stockLeft });
    return toConnection(rows, page, {
      toNode: (offer) => new Offer(offer),
      keyOf: reading.keyOf,
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

/** How the shelf is read in one order, and how its pages go on from one another. */
interface Reading {
  read(page: ShelfPage): Promise<ShelfRow[]>;
  keyOf(row: ShelfRow): readonly CursorPart[];
  isKey(parts: readonly unknown[]): parts is readonly CursorPart[];
}

/** Throws BAD_USER_INPUT when the order lacks what it takes. */
async function readingOf(
  database: Database,
  filter: ShelfFilter,
  { order, after }: NetworkOffersArgs,
  near: NearInput | null,
): Promise<Reading> {
  if (order == null && filter.words.length > 0) {
    return { read: (page) => searchShelf(database, page), keyOf: matchKeyOf, isKey: isMatchKey };
  }
  const chosen = await orderOf(database, filter.networkId, {
    order: order ?? OfferOrder.NEWEST,
    after,
    near,
  });
  return {
    read: (page) => listShelf(database, page, chosen),
    keyOf: (row) => chosen.keyOf(row.at),
    isKey: chosen.isKey,
  };
}

async function orderOf(
  database: Database,
  networkId: string,
  {
    order,
    after,
    near,
  }: {
    readonly order: OfferOrder;
    readonly after?: string | null | undefined;
    readonly near: NearInput | null;
  },
): Promise<ShelfOrder> {
  switch (order) {
    case OfferOrder.NEWEST:
      return newest;
    case OfferOrder.FEWEST_POINTS:
      return fewestPoints;
    case OfferOrder.NEAREST:
      if (near === null) throw badRequest('NEAREST needs near');
      return nearest(near);
    case OfferOrder.RECOMMENDED: {
      // A cursor goes on around the circle from where its first page began.
      const key = readPage({ after }, isFairKey).after;
      return fair(key === null ? await startOfDay(database, networkId) : key[1]);
    }
    default:
      return order satisfies never;
  }
}

/** A list is ordered by a moment that each of its offers has. */
function momentOf(offer: OfferRow, moment: Date | null): string {
  if (moment === null) throw new Error(`offer ${offer.id} is ${offer.state} since no moment`);
  return moment.toISOString();
}
