import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { GraphqlContext } from '../../graphql/context.ts';
import { inLanguage, Language } from '../../graphql/language.ts';
import { Network } from '../networks/network.type.ts';
import { loadNetworksById } from '../networks/network-store.ts';
import { CommunityGoal, Pledge } from './goal.type.ts';
import { supportersTold } from './goal-policy.ts';
import { loadGoalsById } from './goal-store.ts';
import { loadPledgesOfPerson, loadSupporterCounts, pledgesKey } from './pledge-store.ts';

@Resolver(() => CommunityGoal)
export class CommunityGoalResolver {
  @FieldResolver(() => String, { description: 'What it is.' })
  title(
    @Root() { row }: CommunityGoal,
    @Ctx() context: GraphqlContext,
    @Arg('language', () => Language, { nullable: true, description: "The caller's own when left out." })
    language: Language | null,
  ): string {
    return inLanguage(language ?? context.language, row.titleTh, row.titleEn);
  }

  @FieldResolver(() => String, { description: 'More about it; may be empty.' })
  description(
    @Root() { row }: CommunityGoal,
    @Ctx() context: GraphqlContext,
    @Arg('language', () => Language, { nullable: true, description: "The caller's own when left out." })
    language: Language | null,
  ): string {
    return inLanguage(language ?? context.language, row.descriptionTh, row.descriptionEn);
  }

  @FieldResolver(() => String, { description: 'What the community does when it is reached.' })
  beneficiary(
    @Root() { row }: CommunityGoal,
    @Ctx() context: GraphqlContext,
    @Arg('language', () => Language, { nullable: true, description: "The caller's own when left out." })
    language: Language | null,
  ): string {
    return inLanguage(language ?? context.language, row.beneficiaryTh, row.beneficiaryEn);
  }

  @FieldResolver(() => Network, { description: 'Whose goal it is.' })
  async network(@Root() { row }: CommunityGoal, @Ctx() context: GraphqlContext): Promise<Network> {
    const network = await context.loaders.load(loadNetworksById, row.networkId);
    if (network === null) throw new Error('a goal without its network');
    return new Network(network);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How many people stand behind it now; null when they are fewer than five.',
  })
  async supporterCount(
    @Root() { row }: CommunityGoal,
    @Ctx() context: GraphqlContext,
  ): Promise<number | null> {
    return supportersTold((await context.loaders.load(loadSupporterCounts, row.id)) ?? 0);
  }

  @FieldResolver(() => [Pledge], {
    description: "The viewer's own pledges, the newest first, at most 100; none when signed out.",
  })
  async viewerPledges(
    @Root() { row }: CommunityGoal,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly Pledge[]> {
    if (context.actor === null) return [];
    const rows = await context.loaders.load(loadPledgesOfPerson, pledgesKey(row.id, context.actor.userId));
    return (rows ?? []).map((pledge) => new Pledge(pledge));
  }
}

@Resolver(() => Pledge)
export class PledgeResolver {
  @FieldResolver(() => CommunityGoal, { description: 'What it is for.' })
  async goal(@Root() { row }: Pledge, @Ctx() context: GraphqlContext): Promise<CommunityGoal> {
    const goal = await context.loaders.load(loadGoalsById, row.goalId);
    if (goal === null) throw new Error('a pledge without its goal');
    return new CommunityGoal(goal);
  }
}
