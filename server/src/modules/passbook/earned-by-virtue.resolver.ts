import { Arg, Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { CalendarDate } from '../../graphql/calendar-date.ts';
import { forbidden, type GraphqlContext } from '../../graphql/context.ts';
import { inLanguage, Language } from '../../graphql/language.ts';
import type { Database } from '../../platform/postgres.ts';
import { Member } from '../ledger/member.type.ts';
import { isOwnMember } from '../ledger/member-of.ts';
import { type VirtueShare, virtueShares } from './virtue-shares.ts';
import { listVirtueGroups, listVirtueNames, type VirtueName } from './virtue-store.ts';

@ObjectType({ description: 'What a member earned by deeds that show one virtue.' })
export class EarnedVirtue {
  constructor(
    private readonly share: VirtueShare,
    private readonly virtueName: VirtueName | null,
  ) {}

  @Field(() => String, { nullable: true, description: 'Null for deeds whose indicator names no virtue.' })
  get code(): string | null {
    return this.share.code;
  }

  @Field(() => String, {
    nullable: true,
    description: 'What the network calls it; null where there is no code.',
  })
  name(
    @Ctx() context: GraphqlContext,
    @Arg('language', () => Language, { nullable: true, description: "The caller's own when left out." })
    language: Language | null,
  ): string | null {
    if (this.share.code === null) return null;
    if (this.virtueName === null) return this.share.code;
    return inLanguage(language ?? context.language, this.virtueName.nameTh, this.virtueName.nameEn);
  }

  @Field(() => Int, {
    description: 'Its part of the points. The parts of all virtues add up to totalPoints, to the point.',
  })
  get points(): number {
    return this.share.points;
  }

  @Field(() => Int, { description: 'How many deeds show it. A deed of two virtues is counted at both.' })
  get deedCount(): number {
    return this.share.deeds;
  }
}

@ObjectType({
  description:
    "A member's verified deeds by the virtues that they show. A deed's points are split among its virtues in equal parts; the sums are rounded so that they add up. It says nothing about anybody else, and names no deed.",
})
export class EarnedByVirtue {
  @Field(() => [EarnedVirtue], { description: "In the network's own order of its virtues." })
  readonly virtues: readonly EarnedVirtue[];

  @Field(() => Int, { description: 'The points of all verified deeds of the period.' })
  readonly totalPoints: number;

  @Field(() => Int, { description: 'How many deeds they are, each counted once.' })
  readonly totalDeeds: number;

  constructor(virtues: readonly EarnedVirtue[], totalPoints: number, totalDeeds: number) {
    this.virtues = virtues;
    this.totalPoints = totalPoints;
    this.totalDeeds = totalDeeds;
  }
}

@Resolver(() => Member)
export class EarnedByVirtueResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => EarnedByVirtue, {
    description:
      "By the days on which deeds were credited. The member's own: FORBIDDEN in errors for everybody else.",
  })
  async earnedByVirtue(
    @Root() member: Member,
    @Arg('from', () => CalendarDate, {
      nullable: true,
      description: 'The first day; no bound when left out.',
    })
    from: string | null,
    @Arg('to', () => CalendarDate, {
      nullable: true,
      description: 'The last day, itself included; no bound when left out.',
    })
    to: string | null,
    @Ctx() context: GraphqlContext,
  ): Promise<EarnedByVirtue> {
    if (!isOwnMember(member, context)) throw forbidden();
    const { networkId, id: memberId } = member.row;
    const [groups, names] = await Promise.all([
      listVirtueGroups(this.deps.database, { networkId, memberId }, { from: from ?? null, to: to ?? null }),
      listVirtueNames(this.deps.database, networkId),
    ]);
    const shares = virtueShares(
      groups,
      names.map(({ code }) => code),
    );
    return new EarnedByVirtue(
      shares.map((share) => new EarnedVirtue(share, names.find(({ code }) => code === share.code) ?? null)),
      groups.reduce((sum, group) => sum + group.points, 0),
      groups.reduce((sum, group) => sum + group.deeds, 0),
    );
  }
}
