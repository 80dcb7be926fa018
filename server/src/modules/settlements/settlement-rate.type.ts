import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { CalendarDate } from '../../graphql/calendar-date.ts';
import { toGlobalId } from '../../graphql/global-id.ts';
import { SettlementPeriod, SettlementRateState } from '../../platform/generated/enums.ts';
import type { RateRow } from './rate-store.ts';

registerEnumType(SettlementRateState, {
  name: 'SettlementRateState',
  description: 'Where a rate stands.',
  valuesConfig: {
    PROPOSED: {
      description: 'Waits for a second coordinator; it never counts if nobody confirms it in time.',
    },
    CONFIRMED: { description: 'In force from its day on, and never changed then.' },
    WITHDRAWN: { description: 'Taken back before its day.' },
  },
});

registerEnumType(SettlementPeriod, {
  name: 'SettlementPeriod',
  description: 'How often statements are drawn up.',
  valuesConfig: {
    WEEK: { description: 'Each week, Monday to Sunday.' },
    MONTH: { description: 'Each calendar month.' },
  },
});

@ObjectType({ description: 'What a point is worth to a shop, from a day on.' })
export class SettlementRate {
  constructor(readonly row: RateRow) {}

  @Field(() => ID, { description: 'Opaque.' })
  get id(): string {
    return toGlobalId('rate', this.row.id);
  }

  @Field(() => Int, { description: 'In satang, 1/100 baht.' })
  get satangPerPoint(): number {
    return this.row.satangPerPoint;
  }

  @Field(() => CalendarDate, { description: "From the beginning of this day, in the network's time zone." })
  get fromDay(): string {
    return this.row.fromDay;
  }

  @Field(() => SettlementRateState, { description: 'Where it stands.' })
  get state(): SettlementRateState {
    return this.row.state;
  }

  @Field(() => Boolean, { description: 'True when its day has begun.' })
  get hasBegun(): boolean {
    return this.row.fromAt <= new Date();
  }
}
