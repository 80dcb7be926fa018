import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { createConnectionType } from '../../graphql/connection.ts';
import { CheckInWay, NoPointsReason } from '../../platform/generated/enums.ts';
import type { VisitRow } from './check-in-store.ts';

registerEnumType(CheckInWay, {
  name: 'CheckInWay',
  description: 'How a visit came to be known.',
  valuesConfig: {
    CODE: { description: 'The rotating code was scanned while it was shown.' },
    LATE_CODE: { description: 'A phone without a signal kept the code, and sent it later.' },
    PRINTED: { description: 'The code on paper was scanned.' },
    DESK: { description: 'An organiser wrote it down.' },
  },
});

registerEnumType(NoPointsReason, {
  name: 'NoPointsReason',
  description: 'Why a visit brought no points. It counts as a visit all the same.',
  valuesConfig: {
    BUDGET_USED_UP: { description: "The event's points were given out before." },
    CAP_REACHED: { description: 'The member has this good deed as often as it counts in this time.' },
    RULE_CHANGED: { description: 'The list of good deeds of that day does not have this one.' },
  },
});

/** The event and the member's number are resolved beside: check-in.resolver.ts. */
@ObjectType({ description: 'One visit of one member to one event.' })
export class EventCheckIn {
  constructor(readonly row: VisitRow) {}

  @Field(() => CheckInWay, { description: 'How it came to be known.' })
  get way(): CheckInWay {
    return this.row.way;
  }

  @Field(() => Date, { description: 'When the code was shown, or the organiser wrote it down.' })
  get scannedAt(): Date {
    return this.row.scannedAt;
  }

  @Field(() => Date, { description: 'When it was counted, and credited.' })
  get checkedInAt(): Date {
    return this.row.checkedInAt;
  }

  @Field(() => Int, { description: 'What it brought; 0 when there is a noPointsReason.' })
  get points(): number {
    return this.row.points;
  }

  @Field(() => NoPointsReason, { nullable: true, description: 'Why it brought no points; null when it did.' })
  get noPointsReason(): NoPointsReason | null {
    return this.row.noPointsReason;
  }
}

export const EventCheckInConnection = createConnectionType('EventCheckIn', () => EventCheckIn);
