import { Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root, registerEnumType } from 'type-graphql';
import {
  type Connection,
  ConnectionArgs,
  isIdKey,
  isMomentAndIdKey,
  readPage,
  toConnection,
} from '../../graphql/connection.ts';
import { forbidden, type GraphqlContext } from '../../graphql/context.ts';
import { badRequest } from '../../graphql/global-id.ts';
import { readSearchWords } from '../../graphql/search-words.ts';
import { MerchantStatus } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { mayReadNetwork } from '../members/member-policy.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { Network } from '../networks/network.type.ts';
import { loadCategoriesByNetwork } from './category-store.ts';
import { branchOf } from './category-tree.ts';
import { Merchant, MerchantConnection } from './merchant.type.ts';
import { MerchantCategory } from './merchant-category.type.ts';
import { statusesOpenTo } from './merchant-policy.ts';
import { countMerchantQueue, countMerchants, listMerchantQueue, listMerchants } from './merchant-reads.ts';
import { checkNear, NearInput } from './near.type.ts';

export const MerchantOrder = { NAME: 'NAME', NEAREST: 'NEAREST' } as const;
export type MerchantOrder = (typeof MerchantOrder)[keyof typeof MerchantOrder];

registerEnumType(MerchantOrder, {
  name: 'MerchantOrder',
  description: 'In which order shops are listed.',
  valuesConfig: {
    NAME: {
      description:
        'By name, as a dictionary of the language sorts. In a search, names that begin with it come first.',
    },
    NEAREST: { description: 'The nearest first; takes `near`. Shops without a place on the map come last.' },
  },
});

@ArgsType()
class NetworkMerchantsArgs extends ConnectionArgs {
  @Field(() => String, {
    nullable: true,
    description:
      'Words that are all in the name or in what the shop says of itself; tone marks may be missing. At most 100 characters.',
  })
  readonly search?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The code of a kind of shop: those of that kind, and of all kinds below it.',
  })
  readonly category?: string | null;

  @Field(() => NearInput, { nullable: true, description: 'From where it is far or near.' })
  readonly near?: NearInput | null;

  @Field(() => MerchantOrder, { nullable: true, defaultValue: 'NAME', description: 'The order.' })
  readonly order?: MerchantOrder | null;

  @Field(() => [MerchantStatus], {
    nullable: true,
    description:
      'APPROVED and SUSPENDED when left out. Others than APPROVED: coordinators and auditors see all, anybody the shops where they work.',
  })
  readonly status?: readonly MerchantStatus[] | null;
}

@Resolver(() => Network)
export class NetworkMerchantsResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => [MerchantCategory], {
    description: 'Kinds of shops: a tree, parents before their children, in the order in which to show them.',
  })
  async categories(
    @Root() { row }: Network,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly MerchantCategory[]> {
    const categories = await context.loaders.load(loadCategoriesByNetwork, row.id);
    return (categories ?? []).map((category) => new MerchantCategory(category));
  }

  @FieldResolver(() => MerchantConnection, {
    description: 'Shops of the network that the viewer sees.',
  })
  async merchants(
    @Root() { row }: Network,
    @Args(() => NetworkMerchantsArgs) args: NetworkMerchantsArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<Merchant>> {
    const page = readPage(args, isIdKey);
    const near = checkNear(args.near);
    const isNearest = args.order === MerchantOrder.NEAREST;
    if (isNearest && near === null) throw badRequest('NEAREST needs near');
    const tree = args.category == null ? null : await context.loaders.load(loadCategoriesByNetwork, row.id);
    const filter = {
      networkId: row.id,
      statuses: args.status ?? [MerchantStatus.APPROVED, MerchantStatus.SUSPENDED],
      openStatuses: statusesOpenTo(await viewerMembership(context, row.id)),
      viewerUserId: context.actor?.userId ?? null,
      words: readSearchWords(args.search),
      categories: args.category == null ? null : branchOf(tree ?? [], args.category),
      near,
    };
    const { database } = this.deps;
    const rows = await listMerchants(database, {
      ...filter,
      language: context.language,
      isNearest,
      limit: page.limit,
      afterId: page.after?.[0] ?? null,
    });
    return toConnection(rows, page, {
      toNode: (merchant) => new Merchant(merchant),
      keyOf: (merchant) => [merchant.id],
      countAll: () => countMerchants(database, filter),
    });
  }

  @FieldResolver(() => MerchantConnection, {
    description: 'Coordinators and auditors (FORBIDDEN in errors otherwise): applications, oldest first.',
  })
  async merchantQueue(
    @Root() { row }: Network,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<Merchant>> {
    if (!mayReadNetwork(await viewerMembership(context, row.id))) throw forbidden();
    const page = readPage(args, isMomentAndIdKey);
    const { database } = this.deps;
    const rows = await listMerchantQueue(database, {
      networkId: row.id,
      limit: page.limit,
      after: page.after,
    });
    return toConnection(rows, page, {
      toNode: (merchant) => new Merchant(merchant),
      keyOf: (merchant) => [merchant.appliedAt.toISOString(), merchant.id],
      countAll: () => countMerchantQueue(database, row.id),
    });
  }
}
