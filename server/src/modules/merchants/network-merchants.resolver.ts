import { Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from 'type-graphql';
import {
  type Connection,
  ConnectionArgs,
  isIdKey,
  isMomentAndIdKey,
  readPage,
  toConnection,
} from '../../graphql/connection.ts';
import { forbidden, type GraphqlContext } from '../../graphql/context.ts';
import { readSearchTerm } from '../../graphql/search-term.ts';
import { MerchantStatus } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { mayReadNetwork } from '../members/member-policy.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { Network } from '../networks/network.type.ts';
import { loadCategoriesByNetwork } from './category-store.ts';
import { Merchant, MerchantConnection } from './merchant.type.ts';
import { MerchantCategory } from './merchant-category.type.ts';
import { statusesOpenTo } from './merchant-policy.ts';
import { countMerchantQueue, countMerchants, listMerchantQueue, listMerchants } from './merchant-reads.ts';

@ArgsType()
class NetworkMerchantsArgs extends ConnectionArgs {
  @Field(() => String, { nullable: true, description: 'Part of the name; tone marks may be missing.' })
  readonly search?: string | null;

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
    description: 'Kinds of shops, in the order in which to show them.',
  })
  async categories(
    @Root() { row }: Network,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly MerchantCategory[]> {
    const categories = await context.loaders.load(loadCategoriesByNetwork, row.id);
    return (categories ?? []).map((category) => new MerchantCategory(category));
  }

  @FieldResolver(() => MerchantConnection, {
    description: 'Shops of the network that the viewer sees, by name.',
  })
  async merchants(
    @Root() { row }: Network,
    @Args(() => NetworkMerchantsArgs) args: NetworkMerchantsArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<Merchant>> {
    const page = readPage(args, isIdKey);
    const filter = {
      networkId: row.id,
      statuses: args.status ?? [MerchantStatus.APPROVED, MerchantStatus.SUSPENDED],
      openStatuses: statusesOpenTo(await viewerMembership(context, row.id)),
      viewerUserId: context.actor?.userId ?? null,
      search: readSearchTerm(args.search),
    };
    const { database } = this.deps;
    const rows = await listMerchants(database, {
      ...filter,
      language: context.language,
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
