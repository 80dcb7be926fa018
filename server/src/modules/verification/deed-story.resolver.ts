import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root, registerEnumType } from 'type-graphql';
import type { GraphqlContext } from '../../graphql/context.ts';
import { DeedDecisionKind } from '../../platform/generated/enums.ts';
import { DeedRecord } from '../deeds/deed.type.ts';
import { maySeeDeed } from '../deeds/deed-policy.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { type DeedStoryRow, loadDeedStories } from './deed-story-store.ts';

registerEnumType(DeedDecisionKind, {
  name: 'DeedDecisionKind',
  description: 'What was said about a deed.',
  valuesConfig: {
    CONFIRM: { description: 'Somebody vouched for it.' },
    ASK_MORE: { description: 'Somebody would like to know a little more.' },
    NOT_COUNT: { description: 'It is not counted this time.' },
    ANSWER: { description: 'The member answered.' },
  },
});

@ObjectType({ description: 'One thing that was said about a deed, without who said it.' })
export class DeedDecision {
  constructor(private readonly row: DeedStoryRow) {}

  @Field(() => DeedDecisionKind, { description: 'What kind of thing.' })
  get kind(): DeedDecisionKind {
    return this.row.kind;
  }

  @Field(() => String, { nullable: true, description: 'The words; a confirmation has none.' })
  get text(): string | null {
    return this.row.text;
  }

  @Field(() => Date, { description: 'When.' })
  get at(): Date {
    return this.row.at;
  }
}

@Resolver(() => DeedRecord)
export class DeedStoryResolver {
  @FieldResolver(() => [DeedDecision], {
    description:
      'What was said about the deed, the oldest first, without names: for its member, who wrote it down, and those who may confirm it.',
  })
  async decisions(
    @Root() deed: DeedRecord,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly DeedDecision[]> {
    if (!maySeeDeed(deed.row, await viewerMembership(context, deed.row.networkId))) return [];
    const rows = await context.loaders.load(loadDeedStories, deed.row.id);
    return (rows ?? []).map((row) => new DeedDecision(row));
  }

  @FieldResolver(() => Boolean, {
    description:
      'True when answerDeed is open to the viewer: more was asked about their deed, or it was not counted and has not been answered yet.',
  })
  async canAnswer(@Root() deed: DeedRecord, @Ctx() context: GraphqlContext): Promise<boolean> {
    const { row } = deed;
    if (row.state !== 'MORE_ASKED' && row.state !== 'NOT_COUNTED') return false;
    const membership = await viewerMembership(context, row.networkId);
    if (membership?.status !== 'ACTIVE') return false;
    if (membership.id !== row.memberId && membership.id !== row.recordedBy) return false;
    if (row.state === 'MORE_ASKED') return true;
    const story = await context.loaders.load(loadDeedStories, row.id);
    return !(story ?? []).some(({ answers }) => answers === 'NOT_COUNT');
  }
}
