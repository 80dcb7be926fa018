import { Field, Int, ObjectType } from 'type-graphql';
import { CalendarDate } from '../../graphql/calendar-date.ts';
import type { ShownGroup } from './replay-groups.ts';

/** Its name is resolved in replay.resolver.ts. */
@ObjectType({ description: 'What past deeds earned, and what they would have earned under another version.' })
export class ReplayGroup {
  constructor(readonly group: ShownGroup) {}

  @Field(() => String, {
    nullable: true,
    description:
      'Of the category or the indicator; null for the total, and for several small groups together.',
  })
  get code(): string | null {
    return this.group.code;
  }

  @Field(() => Int, { description: 'How many confirmed deeds.' })
  get deedCount(): number {
    return this.group.deedCount;
  }

  @Field(() => Int, { description: 'What they earned.' })
  get pastPoints(): number {
    return this.group.pastPoints;
  }

  @Field(() => Int, { description: 'What they would have earned.' })
  get draftPoints(): number {
    return this.group.draftPoints;
  }

  @Field(() => Int, { nullable: true, description: 'How many members; null for several groups together.' })
  get memberCount(): number | null {
    return this.group.memberCount;
  }

  @Field(() => Int, { nullable: true, description: 'How many would have more; null when it is one to four.' })
  get gainingCount(): number | null {
    return this.group.gainingCount;
  }

  @Field(() => Int, { nullable: true, description: 'How many would have less; null when it is one to four.' })
  get losingCount(): number | null {
    return this.group.losingCount;
  }
}

@ObjectType({
  description:
    'Past deeds of the network, counted as a version would have counted them: sums alone, and of no group of fewer than five members.',
})
export class CatalogueReplay {
  @Field(() => CalendarDate, { description: 'The first day.' })
  readonly from: string;

  @Field(() => CalendarDate, { description: 'The last day.' })
  readonly until: string;

  @Field(() => ReplayGroup, { nullable: true, description: 'All of them; null below five members.' })
  readonly total: ReplayGroup | null;

  @Field(() => [ReplayGroup], { description: 'By category, the largest first.' })
  readonly categories: readonly ReplayGroup[];

  @Field(() => [ReplayGroup], {
    description: 'By indicator, the largest first; private ones are in the last, all together.',
  })
  readonly indicators: readonly ReplayGroup[];

  constructor(
    range: { readonly from: string; readonly until: string },
    groups: {
      readonly total: ShownGroup | null;
      readonly categories: readonly ShownGroup[];
      readonly indicators: readonly ShownGroup[];
    },
  ) {
    this.from = range.from;
    this.until = range.until;
    this.total = groups.total === null ? null : new ReplayGroup(groups.total);
    this.categories = groups.categories.map((group) => new ReplayGroup(group));
    this.indicators = groups.indicators.map((group) => new ReplayGroup(group));
  }
}
