import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { createConnectionType } from '../../graphql/connection.ts';
import { toGlobalId } from '../../graphql/global-id.ts';
import { NodeType } from '../../graphql/node.type.ts';
import { EventCodeMode, EventState } from '../../platform/generated/enums.ts';
import type { FiguresRow, VisitFiguresRow } from './event-reads.ts';
import type { EventRow } from './event-store.ts';
import { opensAt, settledAt } from './event-time.ts';

registerEnumType(EventState, {
  name: 'EventState',
  description: 'Where an event stands.',
  valuesConfig: {
    DRAFT: { description: 'Planned; it may change, and takes nobody in.' },
    OPEN: { description: 'Takes check-ins from an hour before it starts until it ends.' },
    CLOSED: { description: 'Over.' },
    CANCELLED: { description: 'Called off. Points that were given stay given.' },
  },
});

registerEnumType(EventCodeMode, {
  name: 'EventCodeMode',
  description: 'How people check in.',
  valuesConfig: {
    ROTATING: { description: "A code on the organiser's screen, another one every 30 seconds." },
    PRINTED: { description: 'One code on paper, good so many times; for a small event.' },
  },
});

/** What needs the caller, their language or another table is resolved beside: event.resolver.ts, event-desk.resolver.ts. */
@ObjectType({
  implements: NodeType,
  description: 'Something that people come to, and that counts as a good deed.',
})
export class Event implements NodeType {
  constructor(readonly row: EventRow) {}

  @Field(() => ID, { description: 'Opaque.' })
  get id(): string {
    return toGlobalId('event', this.row.id);
  }

  @Field(() => EventState, { description: 'Where it stands.' })
  get state(): EventState {
    return this.row.state;
  }

  @Field(() => Date, { description: 'When it starts.' })
  get startsAt(): Date {
    return this.row.startsAt;
  }

  @Field(() => Date, { description: 'When it ends.' })
  get endsAt(): Date {
    return this.row.endsAt;
  }

  @Field(() => Date, { description: 'From when on it takes check-ins, once it is open.' })
  get opensAt(): Date {
    return opensAt(this.row);
  }

  @Field(() => Date, {
    description: 'Until when an organiser may write down who came, and a phone may send a code that it kept.',
  })
  get settledAt(): Date {
    return settledAt(this.row);
  }

  @Field(() => String, { description: 'The indicator that a visit counts as, by its code.' })
  get indicatorCode(): string {
    return this.row.indicatorCode;
  }

  @Field(() => Int, {
    description: 'What a visit brings: this, or what the rule of its day gives if that is less.',
  })
  get points(): number {
    return this.row.points;
  }

  @Field(() => EventCodeMode, { description: 'How people check in.' })
  get codeMode(): EventCodeMode {
    return this.row.codeMode;
  }
}

export const EventConnection = createConnectionType('Event', () => Event);

@ObjectType({ description: 'How an event goes. Counts and sums, never a person.' })
export class EventFigures {
  constructor(
    private readonly row: FiguresRow,
    private readonly visits: () => Promise<VisitFiguresRow | null>,
  ) {}

  @Field(() => Int, { description: 'How many came.' })
  get visitCount(): number {
    return this.row.visitCount;
  }

  @Field(() => Int, { description: 'The most that all visits together may bring.' })
  get budgetPoints(): number {
    return this.row.budgetPoints;
  }

  @Field(() => Int, { description: 'What they have brought so far.' })
  get pointsGiven(): number {
    return this.row.pointsGiven;
  }

  @Field(() => Int, { description: 'What is left of the budget.' })
  get pointsLeft(): number {
    return this.row.pointsLeft;
  }

  @Field(() => Int, {
    nullable: true,
    description: 'How often a printed code is good; null for a rotating one.',
  })
  get printedLimit(): number | null {
    return this.row.printedLimit;
  }

  @Field(() => Int, {
    nullable: true,
    description: 'How often a printed code is still good; null for a rotating one.',
  })
  get printedLeft(): number | null {
    return this.row.printedLeft;
  }

  @Field(() => Int, { description: 'How many of them got points.' })
  async creditedCount(): Promise<number> {
    return (await this.visits())?.creditedCount ?? 0;
  }

  @Field(() => Float, {
    nullable: true,
    description: 'Median time from the scan to the points, in seconds; null when nobody got any.',
  })
  async medianSecondsToPoints(): Promise<number | null> {
    return (await this.visits())?.medianSecondsToPoints ?? null;
  }
}
