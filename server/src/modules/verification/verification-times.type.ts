import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({
  description: 'How long people wait from a good deed to its points. Counts and times, never a person.',
})
export class VerificationTimes {
  @Field(() => Int, {
    nullable: true,
    description:
      'Minutes from recording a deed to its points, over the last 30 days: half took less. Null while none was credited.',
  })
  readonly medianMinutes!: number | null;

  @Field(() => Int, { description: 'How many deeds that is measured on.' })
  readonly creditedCount!: number;

  @Field(() => Int, { description: 'Deeds that wait for somebody to confirm them, whoever that may be.' })
  readonly waitingCount!: number;

  @Field(() => Date, {
    nullable: true,
    description: 'Since when the oldest of them waits; null when none does.',
  })
  readonly oldestWaitingSince!: Date | null;
}
