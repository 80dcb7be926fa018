import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import {
  type Connection,
  ConnectionArgs,
  isMomentAndIdKey,
  readPage,
  toConnection,
} from '../../graphql/connection.ts';
import { forbidden, type GraphqlContext } from '../../graphql/context.ts';
import { WebhookDeliveryState } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { isCoordinator } from '../members/member-policy.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { Merchant } from '../merchants/merchant.type.ts';
import { mayRunShop } from '../merchants/merchant-policy.ts';
import { viewerPlace } from '../merchants/viewer-place.ts';
import { Network } from '../networks/network.type.ts';
import { WebhookDelivery, WebhookDeliveryConnection, WebhookEndpoint } from './webhook.type.ts';
import { countDeliveriesOf, listDeliveries } from './webhook-delivery-store.ts';
import { listEndpoints } from './webhook-endpoint-store.ts';

@Resolver(() => Merchant)
export class MerchantWebhooksResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => [WebhookEndpoint], {
    nullable: true,
    description: 'Programs of the shop that are called. Its owners only: null for others.',
  })
  async webhooks(
    @Root() { row }: Merchant,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly WebhookEndpoint[] | null> {
    if (!mayRunShop(await viewerPlace(context, row.id))) return null;
    const owner = { networkId: row.networkId, merchantId: row.id };
    const rows = await listEndpoints(this.deps.database.prisma, owner);
    return rows.map((endpoint) => new WebhookEndpoint(endpoint));
  }
}

@Resolver(() => Network)
export class NetworkWebhooksResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => [WebhookEndpoint], {
    description: 'Programs of the network that are called; they hear of all its shops. Coordinators only.',
  })
  async webhooks(
    @Root() { row }: Network,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly WebhookEndpoint[]> {
    if (!isCoordinator(await viewerMembership(context, row.id))) throw forbidden();
    const rows = await listEndpoints(this.deps.database.prisma, { networkId: row.id, merchantId: null });
    return rows.map((endpoint) => new WebhookEndpoint(endpoint));
  }
}

/** Whoever has an endpoint may see its calls: endpoints are reached through their owners alone. */
@Resolver(() => WebhookEndpoint)
export class WebhookEndpointResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => WebhookDeliveryConnection, {
    description: 'Its calls of the last 30 days, the newest first.',
  })
  async deliveries(
    @Root() { row }: WebhookEndpoint,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Arg('state', () => WebhookDeliveryState, { nullable: true, description: 'Only these; null: all.' })
    state: WebhookDeliveryState | null,
  ): Promise<Connection<WebhookDelivery>> {
    const { database } = this.deps;
    const page = readPage(args, isMomentAndIdKey);
    const { limit, after } = page;
    const rows = await listDeliveries(database, { endpointId: row.id, state: state ?? null, limit, after });
    return toConnection(rows, page, {
      toNode: (delivery) => new WebhookDelivery(delivery),
      keyOf: (delivery) => [delivery.createdAt.toISOString(), delivery.id],
      countAll: () => countDeliveriesOf(database, row.id, state ?? null),
    });
  }

  @FieldResolver(() => Int, { description: 'How many calls are dead and can be replayed.' })
  deadCount(@Root() { row }: WebhookEndpoint): Promise<number> {
    return countDeliveriesOf(this.deps.database, row.id, 'DEAD');
  }
}
