import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { GraphqlContext } from '../../graphql/context.ts';
import type { Database } from '../../platform/postgres.ts';
import { Viewer } from '../identity/viewer.type.ts';
import { findNetworkBySlug } from '../networks/network-store.ts';
import { Membership } from './membership.type.ts';
import { listMembershipsOfPerson } from './membership-reads.ts';
import { viewerMembership } from './viewer-membership.ts';

@Resolver(() => Viewer)
export class ViewerMembershipsResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => [Membership], {
    description:
      'Every network where the person is, waits, or once was, the first joined first; at most 100.',
  })
  async memberships(@Root() viewer: Viewer): Promise<Membership[]> {
    const rows = await listMembershipsOfPerson(this.deps.database, viewer.row.id);
    return rows.map((row) => new Membership(row));
  }

  @FieldResolver(() => Membership, {
    nullable: true,
    description: "The viewer's membership in one network; null when there is none.",
  })
  async membership(
    @Arg('networkSlug', () => String, { description: "The network's short name in addresses." })
    networkSlug: string,
    @Ctx() context: GraphqlContext,
  ): Promise<Membership | null> {
    const network = await findNetworkBySlug(this.deps.database, networkSlug);
    const row = network === null ? null : await viewerMembership(context, network.id);
    return row === null ? null : new Membership(row);
  }
}
