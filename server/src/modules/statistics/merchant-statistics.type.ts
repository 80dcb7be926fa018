import { Field, Int, ObjectType } from 'type-graphql';
import { CalendarDate } from '../../graphql/calendar-date.ts';
import type { ShopStatistics } from './shop-statistics.ts';

const fewIsNull = 'Null: fewer than five people, or it would tell of fewer.';

@ObjectType({ description: 'One day of a shop.' })
export class StatisticsDay {
  @Field(() => CalendarDate, { description: 'In the time zone of its network.' })
  readonly day!: string;

  @Field(() => Int, { nullable: true, description: `Vouchers used. ${fewIsNull}` })
  readonly redemptions!: number | null;
}

@ObjectType({ description: 'A day of the week.' })
export class StatisticsWeekday {
  @Field(() => Int, { description: '1 is Monday, 7 is Sunday.' })
  readonly weekday!: number;

  @Field(() => Int, { nullable: true, description: `Vouchers used. ${fewIsNull}` })
  readonly redemptions!: number | null;
}

@ObjectType({ description: 'An hour of a day of the week.' })
export class StatisticsHour {
  @Field(() => Int, { description: '1 is Monday, 7 is Sunday.' })
  readonly weekday!: number;

  @Field(() => Int, { description: '0 to 23: from this hour to the next.' })
  readonly hour!: number;

  @Field(() => Int, { nullable: true, description: `Vouchers used. ${fewIsNull}` })
  readonly redemptions!: number | null;
}

/** The offer itself is resolved beside: merchant-statistics.resolver.ts. */
@ObjectType({ description: 'One offer of a shop.' })
export class StatisticsOffer {
  constructor(readonly row: ShopStatistics['offers'][number]) {}

  @Field(() => Int, { nullable: true, description: `Vouchers used. ${fewIsNull}` })
  get redemptions(): number | null {
    return this.row.redemptions;
  }

  @Field(() => Int, {
    nullable: true,
    description: 'How many are left; null: unlimited, or not offered any more.',
  })
  get stockLeft(): number | null {
    return this.row.stockLeft;
  }

  @Field(() => Boolean, { description: 'True for an offer whose stock can run out: it has a forecast.' })
  get isForecast(): boolean {
    return this.row.isForecast;
  }

  @Field(() => Int, {
    nullable: true,
    description:
      'In how many days nothing is left, when every day is like the mean of the last 28 (the mean method of Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 5.2). Null: no forecast, not enough to say, or more than a year.',
  })
  get soldOutInDays(): number | null {
    return this.row.soldOutInDays;
  }
}

@ObjectType({
  description:
    'What was used at a shop in a period: counts, never a person. Groups of fewer than five people are not shown, nor what would tell of them by a difference.',
})
export class MerchantStatistics {
  constructor(private readonly statistics: ShopStatistics) {}

  @Field(() => CalendarDate, { description: 'The first day.' })
  get from(): string {
    return this.statistics.from;
  }

  @Field(() => CalendarDate, { description: 'The last day, itself included.' })
  get until(): string {
    return this.statistics.until;
  }

  @Field(() => Int, {
    nullable: true,
    description: 'Vouchers used in all, without those that were taken back. Null: fewer than five people.',
  })
  get redemptions(): number | null {
    return this.statistics.redemptions;
  }

  @Field(() => [StatisticsDay], { description: 'Every day of the period, the first first.' })
  get byDay(): readonly StatisticsDay[] {
    return this.statistics.days;
  }

  @Field(() => [StatisticsWeekday], { description: 'Monday to Sunday.' })
  get byWeekday(): readonly StatisticsWeekday[] {
    return this.statistics.weekdays;
  }

  @Field(() => [StatisticsHour], { description: 'Each of the 168 hours of a week.' })
  get byHour(): readonly StatisticsHour[] {
    return this.statistics.hours;
  }

  @Field(() => [StatisticsOffer], {
    description: 'Offers that are open, or were used in the period; the newest first.',
  })
  get byOffer(): readonly StatisticsOffer[] {
    return this.statistics.offers.map((row) => new StatisticsOffer(row));
  }

  @Field(() => Int, {
    nullable: true,
    description: `Of the redemptions, those of people who had used a voucher here on an earlier day, ever. ${fewIsNull}`,
  })
  get returnVisits(): number | null {
    return this.statistics.returnVisits;
  }

  @Field(() => Int, {
    nullable: true,
    description: `Of the redemptions, those on people's first day here. ${fewIsNull}`,
  })
  get firstVisits(): number | null {
    return this.statistics.firstVisits;
  }
}
