import { Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import {
  type Connection,
  ConnectionArgs,
  isMomentAndIdKey,
  readPage,
  toConnection,
} from '../../graphql/connection.ts';
import { forbidden, type GraphqlContext } from '../../graphql/context.ts';
import type { Database } from '../../platform/postgres.ts';
import { loadDeedsById } from '../deeds/deed-store.ts';
import { loadMembershipsById } from '../members/membership-store.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { Network } from '../networks/network.type.ts';
import { type DeedHint, deedHints, loadDeedHints } from './deed-hint-store.ts';
import { countQueue, listQueue, loadConfirmationCounts } from './deed-queue-store.ts';
import { DeedToVerify, DeedToVerifyConnection } from './deed-to-verify.type.ts';
import { isNameShown, mayVerify } from './verification-policy.ts';

@Resolver(() => Network)
export class NetworkDeedQueueResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => DeedToVerifyConnection, {
    description:
      'The deeds that wait for the viewer, those who wait longest first. Verifiers and coordinators (FORBIDDEN in errors otherwise).',
  })
  async deedQueue(
    @Root() network: Network,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<DeedToVerify>> {
    const decider = await viewerMembership(context, network.row.id);
    if (!mayVerify(decider)) throw forbidden();
    const queue = { networkId: network.row.id, deciderId: decider.id };
    const page = readPage(args, isMomentAndIdKey);
    const queued = await listQueue(this.deps.database, { ...queue, limit: page.limit, after: page.after });
    const rows = await Promise.all(
      queued.map(async (each) => {
        const deed = await context.loaders.load(loadDeedsById, each.id);
        if (deed === null) throw new Error('a queued deed is gone');
        return { queued: each, deed };
      }),
    );
    return toConnection(rows, page, {
      toNode: (row) => new DeedToVerify(row.deed, row.queued),
      keyOf: (row) => [row.queued.claimedAt.toISOString(), row.queued.id],
      countAll: () => countQueue(this.deps.database, queue),
    });
  }

  @FieldResolver(() => Int, {
    description:
      'How many deeds wait for the viewer: for a badge, asked again and again. 0 to everybody else.',
  })
  async deedQueueCount(@Root() network: Network, @Ctx() context: GraphqlContext): Promise<number> {
    const decider = await viewerMembership(context, network.row.id);
    if (!mayVerify(decider)) return 0;
    return countQueue(this.deps.database, { networkId: network.row.id, deciderId: decider.id });
  }
}

@Resolver(() => DeedToVerify)
export class DeedToVerifyResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Whom the viewer vouches for; null of a private deed.',
  })
  async memberName(@Root() { row }: DeedToVerify, @Ctx() context: GraphqlContext): Promise<string | null> {
    if (!isNameShown(row)) return null;
    return (await context.loaders.load(loadMembershipsById, row.memberId))?.displayName ?? null;
  }

  @FieldResolver(() => Int, { description: 'How many people stand for it already.' })
  async confirmations(@Root() { row }: DeedToVerify, @Ctx() context: GraphqlContext): Promise<number> {
    return (await context.loaders.load(loadConfirmationCounts, row.id)) ?? 0;
  }

  @FieldResolver(() => [deedHints], { description: 'Neutral facts to look at; mostly there are none.' })
  async hints(@Root() { row }: DeedToVerify, @Ctx() context: GraphqlContext): Promise<readonly DeedHint[]> {
    return (await context.loaders.load(loadDeedHints, row.id)) ?? [];
  }
}
