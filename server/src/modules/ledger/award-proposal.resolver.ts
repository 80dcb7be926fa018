import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import {
  type Connection,
  ConnectionArgs,
  isIdKey,
  readPage,
  toConnection,
} from '../../graphql/connection.ts';
import { forbidden, type GraphqlContext } from '../../graphql/context.ts';
import { inLanguage, Language } from '../../graphql/language.ts';
import type { Database } from '../../platform/postgres.ts';
import { isCoordinator } from '../members/member-policy.ts';
import { loadMembershipsById } from '../members/membership-store.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { Network } from '../networks/network.type.ts';
import { AwardProposal, AwardProposalConnection } from './award-proposal.type.ts';
import { countOpenProposals, listOpenProposals } from './award-proposal-store.ts';
import { Member } from './member.type.ts';

@Resolver(() => Network)
export class NetworkAwardProposalsResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => AwardProposalConnection, {
    description:
      'Large awards that wait for a second coordinator, the oldest first. Coordinators only (FORBIDDEN in errors otherwise).',
  })
  async awardProposals(
    @Root() network: Network,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<AwardProposal>> {
    const networkId = network.row.id;
    if (!isCoordinator(await viewerMembership(context, networkId))) throw forbidden();
    const page = readPage(args, isIdKey);
    const rows = await listOpenProposals(this.deps.database, {
      ...{ networkId, limit: page.limit, afterId: page.after?.[0] ?? null },
    });
    return toConnection(rows, page, {
      toNode: (row) => new AwardProposal(row),
      keyOf: (row) => [row.id],
      countAll: () => countOpenProposals(this.deps.database, networkId),
    });
  }

  @FieldResolver(() => Int, {
    description:
      'The most points that one coordinator awards alone; a larger award waits for a second. At most awardLimitPoints.',
  })
  awardSoloLimitPoints(@Root() network: Network): number {
    const { awardSoloLimitPoints, awardLimitPoints } = network.row;
    return Math.min(awardSoloLimitPoints ?? awardLimitPoints, awardLimitPoints);
  }
}

@Resolver(() => AwardProposal)
export class AwardProposalResolver {
  @FieldResolver(() => Member, { description: 'Whom it is for.' })
  async member(@Root() { row }: AwardProposal, @Ctx() context: GraphqlContext): Promise<Member> {
    const member = await context.loaders.load(loadMembershipsById, row.memberId);
    if (member === null) throw new Error('a proposal without a member');
    return new Member(member);
  }

  @FieldResolver(() => String, { description: 'What for, as the passbook will show it.' })
  reason(
    @Root() { row }: AwardProposal,
    @Ctx() context: GraphqlContext,
    @Arg('language', () => Language, { nullable: true, description: "The caller's own when left out." })
    language: Language | null,
  ): string {
    return inLanguage(language ?? context.language, row.reasonTh, row.reasonEn);
  }

  @FieldResolver(() => String, { description: 'The coordinator who proposed it.' })
  async proposedByName(@Root() { row }: AwardProposal, @Ctx() context: GraphqlContext): Promise<string> {
    return (await context.loaders.load(loadMembershipsById, row.proposedBy))?.displayName ?? '';
  }

  @FieldResolver(() => Boolean, { description: 'True when the viewer proposed it, or would get it.' })
  async isOwn(@Root() { row }: AwardProposal, @Ctx() context: GraphqlContext): Promise<boolean> {
    const own = await viewerMembership(context, row.networkId);
    return own?.id === row.proposedBy || own?.id === row.memberId;
  }
}
