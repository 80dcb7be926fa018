import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { Weekday } from './weekly-windows.ts';

registerEnumType(Weekday, {
  name: 'Weekday',
  description: 'A day of the week.',
  valuesConfig: {
    MONDAY: { description: 'The first.' },
    TUESDAY: { description: 'The second.' },
    WEDNESDAY: { description: 'The third.' },
    THURSDAY: { description: 'The fourth.' },
    FRIDAY: { description: 'The fifth.' },
    SATURDAY: { description: 'The sixth.' },
    SUNDAY: { description: 'The last.' },
  },
});

@ObjectType('WeeklyWindow', {
  description: "On which days, and from when to when, an offer can be redeemed: in the network's own time.",
})
export class WeeklyWindowType {
  @Field(() => [Weekday], { description: 'In their order.' })
  readonly days: readonly Weekday[];

  @Field(() => String, { description: 'Hours and minutes: 09:00.' })
  readonly opensAt: string;

  @Field(() => String, {
    description: 'Hours and minutes: 16:00; the next day when it is not after opensAt. 24:00 is midnight.',
  })
  readonly closesAt: string;

  constructor(days: readonly Weekday[], opensAt: string, closesAt: string) {
    this.days = days;
    this.opensAt = opensAt;
    this.closesAt = closesAt;
  }
}

@InputType({ description: "Days and hours, in the network's own time." })
export class WeeklyWindowInput {
  @Field(() => [Weekday], { description: 'One at least.' })
  readonly days!: Weekday[];

  @Field(() => String, { description: 'Hours and minutes: 09:00.' })
  readonly opensAt!: string;

  @Field(() => String, {
    description: 'Hours and minutes: 16:00; the next day when it is not after opensAt. 24:00 is midnight.',
  })
  readonly closesAt!: string;
}
