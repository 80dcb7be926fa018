import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from 'type-graphql';
import {
  type Connection,
  ConnectionArgs,
  isMomentAndIdKey,
  readPage,
  toConnection,
} from '../../graphql/connection.ts';
import { forbidden, type GraphqlContext } from '../../graphql/context.ts';
import { inLanguage, Language } from '../../graphql/language.ts';
import type { Database } from '../../platform/postgres.ts';
import { Member } from '../ledger/member.type.ts';
import { isCoordinator } from '../members/member-policy.ts';
import { loadMembershipsById } from '../members/membership-store.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { Network } from '../networks/network.type.ts';
import { Award, AwardConnection } from './award.type.ts';
import { type AwardSource, awardSources, countAwards, listAwards } from './award-list-store.ts';

@ArgsType()
class RecentAwardsArgs extends ConnectionArgs {
  @Field(() => awardSources, { nullable: true, description: 'MANUAL when left out.' })
  readonly source?: AwardSource | null;
}

@Resolver(() => Network)
export class NetworkAwardsResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => AwardConnection, {
    description:
      'Points credited in the last 30 days, the newest first. Coordinators only (FORBIDDEN in errors otherwise).',
  })
  async recentAwards(
    @Root() network: Network,
    @Args(() => RecentAwardsArgs) args: RecentAwardsArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<Award>> {
    if (!isCoordinator(await viewerMembership(context, network.row.id))) throw forbidden();
    const filter = { networkId: network.row.id, source: args.source ?? 'MANUAL' } as const;
    const page = readPage(args, isMomentAndIdKey);
    const rows = await listAwards(this.deps.database, { ...filter, limit: page.limit, after: page.after });
    return toConnection(rows, page, {
      toNode: (row) => new Award(row),
      keyOf: (row) => [row.at.toISOString(), row.id],
      countAll: () => countAwards(this.deps.database, filter),
    });
  }
}

@Resolver(() => Award)
export class AwardResolver {
  @FieldResolver(() => String, { description: 'What for; of a private deed no more than that it was one.' })
  title(
    @Root() { row }: Award,
    @Ctx() context: GraphqlContext,
    @Arg('language', () => Language, { nullable: true, description: "The caller's own when left out." })
    language: Language | null,
  ): string {
    const said = language ?? context.language;
    return row.privacy === 'SENSITIVE'
      ? inLanguage(said, 'ความดีส่วนตัว', 'A private good deed')
      : inLanguage(said, row.nameTh, row.nameEn);
  }

  @FieldResolver(() => Member, { description: 'Who has the points.' })
  async member(@Root() { row }: Award, @Ctx() context: GraphqlContext): Promise<Member> {
    const member = await context.loaders.load(loadMembershipsById, row.memberId);
    if (member === null) throw new Error('an award without a member');
    return new Member(member);
  }

  @FieldResolver(() => [String], {
    description: 'The names of those who vouched; of a deed that nobody had to confirm there are none.',
  })
  async vouchedBy(@Root() { row }: Award, @Ctx() context: GraphqlContext): Promise<readonly string[]> {
    const people = await Promise.all(row.vouchers.map((id) => context.loaders.load(loadMembershipsById, id)));
    return people.flatMap((person) => (person === null ? [] : [person.displayName]));
  }

  @FieldResolver(() => Boolean, {
    description: "True when the points are the viewer's own: another corrects them.",
  })
  async isOwn(@Root() { row }: Award, @Ctx() context: GraphqlContext): Promise<boolean> {
    return (await viewerMembership(context, row.networkId))?.id === row.memberId;
  }
}
